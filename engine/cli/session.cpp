#include "engine/cli/session.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "engine/diag/render.hpp"
#include "engine/profile.hpp"

namespace duizhang::cli {
namespace {

namespace fs = std::filesystem;

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

}  // namespace

CLI::App* add_command(CLI::App& parent, char const* name, char const* about, SharedOptions& options,
                      Action& chosen, Action act) {
  auto* command = parent.add_subcommand(name, about);
  command->callback([&chosen, act = std::move(act)] { chosen = act; });
  command->add_option("--color", options.color, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  return command;
}

void add_rules_option(CLI::App& command, SharedOptions& options) {
  command.add_option("--rules", options.rules,
                     "Folder of rules (default: the rules shipped with this program)");
}

void add_language_option(CLI::App& command, SharedOptions& options, char const* about) {
  command.add_option("--language", options.language, about)
      ->check(CLI::IsMember({"zh", "en"}))
      ->capture_default_str();
}

void add_reading_options(CLI::App& command, SharedOptions& options) {
  add_rules_option(command, options);
  command.add_option("--year", options.given.year, "Report year where neither text nor file name says it")
      ->check(CLI::Range(1900, 2200));
  command.add_option("--jurisdiction", options.given.jurisdiction,
                     "Jurisdiction where neither text nor file name says it");
  command.add_option("--level", options.level, "Its level")
      ->check(CLI::IsMember({"national", "province", "city", "county", "zone", "town"}));
  command.add_option("--kind", options.kind, "What kind of text it is, where the text does not say it")
      ->check(CLI::IsMember({"work-report", "news", "plan", "communique", "resolution", "other"}));
  command
      .add_option("--threads", options.threads,
                  "Threads (default: all the machine has); the output is the same for any number")
      ->check(CLI::Range(1, 1024));
  command.add_flag("--quiet", options.quiet, "No progress line");
  command
      .add_option("--include", options.files.include,
                  "Of folders, only files whose name or path matches this shell pattern; may be repeated")
      ->allow_extra_args(false);
  command
      .add_option("--exclude", options.files.exclude,
                  "Of folders, no file or folder that matches this shell pattern; may be repeated")
      ->allow_extra_args(false);
  add_intake_options(command, options);
}

void add_profile_options(CLI::App& command, SharedOptions& options) {
  command.add_flag("--profile", options.profile, "Say on standard error what each stage and each rule cost");
  command.add_option("--profile-json", options.profile_json, "Write that to this file, as JSON");
}

void add_intake_options(CLI::App& command, SharedOptions& options) {
  command
      .add_option(
          "--charset", options.intake.charset,
          "Charset of the files (UTF-8, UTF-16LE, UTF-16BE, GB18030, Big5); told from the bytes otherwise")
      ->check([](std::string const& name) {
        return intake::known_charset(name).empty() ? "no charset that is read: " + name : std::string();
      });
  command
      .add_option("--format", options.format,
                  "Kind of the files; told from their bytes and the ending of their names otherwise")
      ->check(CLI::IsMember({"text", "html", "docx", "pdf", "json-lines", "json", "csv", "zip", "gzip"}));
}

Session::Session(SharedOptions options) : options_(std::move(options)) {
  if (options_.rules.empty()) options_.rules = default_rules();
  options_.given.level = document::level_named(options_.level);
  if (document::TextKind kind{}; document::text_kind_named(options_.kind, kind)) options_.given.kind = kind;
  options_.intake.format = intake::format_named(options_.format);
}

std::unique_ptr<Rules> Session::load() {
  match::StageTimer timer(profile(), match::Stage::startup);
  auto rules = std::make_unique<Rules>(options_.rules, diagnostics_);
  if (!diagnostics_.has_errors()) return diagnostics_ = {}, std::move(rules);
  print_diagnostics(rules->sources());
  return nullptr;
}

match::Profile* Session::profile() {
  return options_.profile || !options_.profile_json.empty() ? &profile_ : nullptr;
}

bool Session::print_profile(Rules const& rules) {
  if (options_.profile) std::cerr << profile_table(profile_, rules);
  if (options_.profile_json.empty()) return true;
  std::ofstream file(options_.profile_json, std::ios::binary);
  file << profile_json(profile_, rules);
  file.close();
  if (file) return true;
  std::cerr << "duizhang: error[O001]: " << options_.profile_json << " cannot be written\n";
  return false;
}

ReadOptions Session::reading() {
  ReadOptions out;
  out.profile = profile();
  out.given = options_.given;
  out.intake = options_.intake;
  out.files = options_.files;
  out.threads = options_.threads;
  if (!options_.quiet && isatty(STDERR_FILENO) != 0)
    out.progress = [](std::size_t count, std::size_t all) {
      if (all < 8) return;
      fmt::print(stderr, "\rreading reports: {} of {}{}", count, all, count == all ? "\r\x1b[K" : "");
      std::fflush(stderr);
    };
  return out;
}

report::Language Session::language() const {
  return options_.language == "en" ? report::Language::en : report::Language::zh;
}

bool Session::use_color(int stream) const {
  return options_.color == "always" || (options_.color == "auto" && isatty(stream) != 0);
}

void Session::print_diagnostics(text::SourceMap const& sources) {
  std::cerr << diag::render_all(diagnostics_, sources, use_color(STDERR_FILENO));
}

int Session::print(std::string_view text) {
  std::cout.write(text.data(), static_cast<std::streamsize>(text.size()));
  std::cout.flush();
  if (std::cout) return done;
  std::cerr << "duizhang: error[O001]: standard output cannot be written\n";
  return failed;
}

}  // namespace duizhang::cli
