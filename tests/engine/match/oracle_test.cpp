// run() against a matcher that cannot be wrong in the same way. DUIZHANG_ORACLE_PAIRS asks for more pairs.
#include <doctest/doctest.h>

#include <array>
#include <cstdlib>

#include "tests/engine/match/agree.hpp"
#include "tests/grammar/generate.hpp"

namespace duizhang::test {

TEST_SUITE("match.oracle") {
  TEST_CASE("run agrees with a slow and obvious matcher on generated patterns and texts") {
    auto const* wanted = std::getenv("DUIZHANG_ORACLE_PAIRS");
    auto pairs = wanted != nullptr ? std::atol(wanted) : 20000;
    auto const* seed = std::getenv("DUIZHANG_ORACLE_SEED");
    auto state = static_cast<std::uint64_t>(seed != nullptr ? std::atol(seed) : 20240101);
    match::Scratch scratch;
    long compared = 0, tried = 0, starts = 0, matches = 0, gave_up = 0;
    while (compared < pairs) {
      std::array<std::uint8_t, 80> bytes{};
      for (auto& byte : bytes) byte = static_cast<std::uint8_t>(next_random(state) >> 32);
      auto result = agree(bytes, scratch);
      ++tried;
      if (!result.complaint.empty()) FAIL(result.complaint);
      if (result.refused) continue;
      ++compared;
      starts += result.starts;
      matches += result.matches;
      gave_up += result.gave_up;
    }
    MESSAGE(compared << " pairs of " << tried << " tried, " << starts << " starts, " << matches
                     << " matches, " << gave_up << " without a second opinion");
    CHECK(matches > compared / 4);
    CHECK(gave_up * 100 < starts);
  }
}

}  // namespace duizhang::test
