// The cost of linking, counted and not timed: pairs compared, as the claims grow.
#include <doctest/doctest.h>

#include <array>
#include <string>

#include "engine/link/linker.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/shipped_rules.hpp"

TEST_SUITE_BEGIN("link.scale");

namespace {

using namespace duizhang;

// Made-up tasks whose words are shared as widely as those of real reports: verbs by many, things by some.
std::string task(std::size_t i) {
  constexpr std::array verbs{"新建", "改造", "整治", "引进", "培训"};
  constexpr std::array adjectives{"乡村", "社区", "河道", "校园", "园区", "工业", "便民", "生态"};
  std::string name = std::string(verbs[i % verbs.size()]) + adjectives[i / 5 % adjectives.size()];
  // Three characters out of the common block, the same for a target and its result.
  for (auto part = i; name.size() < 21; part = part / 16 + 7 * i + 3)
    text::append_utf8(name, static_cast<char32_t>(0x6C00 + (part * 37 + i) % 512));
  return name;
}

link::LinkCost cost_of(std::size_t n, std::size_t& right) {
  std::vector<claim::Claim> claims;
  std::vector<document::ReportInfo> reports{test::make_report(2020), test::make_report(2021)};
  for (std::size_t i = 0; i < n; ++i)
    claims.push_back(test::make_target("c-t" + std::to_string(i), 0, 2020).text(task(i)).value("10", "个"));
  for (std::size_t i = 0; i < n; ++i)
    claims.push_back(test::make_outcome("c-o" + std::to_string(i), 1, 2020).text(task(i)).value("11", "处"));
  link::LinkCost cost;
  auto const& rules = test::shipped();
  auto links = link::link_claims(claims, reports, rules.link, rules.indicators(), rules.units(), &cost);
  right = 0;
  for (auto const& one : links)
    right += one.answers.size() == 1 && task(one.answers.front() - n) == task(one.target) ? 1U : 0U;
  return cost;
}

}  // namespace

TEST_CASE("ten thousand open targets against ten thousand results compare few pairs each") {
  std::size_t right_small = 0, right = 0;
  auto small = cost_of(1000, right_small);
  auto large = cost_of(10000, right);
  CHECK(right_small == 1000);
  CHECK(right == 10000);
  auto limit = test::shipped().link.comparisons;
  CHECK(large.comparisons <= 10000 * limit);
  CHECK(large.comparisons <= small.comparisons * 12);
}

TEST_CASE("many targets of one indicator ask their question once") {
  std::vector<claim::Claim> claims;
  constexpr std::size_t n = 10000;
  for (std::size_t i = 0; i < n; ++i)
    claims.push_back(
        test::make_target("c-t" + std::to_string(i), 0, 2020).canonical("gdp").value("10", "亿元"));
  for (std::size_t i = 0; i < n; ++i)
    claims.push_back(
        test::make_outcome("c-o" + std::to_string(i), 1, 2020).canonical("gdp").value("11", "亿元"));
  link::LinkCost cost;
  auto const& rules = test::shipped();
  auto links = link::link_claims(claims, {test::make_report(2020), test::make_report(2021)}, rules.link,
                                 rules.indicators(), rules.units(), &cost);
  CHECK(links.back().answers.front() == n);
  CHECK(cost.comparisons == n);
}

TEST_SUITE_END();
