#include "engine/diag/sink.hpp"

#include <doctest/doctest.h>

#include <set>

#include "engine/diag/codes.hpp"

namespace duizhang::diag {

TEST_SUITE("diag.sink") {
  TEST_CASE("diagnostics come back by place, those without one first, repeats once") {
    Diagnostics out;
    out.error("R002", {1, 5, 9}, "b");
    out.warning("R012", {0, 7, 8}, "c");
    out.error_about("D003", "z.txt", "gone");
    out.error("R002", {1, 5, 9}, "b");
    out.error("R001", {1, 5, 9}, "a");
    out.warning_about("D004", "a.txt", "no year");
    std::vector<std::string> order;
    for (auto const& one : out.sorted()) order.push_back(std::string(one.code) + " " + one.message);
    CHECK(order == std::vector<std::string>{"D004 no year", "D003 gone", "R012 c", "R001 a", "R002 b"});
    CHECK(out.size() == 6);
  }

  TEST_CASE("only errors make a run fail") {
    Diagnostics out;
    CHECK(out.empty());
    out.warning("R012", {}, "w");
    CHECK_FALSE(out.has_errors());
    out.error("R001", {}, "e");
    CHECK(out.has_errors());
    CHECK(out.count(Severity::warning) == 1);
  }

  TEST_CASE("one list takes over another") {
    Diagnostics a, b;
    a.error("R001", {0, 9, 9}, "late");
    b.error("R001", {0, 1, 1}, "early");
    a.append(b);
    CHECK(a.sorted().front().message == "early");
    CHECK(a.size() == 2);
  }

  TEST_CASE("no code is listed twice and each says what it means") {
    std::set<std::string_view> codes;
    for (auto const& one : code::all) {
      CAPTURE(one.code);
      CHECK(codes.insert(one.code).second);
      CHECK(one.code.size() == 4);
      CHECK(one.meaning.size() > 10);
    }
    CHECK(code::rule_yaml == "R001");
  }
}

}  // namespace duizhang::diag
