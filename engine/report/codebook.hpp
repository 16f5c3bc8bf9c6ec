// What every column means: codebook.md, the data package's description, and the table that spreadsheet,
// database and data page show. The words stand in report.yaml under `column`.
#pragma once

#include <span>
#include <string>

#include "engine/report/labels.hpp"
#include "engine/report/table.hpp"

namespace duizhang::report {

// file, column, type, meaning in Chinese, meaning in English: one row a column of `tables`.
[[nodiscard]] Table codebook_table(std::span<Table const> tables, Labels const& labels);

[[nodiscard]] std::string write_codebook(std::span<Table const> tables, Labels const& labels,
                                         std::string_view rules_version);

// datapackage.json: a Frictionless tabular data package with a schema for every CSV file.
[[nodiscard]] std::string write_data_package(std::span<Table const> tables, Labels const& labels,
                                             std::string_view rules_version);

}  // namespace duizhang::report
