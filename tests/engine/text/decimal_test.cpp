#include "engine/text/decimal.hpp"

#include <doctest/doctest.h>

namespace duizhang::text {

TEST_SUITE("text.decimal") {
  TEST_CASE("parsing keeps every digit and refuses what is none") {
    CHECK(Decimal::parse("773.22")->coefficient() == 77322);
    CHECK(Decimal::parse("773.22")->scale() == 2);
    CHECK(Decimal::parse("-3.10")->to_string() == "-3.1");
    CHECK(Decimal::parse("-3.10")->scale() == 2);
    CHECK(Decimal::parse("999999999999999999")->coefficient() == 999'999'999'999'999'999);
    CHECK(Decimal::parse("000000000000000000000001")->to_string() == "1");
    for (auto const* bad : {"", "-", ".", "1.", ".5", "1.2.3", "1e5", "+1", " 1", "1234567890123456789",
                            "0.1234567890123456789"}) {
      CAPTURE(bad);
      CHECK_FALSE(Decimal::parse(bad));
    }
  }

  TEST_CASE("equal values are equal whatever their scale") {
    CHECK(*Decimal::parse("7.50") == *Decimal::parse("7.5"));
    CHECK(*Decimal::parse("7.50") > *Decimal::parse("7.49"));
    CHECK(Decimal(-1) < Decimal(0));
    CHECK(Decimal(1, 18) > Decimal(0));
    CHECK(Decimal(999'999'999'999'999'999) > Decimal(1, 18));
  }

  TEST_CASE("arithmetic is exact or refused") {
    CHECK(Decimal(1, 1).plus(Decimal(2, 1)) == Decimal(3, 1));  // what doubles get wrong
    CHECK(Decimal(5965, 2).times(Decimal(100'000'000)) == Decimal(5'965'000'000));
    CHECK(Decimal(10, 1).minus(Decimal(1)) == Decimal(0));
    CHECK_FALSE(Decimal(999'999'999'999'999'999).plus(Decimal(1)));
    CHECK_FALSE(Decimal(1'000'000'000).times(Decimal(1'000'000'001)));
    CHECK(Decimal(10, 1).times(Decimal(100'000'000'000'000'000)) == Decimal(100'000'000'000'000'000));
  }

  TEST_CASE("division rounds half away from zero") {
    CHECK(Decimal(2).divided_by(Decimal(3), 2)->to_string() == "0.67");
    CHECK(Decimal(-1).divided_by(Decimal(8), 2)->to_string() == "-0.13");
    CHECK(Decimal(1).divided_by(Decimal(-8), 2)->to_string() == "-0.13");
    CHECK(Decimal(9000).divided_by(Decimal(10000), 9) == Decimal(9, 1));
    CHECK_FALSE(Decimal(1).divided_by(Decimal(0), 2));
  }

  TEST_CASE("printing needs no locale and no exponent") {
    CHECK(Decimal(5, 2).to_string() == "0.05");
    CHECK(Decimal(-5, 1).to_string() == "-0.5");
    CHECK(Decimal(1200).to_string() == "1200");
    CHECK(Decimal(0, 3).to_string() == "0");
    CHECK(Decimal(1, 18).to_string() == "0.000000000000000001");
    CHECK(Decimal(77322, 2).to_double() == 773.22);
    CHECK(Decimal(750, 2).step() == Decimal(1, 2));
    CHECK((-Decimal(3)).abs() == Decimal(3));
  }
}

}  // namespace duizhang::text
