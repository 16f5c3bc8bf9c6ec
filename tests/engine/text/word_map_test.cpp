// Whole words and their numbers, against a map of the library.
#include "engine/text/word_map.hpp"

#include <doctest/doctest.h>

#include <map>

#include "tests/support/random.hpp"

namespace duizhang::text {

TEST_SUITE("text.word_map") {
  TEST_CASE("a word is found whole or not at all, and the first number stays") {
    WordMap map;
    CHECK_FALSE(map.holds(""));
    CHECK_FALSE(map.holds("增长"));
    map.add("增长", 3);
    map.add("增长率", 4);
    map.add("增长", 5);
    CHECK(map.find("增长") == 3U);
    CHECK(map.find("增长率") == 4U);
    CHECK_FALSE(map.holds("增"));
    CHECK_FALSE(map.holds("增长率为"));
    CHECK_FALSE(map.holds(""));
    map.add("", 6);
    CHECK(map.find("") == 6U);
  }

  TEST_CASE("words that share their first and last eight bytes are told apart") {
    WordMap map;
    map.add("一般公共预算收入增长速度", 1);
    map.add("一般公共财政收入增长速度", 2);
    CHECK(map.find("一般公共预算收入增长速度") == 1U);
    CHECK(map.find("一般公共财政收入增长速度") == 2U);
    CHECK_FALSE(map.holds("一般公共税务收入增长速度"));
  }

  TEST_CASE("thousands of random words agree with a map of the library") {
    std::uint64_t state = 11;
    auto word = [&] {
      std::string out((test::next_random(state) >> 33) % 24, 'a');
      for (auto& c : out) c = static_cast<char>('a' + (test::next_random(state) >> 33) % 3);
      return out;
    };
    WordMap map;
    std::map<std::string, std::uint32_t> known;
    for (std::uint32_t i = 0; i < 3000; ++i) {
      auto one = word();
      map.add(one, i);
      known.emplace(one, i);
    }
    std::size_t held = 0;
    for (unsigned i = 0; i < 6000; ++i) {
      auto one = word();
      auto found = known.find(one);
      CHECK(map.find(one) == (found == known.end() ? std::nullopt : std::optional(found->second)));
      held += found != known.end() ? 1U : 0U;
    }
    CHECK(held > 100);
    CHECK(held < 5900);
  }
}

}  // namespace duizhang::text
