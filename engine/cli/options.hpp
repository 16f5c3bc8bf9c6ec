// The command line, read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/document/read.hpp"
#include "engine/report/labels.hpp"

namespace duizhang::cli {

enum class Command {
  run,
  extract,
  quantities,
  text,
  rules_check,
  rules_test,
  explain,
  dump_tree,
  dump_program,
  dump_matches
};

struct Options {
  Command command = Command::run;
  std::string rules;  // folder; "" when not given
  std::string out = "out";
  std::vector<std::string> paths;
  std::string id;    // of explain
  std::string rule;  // of dump
  document::Given given;
  unsigned threads = 0;
  bool strict = false;
  bool quiet = false;
  report::Language language = report::Language::zh;
  std::string color = "auto";
};

// What came of reading: options to act on, or a status to leave with (help and version were printed to
// standard output, a mistake to standard error).
struct Parsed {
  std::optional<Options> options;
  int status = 0;
};

[[nodiscard]] Parsed parse_options(int count, char const* const* arguments);

}  // namespace duizhang::cli
