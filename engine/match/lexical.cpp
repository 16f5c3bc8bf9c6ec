#include "engine/match/lexical.hpp"

#include <algorithm>

#include "engine/match/meaning.hpp"
#include "engine/match/slots.hpp"
#include "engine/match/unit_elsewhere.hpp"
#include "engine/text/numeral.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::match {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Raw numbers and years, read where they are asked for: what names and periods are made of. The last
// reading is kept, because many programs ask for the number at one place.
class NumberSlots : public SlotSource {
 public:
  explicit NumberSlots(std::string_view text) : text_(text) {}

  [[nodiscard]] std::uint32_t end_of(SlotId kind, std::uint32_t at) const override {
    if (at >= text_.size() || !starts_number(at)) return 0;
    if (kind == id(SlotKind::year)) return year_end(at);
    return kind == id(SlotKind::number) ? number_end(at) : 0;
  }

  [[nodiscard]] std::uint32_t number_end(std::uint32_t at) const {
    if (at != known_at_) {
      auto number = text::read_number(text_.substr(at));
      known_at_ = at;
      known_end_ = number ? at + static_cast<std::uint32_t>(number->length) : 0;
    }
    return known_end_;
  }

  [[nodiscard]] std::uint32_t year_end(std::uint32_t at) const {
    if (!is_digit(text_[at])) return chinese_year(at);
    for (std::uint32_t i = 0; i < 4; ++i)
      if (at + i >= text_.size() || !is_digit(text_[at + i])) return 0;
    return at + 4 < text_.size() && is_digit(text_[at + 4]) ? 0 : at + 4;
  }

 private:
  [[nodiscard]] bool starts_number(std::uint32_t at) const {
    if (is_digit(text_[at])) return at == 0 || !is_digit(text_[at - 1]);
    return text::starts_numeral(text_.substr(at));
  }
  // 二〇二四, 二零一八; not 两千.
  [[nodiscard]] std::uint32_t chinese_year(std::uint32_t at) const {
    if (number_end(at) != at + 12) return 0;
    auto word = text_.substr(at, 12);
    auto year = text::number_of(word);
    return year && *year >= 1900 && *year <= 2100 && word.find("千") == std::string_view::npos ? at + 12 : 0;
  }
  std::string_view text_;
  mutable std::uint32_t known_at_ = 0xFFFFFFFF;
  mutable std::uint32_t known_end_ = 0;
};

class Walk {
 public:
  Walk(std::string_view text, text::Characters const& characters, std::span<std::uint8_t const> flags,
       int year, CompiledRules const& rules, Scratch& scratch)
      : text_(text),
        characters_(characters),
        year_(year),
        rules_(rules),
        scratch_(scratch),
        numbers_(text),
        view_{text, flags, &numbers_} {
    scratch_.onset.use(rules.lexical);
    constexpr std::size_t bytes_a_quantity = 200;  // of the corpus: 250; the list seldom has to be moved
    out_.quantities.reserve(text.size() / bytes_a_quantity);
  }

  Mentions walk() {
    auto const& starts = rules_.lexical.starts;
    auto const count = characters_.size();
    for (index_ = 0; index_ < count;) {
      auto c = characters_[index_];
      if (!starts.holds(c)) {
        ++index_;
        continue;
      }
      auto taken = mention_at(characters_.begin(index_), c);
      ++index_;
      while (characters_.begin(index_) < taken) ++index_;
    }
    return std::move(out_);
  }

 private:
  std::uint32_t mention_at(std::uint32_t at, char32_t c) {
    bool digit = c >= '0' && c <= '9';
    bool numeral = !digit && text::starts_numeral(c);
    bool number = digit ? !inside_number(at) : numeral;
    if (c == '.') return starts_with_point(at) ? quantity_at(at) : 0;
    if (auto end = lexical_at(at, number); end != 0) return end;
    if (!digit && !numeral && !text::is_scale(c)) return 0;
    return quantity_at(at);
  }

  [[nodiscard]] bool inside_number(std::uint32_t at) const {
    return at > 0 && (is_digit(text_[at - 1]) || (text_[at - 1] == '.' && at > 1 && is_digit(text_[at - 2])));
  }

  // .5 is a number where nothing stands before it that the point could belong to.
  [[nodiscard]] bool starts_with_point(std::uint32_t at) const {
    if (at + 1 >= text_.size() || !is_digit(text_[at + 1])) return false;
    auto end = at + 1;
    while (end < text_.size() && is_digit(text_[end]) && end < at + max_slot_bytes) ++end;
    if (end + 1 < text_.size() && text_[end] == '.' && is_digit(text_[end + 1])) return false;  // .2.7
    if (at == 0) return true;
    auto before = text::code_point_at(text_, text::previous(text_, at));
    if (before < 0x80)
      return before == '\n' || before == ',' || before == '(' || before == '-' || before == '~';
    return !text::starts_numeral(before) && !text::is_scale(before);
  }

  struct Best {
    std::uint32_t end = 0;
    LexicalKind kind = LexicalKind::name;
    std::uint32_t rule = 0;
    Program const* program = nullptr;
    std::optional<Match> match;  // of the program
  };

