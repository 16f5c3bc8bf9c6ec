#include "engine/coverage/write.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/text/excerpt.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::coverage {
namespace {

using nlohmann::ordered_json;

Counts total(std::vector<Covered> const& texts) {
  Counts out;
  for (auto const& text : texts) out.add(text.counts);
  return out;
}

std::string figures(std::string_view title, Counts const& counts) {
  auto all = counts.figures(), said = counts.in_claims();
  return fmt::format("{}: {} figures, {} in claims ({:.3f})\n", title, all.numbers, said.numbers,
                     counts.covered());
}

std::string table(Counts const& counts) {
  auto out = fmt::format("\n{:<10} {:>8} {:>8} {:>18}\n", "reason", "numbers", "digits", "Chinese numerals");
  for (std::size_t i = 0; i < reason_count; ++i) {
    auto reason = static_cast<Reason>(i);
    auto share = counts.by_reason[i];
    out += fmt::format("{:<10} {:>8} {:>8} {:>18}  {}{}\n", name(reason), share.numbers, share.digits,
                       counts.chinese[i], meaning(reason), is_figure(reason) ? "" : " (no figure)");
  }
  return out;
}

ordered_json json_of(Counts const& counts) {
  ordered_json out;
  auto all = counts.figures(), said = counts.in_claims();
  out["figures"] = all.numbers;
  out["in_claims"] = said.numbers;
  out["covered"] = std::round(counts.covered() * 1e4) / 1e4;
  out["digits"] = {{"figures", all.digits}, {"in_claims", said.digits}};
  for (std::size_t i = 0; i < reason_count; ++i)
    out["reasons"][std::string(name(static_cast<Reason>(i)))] = {{"numbers", counts.by_reason[i].numbers},
                                                                 {"digits", counts.by_reason[i].digits},
                                                                 {"chinese", counts.chinese[i]}};
  return out;
}

std::string line_of(ordered_json const& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

Place Places::of(Number const& number) {
  auto begin = document_.folded.original(number.range).begin;
  std::string_view original = document_.original;
  for (; at_ < begin; ++at_)
    if (original[at_] == '\n') ++line_, line_start_ = at_ + 1;
  auto column = text::count_code_points(original.substr(line_start_, begin - line_start_)) + 1;
  return {line_, column, text::excerpt(document_.text(), number.range)};
}

std::string write_text(std::vector<Covered> const& texts) {
  std::string out;
  for (auto const& text : texts) {
    out += figures(text.path, text.counts);
    for (auto const& [number, place] : text.listed)
      out += fmt::format("  {}:{}: {}{}: {}\n", place.line, place.column, name(number.reason),
                         number.rule.empty() ? "" : " [" + number.rule + "]", place.context);
  }
  auto all = total(texts);
  if (texts.size() > 1) out += figures(fmt::format("all {} texts", texts.size()), all);
  return out + table(all);
}

std::string write_json(std::vector<Covered> const& texts) {
  std::string out;
  for (auto const& text : texts) {
    ordered_json one{{"text", text.path}};
    one.update(json_of(text.counts));
    one["listed"] = ordered_json::array();
    for (auto const& [number, place] : text.listed)
      one["listed"].push_back({{"line", place.line},
                               {"column", place.column},
                               {"reason", name(number.reason)},
                               {"rule", number.rule},
                               {"context", place.context}});
    out += line_of(one);
  }
  ordered_json all{{"texts", texts.size()}};
  all.update(json_of(total(texts)));
  return out + line_of(all);
}

}  // namespace duizhang::coverage
