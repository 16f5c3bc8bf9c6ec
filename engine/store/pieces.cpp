#include "engine/store/pieces.hpp"

#include <utility>

#include "engine/store/pack.hpp"

namespace duizhang::store {

namespace {
constexpr std::size_t few_fresh = 8;  // so many new ones are made each time rather than all written again
}

Pieces::Pieces(Store* store, Key key) : store_(store), key_(key) {
  if (store_ == nullptr || !store_->get(key_, bytes_)) return;
  Unpacker from(bytes_.bytes());
  std::size_t size = 0;
  from(size);
  for (std::size_t i = 0; i < size && from.good(); ++i) {
    Key of;
    std::string_view piece;
    from(of.high, of.low, piece);
    kept_.emplace_hint(kept_.end(), of, piece);
  }
  if (!from.done()) kept_.clear();
}

std::string_view const* Pieces::get(std::string_view text) {
  if (kept_.empty()) return nullptr;
  auto found = kept_.find(key_of({text}));
  if (found == kept_.end()) return nullptr;
  used_.emplace_back(found->first, found->second);
  return &found->second;
}

void Pieces::put(std::string_view text, std::string bytes) {
  if (store_ != nullptr) fresh_.emplace_back(key_of({text}), std::move(bytes));
}

void Pieces::finish() {
  if (store_ == nullptr || fresh_.size() <= few_fresh) return;
  std::map<Key, std::string_view> all(used_.begin(), used_.end());
  for (auto const& [key, piece] : fresh_) all.insert_or_assign(key, piece);
  Packer to;
  to(all.size());
  for (auto const& [key, piece] : all) to(key.high, key.low, piece);
  store_->put(key_, to.bytes());
}

}  // namespace duizhang::store
