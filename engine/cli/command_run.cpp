// run: the whole job, reports in, an accountability report out.
#include <fmt/format.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include <filesystem>
#include <optional>
#include <system_error>
#include <vector>

#include "engine/cli/commands.hpp"
#include "engine/cli/report_output.hpp"
#include "engine/cli/watch.hpp"
#include "engine/diag/render.hpp"
#include "engine/report/read_run.hpp"
#include "engine/report/run_record.hpp"
#include "engine/spilled_run.hpp"

namespace duizhang::cli {
namespace {

struct RunOptions : OutputOptions {
  std::vector<std::string> paths;
  bool strict = false;
  bool watch = false;
};

// Reads, links and scores; the three tables stand in `folder` then, and what was known of the reports is
// gone.
Status write_tables(Session& session, Rules const& rules, RunOptions const& options,
                    std::optional<report::OutputFolder>& folder) {
  auto& diagnostics = session.diagnostics();
  SpilledRun made(rules, options.out);
  made.extract(options.paths, session.reading(), diagnostics);
  bool wrong = diagnostics.has_errors();
  std::vector<std::string> said;
  for (auto const& one : diagnostics.sorted()) said.push_back(diag::render(one, rules.sources()));
  if ((wrong && options.strict) || made.reports().empty())
    return session.print_diagnostics(rules.sources()), wrong_input;
  folder.emplace(options.out);
  auto facts = report::rule_facts(rules.set(), rules.policy());
  report::RunData known{made.reports(),          {},    {}, rules.set().version, said, &rules.labels(),
                        &rules.set().indicators, &facts};
  folder->add(std::string(report::claims_name), [&](auto const& to) { made.write_claims(to); });
  folder->add(std::string(report::verdicts_name),
              [&](auto const& to) { made.write_verdicts(to, session.profile()); });
  folder->add(std::string(report::record_name), [&](auto const& to) { report::write_run_record(known, to); });
  if (made.error() != 0)
    folder->fail("claims cannot be kept for a while: " + std::generic_category().message(made.error()));
  session.print_diagnostics(rules.sources());
  diagnostics = {};
  if (!session.print_profile(rules)) return failed;
  return wrong ? wrong_input : done;
}

int run_with(Session& session, Rules const* rules, RunOptions const& options) {
  auto& diagnostics = session.diagnostics();
  if (!report::check_output(options.out, diagnostics))
    return session.print_diagnostics(rules->sources()), failed;
  std::optional<report::OutputFolder> folder;
  auto status = write_tables(session, *rules, options, folder);
  if (!folder || status == failed) return status;
#if defined(__GLIBC__)
  malloc_trim(0);  // what reading and linking needed lies between what is still held
#endif
  // Pages are made of the tables alone, as `report --from` makes them.
  auto written = write_report(options, *folder, rules->labels(), session);
  return written != done ? written : status;
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
  add_output_options(*command, *options);
  add_profile_options(*command, *options);
  command->add_flag("--strict", options->strict, "Write nothing when any file cannot be read");
  command->add_flag("--watch", options->watch, "Run again whenever a rule or a report is edited");
  command->add_option("PATH", options->paths, "Reports, or folders of reports")->required();
}

}  // namespace duizhang::cli
