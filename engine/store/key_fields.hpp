// How a key is named to a packer, for what keeps keys among its bytes.
#pragma once

#include "engine/store/pack.hpp"
#include "engine/store/store.hpp"

namespace duizhang::store {

template <class A, Either<Key> T>
void fields(A& archive, T& key) {
  auto& [high, low] = key;
  archive(high, low);
}

}  // namespace duizhang::store
