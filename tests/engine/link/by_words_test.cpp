#include "engine/link/by_words.hpp"

#include <doctest/doctest.h>

#include "tests/support/builders.hpp"

namespace duizhang::link {

TEST_SUITE("link.by_words") {
  TEST_CASE("an id of an indicator known by its words stays only where target and result both have it") {
    rule::IndicatorTable indicators;
    indicators.add({"tap_water", "自来水", "Tap water", {}, rule::Direction::up, {}, "", {"%"}, true, {}});
    indicators.add({"gdp", "生产总值", "GDP", {}, rule::Direction::up, {}, "", {}, false, {}});
    std::vector reports{test::make_report(2020), test::make_report(2021),
                        test::make_report(2021, "某市他区")};
    struct Row {
      char const* about;
      std::size_t report;  // of the result
      bool result_has_it;
      bool stays;
    };
    for (auto const& row :
         {Row{"both have it", 1, true, true}, Row{"only the target has it", 1, false, false},
          Row{"the result is of another place", 2, true, false},
          Row{"the result is of the report of the target", 0, true, false}}) {
      CAPTURE(row.about);
      std::vector<claim::Claim> claims{test::make_target("a", 0, 2020).canonical("tap_water"),
                                       test::make_outcome("b", row.report, 2020),
                                       test::make_target("c", 0, 2020).canonical("gdp")};
      if (row.result_has_it) claims[1].indicator.id = "tap_water";
      auto seen = without_lone_ids(claims, reports, indicators);
      CHECK(seen[0].indicator.id == (row.stays ? "tap_water" : ""));
      CHECK(seen[1].indicator.id == (row.stays ? "tap_water" : ""));
      CHECK(seen[2].indicator.id == "gdp");
    }
  }

  TEST_CASE("and where the same words tell apart what is meant") {
    rule::IndicatorTable indicators;
    rule::Indicator water{"water", "水质", "Water", {}, rule::Direction::up, {}, "", {"%"}, true, {}};
    water.apart = {"饮用"};
    indicators.add(water);
    std::vector reports{test::make_report(2020), test::make_report(2021)};
    claim::Claim target = test::make_target("a", 0, 2020).canonical("water").text("饮用水水源达标率");
    claim::Claim outcome = test::make_outcome("b", 1, 2020).canonical("water").text("断面达标率");
    CHECK(without_lone_ids({target, outcome}, reports, indicators)[0].indicator.id == "");
    outcome.indicator.text = "集中式饮用水水源达标率";
    CHECK(without_lone_ids({target, outcome}, reports, indicators)[0].indicator.id == "water");
  }

  TEST_CASE("a target of several years meets the report that follows its last") {
    rule::IndicatorTable indicators;
    indicators.add({"tap_water", "自来水", "Tap water", {}, rule::Direction::up, {}, "", {"%"}, true, {}});
    std::vector reports{test::make_report(2020), test::make_report(2023)};
    claim::Claim target =
        test::make_target("a", 0, 2020).canonical("tap_water").period(quantity::Period::years(2020, 2022));
    claim::Claim outcome = test::make_outcome("b", 1, 2022).canonical("tap_water");
    CHECK(without_lone_ids({target, outcome}, reports, indicators)[0].indicator.id == "tap_water");
    target.period = quantity::Period::years(2020, 2024);
    CHECK(without_lone_ids({target, outcome}, reports, indicators)[0].indicator.id == "");
  }
}

}  // namespace duizhang::link
