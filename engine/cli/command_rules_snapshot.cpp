// rules snapshot: the claims of a folder of reports before and after an edit of the rules.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "engine/cli/commands.hpp"
#include "engine/snapshot.hpp"

namespace duizhang::cli {
namespace {

struct SnapshotOptions : SharedOptions {
  std::string file = "claims.snapshot";
  std::vector<std::string> paths;
  bool accept = false;
};

int write(std::string const& path, std::string const& snapshot) {
  // Beside it first: a snapshot appears whole or not at all.
  auto fresh = path + ".new";
  std::ofstream out(fresh, std::ios::binary);
  out << snapshot;
  out.close();
  std::error_code error;
  if (out) std::filesystem::rename(fresh, path, error);
  if (out && !error) return done;
  std::cerr << "duizhang: error[O001]: " << path << " cannot be written\n";
  return failed;
}

int compare(SnapshotOptions const& options, std::string const& now) {
  std::ifstream in(options.file, std::ios::binary);
  std::string before(std::istreambuf_iterator<char>(in), {});
  auto diff = compare_snapshots(before, now);
  if (auto status = Session::print(diff.text); status != done) return status;
  if (!diff.differs) return done;
  if (!options.accept) {
    fmt::print("{} still holds the claims of before; --accept takes over those of now\n", options.file);
    return found;
  }
  fmt::print("{} holds the claims of now\n", options.file);
  return write(options.file, now);
}

int snapshot(SnapshotOptions const& options) {
  Session session(options);
  auto rules = session.load();
  if (!rules) return wrong_input;
  auto& diagnostics = session.diagnostics();
  auto reading = session.reading();
  auto files = find_reports(options.paths, reading, diagnostics);
  auto extraction = duizhang::extract(*rules, files, reading, diagnostics);
  session.print_diagnostics(rules->sources());
  // Half of the reports would look like claims that went.
  if (diagnostics.has_errors()) return wrong_input;
  auto now = take_snapshot(extraction);
  if (std::filesystem::exists(options.file)) return compare(options, now);
  fmt::print("{}: {} claims of {} reports kept; edit the rules and run again\n", options.file,
             extraction.claims.size(), extraction.reports.size());
  return write(options.file, now);
}

}  // namespace

void add_rules_snapshot(CLI::App& rules, Action& chosen) {
  auto options = std::make_shared<SnapshotOptions>();
  auto* command = add_command(rules, "snapshot",
                              "What an edit of the rules changes in the claims of reports: a diff by claim",
                              *options, chosen, [options] { return snapshot(*options); });
  add_reading_options(*command, *options);
  command->add_option("--file", options->file, "Where the claims are kept")->capture_default_str();
  command->add_flag("--accept,!--reject", options->accept,
                    "Take over the claims of now; --reject (the default) keeps those of before");
  command->add_option("PATH", options->paths, "Reports, or folders of reports")->required();
}

}  // namespace duizhang::cli
