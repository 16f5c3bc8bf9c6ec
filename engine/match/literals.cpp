#include "engine/match/literals.hpp"

#include <cassert>

namespace duizhang::match {

std::uint32_t LiteralFinder::add(std::string_view literal) {
  assert(!literal.empty() && next_.empty() && "literals come before finish");
  auto [entry, fresh] = numbers_.emplace(literal, static_cast<std::uint32_t>(lengths_.size()));
  if (fresh) lengths_.push_back(static_cast<std::uint32_t>(literal.size()));
  return entry->second;
}

void LiteralFinder::finish() {
  for (auto const& [literal, number] : numbers_)
    for (char c : literal) {
      auto& column = column_[static_cast<unsigned char>(c)];
      if (column == 0) column = static_cast<std::uint16_t>(width_++);
    }
  auto add_state = [&] {
    next_.resize(next_.size() + width_, none);
    ends_.push_back(none);
    return static_cast<std::uint32_t>(ends_.size() - 1);
  };
  add_state();
  for (auto const& [literal, number] : numbers_) {
    std::uint32_t state = 0;
    for (char c : literal) {
      auto edge = state * width_ + column_[static_cast<unsigned char>(c)];
      if (next_[edge] == none) {
        auto fresh = add_state();
        next_[edge] = fresh;
      }
      state = next_[edge];
    }
    ends_[state] = number;
  }
  shorter_.assign(lengths_.size(), none);

  // Breadth first: where a literal breaks off, go on with the longest other beginning that ends here.
  std::vector<std::uint32_t> fallback(ends_.size(), 0);
  std::vector<std::uint32_t> queue;
  for (std::uint32_t column = 0; column < width_; ++column) {
    auto& to = next_[column];
    if (to == none)
      to = 0;
    else
      queue.push_back(to);
  }
  for (std::size_t i = 0; i < queue.size(); ++i) {
    auto state = queue[i];
    auto other = fallback[state];
    if (ends_[state] == none)
      ends_[state] = ends_[other];
    else
      shorter_[ends_[state]] = ends_[other];
    for (std::uint32_t column = 0; column < width_; ++column) {
      auto& to = next_[state * width_ + column];
      auto onward = next_[other * width_ + column];
      if (to == none) {
        to = onward;
      } else {
        fallback[to] = onward;
        queue.push_back(to);
      }
    }
  }
}

}  // namespace duizhang::match
