// Arguments in, pipeline, exit status out. The only place that knows of terminals and standard streams.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>

#include "engine/cli/options.hpp"
#include "engine/diag/codes.hpp"
#include "engine/diag/render.hpp"
#include "engine/explain.hpp"
#include "engine/match/dump.hpp"
#include "engine/pipeline.hpp"
#include "engine/prove.hpp"
#include "engine/quantities.hpp"
#include "engine/report/build.hpp"
#include "engine/report/json.hpp"
#include "engine/report/output_folder.hpp"
#include "engine/report/summary.hpp"
#include "engine/report/write_html.hpp"
#include "engine/report/write_ledger.hpp"
#include "grammar/print.hpp"

namespace duizhang::cli {
namespace {

namespace fs = std::filesystem;

enum Status : int { done = 0, found = 1, wrong_input = 2, failed = 3 };

bool use_color(Options const& options, int stream) {
  return options.color == "always" || (options.color == "auto" && isatty(stream) != 0);
}

// The rules beside the program: in the source tree's build folder, installed, or where they were built from.
std::string default_rules() {
  std::error_code error;
  auto program = fs::read_symlink("/proc/self/exe", error);
  if (!error)
    for (auto const* relative : {"rules", "../rules", "../share/duizhang/rules"}) {
      auto folder = program.parent_path() / relative;
      if (fs::is_directory(folder, error)) return folder.lexically_normal().string();
    }
  return DUIZHANG_RULES_DIR;
}

class Program {
 public:
  explicit Program(Options options) : options_(std::move(options)) {
    if (options_.rules.empty()) options_.rules = default_rules();
  }

  int act() {
    switch (options_.command) {
      case Command::text:
        return print_text();
      case Command::rules_check:
        return check();
      case Command::rules_test:
        return test();
      default:
        break;
    }
    auto rules = load();
    if (!rules) return wrong_input;
    switch (options_.command) {
      case Command::extract:
        return extract(*rules);
      case Command::quantities:
        return quantities(*rules);
      case Command::explain:
        return explain(*rules);
      case Command::dump_tree:
      case Command::dump_program:
        return dump_rules(*rules);
      case Command::dump_matches:
        return dump_matches(*rules);
      default:
        return run(*rules);
    }
  }

 private:
  void print_diagnostics(text::SourceMap const& sources) {
    std::cerr << diag::render_all(diagnostics_, sources, use_color(options_, STDERR_FILENO));
  }

  // Rules with a mistake are not used: a run with half the rules would call targets unreported.
  std::unique_ptr<Rules> load() {
    auto rules = std::make_unique<Rules>(options_.rules, diagnostics_);
    if (!diagnostics_.has_errors()) return diagnostics_ = {}, std::move(rules);
    print_diagnostics(rules->sources());
    return nullptr;
  }

  ReadOptions reading() {
    ReadOptions out;
    out.given = options_.given;
    out.threads = options_.threads;
    if (!options_.quiet && isatty(STDERR_FILENO) != 0)
      out.progress = [](std::size_t count, std::size_t all) {
        if (all < 8) return;
        fmt::print(stderr, "\rreading reports: {} of {}{}", count, all, count == all ? "\r\x1b[K" : "");
        std::fflush(stderr);
      };
    return out;
  }

  int print_text() {
    auto bytes = document::read_text_file(options_.paths.front(), diagnostics_);
    print_diagnostics({});
    if (!bytes) return wrong_input;
    return print(*bytes);
  }

  int print(std::string const& text) {
    std::cout.write(text.data(), static_cast<std::streamsize>(text.size()));
    std::cout.flush();
    if (std::cout) return done;
    std::cerr << "duizhang: error[O001]: standard output cannot be written\n";
    return failed;
  }

  int check() {
    Rules rules(options_.rules, diagnostics_);
    print_diagnostics(rules.sources());
    if (diagnostics_.has_errors()) return wrong_input;
    auto const& set = rules.set();
    fmt::print("{}: {} claim rules, {} names, {} periods, {} values, {} indicators, version {}\n",
               options_.rules, set.claim_rules.size(), set.names.size(), set.periods.size(),
               set.values.size(), set.indicators.all().size(), set.version);
    return diagnostics_.empty() ? done : found;
  }

  int test() {
    Rules rules(options_.rules, diagnostics_);
    if (diagnostics_.has_errors()) return print_diagnostics(rules.sources()), wrong_input;
    diagnostics_ = {};
    auto proof = prove_rules(rules, diagnostics_);
    print_diagnostics(rules.sources());
    fmt::print("{} passed, {} failed\n", proof.tests - proof.failed, proof.failed);
    return proof.failed == 0 ? done : found;
  }

  int quantities(Rules const& rules) {
    write_quantities(std::cin, std::cout, rules, options_.given.year, diagnostics_);
    print_diagnostics({});
    std::cout.flush();
    if (!std::cout) return std::cerr << "duizhang: error[O001]: standard output cannot be written\n", failed;
    return diagnostics_.has_errors() ? wrong_input : done;
  }

