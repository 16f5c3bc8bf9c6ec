#include "engine/eval/write.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "engine/text/excerpt.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::eval {
namespace {

using claim::Claim;
using nlohmann::ordered_json;

double rounded(double value) { return std::round(value * 1e4) / 1e4; }

template <class One>
std::string value_of(One const& one) {
  if (!one.value) return "-";
  return one.value->to_string() + (one.value_max ? "–" + one.value_max->to_string() : "") + one.unit;
}

std::string brief(GoldClaim const& gold) {
  return fmt::format("{} {} {} {}", name(gold.kind), name(gold.measure), value_of(gold), gold.indicator);
}
std::string brief(Claim const& claim) {
  return fmt::format("{} {} {} {}", name(claim.kind), name(claim.measure), value_of(claim),
                     claim.indicator.text);
}

// One field of an annotated claim, or of an extracted one, as a person reads it.
std::string shown(Field field, GoldClaim const& gold) {
  switch (field) {
    case Field::bound:
      return std::string(name(gold.bound));
    case Field::strength:
      return gold.strength == quantity::Strength::none ? "none" : std::string(name(gold.strength));
    case Field::period:
      return gold.period;
    case Field::annualised:
      return gold.annualised ? "yes" : "no";
    case Field::indicator:
      return gold.canonical.empty() ? gold.indicator : gold.indicator + " [" + gold.canonical + "]";
    case Field::headline:
      return gold.headline ? "yes" : "no";
  }
  return "";
}
std::string shown(Field field, Claim const& claim) {
  GoldClaim alike;
  alike.bound = claim.bound;
  alike.strength = claim.strength;
  alike.period = years(claim.period);
  alike.annualised = claim.annualised;
  alike.indicator = claim.indicator.text;
  alike.canonical = claim.indicator.id;
  alike.headline = claim.headline;
  return shown(field, alike);
}

// The claim that came nearest to an annotated one that was missed: it overlaps and pairs with none.
std::optional<std::size_t> nearest(Judged const& text, GoldClaim const& gold) {
  std::optional<std::size_t> best;
  int most = 0;
  for (auto c : text.agreement.spurious) {
    auto const& claim = text.claims[c];
    if (claim.evidence.start >= gold.end || claim.evidence.end <= gold.start) continue;
    bool same_value = claim.value && gold.value && *claim.value == *gold.value;
    int alike = 1 + (same_value ? 4 : 0) + (claim.measure == gold.measure ? 2 : 0) +
                (claim.kind == gold.kind ? 1 : 0);
    if (alike > most) best = c, most = alike;
  }
  return best;
}

class TextWriter {
 public:
  TextWriter(std::vector<Judged> const& texts, WriteOptions const& options)
      : texts_(texts), options_(options) {}

  std::string write() {
    for (auto const& text : texts_) say_figures(text.path, tally(text).all);
    auto all = tally(texts_);
    if (texts_.size() > 1) say_figures(fmt::format("all {} texts", texts_.size()), all.all);
    say_measures(all);
    say_rules(all);
    for (auto const& text : texts_) say_misses(text);
    return std::move(out_);
  }

 private:
  template <class... Values>
  void line(fmt::format_string<Values...> pattern, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), pattern, std::forward<Values>(values)...);
    out_ += '\n';
  }

  void say_figures(std::string_view title, Counts const& counts) {
    line("{}: {} annotated, {} found", title, counts.gold, counts.claims);
    line("          precision  recall     F1");
    for (auto [what, hits] : {std::pair{"core", counts.core}, {"strict", counts.strict}}) {
      auto figures = score(hits, counts.claims, counts.gold);
      line("  {:<8}    {:.3f}   {:.3f}  {:.3f}", what, figures.precision, figures.recall, figures.f1);
    }
    if (counts.core == 0) return;
    out_ += "  fields  ";
    for (std::size_t i = 0; i < field_count; ++i)
      fmt::format_to(std::back_inserter(out_), " {} {:.3f}", name(static_cast<Field>(i)),
                     static_cast<double>(counts.right[i]) / static_cast<double>(counts.core));
    out_ += '\n';
  }

  void say_measures(Tally const& all) {
    line("\n{:<22} {:>9} {:>6} {:>6} {:>7} {:>8}", "by measure", "annotated", "found", "core", "strict",
         "core F1");
    for (auto const& [key, counts] : all.by_measure)
      line("{:<22} {:>9} {:>6} {:>6} {:>7} {:>8.3f}", key, counts.gold, counts.claims, counts.core,
           counts.strict, score(counts.core, counts.claims, counts.gold).f1);
  }

  void say_rules(Tally const& all) {
    line("\n{:<30} {:>6} {:>6} {:>7} {:>9}  {}", "by rule", "found", "core", "strict", "precision",
         "wrong fields");
    for (auto const& [rule, counts] : all.by_rule) {
      std::string wrong;
      for (std::size_t i = 0; i < field_count; ++i)
        if (counts.right[i] < counts.core)
          wrong += fmt::format(" {} {}", name(static_cast<Field>(i)), counts.core - counts.right[i]);
      line("{:<30} {:>6} {:>6} {:>7} {:>9.3f} {}", rule, counts.claims, counts.core, counts.strict,
           score(counts.core, counts.claims, 0).precision, wrong);
    }
  }

  void say_misses(Judged const& text) {
    if (options_.misses == 0) return;
    text::CodePoints points(text.text);
    auto context = [&](std::size_t start, std::size_t end) {
      return text::excerpt(text.text, {points.byte(start), points.byte(end)});
    };
    say_some(text, "missed", text.agreement.missed, [&](std::size_t g) {
      auto const& gold = text.gold[g];
      line("  {}\n      {}", brief(gold), context(gold.start, gold.end));
      if (auto near = nearest(text, gold))
        line("      read as: {} [{}]", brief(text.claims[*near]), text.claims[*near].rule);
    });
    say_some(text, "spurious", text.agreement.spurious, [&](std::size_t c) {
      auto const& claim = text.claims[c];
      line("  {} [{}]\n      {}", brief(claim), claim.rule,
           context(claim.evidence.start, claim.evidence.end));
    });
    std::vector<Pair> wrong;
    for (auto const& pair : text.agreement.pairs)
      if (std::find(pair.right.begin(), pair.right.end(), false) != pair.right.end()) wrong.push_back(pair);
    say_some(text, "wrong in a field", wrong, [&](Pair const& pair) {
      auto const& gold = text.gold[pair.gold];
      auto const& claim = text.claims[pair.claim];
      line("  {} [{}]\n      {}", brief(gold), claim.rule, context(gold.start, gold.end));
      for (std::size_t i = 0; i < field_count; ++i)
        if (!pair.right[i])
          line("      {}: annotated {}, found {}", name(static_cast<Field>(i)),
               shown(static_cast<Field>(i), gold), shown(static_cast<Field>(i), claim));
    });
  }

  template <class Items, class Say>
  void say_some(Judged const& text, char const* what, Items const& items, Say say) {
    if (items.empty()) return;
    line("\n{}: {} {}", text.path, items.size(), what);
    for (std::size_t i = 0; i < items.size() && i < options_.misses; ++i) say(items[i]);
    if (items.size() > options_.misses) line("  … and {} more", items.size() - options_.misses);
  }

  std::vector<Judged> const& texts_;
  WriteOptions const& options_;
  std::string out_;
};

