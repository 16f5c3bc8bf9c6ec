// The first pass tries only what may match: whatever is left out would not have matched.
#include "engine/match/onset.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <set>

#include "engine/match/run.hpp"
#include "engine/match/slots.hpp"
#include "engine/text/ascii.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/numeral.hpp"
#include "engine/text/stops.hpp"
#include "engine/text/utf8.hpp"
#include "tests/support/rules.hpp"
#include "tests/support/temporary.hpp"

namespace duizhang::match {
namespace {

// Numbers and years as the first pass reads them, but that a year is four digits only.
class Numbers : public SlotSource {
 public:
  explicit Numbers(std::string_view text) : text_(text) {}
  [[nodiscard]] std::uint32_t end_of(SlotId kind, std::uint32_t at) const override {
    auto number = text::read_number(text_.substr(at));
    if (!number || (at > 0 && text::is_digit(text_[at]) && text::is_digit(text_[at - 1]))) return 0;
    bool year = text::is_digit(text_[at]) && number->length == 4;
    bool wanted = kind == id(SlotKind::number) || (kind == id(SlotKind::year) && year);
    return wanted ? at + static_cast<std::uint32_t>(number->length) : 0;
  }

 private:
  std::string_view text_;
};

struct Counts {
  std::size_t asked = 0, tried = 0, matched = 0;
};

void look(std::string_view text, LexicalTables const& tables, Onset& onset, Scratch& scratch,
          Counts& counts) {
  Numbers numbers(text);
  auto flags = text::find_stops(text);
  TextView view{text, flags, &numbers};
  text::Characters characters(text);
  for (std::uint32_t at = 0; at < text.size(); at += text::code_point_size(text[at])) {
    std::set<std::uint32_t> tried;
    auto add = [&](Onset::Start start, std::size_t from) {
      auto found =
          onset.programs(start, characters, characters.at_or_behind(static_cast<std::uint32_t>(from)));
      CHECK(std::is_sorted(found.begin(), found.end()));
      tried.insert(found.begin(), found.end());
    };
    add(Onset::Start::word, at);
    if (auto end = numbers.end_of(id(SlotKind::number), at); end != 0) add(Onset::Start::number, end);
    for (std::uint32_t i = 0; i < tables.programs.size(); ++i) {
      bool matches = run(tables.programs[i].program, view, at, scratch).has_value();
      if (matches) CHECK_MESSAGE(tried.contains(i), "program ", i, " at ", at, " of ", text);
      counts.matched += matches ? 1U : 0U;
    }
    counts.asked += tables.programs.size();
    counts.tried += tried.size();
  }
}

TEST_CASE("no program that matches is left out, and few that do not are tried") {
  auto const& rules = test::shipped_rules();
  auto const& tables = rules.compiled().lexical;
  Onset onset;
  onset.use(tables);
  Scratch scratch;
  Counts counts;
  for (auto const& name : rules.set().names)
    for (auto const* texts : {&name.tests, &name.ignores})
      for (auto const& text : *texts) look(text::fold(text), tables, onset, scratch, counts);
  look(text::fold("五年来，新建3个产业园，“十三五”期间年均增长7.5%左右，到2020年底力争突破100亿元大关。"),
       tables, onset, scratch, counts);
  CHECK(counts.matched > 200);
  CHECK(counts.tried >= counts.matched);
  CHECK(counts.tried < 10 * counts.matched);
  CHECK(counts.tried * 50 < counts.asked);
}

TEST_CASE("two characters decide where that is certain, and only there") {
  test::TemporaryFolder folder("onset-pairs");
  folder.write("a.yaml", R"(
names:
  - {id: name.pair, pattern: '甲 [乙丙] 丁'}
  - {id: name.gap, pattern: '戊 gap(0..3) 己'}
  - {id: name.one, pattern: '庚'}
  - {id: name.beyond, pattern: '辛 "😀"'}
)");
  diag::Diagnostics said;
  Rules const rules(folder.path(), said);
  REQUIRE_MESSAGE(!said.has_errors(), diag::render_all(said, rules.sources()));
  Onset onset;
  onset.use(rules.compiled().lexical);
  auto asked = [&](std::string_view text) {
    return onset.programs(Onset::Start::word, text::Characters(text), 0).size();
  };
  for (int again = 0; again < 2; ++again) {
    CHECK(asked("甲乙丁") == 1);
    CHECK(asked("甲丙丁") == 1);
    CHECK(asked("甲丁乙") == 0);
    CHECK(asked("戊己") == 1);
    CHECK(asked("戊子丑己") == 1);
    CHECK(asked("庚子") == 1);
    CHECK(asked("庚") == 1);
    CHECK(asked("辛😀") == 1);
    CHECK(asked("子丑") == 0);
  }
}

TEST_CASE("what is known of one set of programs is not taken for another's") {
  auto rules_of = [](std::string const& pattern) {
    test::TemporaryFolder folder("onset");
    folder.write("a.yaml", "names: [{id: name.one, pattern: '" + pattern + "'}]\n");
    diag::Diagnostics said;
    auto rules = std::make_unique<Rules>(folder.path(), said);
    REQUIRE_MESSAGE(!said.has_errors(), diag::render_all(said, rules->sources()));
    return rules;
  };
  auto first = rules_of("甲 [乙丙]"), second = rules_of("丁 戊");
  auto const &one = first->compiled(), &other = second->compiled();
  Onset onset;
  onset.use(one.lexical);
  CHECK(onset.programs(Onset::Start::word, text::Characters("甲丙"), 0).size() == 1);
  CHECK(onset.programs(Onset::Start::word, text::Characters("甲丁"), 0).empty());
  CHECK(onset.programs(Onset::Start::word, text::Characters("丁戊"), 0).empty());
  onset.use(other.lexical);
  CHECK(onset.programs(Onset::Start::word, text::Characters("甲丙"), 0).empty());
  CHECK(onset.programs(Onset::Start::word, text::Characters("丁戊"), 0).size() == 1);
}

}  // namespace
}  // namespace duizhang::match
