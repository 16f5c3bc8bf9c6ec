#include "engine/eval/tally.hpp"

namespace duizhang::eval {
namespace {

template <class One>
std::string measure_key(One const& one) {
  return std::string(name(one.kind)) + " " + std::string(name(one.measure));
}

void add(Counts& counts, Pair const& pair) {
  ++counts.core;
  if (pair.strict()) ++counts.strict;
  for (std::size_t i = 0; i < field_count; ++i)
    if (pair.right[i]) ++counts.right[i];
}

void add(Tally& out, Judged const& text) {
  auto const& agreement = text.agreement;
  out.all.gold += agreement.gold.size();
  out.all.claims += agreement.claims.size();
  for (auto g : agreement.gold) ++out.by_measure[measure_key(text.gold[g])].gold;
  for (auto c : agreement.claims) {
    ++out.by_measure[measure_key(text.claims[c])].claims;
    ++out.by_rule[text.claims[c].rule].claims;
  }
  for (auto const& pair : agreement.pairs) {
    add(out.all, pair);
    add(out.by_measure[measure_key(text.gold[pair.gold])], pair);
    add(out.by_rule[text.claims[pair.claim].rule], pair);
  }
}

}  // namespace

Score score(std::size_t hits, std::size_t claims, std::size_t gold) {
  auto share = [&](std::size_t of) {
    return of == 0 ? 0.0 : static_cast<double>(hits) / static_cast<double>(of);
  };
  Score out{share(claims), share(gold), 0};
  if (out.precision + out.recall > 0) out.f1 = 2 * out.precision * out.recall / (out.precision + out.recall);
  return out;
}

Tally tally(std::vector<Judged> const& texts) {
  Tally out;
  for (auto const& text : texts) add(out, text);
  return out;
}

Tally tally(Judged const& text) {
  Tally out;
  add(out, text);
  return out;
}

}  // namespace duizhang::eval
