// What was read of a run's tables, on the disk: rows come back one by one, the same ones again from memory.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/report/rows.hpp"
#include "engine/score/verdict.hpp"
#include "engine/store/column.hpp"
#include "engine/store/scratch.hpp"

namespace duizhang::report {

// Rows that were read stay until forget() finds more than `most` of them.
template <class T>
class HeldRows : public RowSource<T> {
 public:
  explicit HeldRows(std::size_t most) : most_(most) {}
  [[nodiscard]] T const& at(std::size_t index) const final;
  void forget() const final;

 protected:
  virtual void read(std::size_t index, T& to) const = 0;  // `to` may hold what another row left

 private:
  std::size_t most_;
  mutable std::deque<T> rows_;  // the first used_ of them; the others keep their memory for the next
  mutable std::size_t used_ = 0;
  mutable std::unordered_map<std::size_t, T const*> at_;
};

class StoredClaims final : public HeldRows<claim::Claim> {
 public:
  explicit StoredClaims(std::filesystem::path const& folder);
  std::size_t add(claim::Claim const& claim);
  void add_paragraph(std::size_t claim, claim::Paragraph const& paragraph);

  [[nodiscard]] std::size_t size() const override { return offsets_.size(); }
  [[nodiscard]] int error() const { return bytes_.error() != 0 ? bytes_.error() : offsets_.error(); }

 private:
  void read(std::size_t index, claim::Claim& to) const override;

  mutable store::Scratch bytes_;
  store::Column<std::uint64_t> offsets_;
  std::string last_;  // the paragraph that was added last, packed, and where it stands
  std::uint64_t last_at_ = 0;
};

class StoredVerdicts final : public HeldRows<score::Verdict> {
 public:
  explicit StoredVerdicts(std::filesystem::path const& folder);
  std::size_t add(score::Verdict const& verdict);

  [[nodiscard]] std::size_t size() const override { return offsets_.size(); }
  [[nodiscard]] int error() const { return bytes_.error() != 0 ? bytes_.error() : offsets_.error(); }

 private:
  void read(std::size_t index, score::Verdict& to) const override;

  mutable store::Scratch bytes_;
  store::Column<std::uint64_t> offsets_;
};

// Ids → the first row that has each, by a hash of 64 bits: 12 bytes a row.
class RowsById {
 public:
  void reserve(std::size_t rows) { rows_.reserve(rows); }
  void add(std::string_view id, std::size_t row);  // before sort(); rows ascend
  // Gives the rows whose id an earlier one has.
  std::vector<std::size_t> sort();
  // Finds only after sort(); nobody for none.
  [[nodiscard]] std::size_t find(std::string_view id) const;
  static constexpr auto nobody = static_cast<std::size_t>(-1);

 private:
  struct Entry {
    std::uint32_t high, low, row;
    [[nodiscard]] std::uint64_t hash() const { return std::uint64_t{high} << 32U | low; }
  };
  std::vector<Entry> rows_;
};

}  // namespace duizhang::report
