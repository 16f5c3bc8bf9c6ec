#include "engine/rule/known_set.hpp"

#include "engine/store/key_fields.hpp"
#include "engine/store/pack.hpp"

// Each names all members of its type, or does not compile.
namespace duizhang::store {

template <class A, Either<rule::Fingerprint> T>
void fields(A& archive, T& fingerprint) {
  auto& [base, rules, makes] = fingerprint;
  archive(base);
  array(archive, rules);
  array(archive, makes);
}
template <class A, Either<document::Place> T>
void fields(A& archive, T& place) {
  auto& [code, name, level, parent, from, to] = place;
  archive(code, name, level, parent, from, to);
}
template <class A, Either<document::Places> T>
void fields(A& archive, T& places) {
  document::Places::members(
      places, [&](auto& all) { archive(all); }, [&](auto& named) { array(archive, named); });
}

}  // namespace duizhang::store

namespace duizhang::rule {

namespace {
constexpr std::string_view known_form = "known set 1";
}

KnownSet::KnownSet(store::Store& store, std::string_view folder, store::Key files)
    : store_(store), key_(store.key({known_form, folder})), files_(files) {}

bool KnownSet::get(std::string& version, Fingerprint& fingerprint, document::Places& places) const {
  store::Buffer bytes;
  if (!store_.get(key_, bytes)) return false;
  store::Unpacker from(bytes.bytes());
  store::Key files;
  from(files);
  if (!from.good() || files != files_) return false;
  from(version, fingerprint, places);
  if (from.done()) return true;
  version = {}, fingerprint = {}, places = {};
  return false;
}

void KnownSet::put(std::string const& version, Fingerprint const& fingerprint,
                   document::Places const& places) {
  store::Packer to;
  to(files_, version, fingerprint, places);
  store_.put(key_, to.bytes());
}

}  // namespace duizhang::rule
