#include "engine/match/kept_programs.hpp"

#include <cstring>
#include <type_traits>

#include "engine/store/pack.hpp"

namespace duizhang::match {

namespace {

using store::Packer;
using store::Unpacker;

constexpr std::string_view form = "programs 1";
constexpr std::size_t few_fresh = 8;  // so many new ones are compiled each time rather than all written again

template <class T>
constexpr bool plain = std::is_trivially_copyable_v<T>&& std::has_unique_object_representations_v<T>;

// An array as it lies in memory: what reads it is the same build.
template <class T>
void put_array(Packer& to, std::vector<T> const& values) {
  static_assert(plain<T>);
  to(std::string_view(reinterpret_cast<char const*>(values.data()), values.size() * sizeof(T)));
}

template <class T>
void get_array(Unpacker& from, std::vector<T>& values) {
  static_assert(plain<T>);
  std::string_view bytes;
  from(bytes);
  if (bytes.size() % sizeof(T) != 0) return from.fail();
  values.resize(bytes.size() / sizeof(T));
  if (!bytes.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
}

// Field by field where there are holes between them.
template <class T, class Each>
void put_each(Packer& to, std::vector<T> const& values, Each const& each) {
  to(values.size());
  for (auto const& value : values) each(value);
}

template <class T, class Each>
void get_each(Unpacker& from, std::vector<T>& values, Each const& each) {
  std::size_t size = 0;
  from(size);
  for (std::size_t i = 0; i < size && from.good(); ++i) each(values.emplace_back());
}

static_assert(sizeof(Instruction) == 24, "a new member must be kept, too");

}  // namespace

std::string pack_program(Program const& program) {
  auto const& [code, memo_count, literals, classes, looks, choices, choice_targets, choice_ends, captures,
               slots, slot_names, separators, min_length, max_length, max_steps, alternatives, branches,
               prefix, required_slots] = program;
  Packer to;
  to(code.size());
  std::string bytes;
  bytes.reserve(code.size() * sizeof(Instruction));
  for (auto const& [op, slot_first, row, x, y, memo, head] : code) {
    bytes += static_cast<char>(op);
    bytes += static_cast<char>(slot_first);
    auto add = [&](auto value) { bytes.append(reinterpret_cast<char const*>(&value), sizeof value); };
    add(row), add(x), add(y), add(memo), add(head);
  }
  to(std::string_view(bytes));
  to(memo_count, literals);
  put_each(to, classes, [&](ClassSet const& one) {
    to(one.negated, one.listed);
    put_array(to, one.ranges);
  });
  put_each(to, looks, [&](Look const& one) { to(one.behind, one.negated, one.max_length, one.memo_count); });
  put_each(to, choices,
           [&](Choice const& one) { to(one.characters, one.slot, one.all, one.all_end, one.ends); });
  put_array(to, choice_targets);
  put_array(to, choice_ends);
  to(captures);
  put_array(to, slots);
  to(slot_names, separators, min_length, max_length, max_steps, alternatives, branches);
  to(prefix.anywhere, prefix.literals);
  put_array(to, prefix.slots);
  put_each(to, required_slots, [&](std::vector<SlotId> const& one) { put_array(to, one); });
  return to.take();
}

bool unpack_program(std::string_view packed, Program& program) {
  auto& [code, memo_count, literals, classes, looks, choices, choice_targets, choice_ends, captures, slots,
         slot_names, separators, min_length, max_length, max_steps, alternatives, branches, prefix,
         required_slots] = program;
  Unpacker from(packed);
  std::size_t size = 0;
  std::string_view bytes;
  from(size, bytes);
  if (bytes.size() != size * sizeof(Instruction)) return false;
  code.resize(size);
  auto const* at = bytes.data();
  for (auto& one : code) {
    one.op = static_cast<Op>(*at++);
    one.slot_first = *at++ != 0;
    auto take = [&](auto& value) {
      std::memcpy(&value, at, sizeof value);
      at += sizeof value;
    };
    take(one.row), take(one.x), take(one.y), take(one.memo), take(one.head);
  }
  from(memo_count, literals);
  get_each(from, classes, [&](ClassSet& one) {
    from(one.negated, one.listed);
    get_array(from, one.ranges);
  });
  get_each(from, looks, [&](Look& one) { from(one.behind, one.negated, one.max_length, one.memo_count); });
  get_each(from, choices,
           [&](Choice& one) { from(one.characters, one.slot, one.all, one.all_end, one.ends); });
  get_array(from, choice_targets);
  get_array(from, choice_ends);
  from(captures);
  get_array(from, slots);
  from(slot_names, separators, min_length, max_length, max_steps, alternatives, branches);
  from(prefix.anywhere, prefix.literals);
  get_array(from, prefix.slots);
  get_each(from, required_slots, [&](std::vector<SlotId>& one) { get_array(from, one); });
  return from.done();
}

KeptPrograms::KeptPrograms(store::Store* store, std::string_view made_of) : store_(store) {
  if (store_ == nullptr) return;
  key_ = store_->key({form, made_of});
  if (!store_->get(key_, bytes_)) return;
  Unpacker from(bytes_.bytes());
  std::size_t size = 0;
  from(size);
  for (std::size_t i = 0; i < size && from.good(); ++i) {
    store::Key key;
    std::string_view program;
    from(key.high, key.low, program);
    programs_.emplace_hint(programs_.end(), key, program);
  }
  if (!from.done()) programs_.clear();
}

store::Key KeptPrograms::key_of(std::string_view pattern) const { return store::key_of({pattern}); }

std::optional<Program> KeptPrograms::get(std::string_view pattern) {
  auto found = programs_.find(key_of(pattern));
  std::optional<Program> program;
  if (found == programs_.end() || !unpack_program(found->second, program.emplace())) return std::nullopt;
  used_.push_back({found->first, found->second, {}});
  return program;
}

void KeptPrograms::put(std::string_view pattern, Program const& program) {
  if (store_ == nullptr) return;
  used_.push_back({key_of(pattern), {}, pack_program(program)});
  ++fresh_;
}

void KeptPrograms::finish() {
  if (store_ == nullptr || fresh_ <= few_fresh) return;
  std::map<store::Key, std::string_view> all;
  for (auto const& one : used_) all.emplace(one.key, one.fresh.empty() ? one.kept : one.fresh);
  Packer to;
  to(all.size());
  for (auto const& [key, program] : all) to(key.high, key.low, program);
  store_->put(key_, to.bytes());
}

}  // namespace duizhang::match
