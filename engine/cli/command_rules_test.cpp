// rules test: the tests that stand inside the rules, and what they and a corpus say of the rules.
#include <fmt/format.h>

#include <fstream>
#include <iostream>

#include "engine/cli/commands.hpp"
#include "engine/cli/watch.hpp"
#include "engine/coverage.hpp"
#include "engine/junit.hpp"
#include "engine/prove.hpp"
#include "engine/rule_counts.hpp"

namespace duizhang::cli {
namespace {

struct TestOptions : SharedOptions {
  std::string junit;                // file; "" for none
  std::vector<std::string> corpus;  // reports
  bool coverage = false;
  bool watch = false;
};

int write_junit(std::string const& path, Proof const& proof, Rules const& rules) {
  std::ofstream out(path, std::ios::binary);
  out << junit_of(proof, rules.sources());
  out.close();
  if (out) return done;
  std::cerr << "duizhang: error[O001]: " << path << " cannot be written\n";
  return failed;
}

int test(TestOptions const& options) {
  Session session(options);
  auto rules = session.load();
  if (!rules) return wrong_input;
  auto& diagnostics = session.diagnostics();
  auto proof = prove_rules(*rules, diagnostics);
  session.print_diagnostics(rules->sources());
  std::string out;
  if (options.coverage) out += describe(measure_coverage(*rules), *rules);
  if (!options.corpus.empty()) {
    diagnostics = {};
    auto reading = session.reading();
    auto files = find_reports(options.corpus, reading, diagnostics);
    out += describe(count_rules(*rules, files, reading, diagnostics), files.size());
    session.print_diagnostics(rules->sources());
  }
  out += fmt::format("{} passed, {} failed\n", proof.tests - proof.failed, proof.failed);
  if (auto status = Session::print(out); status != done) return status;
  if (!options.junit.empty())
    if (auto status = write_junit(options.junit, proof, *rules); status != done) return status;
  return proof.failed == 0 ? done : found;
}

}  // namespace

void add_rules_test(CLI::App& rules, Action& chosen) {
  auto options = std::make_shared<TestOptions>();
  auto* command =
      add_command(rules, "test", "Run the tests that stand inside the rules", *options, chosen, [options] {
        if (!options->watch) return test(*options);
        watch({Session(*options).options().rules}, [&] { (void)test(*options); });
      });
  add_rules_option(*command, *options);
  command->add_option("--junit", options->junit, "Write the results as JUnit XML into this file");
  command->add_flag("--coverage", options->coverage, "Name the branches of patterns that no test takes");
  command->add_option("--corpus", options->corpus,
                      "Reports or folders of reports: how often each rule fires there, and which never do");
  command->add_flag("--watch", options->watch, "Run again whenever a rule file is edited");
}

}  // namespace duizhang::cli
