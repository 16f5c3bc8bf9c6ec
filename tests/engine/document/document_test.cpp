#include "engine/document/document.hpp"

#include <doctest/doctest.h>

#include <random>

#include "engine/text/utf8.hpp"
#include "tests/engine/document/fake_outline.hpp"

namespace duizhang::document {

TEST_SUITE("document.document") {
  TEST_CASE("roles have one spelling each way") {
    for (auto role : {Role::other, Role::review, Role::five_year_review, Role::plan, Role::five_year_plan}) {
      Role back{};
      CHECK(role_named(name(role), back));
      CHECK(back == role);
    }
    Role untouched = Role::plan;
    CHECK_FALSE(role_named("reviews", untouched));
    CHECK(untouched == Role::plan);
  }

  TEST_CASE("a quote counts code points as one who counts from the front does") {
    std::string text;
    std::mt19937 random(3);
    std::vector<std::string> const pieces{"a", "é", "增长", "😀", "。", " ", "７", "\n", "PM"};
    for (int i = 0; i < 3000; ++i) text += pieces[random() % pieces.size()];
    auto document = test::read(text);
    auto folded = document.text();
    std::size_t checked = 0;
    for (std::uint32_t begin = 0; begin < folded.size(); begin += 7) {
      if ((static_cast<unsigned char>(folded[begin]) & 0xC0U) == 0x80U) continue;
      auto end = document.boundary(begin + 40);
      auto quote = document.quote({begin, end});
      auto bytes = document.folded.original({begin, end});
      REQUIRE(quote.start == text::count_code_points(std::string_view(text).substr(0, bytes.begin)));
      REQUIRE(quote.end == text::count_code_points(std::string_view(text).substr(0, bytes.end)));
      REQUIRE(quote.text == std::string_view(text).substr(bytes.begin, bytes.end - bytes.begin));
      ++checked;
    }
    CHECK(checked > 400);
  }

  TEST_CASE("quotes at both ends of texts whose size is a whole number of blocks") {
    for (std::size_t size : {1U, 63U, 64U, 65U, 128U, 192U}) {
      auto document = test::read(std::string(size, 'x'));
      auto end = static_cast<std::uint32_t>(size);
      CHECK(document.quote({0, end}).end == size);
      CHECK(document.quote({end, end}).start == size);
    }
  }

  TEST_CASE("a boundary is the start of the code point that holds a byte") {
    auto document = test::read("a增长");
    CHECK(document.boundary(0) == 0);
    CHECK(document.boundary(1) == 1);
    CHECK(document.boundary(2) == 1);
    CHECK(document.boundary(3) == 1);
    CHECK(document.boundary(4) == 4);
    CHECK(document.boundary(7) == 7);
    CHECK(document.boundary(700) == 7);
  }
}

}  // namespace duizhang::document
