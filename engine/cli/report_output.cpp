#include "engine/cli/report_output.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

#include "engine/report/build.hpp"
#include "engine/report/outputs.hpp"
#include "engine/report/read_run.hpp"
#include "engine/report/summary.hpp"
#include "engine/report/theme.hpp"
#include "engine/report/write_markdown.hpp"

namespace duizhang::cli {

void add_output_options(CLI::App& command, OutputOptions& options) {
  command
      .add_option("--out", options.out,
                  "Folder to write into; replaced as a whole, and only when the run succeeds")
      ->capture_default_str();
  command.add_flag("--single-file", options.single_file,
                   "One page that stands alone, for mailing, instead of a folder of pages");
  command.add_option("--theme", options.theme,
                     "Folder with files of your own in place of the shipped templates, colours and words");
  command.add_option("--summary", options.summary, "Form of the summary: table or md")
      ->check(CLI::IsMember({"table", "md"}))
      ->capture_default_str();
  add_language_option(command, options, "Of the summary: zh or en");
}

Status write_report(OutputOptions const& options, report::OutputFolder& folder, report::Labels labels,
                    Session& session) {
  auto& diagnostics = session.diagnostics();
  diag::Diagnostics own;
  text::SourceMap sources;
  auto give_up = [&](Status status) {
    diagnostics = std::move(own);
    session.print_diagnostics(sources);
    return status;
  };
  report::Theme theme;
  if (!options.theme.empty()) report::load_theme(options.theme, theme, labels, sources, own);
  if (own.has_errors()) return give_up(wrong_input);
  if (!folder.good()) return (void)folder.commit(own), give_up(failed);
  auto stored = report::read_run(folder.path(""), options.out, options.out, own);
  if (!stored) return give_up(wrong_input);
  auto run = stored->data(labels);
  auto report = report::build_report(run, options.out);
  report::make_outputs(report, run, theme, {options.single_file}, folder);
  auto summary =
      options.summary == "md"
          ? report::write_markdown(report, run, session.language())
          : report::write_summary(report, run, {session.language(), session.use_color(STDOUT_FILENO)});
  if (auto error = stored->error() != 0 ? stored->error() : report.briefs.error(); error != 0)
    folder.fail("what was read cannot be kept for a while: " + std::generic_category().message(error));
  if (!folder.commit(own)) return give_up(failed);
  if (options.summary == "md") return static_cast<Status>(Session::print(summary));
  Session::print(summary);
  fmt::print("{}\n", (std::filesystem::path(options.out) / "index.html").lexically_normal().string());
  return done;
}

}  // namespace duizhang::cli
