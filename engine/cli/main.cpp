// Arguments in, a command run, exit status out.
#include <malloc.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <exception>
#include <iostream>
#include <new>

#include "engine/cli/commands.hpp"

#ifndef DUIZHANG_VERSION
#error "the build says which version this is"
#endif

namespace duizhang::cli {
namespace {

constexpr char const* footer =
    R"(Reports are text (UTF-8, UTF-16, GB18030, Big5), web pages, DOCX, PDF, JSON Lines or CSV collections, gzip and
zip of them, or folders; - is standard input. Whose a report is and of which year is read from
its text, else from its file name (city_NAME_2024.txt), else from --jurisdiction and --year.

Exit status: 0 done; 1 done, and something was found (a failing rule test, a lint); 2 the input is wrong
(usage, a rule, a file that cannot be read); 3 a limit was hit or the machine failed.

  duizhang run --out out reports/            what was promised and what became of it: out/index.html
  duizhang extract city_2024.txt | jq .      every numeric claim of one report
  duizhang explain v-5b1e0c9a3f7d reports/   why a verdict is what it is
  duizhang rules test                        do the rules still do what their tests say)";

// In the order of --help.
constexpr AddCommand commands[] = {
    add_run,   add_report,  add_diff,    add_extract, add_quantities, add_text, add_inspect,
    add_rules, add_explain, add_why_not, add_eval,    add_coverage,   add_dump, add_cache,
};

int act(int count, char const* const* arguments) {
  CLI::App program{"duizhang 对账: lays what governments announced beside what they later reported"};
  program.footer(footer);
  program.set_version_flag("--version", "duizhang " DUIZHANG_VERSION);
  program.require_subcommand(1);
  Action chosen;
  for (auto add : commands) add(program, chosen);
  try {
    program.parse(count, arguments);
  } catch (CLI::ParseError const& error) {
    bool asked = error.get_exit_code() == 0;  // --help, --version
    if (asked) return program.exit(error, std::cout, std::cerr);
    std::cerr << "duizhang: error[U001]: " << error.what() << "\nRun with --help for more information.\n";
    return wrong_input;
  }
  return chosen();
}

}  // namespace
}  // namespace duizhang::cli

int main(int count, char** arguments) {
#if defined(__GLIBC__)
  // Texts and tables of some hundred KB come and go with every report: they are kept, not mapped afresh.
  mallopt(M_MMAP_THRESHOLD, 64 << 20);
  mallopt(M_TRIM_THRESHOLD, 128 << 20);
#endif
  try {
    return duizhang::cli::act(count, arguments);
  } catch (std::bad_alloc const&) {
    std::cerr << "duizhang: out of memory\n";
  } catch (std::exception const& error) {
    std::cerr << "duizhang: " << error.what() << '\n';
  }
  return 3;
}
