#include "engine/text/excerpt.hpp"

#include <doctest/doctest.h>

namespace duizhang::text {

TEST_SUITE("text.excerpt") {
  TEST_CASE("words stand in their surroundings, which end with their paragraph") {
    std::string_view text = "上段。\n新增停车位600个，改造公厕。\n下段";
    auto at = static_cast<std::uint32_t>(text.find("600个"));
    Range range{at, at + 6};
    CHECK(excerpt(text, range, 2) == "…车位【600个】，改…");
    CHECK(excerpt(text, range, 40) == "新增停车位【600个】，改造公厕。");
    CHECK(excerpt(text, range, 0) == "…【600个】…");
    auto whole = static_cast<std::uint32_t>(text.size());
    CHECK(excerpt(text, {0, whole}, 3) == "【上段。 新增停车位600个，改造公厕。 下段】");
    CHECK(excerpt(text, {whole, whole}, 2) == "下段【】");
  }

  TEST_CASE("code points and bytes lead to each other") {
    CodePoints points("a位6𠀀");
    CHECK(points.count() == 4);
    CHECK(points.byte(1) == 1);
    CHECK(points.byte(3) == 5);
    CHECK(points.byte(9) == 9);
    CHECK(points.index(0) == 0);
    CHECK(points.index(2) == 1);
    CHECK(points.index(5) == 3);
    CHECK(points.index(9) == 4);
    CHECK(CodePoints("").count() == 0);
  }
}

}  // namespace duizhang::text
