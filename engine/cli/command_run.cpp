// run: the whole job, reports in, an accountability report out.
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <vector>

#include "engine/cli/commands.hpp"
#include "engine/cli/watch.hpp"
#include "engine/diag/render.hpp"
#include "engine/report/build.hpp"
#include "engine/report/json.hpp"
#include "engine/report/output_folder.hpp"
#include "engine/report/summary.hpp"
#include "engine/report/write_html.hpp"
#include "engine/report/write_ledger.hpp"

namespace duizhang::cli {
namespace {

struct RunOptions : SharedOptions {
  std::string out = "out";
  std::vector<std::string> paths;
  bool strict = false;
  bool watch = false;
};

int run_with(Session& session, Rules const* rules, RunOptions const& options) {
  auto& diagnostics = session.diagnostics();
  if (!report::check_output(options.out, diagnostics))
    return session.print_diagnostics(rules->sources()), failed;
  auto result = duizhang::run(*rules, options.paths, session.reading(), diagnostics);
  bool wrong = diagnostics.has_errors();
  std::vector<std::string> said;
  for (auto const& one : diagnostics.sorted()) said.push_back(diag::render(one, rules->sources()));
  if ((wrong && options.strict) || result.extraction.reports.empty())
    return session.print_diagnostics(rules->sources()), wrong_input;
  report::RunData data{
      result.extraction.reports, result.extraction.claims, result.verdicts, rules->set().version, said,
      &rules->labels(),          &rules->set().indicators};
  auto page = report::build_report(data);
  std::vector<report::OutputFile> files{{"claims.ndjson", report::write_claims(data)},
                                        {"verdicts.ndjson", report::write_verdicts(data)},
                                        {"ledger.csv", report::write_ledger(page, data)},
                                        {"index.html", report::write_html(page, data)}};
  bool written = report::write_output(options.out, files, diagnostics);
  session.print_diagnostics(rules->sources());
  if (!written) return failed;
  Session::print(report::write_summary(page, data, {session.language(), session.use_color(STDOUT_FILENO)}));
  fmt::print("{}\n", (std::filesystem::path(options.out) / "index.html").lexically_normal().string());
  return wrong ? wrong_input : done;
}

int run(RunOptions const& options) {
  Session session(options);
  auto rules = session.load();
  return rules ? run_with(session, rules.get(), options) : wrong_input;
}

// Again and again, whenever a rule or a report is edited. Rules with a mistake are named and not taken up:
// those of before stay in force.
[[noreturn]] void run_watching(RunOptions const& options) {
  std::unique_ptr<Rules> rules;
  std::vector<std::filesystem::path> watched(options.paths.begin(), options.paths.end());
  watched.push_back(Session(options).options().rules);
  watch(watched, [&] {
    Session session(options);
    if (auto fresh = session.load()) {
      rules = std::move(fresh);
    } else {
      session.diagnostics() = {};
      fmt::print(stderr, "{}\n",
                 rules ? fmt::format("the rules of before stay in force (version {})", rules->set().version)
                       : "there are no rules in force; waiting for an edit");
    }
    if (rules) (void)run_with(session, rules.get(), options);
    std::fflush(stdout);
  });
}

}  // namespace

void add_run(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<RunOptions>();
  auto* command = add_command(program, "run", "The whole job: reports in, an accountability report out",
                              *options, chosen, [options] {
                                if (!options->watch) return run(*options);
                                run_watching(*options);
                              });
  add_reading_options(*command, *options);
  command
      ->add_option("--out", options->out,
                   "Folder to write into; replaced as a whole, and only when the run succeeds")
      ->capture_default_str();
  command->add_flag("--strict", options->strict, "Write nothing when any file cannot be read");
  command->add_flag("--watch", options->watch, "Run again whenever a rule or a report is edited");
  add_language_option(*command, *options, "Of the summary: zh or en");
  command->add_option("PATH", options->paths, "Reports, or folders of reports")->required();
}

}  // namespace duizhang::cli
