#include "engine/report/site_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/report/html_text.hpp"
#include "engine/report/target_ends.hpp"
#include "engine/report/words.hpp"

namespace duizhang::report {
namespace {

struct Entry {
  std::string_view kind, href, key;
};
constexpr std::array<Entry, 7> navigation{{{"overview", "index.html", "page.overview"},
                                           {"targets", "targets.html", "site.targets"},
                                           {"indicators", "indicators.html", "site.indicators"},
                                           {"matrix", "matrix.html", "site.matrix"},
                                           {"findings", "findings.html", "site.findings"},
                                           {"methods", "methods.html", "page.methods"},
                                           {"data", "data.html", "site.data"}}};

std::string nav(Site const& site, std::string const& root, std::string_view kind) {
  std::string out;
  for (auto const& entry : navigation)
    out += fmt::format("<a href=\"{}{}\"{}>{}</a>", root, entry.href,
                       entry.kind == kind ? " aria-current=\"page\"" : "", site.kit.label(entry.key));
  return out;
}

std::string script(std::string const& root, std::string_view file) {
  return fmt::format("<script src=\"{}{}\"></script>\n", root, file);
}

}  // namespace

std::string root_of(std::string_view name) {
  std::string out;
  for (char c : name)
    if (c == '/') out += "../";
  return out;
}

void add_page(Site const& site, PageParts const& parts, AddPage const& add) {
  auto root = root_of(parts.name);
  std::string scripts;
  if (parts.pictures)
    scripts += script(root, "assets/words.js") + script(root, "assets/plot.bundle.js") +
               script(root, "assets/charts.js");
  for (auto const& file : parts.scripts) scripts += script(root, file);
  scripts += script(root, "assets/page.js");
  auto title = parts.title_zh + (parts.title_en == parts.title_zh ? "" : " · " + parts.title_en);
  Blocks blocks{
      {"root", root},
      {"kind", std::string(parts.kind)},
      {"title", title},
      {"icons", std::string(site.theme.file("icons.svg"))},
      {"nav", nav(site, root, parts.kind)},
      {"version", site.kit.label("site.version", {{"version", escape_html(site.run.rules_version)}})},
      {"scripts", scripts}};
  constexpr std::string_view main = "{{main}}";
  add(parts.name, [&](PieceSink const& to) {
    auto frame = site.theme.file("page.html");
    for (auto at = frame.find(main); at != std::string_view::npos; at = frame.find(main)) {
      to(site.kit.fill_template(frame.substr(0, at), blocks));
      to(parts.main);
      if (parts.more) parts.more(to);
      frame.remove_prefix(at + main.size());
    }
    to(site.kit.fill_template(frame, blocks));
  });
}

TargetHtml linked_targets(Site const& site, std::string root) {
  return TargetHtml(site.kit, [root = std::move(root)](claim::Claim const& target) {
    return target.indicator.id.empty() ? std::string() : root + SitePaths::indicator(target.indicator.id);
  });
}

ScoreLinks site_links(Site const& site, std::string root) {
  auto const* first = site.report.places.data();
  return {[&site, root, first](Place const& place) {
            return root + site.paths.place(static_cast<std::size_t>(&place - first));
          },
          [&site, root, first](Place const& place, Scorecard const& card) {
            return root + site.paths.year(static_cast<std::size_t>(&place - first),
                                          static_cast<std::size_t>(&card - place.years.data()));
          }};
}

std::string heading(Site const& site, int level, std::string_view key, std::string_view id) {
  auto anchor = id.empty() ? std::string() : fmt::format(" id=\"{}\"", id);
  return fmt::format("<h{0}{1}>{2}</h{0}>\n", level, anchor, site.kit.label(key));
}

std::string crumbs(std::vector<std::pair<std::string, std::string>> const& links) {
  std::string out = "<p class=\"crumbs\">";
  for (auto const& [href, words] : links)
    out += fmt::format("<a href=\"{}\">{}</a> <span aria-hidden=\"true\">›</span> ", href, words);
  return out + "</p>\n";
}

void write_chart(Site const& site, std::string_view kind, std::string_view title_key,
                 std::function<void(std::function<void(ChartData const&)> const& add)> const& write,
                 PieceSink const& to) {
  bool first = true;
  write([&](ChartData const& one) {
    auto head = fmt::format(
        "<figure class=\"chart\" data-chart=\"{}\" hidden><figcaption>{}</figcaption><div "
        "class=\"plot\"></div><script type=\"application/json\">[",
        kind, site.kit.label(title_key));
    to((first ? head : ",") + script_json(one.dump(-1, ' ', false, ChartData::error_handler_t::replace)));
    first = false;
  });
  if (!first) to("]</script></figure>\n");
}

std::string chart(Site const& site, std::string_view kind, std::string_view title_key,
                  ChartData const& data) {
  std::string out;
  auto each = [&](auto const& add) {
    for (auto const& one : data) add(one);
  };
  write_chart(site, kind, title_key, each, [&](std::string_view piece) { out += piece; });
  return out;
}

ChartData chart_target(Site const& site, std::size_t v, std::string const& root) {
  auto const& verdict = site.run.verdicts[v];
  auto const& target = site.run.target(verdict);
  auto ends = target_ends(target);
  auto number = [](std::optional<text::Decimal> const& value) {
    return value ? ChartData(value->to_double()) : ChartData(nullptr);
  };
  auto const* outcome = site.run.outcome(verdict);
  ChartData out{{"zh", target.indicator.text},
                {"en", indicator_words(target, site.run, Language::en)},
                {"low", number(ends.low)},
                {"high", number(ends.high)},
                {"x", outcome == nullptr ? ChartData(nullptr) : number(outcome->value)},
                {"s", score::name(verdict.status)},
                {"gap", number(verdict.gap)},
                {"href", root.empty() ? "#" + verdict.id : root + site.paths.target(v)}};
  out["tz"] = value_words(target, site.kit.labels(), Language::zh);
  out["te"] = value_words(target, site.kit.labels(), Language::en);
  if (outcome != nullptr) {
    out["rz"] = value_words(*outcome, site.kit.labels(), Language::zh);
    out["re"] = value_words(*outcome, site.kit.labels(), Language::en);
  }
  return out;
}

}  // namespace duizhang::report
