// The table of codes (GB/T 2260): which places there are, under which, and in which years.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/report_info.hpp"

namespace duizhang::document {

struct Place {
  std::string code;  // six digits
  std::string name;  // 上虞区
  Level level = Level::unknown;
  std::string parent;  // code of the place above, "" for a province
  int from = 0;        // first and last year of this name and code; 0: open on that side
  int to = 0;

  [[nodiscard]] bool holds_in(int year) const {
    return year == 0 || ((from == 0 || from <= year) && (to == 0 || year <= to));
  }
};

class Places {
 public:
  // `peoples` are the words between the name of an autonomous place and its suffix: 恩施土家族苗族自治州 is
  // called 恩施州.
  void add(Place place, std::vector<std::string> const& peoples);
  void finish();  // when all were added, before the first question
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] std::size_t size() const { return all_.size(); }
  [[nodiscard]] Place const* by_code(std::string_view code, int year = 0) const;

  // What is known beside the words of a place's name.
  struct Hint {
    int year = 0;
    Level level = Level::unknown;
    std::string_view unit;  // what its government calls it: 市, 区, 州; "" when not known
  };
  // The place that `words` name, with or without the places above it (浙江省温州市瓯海区, 瓯海区, 瓯海).
  // Nothing when no place or several equally good ones have the name.
  [[nodiscard]] Place const* find(std::string_view words, Hint const& hint) const;

  // 绍兴市上虞区: a county with the city above it, every other place by its own name.
  [[nodiscard]] std::string full_name(Place const& place) const;
  // The places above, the nearest first.
  [[nodiscard]] std::vector<Place const*> above(Place const& place) const;

  // All that a finished table is made of: the list of places to `list`, each index, an array of plain values,
  // to `index`. To keep it, and to make another one that finds the same.
  template <class Table, class List, class Index>
  static void members(Table& table, List list, Index index) {
    auto& [all, by_name, by_code] = table;
    list(all), index(by_name), index(by_code);
  }

 private:
  [[nodiscard]] bool is_above(std::string_view words, Place const& place) const;

  std::vector<Place> all_;
  // Sorted by a hash of their words, of equal ones in the order in which they were added: thousands of places
  // are added at every start of the program.
  struct Named {
    std::uint64_t hash = 0;
    std::uint64_t place = 0;  // in all_
    friend auto operator<=>(Named const&, Named const&) = default;
  };
  [[nodiscard]] static std::span<Named const> named(std::vector<Named> const& all, std::string_view words);
  std::vector<Named> by_name_, by_code_;
};

}  // namespace duizhang::document
