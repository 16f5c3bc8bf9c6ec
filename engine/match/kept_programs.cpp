#include "engine/match/kept_programs.hpp"

#include <cstring>

#include "engine/store/pack.hpp"

namespace duizhang::match {

namespace {

using store::array;
using store::Packer;
using store::Unpacker;

constexpr std::string_view form = "programs 2";

// Field by field where there are holes between them.
template <class T, class Each>
void each(Packer& to, std::vector<T> const& values, Each const& one) {
  to(values.size());
  for (auto const& value : values) one(value);
}

template <class T, class Each>
void each(Unpacker& from, std::vector<T>& values, Each const& one) {
  std::size_t size = 0;
  from(size);
  if (size > from.left()) return from.fail();
  values.reserve(size);
  for (std::size_t i = 0; i < size && from.good(); ++i) one(values.emplace_back());
}

static_assert(sizeof(Instruction) == 24, "a new member must be kept, too");

// Instructions are many and hold a bool, of which not every byte is one: their members one behind the other.
void instructions(Packer& to, std::vector<Instruction> const& code) {
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
}

void instructions(Unpacker& from, std::vector<Instruction>& code) {
  std::size_t size = 0;
  std::string_view bytes;
  from(size, bytes);
  if (bytes.size() != size * sizeof(Instruction)) return from.fail();
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
}

// Names all members of a program, in the order that they are kept in, or does not compile.
template <class A, store::Either<Program> T>
void members(A& archive, T& program) {
  auto& [code, memo_count, literals, classes, looks, choices, choice_targets, choice_ends, captures, slots,
         slot_names, separators, min_length, max_length, max_steps, alternatives, branches, prefix,
         required_slots] = program;
  instructions(archive, code);
  archive(memo_count, literals);
  each(archive, classes, [&](auto& one) {
    archive(one.negated, one.listed);
    array(archive, one.ranges);
  });
  each(archive, looks, [&](auto& one) { archive(one.behind, one.negated, one.max_length, one.memo_count); });
  each(archive, choices,
       [&](auto& one) { archive(one.characters, one.slot, one.all, one.all_end, one.ends); });
  array(archive, choice_targets);
  array(archive, choice_ends);
  archive(captures);
  array(archive, slots);
  archive(slot_names, separators, min_length, max_length, max_steps, alternatives, branches);
  archive(prefix.anywhere, prefix.literals);
  array(archive, prefix.slots);
  each(archive, required_slots, [&](auto& one) { array(archive, one); });
}

}  // namespace

std::string pack_program(Program const& program) {
  Packer to;
  members(to, program);
  return to.take();
}

bool unpack_program(std::string_view packed, Program& program) {
  Unpacker from(packed);
  members(from, program);
  return from.done();
}

KeptPrograms::KeptPrograms(store::Store* store, std::string_view made_of)
    : pieces_(store, store == nullptr ? store::Key() : store->key({form, made_of})) {}

std::optional<Program> KeptPrograms::get(std::string_view pattern) {
  auto const* kept = pieces_.get(pattern);
  std::optional<Program> program;
  if (kept == nullptr || !unpack_program(*kept, program.emplace())) return std::nullopt;
  return program;
}

void KeptPrograms::put(std::string_view pattern, Program const& program) {
  if (pieces_.keeps()) pieces_.put(pattern, pack_program(program));
}

}  // namespace duizhang::match
