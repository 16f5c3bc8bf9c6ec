#include "engine/report/html_kit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/report/html_text.hpp"

namespace duizhang::report {

std::string both(std::string const& zh, std::string const& en) {
  if (zh == en) return zh;
  return "<span lang=\"zh\">" + zh + "</span><span lang=\"en\">" + en + "</span>";
}

std::string both(Words const& words) { return both(escape_html(words.zh), escape_html(words.en)); }

std::string HtmlKit::label(std::string_view key, Values values) const {
  auto const& words = labels_.at(key);
  return both(fill(escape_html(words.zh), values), fill(escape_html(words.en), values));
}

std::string HtmlKit::label_both(std::string_view key, std::string_view name, std::string const& zh,
                                std::string const& en) const {
  auto const& words = labels_.at(key);
  return both(fill(escape_html(words.zh), {{name, zh}}), fill(escape_html(words.en), {{name, en}}));
}

std::string HtmlKit::fill_template(std::string_view text, Blocks const& blocks) const {
  std::string out;
  while (true) {
    auto open = text.find("{{");
    auto close = open == std::string_view::npos ? open : text.find("}}", open);
    if (close == std::string_view::npos) return out.append(text);
    out.append(text.substr(0, open));
    auto name = text.substr(open + 2, close - open - 2);
    if (name.starts_with("t:"))
      out += label(name.substr(2));
    else if (name.starts_with("zh:"))
      out += escape_html(labels_.at(name.substr(3)).zh);
    else if (name.starts_with("en:"))
      out += escape_html(labels_.at(name.substr(3)).en);
    else if (auto block = blocks.find(name); block != blocks.end())
      out += block->second;
    text.remove_prefix(close + 2);
  }
}

std::string HtmlKit::icon(score::Status status) {
  return fmt::format("<svg class=\"i\" aria-hidden=\"true\"><use href=\"#i-{}\"/></svg>",
                     score::name(status));
}

std::string HtmlKit::bar(Tally const& tally) {
  std::string out = "<span class=\"bar\" aria-hidden=\"true\">";
  for (auto status : statuses)
    if (auto n = tally.of(status); n > 0)
      out += fmt::format("<i data-s=\"{}\" style=\"flex-grow:{}\"></i>", score::name(status), n);
  return out + "</span>";
}

std::string HtmlKit::legend(Tally const& tally) const {
  if (tally.all() == 0) return "";
  std::string out = "<ul class=\"legend\">";
  for (auto one : statuses)
    if (auto n = tally.of(one); n > 0)
      out +=
          fmt::format("<li data-s=\"{}\">{} {} <b>{}</b></li>", score::name(one), icon(one), status(one), n);
  return out + "</ul>\n";
}

std::string HtmlKit::place_name(Place const& place) const {
  return place.name.empty() ? label("page.unnamed")
                            : "<bdi lang=\"zh\">" + visible_html(place.name) + "</bdi>";
}

std::string HtmlKit::place_name(document::ReportInfo const& info) const {
  return info.jurisdiction.empty() ? label("page.unnamed")
                                   : "<bdi lang=\"zh\">" + visible_html(info.jurisdiction) + "</bdi>";
}

std::string HtmlKit::level_name(document::Level level) const {
  auto name = level == document::Level::unknown ? std::string_view("unknown") : document::name(level);
  return both(labels_.at("level", name));
}

std::string HtmlKit::level_name(Place const& place) const {
  auto name =
      place.level == document::Level::unknown ? std::string_view("unknown") : document::name(place.level);
  return labels_.at("level", name).zh == place.name ? "" : level_name(place.level);
}

std::string HtmlKit::year_label(int year) const {
  return year == 0 ? "?" : label("page.year", {{"year", std::to_string(year)}});
}

std::string HtmlKit::year_label(Place const& place, Scorecard const& card) const {
  auto const& info = run_.reports[card.report];
  auto same = [&](Scorecard const& other) { return run_.reports[other.report].year == info.year; };
  auto out = year_label(info.year);
  if (std::count_if(place.years.begin(), place.years.end(), same) > 1)
    out += " <small>" + visible_html(info.source) + "</small>";
  return out;
}

std::string HtmlKit::indicator_name(std::string_view id) const {
  auto const* known = run_.indicators == nullptr ? nullptr : run_.indicators->find(id);
  if (known == nullptr) return escape_html(id);
  auto or_id = [&](std::string const& name) {
    return visible_html(name.empty() ? id : std::string_view(name));
  };
  return both(or_id(known->name_zh), or_id(known->name_en));
}

std::string script_json(std::string json) {
  for (auto [raw, escaped] : {std::pair{"<", "\\u003c"}, {">", "\\u003e"}, {"&", "\\u0026"}})
    for (auto at = json.find(raw); at != std::string::npos; at = json.find(raw, at + 1))
      json.replace(at, 1, escaped);
  return json;
}

}  // namespace duizhang::report
