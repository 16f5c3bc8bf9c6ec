// ledger.xlsx: the tables as sheets with frozen heads and filters, and the codebook.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "engine/report/table.hpp"

namespace duizhang::report {

// A workbook with a sheet for every table; the same bytes for the same tables. Rows beyond what a sheet holds
// (1,048,576) are left to the other files. Of its cells only those of the current row are in memory.
class XlsxWriter final : public TableWriter {
 public:
  explicit XlsxWriter(std::filesystem::path const& path);
  ~XlsxWriter() override;
  void begin(Table const& table) override;
  void row(std::vector<std::string> const& cells) override;
  void end() override;

  // The file is whole after it; false, with `why`, when the library fails.
  [[nodiscard]] bool finish(std::string& why);

 private:
  struct Book;
  std::unique_ptr<Book> book_;
};

}  // namespace duizhang::report