  int extract(Rules const& rules) {
    auto files = find_reports(options_.paths, diagnostics_);
    auto extraction = duizhang::extract(rules, files, reading(), diagnostics_);
    print_diagnostics(rules.sources());
    if (options_.strict && diagnostics_.has_errors()) return wrong_input;
    report::RunData data{extraction.reports, extraction.claims,      {}, rules.set().version, {},
                         &rules.labels(),    &rules.set().indicators};
    auto status = print(report::write_claims(data));
    return status != done ? status : diagnostics_.has_errors() ? wrong_input : done;
  }

  int run(Rules const& rules) {
    if (!report::check_output(options_.out, diagnostics_)) return print_diagnostics(rules.sources()), failed;
    auto result = duizhang::run(rules, options_.paths, reading(), diagnostics_);
    bool wrong = diagnostics_.has_errors();
    std::vector<std::string> said;
    for (auto const& one : diagnostics_.sorted()) said.push_back(diag::render(one, rules.sources()));
    if ((wrong && options_.strict) || result.extraction.reports.empty())
      return print_diagnostics(rules.sources()), wrong_input;
    report::RunData data{
        result.extraction.reports, result.extraction.claims, result.verdicts, rules.set().version, said,
        &rules.labels(),           &rules.set().indicators};
    auto page = report::build_report(data);
    std::vector<report::OutputFile> files{{"claims.ndjson", report::write_claims(data)},
                                          {"verdicts.ndjson", report::write_verdicts(data)},
                                          {"ledger.csv", report::write_ledger(page, data)},
                                          {"index.html", report::write_html(page, data)}};
    bool written = report::write_output(options_.out, files, diagnostics_);
    print_diagnostics(rules.sources());
    if (!written) return failed;
    print(report::write_summary(page, data, {options_.language, use_color(options_, STDOUT_FILENO)}));
    fmt::print("{}\n", (fs::path(options_.out) / "index.html").lexically_normal().string());
    return wrong ? wrong_input : done;
  }

  int explain(Rules const& rules) {
    auto result = duizhang::run(rules, options_.paths, reading(), diagnostics_);
    bool wrong = diagnostics_.has_errors();
    print_diagnostics(rules.sources());
    auto words = duizhang::explain(options_.id, rules, result, options_.given, options_.language);
    if (!words) {
      std::cerr << "duizhang: error[U002]: no claim or verdict of these reports has the id " << options_.id
                << '\n';
      return wrong_input;
    }
    auto status = print(*words);
    return status != done ? status : wrong ? wrong_input : done;
  }

  int dump_rules(Rules const& rules) {
    bool any = false;
    auto show = [&](std::string const& id, rule::PatternText const& pattern, match::Program const* program) {
      if (!options_.rule.empty() && options_.rule != id) return;
      any = true;
      std::cout << "# " << id << '\n';
      if (options_.command == Command::dump_tree)
        std::cout << grammar::dump(pattern.tree);
      else if (program != nullptr)
        std::cout << match::dump(*program);
    };
    auto const& set = rules.set();
    using Kind = match::LexicalKind;
    for (auto const& one : rules.compiled().lexical.programs) {
      if (one.kind == Kind::name) show(set.names[one.rule].id, set.names[one.rule].pattern, &one.program);
      if (one.kind == Kind::value) show(set.values[one.rule].id, set.values[one.rule].pattern, &one.program);
      if (one.kind == Kind::period)
        show(set.periods[one.rule].id, set.periods[one.rule].pattern, &one.program);
    }
    for (auto const& one : rules.compiled().claims)
      show(set.claim_rules[one.rule].id, set.claim_rules[one.rule].pattern, &one.program);
    if (any) return done;
    std::cerr << "duizhang: error[U002]: no rule has the id " << options_.rule << '\n';
    return wrong_input;
  }

  int dump_matches(Rules const& rules) {
    auto files = find_reports(options_.paths, diagnostics_);
    for (auto const& file : files) {
      auto scanned = scan_file(rules, file, options_.given, true, diagnostics_);
      if (scanned) std::cout << dump_scan(*scanned, rules.set());
    }
    print_diagnostics(rules.sources());
    return diagnostics_.has_errors() ? wrong_input : done;
  }

  Options options_;
  diag::Diagnostics diagnostics_;
};

}  // namespace
}  // namespace duizhang::cli

int main(int count, char** arguments) {
  try {
    auto parsed = duizhang::cli::parse_options(count, arguments);
    if (!parsed.options) return parsed.status;
    return duizhang::cli::Program(std::move(*parsed.options)).act();
  } catch (std::bad_alloc const&) {
    std::cerr << "duizhang: out of memory\n";
  } catch (std::exception const& error) {
    std::cerr << "duizhang: " << error.what() << '\n';
  }
  return 3;
}
