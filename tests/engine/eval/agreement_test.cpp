#include "engine/eval/agreement.hpp"

#include <doctest/doctest.h>

#include "engine/eval/tally.hpp"
#include "tests/support/builders.hpp"

namespace duizhang::eval {
namespace {

using claim::Measure;
using quantity::Bound;
using quantity::Strength;

GoldClaim annotated(std::string_view value, std::string unit, std::string indicator = "停车位") {
  GoldClaim out;
  out.kind = claim::Kind::target;
  out.measure = Measure::level;
  out.end = 10;
  out.indicator = std::move(indicator);
  out.value = text::Decimal::parse(value);
  out.unit = std::move(unit);
  out.strength = Strength::plain;
  out.period = "2020";
  return out;
}

claim::Claim found(std::string_view value, std::string unit, std::size_t start = 0, std::size_t end = 10) {
  claim::Claim out =
      test::make_target("c", 0, 2020).text("停车位").measure(Measure::level).value(value, std::move(unit));
  out.evidence.start = start;
  out.evidence.end = end;
  return out;
}

bool right(Field field, GoldClaim const& gold, claim::Claim const& claim) {
  return fields_right(gold, claim)[static_cast<std::size_t>(field)];
}

}  // namespace

TEST_SUITE("eval.agreement") {
  TEST_CASE("numbers agree on one scale, units when they count alike") {
    struct Row {
      std::string a, unit_a, b, unit_b;
      bool same;
    };
    for (auto const& row : {Row{"2", "亿元", "20000", "万元", true},
                            {"1.5", "万亿元", "15000", "亿元", true},
                            {"600", "个", "600", "只", true},
                            {"600", "个", "600", "", true},
                            {"600", "个", "600", "公里", false},
                            {"6", "％", "6", "%", true},
                            {"6", "%", "6.01", "%", false},
                            {"30000", "人", "3", "万人", true},
                            {"30000", "人", "3", "万人次", false}}) {
      CAPTURE(row.unit_a);
      CAPTURE(row.unit_b);
      CHECK(core_agrees(annotated(row.a, row.unit_a), found(row.b, row.unit_b)) == row.same);
    }
  }

  TEST_CASE("a range agrees with the same range only, no value with no value") {
    auto gold = annotated("7", "%");
    gold.value_max = text::Decimal(8);
    auto claim = found("7", "%");
    CHECK_FALSE(core_agrees(gold, claim));
    claim.value_max = text::Decimal(8);
    CHECK(core_agrees(gold, claim));
    claim.value_max = text::Decimal(9);
    CHECK_FALSE(core_agrees(gold, claim));
    gold.value.reset(), gold.value_max.reset();
    CHECK_FALSE(core_agrees(gold, claim));
    claim.value.reset();
    CHECK(core_agrees(gold, claim));
  }

  TEST_CASE("kind and measure must be the same") {
    auto claim = found("600", "个");
    claim.kind = claim::Kind::outcome;
    CHECK_FALSE(core_agrees(annotated("600", "个"), claim));
    claim = found("600", "个");
    claim.measure = Measure::change;
    CHECK_FALSE(core_agrees(annotated("600", "个"), claim));
  }

  TEST_CASE("a canonical indicator is right by its id, any other by its words") {
    struct Row {
      std::string canonical, annotated, id, words;
      bool right;
    };
    for (auto const& row : {Row{"gdp", "生产总值", "gdp", "经济", true},
                            {"gdp", "生产总值", "", "生产总值", false},
                            {"", "新增停车位", "parking_new", "新增停车位", true},
                            {"", "停车位", "", "新增公共停车位", true},
                            {"", "城区新增公共停车位", "", "停车位", false},
                            {"", "新增停车位", "", "停车位", true},
                            {"", "“小巨人”企业（国家级）", "", "小巨人企业国家级", true},
                            {"", "棚户区改造", "", "改造老旧小区", false},
                            {"", "停车位", "", "", false}}) {
      CAPTURE(row.annotated);
      CAPTURE(row.words);
      auto gold = annotated("6", "个", row.annotated);
      gold.canonical = row.canonical;
      auto claim = found("6", "个");
      claim.indicator = {row.id, row.words};
      CHECK(right(Field::indicator, gold, claim) == row.right);
    }
  }

  TEST_CASE("open bounds count as closed ones, periods by their years") {
    auto gold = annotated("6", "个");
    auto claim = found("6", "个");
    gold.bound = Bound::ge;
    claim.bound = Bound::gt;
    CHECK(right(Field::bound, gold, claim));
    gold.period = "2016/2020";
    CHECK_FALSE(right(Field::period, gold, claim));
    claim.period = quantity::Period::years(2016, 2020);
    CHECK(right(Field::period, gold, claim));
    CHECK(years(quantity::Period{}) == "");
    CHECK(years({boost::gregorian::date(2020, 1, 1), boost::gregorian::date(2020, 3, 31)}) == "2020");
  }

  TEST_CASE("pairs are one to one, and the better pair comes first") {
    std::vector gold{annotated("6", "个"), annotated("6", "个")};
    gold[1].bound = Bound::ge;
    auto plain = found("6", "个"), bounded = found("6", "个");
    bounded.bound = Bound::ge;
    auto agreement = agree(gold, {bounded, plain, found("6", "个")}, {});
    REQUIRE(agreement.pairs.size() == 2);
    CHECK(agreement.pairs[0].strict());
    CHECK(agreement.pairs[1].claim == 0);
    CHECK(agreement.spurious.size() == 1);
    CHECK(agreement.missed.empty());
  }

  TEST_CASE("a claim elsewhere in the text answers nothing") {
    auto agreement = agree({annotated("6", "个")}, {found("6", "个", 10, 14)}, {});
    CHECK(agreement.pairs.empty());
    CHECK(agreement.missed.size() == 1);
    CHECK(agreement.spurious.size() == 1);
  }

  TEST_CASE("only what stands in a zone is judged, and only numbers that are targets or outcomes") {
    std::vector gold{annotated("6", "个"), annotated("7", "个")};
    gold[1].start = 50, gold[1].end = 60;
    auto milestone = found("6", "个");
    milestone.kind = claim::Kind::milestone;
    auto admission = found("6", "个");
    admission.measure = Measure::admission;
    auto agreement =
        agree(gold, {found("6", "个"), found("9", "个", 70, 80), milestone, admission}, {{5, 20}});
    CHECK(agreement.gold == std::vector<std::size_t>{0});
    CHECK(agreement.claims == std::vector<std::size_t>{0});
    CHECK(agreement.pairs.size() == 1);
    CHECK(agree(gold, {milestone}, {}).claims.empty());
  }

  TEST_CASE("headline is looked at and not asked for") {
    auto gold = annotated("6", "个");
    gold.headline = true;
    auto agreement = agree({gold}, {found("6", "个")}, {});
    REQUIRE(agreement.pairs.size() == 1);
    CHECK_FALSE(agreement.pairs[0].right[static_cast<std::size_t>(Field::headline)]);
    CHECK(agreement.pairs[0].strict());
  }

  TEST_CASE("a tally counts over all texts, by measure and by rule") {
    Judged text;
    text.gold = {annotated("6", "个"), annotated("7", "个")};
    text.claims = {found("6", "个"), found("8", "个")};
    text.claims[0].rule = "amount.level";
    text.claims[1].rule = "amount.level";
    text.claims[0].annualised = true;
    text.agreement = agree(text.gold, text.claims, {});
    auto all = tally(std::vector{text, text});
    CHECK(all.all.gold == 4);
    CHECK(all.all.claims == 4);
    CHECK(all.all.core == 2);
    CHECK(all.all.strict == 0);
    CHECK(all.by_measure.at("target level").gold == 4);
    CHECK(all.by_rule.at("amount.level").claims == 4);
    CHECK(all.by_rule.at("amount.level").right[static_cast<std::size_t>(Field::bound)] == 2);
    CHECK(score(2, 4, 8).f1 == doctest::Approx(1.0 / 3));
    CHECK(score(0, 0, 0).f1 == 0);
  }
}

}  // namespace duizhang::eval
