#include "engine/cli/options.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <iostream>

#ifndef DUIZHANG_VERSION
#error "the build says which version this is"
#endif

namespace duizhang::cli {
namespace {

constexpr char const* footer =
    R"(Reports are UTF-8 text files (*.txt) or folders of them. Whose a report is and of which year is read from
its text, else from its file name (city_NAME_2024.txt), else from --jurisdiction and --year.

Exit status: 0 done; 1 done, and something was found (a failing rule test, a lint); 2 the input is wrong
(usage, a rule, a file that cannot be read); 3 a limit was hit or the machine failed.

  duizhang run --out out reports/            what was promised and what became of it: out/index.html
  duizhang extract city_2024.txt | jq .      every numeric claim of one report
  duizhang explain v-5b1e0c9a3f7d reports/   why a verdict is what it is
  duizhang rules test                        do the rules still do what their tests say)";

void add_reading(CLI::App* command, Options& options, std::string& level) {
  command->add_option("--rules", options.rules,
                      "Folder of rules (default: the rules shipped with this program)");
  command->add_option("--year", options.given.year, "Report year where neither text nor file name says it")
      ->check(CLI::Range(1900, 2200));
  command->add_option("--jurisdiction", options.given.jurisdiction,
                      "Jurisdiction where neither text nor file name says it");
  command->add_option("--level", level, "Its level")
      ->check(CLI::IsMember({"national", "province", "city", "county", "zone", "town"}));
  command
      ->add_option("--threads", options.threads,
                   "Threads (default: all the machine has); the output is the same for any number")
      ->check(CLI::Range(1, 1024));
  command->add_flag("--quiet", options.quiet, "No progress line");
}

}  // namespace

Parsed parse_options(int count, char const* const* arguments) {
  Options options;
  std::string level;
  std::string language = "zh";
  CLI::App app{"duizhang 对账: lays what governments announced beside what they later reported"};
  app.footer(footer);
  app.set_version_flag("--version", "duizhang " DUIZHANG_VERSION);
  app.require_subcommand(1);
  auto add = [&](CLI::App* parent, char const* name, char const* about, Command command) {
    auto* sub = parent->add_subcommand(name, about);
    sub->callback([&options, command] { options.command = command; });
    sub->add_option("--color", options.color, "auto, always or never")
        ->check(CLI::IsMember({"auto", "always", "never"}));
    return sub;
  };
  auto* run = add(&app, "run", "The whole job: reports in, an accountability report out", Command::run);
  add_reading(run, options, level);
  run->add_option("--out", options.out,
                  "Folder to write into; replaced as a whole, and only when the run succeeds")
      ->capture_default_str();
  run->add_flag("--strict", options.strict, "Write nothing when any file cannot be read");
  run->add_option("--language", language, "Of the summary: zh or en")
      ->check(CLI::IsMember({"zh", "en"}))
      ->capture_default_str();
  run->add_option("PATH", options.paths, "Reports, or folders of reports")->required();

  auto* extract = add(&app, "extract", "Claims of reports as NDJSON on standard output", Command::extract);
  add_reading(extract, options, level);
  extract->add_flag("--strict", options.strict, "Print nothing when any file cannot be read");
  extract->add_option("PATH", options.paths, "Reports, or folders of reports")->required();

  auto* quantities =
      add(&app, "quantities", "Lines from standard input; the quantities and periods of each as NDJSON",
          Command::quantities);
  quantities->add_option("--rules", options.rules,
                         "Folder of rules (default: the rules shipped with this program)");
  quantities
      ->add_option("--year", options.given.year,
                   "The document's year, against which 今年 or 未来五年 are resolved")
      ->check(CLI::Range(1900, 2200));

  auto* text = add(&app, "text", "The text of a file as the offsets of claims count it", Command::text);
  text->add_option("FILE", options.paths, "One report")->required()->expected(1);

  auto* rules = app.add_subcommand("rules", "Work on a folder of rules");
  rules->require_subcommand(1);
  for (auto* sub : {add(rules, "check", "Load and compile the rules; name every mistake with its place",
                        Command::rules_check),
                    add(rules, "test", "Run the tests that stand inside the rules", Command::rules_test)})
    sub->add_option("--rules", options.rules,
                    "Folder of rules (default: the rules shipped with this program)");

  auto* explain = add(&app, "explain", "Walk a claim or verdict back to rule and sentence", Command::explain);
  add_reading(explain, options, level);
  explain->add_option("--language", language, "zh or en")
      ->check(CLI::IsMember({"zh", "en"}))
      ->capture_default_str();
  explain->add_option("ID", options.id, "c-… of a claim or v-… of a verdict")->required();
  explain->add_option("PATH", options.paths, "The reports of the run that gave it")->required();

  auto* dump = app.add_subcommand("dump", "Show what a stage made of a rule or a report");
  dump->require_subcommand(1);
  for (auto* sub :
       {add(dump, "tree", "The parsed pattern of every rule, or of one", Command::dump_tree),
        add(dump, "program", "The compiled program of every rule, or of one", Command::dump_program)}) {
    sub->add_option("--rules", options.rules, "Folder of rules");
    sub->add_option("RULE", options.rule, "Id of one rule");
  }
  auto* matches =
      add(dump, "matches",
          "What was found in reports: sections, periods, quantities, matches and those that gave way",
          Command::dump_matches);
  add_reading(matches, options, level);
  matches->add_option("PATH", options.paths, "Reports")->required();

  try {
    app.parse(count, arguments);
  } catch (CLI::ParseError const& error) {
    bool asked = error.get_exit_code() == 0;  // --help, --version
    if (asked) return {std::nullopt, app.exit(error, std::cout, std::cerr)};
    std::cerr << "duizhang: error[U001]: " << error.what() << "\nRun with --help for more information.\n";
    return {std::nullopt, 2};
  }
  options.given.level = document::level_named(level);
  options.language = language == "en" ? report::Language::en : report::Language::zh;
  return {options, 0};
}

}  // namespace duizhang::cli