ordered_json figures(Counts const& counts) {
  ordered_json out{
      {"gold", counts.gold}, {"claims", counts.claims}, {"core", counts.core}, {"strict", counts.strict}};
  for (std::size_t i = 0; i < field_count; ++i)
    out["right"][std::string(name(static_cast<Field>(i)))] = counts.right[i];
  for (auto [what, hits] : {std::pair{"core_score", counts.core}, {"strict_score", counts.strict}}) {
    auto found = score(hits, counts.claims, counts.gold);
    out[what] = {{"precision", rounded(found.precision)},
                 {"recall", rounded(found.recall)},
                 {"f1", rounded(found.f1)}};
  }
  return out;
}

// Numbers as text, with the digits they were written with.
ordered_json gold_json(GoldClaim const& gold) {
  return {{"line", gold.line},
          {"start", gold.start},
          {"end", gold.end},
          {"said", brief(gold)},
          {"quote", gold.quote}};
}
ordered_json claim_json(Claim const& claim) {
  return {{"id", claim.id},
          {"rule", claim.rule},
          {"start", claim.evidence.start},
          {"end", claim.evidence.end},
          {"said", brief(claim)},
          {"quote", claim.evidence.text}};
}

ordered_json text_json(Judged const& text) {
  ordered_json out{{"text", text.path}};
  out.update(figures(tally(text).all));
  out["missed"] = out["spurious"] = out["wrong"] = ordered_json::array();
  for (auto g : text.agreement.missed) {
    auto one = gold_json(text.gold[g]);
    auto near = nearest(text, text.gold[g]);
    one["read_as"] = near ? claim_json(text.claims[*near]) : ordered_json();
    out["missed"].push_back(std::move(one));
  }
  for (auto c : text.agreement.spurious) out["spurious"].push_back(claim_json(text.claims[c]));
  for (auto const& pair : text.agreement.pairs) {
    ordered_json fields;
    for (std::size_t i = 0; i < field_count; ++i)
      if (auto field = static_cast<Field>(i); !pair.right[i])
        fields[std::string(name(field))] = {{"annotated", shown(field, text.gold[pair.gold])},
                                            {"found", shown(field, text.claims[pair.claim])}};
    if (fields.is_null()) continue;
    out["wrong"].push_back({{"gold", gold_json(text.gold[pair.gold])},
                            {"claim", claim_json(text.claims[pair.claim])},
                            {"fields", fields}});
  }
  return out;
}

}  // namespace

std::string write_text(std::vector<Judged> const& texts, WriteOptions const& options) {
  return TextWriter(texts, options).write();
}

std::string write_json(std::vector<Judged> const& texts) {
  ordered_json out;
  out["texts"] = ordered_json::array();
  for (auto const& text : texts) out["texts"].push_back(text_json(text));
  auto all = tally(texts);
  out["total"] = figures(all.all);
  out["measures"] = out["rules"] = ordered_json::object();
  for (auto const& [key, counts] : all.by_measure) out["measures"][key] = figures(counts);
  for (auto const& [key, counts] : all.by_rule) out["rules"][key] = figures(counts);
  return out.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace duizhang::eval
