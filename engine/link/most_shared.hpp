// Of many things that were found once for each mark they share with something, those that share most.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace duizhang::link {

// Each of `hits` once, those that stand in it most often first, of equals the lower first; at most `most` of
// them.
[[nodiscard]] inline std::vector<std::size_t> most_shared(std::vector<std::size_t> hits, std::size_t most) {
  std::sort(hits.begin(), hits.end());
  std::vector<std::pair<std::size_t, std::size_t>> counted;  // (how often, which)
  for (auto one : hits) {
    if (!counted.empty() && counted.back().second == one)
      ++counted.back().first;
    else
      counted.emplace_back(1, one);
  }
  std::stable_sort(counted.begin(), counted.end(),
                   [](auto const& a, auto const& b) { return a.first > b.first; });
  std::vector<std::size_t> out;
  for (auto const& [count, one] : counted)
    if (out.size() < most) out.push_back(one);
  return out;
}

}  // namespace duizhang::link
