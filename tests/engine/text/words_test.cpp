// Every place of every word, against looking for each of them alone.
#include "engine/text/words.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <tuple>

#include "tests/support/random.hpp"

namespace duizhang::text {
namespace {

using Places = std::vector<std::pair<std::size_t, std::string>>;

WordFinder finder_of(std::vector<std::string> const& words) {
  WordFinder finder;
  for (std::uint32_t i = 0; i < words.size(); ++i) finder.add(words[i], i);
  finder.finish();
  return finder;
}

Places found(std::vector<std::string> const& words, std::string_view text) {
  Places out;
  finder_of(words).find(text, [&](std::uint32_t, std::size_t begin, std::uint32_t length) {
    out.emplace_back(begin, text.substr(begin, length));
  });
  std::sort(out.begin(), out.end());
  return out;
}

Places found_one_by_one(std::vector<std::string> const& words, std::string_view text) {
  Places out;
  for (auto const& word : words)
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
      out.emplace_back(at, word);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_SUITE("text.words") {
  TEST_CASE("words inside and over the end of each other are all found") {
    CHECK(found({"增长", "长", "增长率", "率为"}, "年增长率为") ==
          Places{{3, "增长"}, {3, "增长率"}, {6, "长"}, {9, "率为"}});
    CHECK(found({"增长"}, "增长增长") == Places{{0, "增长"}, {6, "增长"}});
    CHECK(found({}, "增长").empty());
    CHECK(found({"增长"}, "").empty());
    CHECK(found({"增长率"}, "增长").empty());
  }

  TEST_CASE("at one place the longest comes first, and one word gives its payloads as they were added") {
    auto finder = finder_of({"增", "增长", "gdp", "增长率", "增长", ""});
    std::vector<std::uint32_t> payloads;
    finder.at("年增长率", 3, [&](std::uint32_t payload, std::uint32_t) { payloads.push_back(payload); });
    CHECK(payloads == std::vector<std::uint32_t>{3, 1, 4, 0});
    CHECK(finder.longest("增长").payload == 1);
    CHECK(finder.longest("增长").length == 6);
    CHECK(finder.longest("年增长").length == 0);
    CHECK(finder.longest("gd").length == 0);
    CHECK(finder.holds_any("人均gdp"));
    CHECK_FALSE(finder.holds_any("人均gd"));
  }

  TEST_CASE("the end of the last word counts, not its beginning, and words of one character are words") {
    auto finder = finder_of({"增", "力争", "力争突破", "已", "😀"});
    CHECK(finder.last_end("力争突破") == 12);
    CHECK(finder.last_end("力争已突破") == 9);
    CHECK(finder.last_end("已力争突") == 9);
    CHECK(finder.last_end("a😀b") == 5);
    CHECK(finder.last_end("总增") == 6);
    CHECK(finder.last_end("总量") == 0);
    CHECK(finder.last_end("") == 0);
    CHECK(WordFinder().last_end("力争") == 0);
    CHECK(finder.holds_any("总增"));
    CHECK(finder.holds_any("😀"));
    CHECK_FALSE(finder.holds_any("力突破"));
    CHECK_FALSE(finder.holds_any(""));
  }

  TEST_CASE("of words a text ends in the longest counts, of two bytes too") {
    WordEnds ends;
    for (auto const* word : {"率", "增长率", "长率", "ab", ""}) ends.add(word);
    CHECK(ends.longest("年增长率") == 9);
    CHECK(ends.longest("生长率") == 6);
    CHECK(ends.longest("税率") == 3);
    CHECK(ends.longest("率") == 3);
    CHECK(ends.longest("cab") == 2);
    CHECK(ends.longest("ab") == 2);
    CHECK(ends.longest("增长") == 0);
    CHECK(ends.longest("") == 0);
    std::vector<std::string> const few{"长率", "增长率", "率"};
    CHECK(longest_end("年增长率", few) == 9);
    CHECK(longest_end("税率", few) == 3);
    CHECK(longest_start("率高", {"率", "率高"}) == 6);
    CHECK(longest_start("高率", {"率", "率高"}) == 0);
    CHECK(longest_start("率", {"率高"}) == 0);
    CHECK(longest_end("增长", few) == 0);
  }

  TEST_CASE("over decoded characters the same words are found in the same order") {
    std::vector<std::string> const words{"增长", "长", "增长率", "率为😀", "😀", "😁a", "8%", "8", "增"};
    auto finder = finder_of(words);
    for (std::string_view text : {"增长率为😀8%，长8增😁a", "", "增", "😀😁", "增长率为😁"}) {
      CAPTURE(text);
      using Place = std::tuple<std::uint32_t, std::size_t, std::uint32_t>;
      std::vector<Place> bytes, decoded;
      finder.find(text,
                  [&](auto word, std::size_t at, auto length) { bytes.emplace_back(word, at, length); });
      Characters characters(text);
      finder.find(text, characters,
                  [&](auto word, std::size_t at, auto length) { decoded.emplace_back(word, at, length); });
      CHECK(decoded == bytes);
      CHECK(bytes.size() == found_one_by_one(words, text).size());
      for (std::size_t i = 0; i < characters.size(); ++i)
        if (finder.longest(text, characters.begin(i)).length != 0) CHECK(finder.may_begin(characters, i));
    }
  }

  TEST_CASE("a finder is made again of its members, and finds the same") {
    std::vector<std::string> const words{"增长", "长", "增长率", "率为😀", "8%", "增"};
    auto finder = finder_of(words);
    WordFinder copy;
    WordFinder::members(finder, [&, at = 0](auto& member) mutable {
      int to = 0;
      WordFinder::members(copy, [&](auto& other) {
        if constexpr (std::is_same_v<decltype(other), decltype(member)>)
          if (to == at) other = member;
        ++to;
      });
      ++at;
    });
    for (std::string_view text : {"增长率为😀8%，长8增", "", "增长率为"}) {
      std::string all, again;
      auto told = [](std::string& to) {
        return [&to](auto word, std::size_t at, auto length) {
          to += std::to_string(word) + ' ' + std::to_string(at) + ' ' + std::to_string(length) + ' ';
        };
      };
      finder.find(text, told(all)), copy.find(text, told(again));
      CHECK(again == all);
    }
  }

  TEST_CASE("on random words the finder agrees with looking for each word alone") {
    std::uint64_t state = 7;
    auto word = [&](std::size_t longest, unsigned letters) {
      std::string out(1 + (test::next_random(state) >> 33) % longest, 'a');
      for (auto& c : out) c = static_cast<char>('a' + (test::next_random(state) >> 33) % letters);
      return out;
    };
    for (unsigned round = 0; round < 400; ++round) {
      std::vector<std::string> words;
      for (unsigned i = 0; i < 1 + round % 60; ++i) words.push_back(word(10, 1 + round % 3));
      auto text = word(60, 1 + round % 3);
      CAPTURE(text);
      auto places = found_one_by_one(words, text);
      CHECK(found(words, text) == places);
      std::size_t last = 0;
      for (auto const& [at, one] : places) last = std::max(last, at + one.size());
      CHECK(finder_of(words).last_end(text) == last);
      CHECK(finder_of(words).holds_any(text) == !places.empty());
    }
  }
}

}  // namespace duizhang::text
