// duizhang.sqlite: the tables as a database for queries across all places and years.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "engine/report/table.hpp"

namespace duizhang::report {

// A database with a table for each; the same bytes for the same tables and library. Numbers are numbers,
// missing values NULL. It grows on the disk.
class SqliteWriter final : public TableWriter {
 public:
  // `path`: there must be no file yet.
  explicit SqliteWriter(std::filesystem::path const& path);
  ~SqliteWriter() override;
  void begin(Table const& table) override;
  void row(std::vector<std::string> const& cells) override;
  void end() override;

  // The file is whole after it; false, with `why`, when the library fails.
  [[nodiscard]] bool finish(std::string& why);

 private:
  struct Base;
  std::unique_ptr<Base> base_;
};

}  // namespace duizhang::report
