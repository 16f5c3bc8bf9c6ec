// data.html: the files behind the pages, the reports that were read and what was said while reading.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/report/codebook.hpp"
#include "engine/report/html_text.hpp"
#include "engine/report/lists_html.hpp"
#include "engine/report/panel.hpp"
#include "engine/report/site_page.hpp"
#include "engine/report/write_ledger.hpp"

namespace duizhang::report {
namespace {

struct DataFile {
  std::string_view name, key;
};
constexpr std::array<DataFile, 10> data_files{{{"ledger.csv", "file.ledger"},
                                               {"ledger.xlsx", "file.xlsx"},
                                               {"panel.csv", "file.panel"},
                                               {"duizhang.sqlite", "file.sqlite"},
                                               {"reports.csv", "file.reports"},
                                               {"codebook.md", "file.codebook"},
                                               {"datapackage.json", "file.datapackage"},
                                               {"verdicts.ndjson", "file.verdicts"},
                                               {"claims.ndjson", "file.claims"},
                                               {"run.json", "file.run"}}};

std::string file_list(Site const& site) {
  std::string out = "<ul class=\"files\">\n";
  for (auto const& file : data_files)
    out += fmt::format("<li><a href=\"{0}\"><code>{0}</code></a> {1}</li>\n", file.name,
                       site.kit.label(file.key));
  return out + "</ul>\n";
}

std::string codebook(Site const& site) {
  std::vector<Table> tables{panel_table(site.report, site.run), ledger_table(site.report, site.run)};
  auto book = codebook_table(tables, site.kit.labels());
  std::string out = "<div class=\"scroll\"><table class=\"plain sortable\"><thead><tr>";
  for (auto key : {"site.file", "site.column", "site.type", "site.meaning"})
    out += "<th scope=\"col\">" + site.kit.label(key) + "</th>";
  out += "</tr></thead><tbody>\n";
  for (std::size_t i = 0; i < book.rows; ++i) {
    auto cells = book.row(i);
    out += fmt::format("<tr><td>{}</td><th scope=\"row\"><code>{}</code></th><td>{}</td><td>{}</td></tr>\n",
                       cells[0], cells[1], cells[2], both(escape_html(cells[3]), escape_html(cells[4])));
  }
  return out + "</tbody></table></div>\n";
}

// Lines stay lines, which they do not in other text of a page.
std::string lines(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    auto end = std::min(text.find('\n', at), text.size());
    out += (at == 0 ? "" : "\n") + escape_html(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

void data_page(Site const& site, AddPage const& add) {
  auto const& kit = site.kit;
  auto main = heading(site, 1, "site.data") + "<p class=\"lead\">" + kit.label("site.data_lead") + "</p>\n" +
              file_list(site);
  main += heading(site, 2, "site.load", "load") + "<pre><code>" +
          lines(kit.labels().at("site.load_lines").en) + "</code></pre>\n";
  main += heading(site, 2, "site.codebook", "codebook") + codebook(site);
  main += heading(site, 2, "page.reports", "reports");
  auto more = [&](PieceSink const& to) {
    to(reports_html(kit));
    to(heading(site, 2, "page.diagnostics", "diagnostics"));
    to(diagnostics_html(kit));
  };
  auto const& words = kit.labels().at("site.data");
  add_page(
      site,
      {"data.html", "data", escape_html(words.zh), escape_html(words.en), std::move(main), false, {}, more},
      add);
}

}  // namespace duizhang::report
