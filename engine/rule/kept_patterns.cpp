#include "engine/rule/kept_patterns.hpp"

#include <utility>
#include <variant>

#include "engine/store/pack.hpp"

// Each names all members of its type, or does not compile.
namespace duizhang::store {

template <std::size_t At = 0>
void make_node(Unpacker& from, std::size_t index, grammar::Node& node) {
  if constexpr (At == std::variant_size_v<grammar::Node>)
    from.fail();
  else if (index == At)
    from(node.emplace<At>());
  else
    make_node<At + 1>(from, index, node);
}

inline void fields(Packer& to, grammar::Pattern const& pattern) {
  auto const& [node, begin, end] = pattern;
  to(begin, end, node.index());
  std::visit([&](auto const& one) { to(one); }, node);
}
inline void fields(Unpacker& from, grammar::Pattern& pattern) {
  auto& [node, begin, end] = pattern;
  std::size_t index = 0;
  from(begin, end, index);
  make_node(from, index, node);
}

template <class A, Either<grammar::Sequence> T>
void fields(A& archive, T& sequence) {
  auto& [items] = sequence;
  archive(items);
}
template <class A, Either<grammar::Alternation> T>
void fields(A& archive, T& alternation) {
  auto& [branches] = alternation;
  archive(branches);
}
template <class A, Either<grammar::Literal> T>
void fields(A& archive, T& literal) {
  auto& [text] = literal;
  archive(text);
}
template <class A, Either<grammar::ClassRange> T>
void fields(A& archive, T& range) {
  auto& [first, last] = range;
  archive(first, last);
}
template <class A, Either<grammar::Class> T>
void fields(A& archive, T& one) {
  auto& [negated, ranges] = one;
  archive(negated, ranges);
}
template <class A, Either<grammar::Repeat> T>
void fields(A& archive, T& repeat) {
  auto& [min, max, lazy, body] = repeat;
  archive(min, max, lazy, *body);
}
template <class A, Either<grammar::Gap> T>
void fields(A& archive, T& gap) {
  auto& [kind, min, max] = gap;
  archive(kind, min, max);
}
template <class A, Either<grammar::Capture> T>
void fields(A& archive, T& capture) {
  auto& [name, body] = capture;
  archive(name, *body);
}
template <class A, Either<grammar::Slot> T>
void fields(A& archive, T& slot) {
  auto& [kind, is_list] = slot;
  archive(kind, is_list);
}
template <class A, Either<grammar::Macro> T>
void fields(A& archive, T& macro) {
  auto& [name, arguments] = macro;
  archive(name, arguments);
}
template <class A, Either<grammar::Parameter> T>
void fields(A& archive, T& parameter) {
  auto& [index] = parameter;
  archive(index);
}
template <class A, Either<grammar::Anchor> T>
void fields(A& archive, T& anchor) {
  auto& [side, unit] = anchor;
  archive(side, unit);
}
template <class A, Either<grammar::Look> T>
void fields(A& archive, T& look) {
  auto& [direction, negated, body] = look;
  archive(direction, negated, *body);
}

}  // namespace duizhang::store

namespace duizhang::rule {

namespace {
constexpr std::string_view kept_form = "patterns 1";
}

std::string pack_pattern(grammar::Pattern const& pattern) {
  store::Packer to;
  to(pattern);
  return to.take();
}

bool unpack_pattern(std::string_view bytes, grammar::Pattern& pattern) {
  store::Unpacker from(bytes);
  from(pattern);
  return from.done();
}

KeptPatterns::KeptPatterns(store::Store* store, std::string_view whose)
    : pieces_(store, store == nullptr ? store::Key() : store->key({kept_form, whose})) {}

std::optional<grammar::Pattern> KeptPatterns::get(std::string_view text) {
  auto const* kept = pieces_.get(text);
  std::optional<grammar::Pattern> pattern;
  if (kept == nullptr || !unpack_pattern(*kept, pattern.emplace())) return std::nullopt;
  return pattern;
}

void KeptPatterns::put(std::string_view text, grammar::Pattern const& pattern) {
  if (pieces_.keeps()) pieces_.put(text, pack_pattern(pattern));
}

}  // namespace duizhang::rule
