#include "engine/text/utf8.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace duizhang::text {

TEST_SUITE("text.utf8") {
  TEST_CASE("the first byte that breaks the encoding is found") {
    struct Row {
      std::string_view name;
      std::string text;
      std::optional<std::size_t> bad;
    };
    std::vector<Row> const rows{
        {"nothing at all", "", std::nullopt},
        {"one to four bytes", "a\xC3\xA9增\xF0\x9F\x98\x80", std::nullopt},
        {"a nul is a code point", std::string("a\0b", 3), std::nullopt},
        {"a lone continuation byte", "a\x80", 1},
        {"cut off at the end", "增长\xE5\xA2", 6},
        {"an overlong slash", "ab\xC0\xAF", 2},
        {"half of a surrogate pair", "\xED\xA0\x80", 0},
        {"behind the last plane", "x\xF4\x90\x80\x80", 1},
        {"GB18030 bytes", "\xD4\xF6\xB3\xA4", 0},
    };
    for (auto const& row : rows) {
      CAPTURE(row.name);
      CHECK(invalid_utf8(row.text) == row.bad);
    }
  }

  TEST_CASE("stepping forward and back visits the same code points") {
    std::string const text = "a\xC3\xA9增\xF0\x9F\x98\x80。";
    std::vector<std::size_t> forward, back;
    std::vector<char32_t> points;
    for (std::size_t at = 0; at < text.size(); at += code_point_size(text[at]))
      forward.push_back(at), points.push_back(code_point_at(text, at));
    for (auto at = text.size(); at > 0;) back.insert(back.begin(), at = previous(text, at));
    CHECK(forward == std::vector<std::size_t>{0, 1, 3, 6, 10});
    CHECK(back == forward);
    CHECK(points == std::vector<char32_t>{U'a', U'é', U'增', U'😀', U'。'});
    CHECK(count_code_points(text) == 5);
  }

  TEST_CASE("a continuation byte still steps by one, so that no walk stands still") {
    CHECK(code_point_size('\x80') == 1);
    CHECK(code_point_size('\xBF') == 1);
  }

  TEST_CASE("wide characters take two columns, combining and invisible ones none") {
    struct Row {
      std::string_view text;
      std::size_t width;
    };
    std::vector<Row> const rows{{"", 0},
                                {"abc", 3},
                                {"增长", 4},
                                {"７．５％", 8},
                                {"、。", 4},
                                {"“", 1},
                                {"e\xCC\x81", 1},
                                {"\xC2\xAD", 0},
                                {"\xE2\x80\x8B", 0},
                                {"\xEF\xBB\xBF", 0},
                                {"\xF0\x9F\x98\x80", 2},
                                {"㎡", 2},
                                {"가", 2}};
    for (auto const& row : rows) {
      CAPTURE(row.text);
      CHECK(display_width(row.text) == row.width);
    }
  }

  TEST_CASE("code points are written as they were read") {
    for (char32_t c : {U'a', U'é', U'增', U'😀', char32_t{0x10FFFF}}) {
      std::string out;
      append_utf8(out, c);
      CHECK(code_point_at(out, 0) == c);
      CHECK(code_point_size(out[0]) == out.size());
    }
  }

  TEST_CASE("a prefix never ends inside a code point") {
    std::string const text = "a增长b";
    CHECK(prefix(text, 0) == "");
    CHECK(prefix(text, 1) == "a");
    CHECK(prefix(text, 2) == "a增");
    CHECK(prefix(text, 9) == text);
  }
}

}  // namespace duizhang::text
