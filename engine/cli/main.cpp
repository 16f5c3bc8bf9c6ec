// Arguments in, a command run, exit status out.
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdint>
#include <cstdlib>
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

// The heap begins with large pages, as far as the system gives any: start-up fills some ten mebibytes once,
// and each small page costs as much as thousands of instructions, in a virtual machine several times that.
void use_large_pages() {
#if defined(__GLIBC__)
  constexpr std::uintptr_t large = 2U << 20U, ahead = 16U << 20U;
  mallopt(M_TOP_PAD, static_cast<int>(ahead));
  auto place = [](void* at) { return reinterpret_cast<std::uintptr_t>(at); };
  constexpr std::size_t of_its_own = 256U << 10U;  // more than stands free between what was taken so far
  auto* taken = std::malloc(of_its_own);
  auto const first = place(taken);
  std::free(taken);
  // What lies before the first large page is left alone, and never touched; nor is that page before it is
  // one.
  constexpr std::size_t near = 512;
  auto boundary = (first + near) / large * large + large;
  static void* volatile left_alone;
  left_alone = std::malloc(boundary - first - near);
  auto end = place(sbrk(0));
  bool on_the_heap = place(left_alone) >= first && place(left_alone) < boundary;
  if (on_the_heap && boundary < end && end - boundary < 2 * ahead)
    (void)madvise(reinterpret_cast<void*>(boundary), end - boundary, MADV_HUGEPAGE);
#endif
}

}  // namespace
}  // namespace duizhang::cli

int main(int count, char** arguments) {
#if defined(__GLIBC__)
  // Texts and tables of some hundred KB come and go with every report: they are kept, not mapped afresh.
  mallopt(M_MMAP_THRESHOLD, 64 << 20);
  mallopt(M_TRIM_THRESHOLD, 128 << 20);
#endif
  duizhang::cli::use_large_pages();
  try {
    return duizhang::cli::act(count, arguments);
  } catch (std::bad_alloc const&) {
    std::cerr << "duizhang: out of memory\n";
  } catch (std::exception const& error) {
    std::cerr << "duizhang: " << error.what() << '\n';
  }
  return 3;
}
