// extract: claims of reports as NDJSON. text: a file as the offsets of claims count it.
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/cli/commands.hpp"
#include "engine/report/json.hpp"

namespace duizhang::cli {
namespace {

struct ExtractOptions : SharedOptions {
  std::vector<std::string> paths;
  bool strict = false;
};

// A filter: what a line holds is out before the next has come.
int extract_pipe(Session& session, Rules const& rules, ReadOptions const& reading) {
  intake::LineReader lines(STDIN_FILENO);
  std::atomic<int> status = done;
  bool wrong = false;
  extract_lines(
      rules, [&](intake::LineReader::Line& line) { return status == done && lines.next(line); }, reading,
      [](ExtractedReport& report) {
        report.written = report::write_claims(report.info, report.claims);
        report.claims = {};
      },
      [&](ExtractedReport& report) {
        if (status == done) status = Session::print(report.written);
      },
      [&](diag::Diagnostics const& said) {
        wrong = wrong || said.has_errors();
        session.diagnostics() = said;
        session.print_diagnostics(rules.sources());
      });
  session.diagnostics() = {};
  if (!session.print_profile(rules)) return failed;
  return status != done ? status.load() : wrong ? wrong_input : done;
}

// What reports gave, on its way out: into a file some mebibyte at a time, which costs the system less; to
// anybody who may be looking at once.
class Waiting {
 public:
  Waiting() {
    struct stat status {};
    if (fstat(STDOUT_FILENO, &status) == 0 && S_ISREG(status.st_mode)) most_ = 1U << 20U;
  }
  int add(ExtractedReport& report) {
    auto& one = reports_.emplace_back();
    one.written = std::move(report.written);
    one.written_before = report.written_before;
    one.held = std::move(report.held);
    bytes_ += one.text().size();
    return bytes_ >= most_ ? print() : done;
  }
  int print() {
    std::vector<std::string_view> texts;
    for (auto const& report : reports_) texts.push_back(report.text());
    auto status = Session::print(texts);
    reports_.clear();
    bytes_ = 0;
    return status;
  }

 private:
  std::size_t most_ = 0;
  std::vector<ExtractedReport> reports_;
  std::size_t bytes_ = 0;
};

int extract(ExtractOptions const& options) {
  Session session(options);
  auto rules = session.load(false);
  if (!rules) return wrong_input;
  auto& diagnostics = session.diagnostics();
  auto reading = session.reading();
  if (options.paths == std::vector<std::string>{"-"} && options.format == "json-lines" && !options.strict)
    return extract_pipe(session, *rules, reading);
  reading.kept_as = "ndjson";
  auto files = find_reports(options.paths, reading, diagnostics);
  // Reports are written as they are read, and forgotten; only --strict waits for the last.
  std::string held;
  int status = done;
  Waiting waiting;
  extract_each(
      *rules, files, reading, diagnostics,
      [](ExtractedReport& report) {
        report.written = report::write_claims(report.info, report.claims);
        report.claims = {};
      },
      [&](ExtractedReport& report) {
        if (options.strict)
          held += report.text();
        else if (status == done)
          status = waiting.add(report);
      });
  if (status == done) status = waiting.print();
  session.print_diagnostics(rules->sources());
  if (!session.print_profile(*rules)) return failed;
  Session::let_go(std::move(rules));
  if (options.strict && diagnostics.has_errors()) return wrong_input;
  if (options.strict) status = Session::print(held);
  return status != done ? status : diagnostics.has_errors() ? wrong_input : done;
}

struct TextOptions : SharedOptions {
  std::string path;
};

int print_text(TextOptions const& options) {
  Session session(options);
  auto rules = session.load(false);
  if (!rules) return wrong_input;
  auto taken =
      intake::read_source(options.path, rules->set().intake, session.reading().intake, session.diagnostics());
  session.print_diagnostics(rules->sources());
  if (!taken) return wrong_input;
  auto status = Session::print(taken->text);
  return status == done && session.diagnostics().has_errors() ? wrong_input : status;
}

}  // namespace

void add_extract(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<ExtractOptions>();
  auto* command = add_command(program, "extract", "Claims of reports as NDJSON on standard output", *options,
                              chosen, [options] { return extract(*options); });
  add_reading_options(*command, *options);
  add_profile_options(*command, *options);
  command->add_flag("--strict", options->strict, "Print nothing when any file cannot be read");
  command->add_option("PATH", options->paths, "Reports, or folders of reports")->required();
}

void add_text(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<TextOptions>();
  auto* command = add_command(program, "text", "The text of a file as the offsets of claims count it",
                              *options, chosen, [options] { return print_text(*options); });
  add_rules_option(*command, *options);
  add_intake_options(*command, *options);
  command->add_option("FILE", options->path, "One report; - for standard input")->required();
}

}  // namespace duizhang::cli
