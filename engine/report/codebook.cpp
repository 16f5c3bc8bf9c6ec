#include "engine/report/codebook.hpp"

#include <nlohmann/json.hpp>

namespace duizhang::report {
namespace {

constexpr Column codebook_columns[] = {{"file", ColumnType::words},
                                       {"column", ColumnType::words},
                                       {"type", ColumnType::words},
                                       {"meaning_zh", ColumnType::words},
                                       {"meaning_en", ColumnType::words}};

// A cell of a Markdown table.
std::string cell(std::string text) {
  for (auto at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) text.insert(at, "\\");
  return text;
}

}  // namespace

Table codebook_table(std::span<Table const> tables, Labels const& labels) {
  std::vector<std::vector<std::string>> rows;
  for (auto const& table : tables)
    for (auto const& column : table.columns) {
      auto const& words = labels.at("column", column.name);
      rows.push_back({table.name + ".csv", std::string(column.name), std::string(name(column.type)), words.zh,
                      words.en});
    }
  auto count = rows.size();
  return {"codebook", codebook_columns, count, [rows = std::move(rows)](std::size_t i) { return rows[i]; }};
}

std::string write_codebook(std::span<Table const> tables, Labels const& labels,
                           std::string_view rules_version) {
  std::string out = "# 变量说明 / Codebook\n\n";
  out += fill(labels.at("site.codebook_lead").zh, {{"version", rules_version}}) + "\n\n";
  out += fill(labels.at("site.codebook_lead").en, {{"version", rules_version}}) + "\n";
  for (auto const& table : tables) {
    out += "\n## " + table.name + ".csv\n\n| column | type | 含义 | meaning |\n|---|---|---|---|\n";
    for (auto const& column : table.columns) {
      auto const& words = labels.at("column", column.name);
      out += "| `" + std::string(column.name) + "` | " + std::string(name(column.type)) + " | " +
             cell(words.zh) + " | " + cell(words.en) + " |\n";
    }
  }
  out += "\n## status\n\n| status | 中文 | English | 含义 | meaning |\n|---|---|---|---|---|\n";
  for (auto const& [key, words] : labels.words())
    if (key.starts_with("definition.")) {
      auto status = key.substr(std::string_view("definition.").size());
      auto const& shown = labels.at("status", status);
      out += "| `" + status + "` | " + cell(shown.zh) + " | " + cell(shown.en) + " | " + cell(words.zh) +
             " | " + cell(words.en) + " |\n";
    }
  return out;
}

std::string write_data_package(std::span<Table const> tables, Labels const& labels,
                               std::string_view rules_version) {
  using Package = nlohmann::ordered_json;
  Package out{{"profile", "tabular-data-package"},
              {"name", "duizhang-report"},
              {"title", labels.at("page.title").en},
              {"description", labels.at("page.lead").en},
              {"version", rules_version},
              {"resources", Package::array()}};
  for (auto const& table : tables) {
    auto fields = Package::array();
    for (auto const& column : table.columns) {
      auto const& words = labels.at("column", column.name);
      fields.push_back({{"name", column.name},
                        {"type", name(column.type)},
                        {"title", words.zh},
                        {"description", words.en}});
    }
    out["resources"].push_back(
        {{"name", table.name},
         {"path", table.name + ".csv"},
         {"profile", "tabular-data-resource"},
         {"format", "csv"},
         {"mediatype", "text/csv"},
         {"encoding", "utf-8"},
         {"dialect", {{"delimiter", ","}, {"lineTerminator", "\r\n"}, {"header", true}}},
         {"schema", {{"fields", fields}, {"missingValues", {""}}}}});
    if (!table.key.empty()) out["resources"].back()["schema"]["primaryKey"] = table.key;
  }
  return out.dump(1, ' ', false, Package::error_handler_t::replace) + "\n";
}

}  // namespace duizhang::report
