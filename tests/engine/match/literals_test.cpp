// Every place of every literal, against looking for each of them alone.
#include "engine/match/literals.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/grammar/generate.hpp"

namespace duizhang::match {
namespace {

using Places = std::vector<std::pair<std::uint32_t, std::string>>;

Places found(std::vector<std::string> const& literals, std::string_view text) {
  LiteralFinder finder;
  for (auto const& literal : literals) (void)finder.add(literal);
  finder.finish();
  Places out;
  finder.find(text, [&](std::uint32_t number, std::uint32_t begin) {
    out.emplace_back(begin, text.substr(begin, finder.length(number)));
  });
  std::sort(out.begin(), out.end());
  return out;
}

Places found_one_by_one(std::vector<std::string> literals, std::string_view text) {
  std::sort(literals.begin(), literals.end());
  literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
  Places out;
  for (auto const& literal : literals)
    for (auto at = text.find(literal); at != std::string_view::npos; at = text.find(literal, at + 1))
      out.emplace_back(static_cast<std::uint32_t>(at), literal);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_SUITE("match.literals") {
  TEST_CASE("literals inside and over the end of each other are all found") {
    CHECK(found({"增长", "长", "增长率", "率为"}, "年增长率为") ==
          Places{{3, "增长"}, {3, "增长率"}, {6, "长"}, {9, "率为"}});
    CHECK(found({"增长", "增长"}, "增长增长") == Places{{0, "增长"}, {6, "增长"}});
    CHECK(found({}, "增长").empty());
    CHECK(found({"增长"}, "").empty());
  }

  TEST_CASE("on random words the finder agrees with looking for each word alone") {
    std::uint64_t state = 7;
    auto word = [&](std::size_t longest) {
      std::string out(1 + (test::next_random(state) >> 33) % longest, 'a');
      for (auto& c : out) c = static_cast<char>('a' + (test::next_random(state) >> 33) % 3);
      return out;
    };
    for (int round = 0; round < 300; ++round) {
      std::vector<std::string> literals;
      for (int i = 0; i < 1 + round % 12; ++i) literals.push_back(word(5));
      auto text = word(60);
      CAPTURE(text);
      CHECK(found(literals, text) == found_one_by_one(literals, text));
    }
  }
}

}  // namespace duizhang::match
