#include "engine/report/stored_rows.hpp"

#include <xxhash.h>

#include <algorithm>
#include <memory>

#include "engine/report/row_fields.hpp"
#include "engine/store/pack.hpp"

namespace duizhang::report {
namespace {

// So many that a small run stays in memory, and that those of nearly any page do.
constexpr std::size_t most_claims = 4096, most_verdicts = 1024;

// A record of a claim is the claim, or points to one and to its paragraph.
enum class Form { claim, with_paragraph };

}  // namespace

template <class T>
T const& HeldRows<T>::at(std::size_t index) const {
  auto [found, fresh] = at_.try_emplace(index, nullptr);
  if (!fresh) return *found->second;
  auto& row = used_ < rows_.size() ? rows_[used_] : rows_.emplace_back();
  ++used_;
  found->second = &row;
  read(index, row);
  return row;
}

template <class T>
void HeldRows<T>::forget() const {
  if (used_ <= most_) return;
  // Each row that is used again has room for the longest it ever held: over many pages a row grows to three
  // times what it holds, and so the memory of few of them is kept.
  if (rows_.size() > most_ / 4) rows_.resize(most_ / 4);
  used_ = 0;
  at_.clear();
}

template class HeldRows<claim::Claim>;
template class HeldRows<score::Verdict>;

StoredClaims::StoredClaims(std::filesystem::path const& folder)
    : HeldRows(most_claims), bytes_(folder), offsets_(folder) {}

std::size_t StoredClaims::add(claim::Claim const& claim) {
  store::Packer to;
  to(Form::claim, claim);
  offsets_.push_back(bytes_.append_record(to.bytes()));
  return offsets_.size() - 1;
}

void StoredClaims::add_paragraph(std::size_t claim, claim::Paragraph const& paragraph) {
  store::Packer packed;
  packed(paragraph);
  if (packed.bytes() != last_) {  // claims of one paragraph stand together
    last_at_ = bytes_.append_record(packed.bytes());
    last_ = packed.take();
  }
  store::Unpacker from(bytes_.record(offsets_[claim]));
  auto form = Form::claim;
  std::uint64_t of_claim = offsets_[claim], before = 0;
  from(form);
  if (form == Form::with_paragraph) {
    from(of_claim, before);
    if (before == last_at_) return;
  }
  store::Packer to;
  to(Form::with_paragraph, of_claim, last_at_);
  offsets_.set(claim, bytes_.append_record(to.bytes()));
}

void StoredClaims::read(std::size_t index, claim::Claim& to) const {
  store::Unpacker from(bytes_.record(offsets_[index]));
  auto form = Form::claim;
  from(form);
  to.evidence.paragraph.reset();
  if (form == Form::claim) return from(to);
  std::uint64_t of_claim = 0, of_paragraph = 0;
  from(of_claim, of_paragraph);
  store::Unpacker claim(bytes_.record(of_claim));
  claim(form, to);
  auto paragraph = std::make_shared<claim::Paragraph>();
  store::Unpacker(bytes_.record(of_paragraph))(*paragraph);
  to.evidence.paragraph = std::move(paragraph);
}

StoredVerdicts::StoredVerdicts(std::filesystem::path const& folder)
    : HeldRows(most_verdicts), bytes_(folder), offsets_(folder) {}

std::size_t StoredVerdicts::add(score::Verdict const& verdict) {
  store::Packer to;
  to(verdict);
  offsets_.push_back(bytes_.append_record(to.bytes()));
  return offsets_.size() - 1;
}

void StoredVerdicts::read(std::size_t index, score::Verdict& to) const {
  store::Unpacker(bytes_.record(offsets_[index]))(to);
}

void RowsById::add(std::string_view id, std::size_t row) {
  auto hash = XXH3_64bits(id.data(), id.size());
  rows_.push_back({static_cast<std::uint32_t>(hash >> 32U), static_cast<std::uint32_t>(hash),
                   static_cast<std::uint32_t>(row)});
}

std::vector<std::size_t> RowsById::sort() {
  std::sort(rows_.begin(), rows_.end(), [](Entry const& a, Entry const& b) {
    return std::pair(a.hash(), a.row) < std::pair(b.hash(), b.row);
  });
  std::vector<std::size_t> again;
  for (std::size_t i = 1; i < rows_.size(); ++i)
    if (rows_[i].hash() == rows_[i - 1].hash()) again.push_back(rows_[i].row);
  return again;
}

std::size_t RowsById::find(std::string_view id) const {
  auto hash = XXH3_64bits(id.data(), id.size());
  auto found = std::lower_bound(rows_.begin(), rows_.end(), hash,
                                [](Entry const& one, std::uint64_t wanted) { return one.hash() < wanted; });
  return found == rows_.end() || found->hash() != hash ? nobody : found->row;
}

}  // namespace duizhang::report
