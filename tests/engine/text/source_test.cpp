#include "engine/text/source.hpp"

#include <doctest/doctest.h>

namespace duizhang::text {

TEST_SUITE("text.source") {
  TEST_CASE("lines and columns count from one, columns in code points") {
    SourceMap sources;
    auto id = sources.add("a.yaml", "增长: 1\n\n  下降: 2\r\nend");
    auto at = [&](std::uint32_t offset) {
      auto place = sources.place({id, offset, offset});
      return std::tuple(place.line, place.column, std::string(place.line_text));
    };
    CHECK(at(0) == std::tuple(1U, 1U, "增长: 1"));
    CHECK(at(6) == std::tuple(1U, 3U, "增长: 1"));  // the colon: two characters before it, six bytes
    CHECK(at(9) == std::tuple(1U, 6U, "增长: 1"));  // the newline belongs to the line it ends
    CHECK(at(10) == std::tuple(2U, 1U, ""));
    CHECK(at(13) == std::tuple(3U, 3U, "  下降: 2"));  // the \r is no part of the line
    CHECK(at(24) == std::tuple(4U, 1U, "end"));
    CHECK(at(27) == std::tuple(4U, 4U, "end"));
    CHECK(at(999) == std::tuple(4U, 4U, "end"));
    CHECK(sources.place({id, 0, 0}).name == "a.yaml");
  }

  TEST_CASE("an empty source has one empty line") {
    SourceMap sources;
    auto id = sources.add("empty", "");
    auto place = sources.place({id, 0, 0});
    CHECK(place.line == 1);
    CHECK(place.column == 1);
    CHECK(place.line_text.empty());
  }

  TEST_CASE("a span of a nested source becomes one of its file, through two levels") {
    SourceMap sources;
    auto file = sources.add("f", "key: \"a\\nb\"\n");
    auto nested = sources.add_nested(file, "a\nb", {6, 7, 9, 10});
    auto inner = sources.add_nested(nested, "b", {2, 3});
    CHECK(sources.outermost({nested, 0, 1}) == Span{file, 6, 7});
    CHECK(sources.outermost({nested, 2, 3}) == Span{file, 9, 10});
    CHECK(sources.outermost({nested, 0, 3}) == Span{file, 6, 10});
    CHECK(sources.outermost({nested, 3, 3}) == Span{file, 10, 10});
    CHECK(sources.outermost({inner, 0, 1}) == Span{file, 9, 10});
    CHECK(sources.place({inner, 0, 1}).column == 10);
    CHECK(sources.name(inner) == "f");
  }

  TEST_CASE("the end of a span stands behind its last byte, not where the next one begins") {
    // Two lines folded into one: 'a' and 'b' are neighbours in the scalar and lines apart in the file.
    SourceMap sources;
    auto file = sources.add("f", "a\n\n\n   b");
    auto nested = sources.add_nested(file, "ab", {0, 7, 8});
    CHECK(sources.outermost({nested, 0, 1}) == Span{file, 0, 1});
    CHECK(sources.outermost({nested, 1, 2}) == Span{file, 7, 8});
  }

  TEST_CASE("views stay valid when more sources come") {
    SourceMap sources;
    auto id = sources.add("first", "text of the first");
    auto before = sources.bytes(id);
    for (int i = 0; i < 1000; ++i) (void)sources.add("more", "x");
    CHECK(sources.bytes(id).data() == before.data());
    CHECK(sources.size() == 1001);
  }
}

}  // namespace duizhang::text
