#include "engine/match/kept_tables.hpp"

#include <utility>

#include "engine/store/pack.hpp"

namespace duizhang::match {

namespace {

constexpr std::string_view tables_form = "tables 1";

template <class Archive, store::Either<FirstNumber> T>
void first_number(Archive& archive, T& number) {
  auto& [known, at_start, digits, kinds, before, after, after_slot, after_stop] = number;
  archive(known, at_start, digits, kinds, before, after, after_slot, after_stop);
}

template <class Archive, class Finder>
void words(Archive& archive, Finder& finder) {
  text::WordFinder::members(finder, [&](auto& member) {
    if constexpr (requires { array(archive, member); })
      array(archive, member);
    else
      archive(member);
  });
}

// All of a set but its programs, and how many of them there are.
template <class Archive, store::Either<CompiledRules> T>
void tables(Archive& archive, T& compiled) {
  auto all = [&](auto&... members) { archive(members...); };
  auto arrays = [&](auto& member) { array(archive, member); };
  for (auto& claim : compiled.claims) {
    archive(claim.crosses_clauses);
    first_number(archive, claim.first_number);
  }
  words(archive, compiled.lexical.words);
  CharacterSet::members(compiled.lexical.starts, arrays);
  CandidateIndex::members(compiled.candidates, all, arrays);
  RuleMasks::members(compiled.masks, all, arrays);
  words(archive, compiled.words);
}

}  // namespace

bool take_tables(store::Store const& store, std::string_view folder, store::Key files,
                 CompiledRules& compiled) {
  store::Buffer bytes;
  if (!store.get(store.key({tables_form, folder}), bytes)) return false;
  store::Unpacker from(bytes.bytes());
  store::Key of;
  std::size_t programs = 0, claims = 0;
  from(of.high, of.low, programs, claims);
  if (!from.good() || of != files || programs != compiled.lexical.programs.size() ||
      claims != compiled.claims.size())
    return false;
  tables(from, compiled);
  if (from.done()) return true;
  compiled.lexical.words = {}, compiled.lexical.starts = {};
  compiled.candidates = {}, compiled.masks = {}, compiled.words = {};
  return false;
}

void keep_tables(store::Store& store, std::string_view folder, store::Key files,
                 CompiledRules const& compiled) {
  store::Packer to;
  to(files.high, files.low, compiled.lexical.programs.size(), compiled.claims.size());
  tables(to, compiled);
  store.put(store.key({tables_form, folder}), to.bytes());
}

}  // namespace duizhang::match