  std::uint32_t lexical_at(std::uint32_t at, bool number) {
    auto const& lexical = rules_.lexical;
    bool named = lexical.words.may_begin(characters_, index_);
    auto programs = programs_at(at, number);
    if (!named && programs.empty()) return 0;
    Best best;
    auto better = [&](std::uint32_t end, LexicalKind kind) {
      if (best.end == 0 || end != best.end) return end > best.end;
      // Of two that end together a value is the narrower way of speaking: 十大 is a name, 建成十大书房 is
      // not.
      if (kind == LexicalKind::value || best.kind == LexicalKind::value)
        return kind == LexicalKind::value && best.kind == LexicalKind::name;
      return kind < best.kind;
    };
    auto name_at = [&](std::uint32_t name, std::uint32_t, std::uint32_t length) {
      if (auto end = at + length; better(end, LexicalKind::name))
        best = {end, LexicalKind::name, name, nullptr, std::nullopt};
    };
    if (named) lexical.words.at(text_, characters_, index_, name_at);
    for (auto payload : programs) {
      auto const& candidate = lexical.programs[payload];
      auto match = attempt_of(payload, at);
      if (match && better(match->end, candidate.kind))
        best = {match->end, candidate.kind, candidate.rule, &candidate.program, std::move(match)};
    }
    return best.end == 0 ? 0 : record(best, at);
  }

  // The character at a byte a little behind the one that is looked at.
  [[nodiscard]] std::size_t index_of(std::uint32_t byte) const {
    auto index = index_;
    while (characters_.begin(index) < byte) ++index;
    return index;
  }

  // The programs that may match here, in their order.
  std::span<std::uint32_t const> programs_at(std::uint32_t at, bool number) {
    using Start = Onset::Start;
    auto words = scratch_.onset.programs(Start::word, characters_, index_);
    if (!number) return words;
    tries_.assign(words.begin(), words.end());
    auto end = numbers_.number_end(at);
    auto year = numbers_.year_end(at);
    for (auto from : {end, year == end ? 0U : year}) {
      if (from == 0) continue;
      auto behind = scratch_.onset.programs(Start::number, characters_, index_of(from));
      tries_.insert(tries_.end(), behind.begin(), behind.end());
    }
    std::sort(tries_.begin(), tries_.end());
    tries_.erase(std::unique(tries_.begin(), tries_.end()), tries_.end());
    return tries_;
  }

  std::optional<Match> attempt_of(std::uint32_t payload, std::uint32_t at) {
    auto const& program = rules_.lexical.programs[payload].program;
    if (scratch_.profile == nullptr) return run(program, view_, at, scratch_);
    auto& costs = scratch_.profile->lexical;
    if (costs.empty()) costs.resize(rules_.lexical.programs.size());
    auto begin = nanoseconds_now();
    auto steps = scratch_.steps;
    auto match = run(program, view_, at, scratch_);
    auto& cost = costs[payload];
    ++cost.tried;
    cost.matched += match ? 1U : 0U;
    cost.steps += scratch_.steps - steps;
    cost.nanoseconds += nanoseconds_now() - begin;
    return match;
  }

  std::uint32_t record(Best const& best, std::uint32_t at) {
    text::Range range{at, best.end};
    auto const& set = *rules_.rules;
    switch (best.kind) {
      case LexicalKind::name:
        out_.names.push_back({range, best.rule});
        break;
      case LexicalKind::period:
        out_.periods.push_back(
            {range, best.rule,
             resolve_period(set.periods[best.rule], *best.program, *best.match, text_, year_)});
        break;
      case LexicalKind::value: {
        auto quantity = read_value(set.values[best.rule], *best.program, *best.match, text_, set.words);
        if (!quantity) return 0;
        return add(std::move(*quantity));
      }
    }
    return best.end;
  }

  std::uint32_t quantity_at(std::uint32_t at) {
    auto quantity = quantity::read_quantity(text_, at, rules_.rules->words);
    return quantity ? add(std::move(*quantity)) : skip_number(at);
  }

  std::uint32_t add(quantity::Quantity quantity) {
    // A hedge word that reaches back over an earlier quantity is that one's.
    if (!out_.quantities.empty()) {
      auto before = out_.quantities.back().whole.end;
      quantity.whole.begin = std::max(quantity.whole.begin, before);
      quantity.number.begin = std::max(quantity.number.begin, before);
    }
    auto end = quantity.whole.end;
    out_.quantities.push_back(std::move(quantity));
    return end;
  }

  // Digits of what is no quantity are passed over as one: the 5 of PM2.5 is not looked at again.
  std::uint32_t skip_number(std::uint32_t at) {
    auto digit = [&](std::uint32_t i) { return i < text_.size() && is_digit(text_[i]); };
    auto end = at;
    while (digit(end) || (end > at && end < text_.size() && text_[end] == '.' && digit(end + 1))) ++end;
    if (end > at) {
      // The .2 of A3.5.2: what follows a name and a point is part of the name.
      if (!out_.names.empty() && out_.names.back().range.end + 1 == at && text_[at - 1] == '.')
        out_.names.back().range.end = end;
      return end;
    }
    // Chinese digits that were refused together are too long a run: none of them starts a number.
    if (numbers_.number_end(at) != 0) return 0;
    constexpr std::uint32_t size = 3;  // bytes of a Chinese digit
    while (end < text_.size() && static_cast<unsigned char>(text_[end]) >= 0x80U &&
           text::number_of(text_.substr(end, size)))
      end += size;
    return end > at ? end : 0;
  }

  std::string_view text_;
  text::Characters const& characters_;
  std::size_t index_ = 0;  // of the character that is looked at
  int year_;
  CompiledRules const& rules_;
  Scratch& scratch_;
  NumberSlots numbers_;
  TextView view_;
  std::vector<std::uint32_t> tries_;  // programs that may begin at the place
  Mentions out_;
};

}  // namespace

Mentions find_mentions(std::string_view text, text::Characters const& characters,
                       std::span<std::uint8_t const> flags, int year, CompiledRules const& rules,
                       Scratch& scratch) {
  auto mentions = Walk(text, characters, flags, year, rules, scratch).walk();
  find_units_elsewhere(text, *rules.rules, mentions);
  return mentions;
}

}  // namespace duizhang::match
