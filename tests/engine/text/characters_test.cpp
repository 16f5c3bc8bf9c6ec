// Characters decoded at once, against stepping through the text one by one.
#include "engine/text/characters.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine/text/utf8.hpp"
#include "tests/support/random.hpp"

namespace duizhang::text {
namespace {

// Characters of one to four bytes, Chinese ones by the run, as reports are made.
std::string random_text(std::uint64_t& state) {
  std::string out;
  auto draw = [&](std::uint64_t below) { return (test::next_random(state) >> 33) % below; };
  for (auto runs = draw(12); runs > 0; --runs) {
    auto const kind = draw(5);
    for (auto left = draw(9) + 1; left > 0; --left) {
      char32_t c = kind == 0   ? 0x20 + static_cast<char32_t>(draw(0x5F))
                   : kind == 1 ? 0xA1 + static_cast<char32_t>(draw(0x700))
                   : kind == 2 ? 0x800 + static_cast<char32_t>(draw(0x3000))
                   : kind == 3 ? 0x1F600 + static_cast<char32_t>(draw(0x40))
                               : 0x4E00 + static_cast<char32_t>(draw(0x5000));
      append_utf8(out, c);
    }
  }
  return out;
}

}  // namespace

TEST_SUITE("text.characters") {
  TEST_CASE("code points and where they begin") {
    Characters characters("a增é😀。");
    REQUIRE(characters.size() == 5);
    std::vector<char16_t> codes(characters.codes(), characters.codes() + 7);
    CHECK(codes == std::vector<char16_t>{u'a', u'增', u'é', Characters::beyond, u'。', 0, 0});
    std::vector<std::uint32_t> begins(characters.begins(), characters.begins() + 6);
    CHECK(begins == std::vector<std::uint32_t>{0, 1, 4, 6, 10, 13});
    CHECK(characters.at_or_behind(1) == 1);
    CHECK(characters.at_or_behind(2) == 2);
    CHECK(characters.at_or_behind(13) == 5);
    CHECK(Characters().size() == 0);
    CHECK(Characters()[0] == 0);
  }

  TEST_CASE("of random texts of any length the same as step by step, and so many") {
    std::uint64_t state = 3;
    for (int round = 0; round < 2000; ++round) {
      auto text = random_text(state);
      CAPTURE(text);
      Characters characters(text);
      std::size_t count = 0;
      for (std::size_t at = 0; at < text.size(); at += code_point_size(text[at]), ++count) {
        REQUIRE(count < characters.size());
        REQUIRE(characters.begin(count) == at);
        auto c = code_point_at(text, at);
        REQUIRE(characters[count] == (c < Characters::beyond ? c : Characters::beyond));
      }
      REQUIRE(characters.size() == count);
      REQUIRE(count_code_points(text) == count);
      REQUIRE_FALSE(invalid_utf8(text).has_value());
    }
  }

  TEST_CASE("one broken byte anywhere in a text is found, and so is a cut") {
    std::uint64_t state = 5;
    for (int round = 0; round < 3000; ++round) {
      auto text = random_text(state);
      if (text.empty()) continue;
      auto at = static_cast<std::size_t>((test::next_random(state) >> 33) % text.size());
      auto broken = text;
      broken[at] = static_cast<char>(test::next_random(state) >> 40);
      // Byte by byte as the standard says it (Unicode 15, table 3-7).
      auto first_bad = [](std::string_view bytes) -> std::optional<std::size_t> {
        for (std::size_t i = 0; i < bytes.size();) {
          auto byte = [&](std::size_t j) {
            return j < bytes.size() ? static_cast<unsigned char>(bytes[j]) : 0U;
          };
          auto lead = byte(i);
          std::size_t size = lead < 0x80                   ? 1
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
          auto low = lead == 0xE0 ? 0xA0U : lead == 0xF0 ? 0x90U : 0x80U;
          auto high = lead == 0xED ? 0x9FU : lead == 0xF4 ? 0x8FU : 0xBFU;
          bool good = size != 0 && (size < 2 || (byte(i + 1) >= low && byte(i + 1) <= high));
          for (std::size_t j = 2; j < size; ++j) good = good && (byte(i + j) & 0xC0U) == 0x80U;
          if (!good) return i;
          i += size;
        }
        return std::nullopt;
      };
      CAPTURE(broken);
      REQUIRE(invalid_utf8(broken) == first_bad(broken));
      auto cut = std::string_view(text).substr(0, at);
      REQUIRE(invalid_utf8(cut) == first_bad(cut));
    }
  }
}

}  // namespace duizhang::text
