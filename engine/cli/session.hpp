// What every command needs: the options that many share, rules loaded, diagnostics and results printed.
#pragma once

#include <CLI/App.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/diag/sink.hpp"
#include "engine/document/read.hpp"
#include "engine/pipeline.hpp"
#include "engine/report/labels.hpp"

namespace duizhang::cli {

// Exit status, as the contract gives it.
enum Status : int { done = 0, found = 1, wrong_input = 2, failed = 3 };

// What the command that was named will do; its return value is the exit status.
using Action = std::function<int()>;

// A command of the program: adds itself to the parser, and fills `chosen` when it is the one named.
// Each stands in a file of its own, command_NAME.cpp, and in the list in main.cpp.
using AddCommand = void (*)(CLI::App& program, Action& chosen);

struct SharedOptions {
  std::string rules;  // folder; "" when not given
  std::string color = "auto";
  std::string level;
  std::string kind;
  std::string language = "zh";
  document::Given given;
  intake::Options intake;
  std::string format;
  intake::Filter files;
  unsigned threads = 0;
  bool quiet = false;
  bool profile = false;      // a table of costs on standard error
  std::string profile_json;  // file for it as JSON; "" for none
  bool no_cache = false;
  std::string cache;  // folder of what is kept between runs; "" for that of the user
};

// A subcommand with the option every command has. `act` runs when it is chosen, with the options read.
CLI::App* add_command(CLI::App& parent, char const* name, char const* about, SharedOptions& options,
                      Action& chosen, Action act);
void add_rules_option(CLI::App& command, SharedOptions& options);
void add_language_option(CLI::App& command, SharedOptions& options, char const* about);
// --rules, --threads, --quiet and what is known of the reports: --year, --jurisdiction, --level, --kind.
void add_reading_options(CLI::App& command, SharedOptions& options);
// --profile and --profile-json.
void add_profile_options(CLI::App& command, SharedOptions& options);
// --cache and --no-cache.
void add_cache_options(CLI::App& command, SharedOptions& options);
// The folder of what is kept between runs; null where there is none.
[[nodiscard]] std::shared_ptr<store::Store> open_store(SharedOptions const& options);
// --charset and --format, where the engine should not tell them by itself.
void add_intake_options(CLI::App& command, SharedOptions& options);

// One run of a command.
class Session {
 public:
  explicit Session(SharedOptions options);
  Session(Session const&) = delete;
  Session& operator=(Session const&) = delete;
  ~Session();

  [[nodiscard]] SharedOptions const& options() const { return options_; }
  [[nodiscard]] diag::Diagnostics& diagnostics() { return diagnostics_; }

  // The rules, or nothing when any has a mistake (said on standard error): a run with half the rules would
  // call targets unreported.
  // `tests`: those that rules carry are asked for.
  std::unique_ptr<Rules> load(bool tests = true);
  // Rules that are needed no more when the program is about to end: the system takes their memory back in one
  // piece, faster than they do.
  static void let_go(std::unique_ptr<Rules> rules);
  // Where costs are added up, null when nobody asked; and what was asked for, said. False: cannot be written.
  [[nodiscard]] match::Profile* profile();
  [[nodiscard]] bool print_profile(Rules const& rules);
  [[nodiscard]] ReadOptions reading();
  [[nodiscard]] report::Language language() const;
  [[nodiscard]] bool use_color(int stream) const;

  void print_diagnostics(text::SourceMap const& sources);
  // To standard output; `failed` when it cannot be written.
  static int print(std::string_view text) { return print(std::span(&text, 1)); }
  static int print(std::span<std::string_view const> texts);  // one behind the other

 private:
  SharedOptions options_;
  diag::Diagnostics diagnostics_;
  match::Profile profile_;
  std::shared_ptr<store::Store> store_;
};

}  // namespace duizhang::cli
