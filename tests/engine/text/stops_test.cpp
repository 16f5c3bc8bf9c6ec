#include "engine/text/stops.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace duizhang::text {
namespace {

// The text with | behind every clause stop, ‖ behind every sentence stop, ¶ behind every paragraph stop.
std::string marked(std::string_view text) {
  auto stops = find_stops(text);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i] == '\n' ? ' ' : text[i];
    bool last = i + 1 == text.size() || (static_cast<unsigned char>(text[i + 1]) & 0xC0U) != 0x80U;
    if (!last) continue;
    if ((stops[i] & paragraph_stop) != 0)
      out += "¶";
    else if ((stops[i] & sentence_stop) != 0)
      out += "‖";
    else if ((stops[i] & clause_stop) != 0)
      out += "|";
  }
  return out;
}

}  // namespace

TEST_SUITE("text.stops") {
  TEST_CASE("clauses, sentences and paragraphs end where their marks stand") {
    struct Row {
      std::string_view text, expected;
    };
    std::vector<Row> const rows{
        {"一是增长,二是稳定;三是:好。完!", "一是增长,|二是稳定;|三是:|好。‖完!‖"},
        {"好?是\n新段", "好?‖是 ¶新段"},
        {"", ""},
        // Not every comma and colon between digits ends a clause.
        {"1,234.5亿元", "1,234.5亿元"},
        {"1,234,567元", "1,234,567元"},
        {"8,12亿元", "8,|12亿元"},
        {"1,2345元", "1,|2345元"},
        {"比例为8:2", "比例为8:2"},
        {"目标:8%", "目标:|8%"},
        // One dash joins, two part.
        {"7-8%", "7-8%"},
        {"工业--农业", "工业-|-|农业"},
        {"、不断", "、不断"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.text);
      CHECK(marked(row.text) == row.expected);
      auto stops = find_stops(row.text, Characters(row.text));
      std::vector<std::uint32_t> places;
      for (std::uint32_t at = 0; at < row.text.size(); ++at)
        if (stops.flags[at] != 0 && (static_cast<unsigned char>(row.text[at]) & 0xC0U) != 0x80U)
          places.push_back(at);
      CHECK(stops.places == places);
      CHECK(holds_stop(row.text) == !places.empty());
    }
  }

  TEST_CASE("a stop of a larger unit ends every smaller one") {
    for (auto stop : find_stops("a。b!c\nd,e;f"))
      if (stop != 0) {
        CHECK((stop & clause_stop) != 0);
        CHECK(((stop & paragraph_stop) == 0 || (stop & sentence_stop) != 0));
      }
  }

  TEST_CASE("all bytes of a full stop are alike") {
    auto stops = find_stops("好。");
    CHECK(stops == std::vector<std::uint8_t>{0, 0, 0, 3, 3, 3});
  }
}

}  // namespace duizhang::text
