#include "engine/eval/likeness.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "engine/text/utf8.hpp"

namespace duizhang::eval {
namespace {

using Places = std::map<char32_t, std::vector<std::size_t>>;

// From this length on difflib passes over what stands in more than a hundredth of the second string.
constexpr std::size_t popular_from = 200;

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size(); at += text::code_point_size(text[at]))
    out += text::code_point_at(text, at);
  return out;
}

Places places_of(std::u32string const& b) {
  Places out;
  for (std::size_t i = 0; i < b.size(); ++i) out[b[i]].push_back(i);
  if (b.size() >= popular_from)
    std::erase_if(out, [&](auto const& entry) { return entry.second.size() > b.size() / 100 + 1; });
  return out;
}

struct Block {
  std::size_t a = 0, b = 0, size = 0;
};

class Matcher {
 public:
  Matcher(std::u32string a, std::u32string b) : a_(std::move(a)), b_(std::move(b)), places_(places_of(b_)) {}

  // Code points in matching blocks of a[from_a, to_a) and b[from_b, to_b). The pieces still to be looked at
  // are kept on a list, because strings of any length must not exhaust the stack.
  [[nodiscard]] std::size_t matching() const {
    struct Piece {
      std::size_t from_a, to_a, from_b, to_b;
    };
    std::vector<Piece> open{{0, a_.size(), 0, b_.size()}};
    std::size_t sum = 0;
    while (!open.empty()) {
      auto piece = open.back();
      open.pop_back();
      auto block = longest(piece.from_a, piece.to_a, piece.from_b, piece.to_b);
      if (block.size == 0) continue;
      sum += block.size;
      open.push_back({piece.from_a, block.a, piece.from_b, block.b});
      open.push_back({block.a + block.size, piece.to_a, block.b + block.size, piece.to_b});
    }
    return sum;
  }

 private:
  // The longest block; of several the one that starts first in a, then first in b.
  [[nodiscard]] Block longest(std::size_t from_a, std::size_t to_a, std::size_t from_b,
                              std::size_t to_b) const {
    Block best{from_a, from_b, 0};
    std::map<std::size_t, std::size_t> lengths;  // of the block that ends at this place of b
    for (auto i = from_a; i < to_a; ++i) {
      std::map<std::size_t, std::size_t> here;
      if (auto found = places_.find(a_[i]); found != places_.end())
        for (auto j : found->second) {
          if (j < from_b) continue;
          if (j >= to_b) break;
          auto before = j == 0 ? lengths.end() : lengths.find(j - 1);
          auto size = here[j] = before == lengths.end() ? 1 : before->second + 1;
          if (size > best.size) best = {i + 1 - size, j + 1 - size, size};
        }
      lengths = std::move(here);
    }
    return grown(best, from_a, to_a, from_b, to_b);
  }

  // Takes in what was passed over as popular on either side of the block.
  [[nodiscard]] Block grown(Block best, std::size_t from_a, std::size_t to_a, std::size_t from_b,
                            std::size_t to_b) const {
    while (best.a > from_a && best.b > from_b && a_[best.a - 1] == b_[best.b - 1])
      --best.a, --best.b, ++best.size;
    while (best.a + best.size < to_a && best.b + best.size < to_b &&
           a_[best.a + best.size] == b_[best.b + best.size])
      ++best.size;
    return best;
  }

  std::u32string a_, b_;
  Places places_;
};

}  // namespace

double likeness(std::string_view a, std::string_view b) {
  auto left = code_points(a), right = code_points(b);
  auto all = left.size() + right.size();
  if (all == 0) return 1;
  auto matching = Matcher(std::move(left), std::move(right)).matching();
  return 2.0 * static_cast<double>(matching) / static_cast<double>(all);
}

}  // namespace duizhang::eval
