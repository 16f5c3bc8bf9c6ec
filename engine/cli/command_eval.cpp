// eval: what the rules find in annotated texts, held against the annotations.
#include <fmt/format.h>

#include <filesystem>
#include <vector>

#include "engine/claim/extract.hpp"
#include "engine/cli/commands.hpp"
#include "engine/diag/codes.hpp"
#include "engine/eval/write.hpp"

namespace duizhang::cli {
namespace {

namespace fs = std::filesystem;

struct EvalOptions : SharedOptions {
  std::vector<std::string> files;  // TEXT GOLD, pair after pair
  std::string zones;               // of a single pair; "" for what lies beside the gold
  bool whole = false;              // no zones, whatever lies beside
  bool json = false;
  std::size_t misses = 20;
  double least = 2;  // strict F1 that is enough; over 1: nothing but full agreement is
};

// a.claims.jsonl → a.zones.json, "" when there is none.
std::string zones_beside(std::string const& gold) {
  auto path = fs::path(gold).replace_extension();
  if (path.extension() == ".claims") path.replace_extension();
  path += ".zones.json";
  std::error_code error;
  return fs::is_regular_file(path, error) ? path.string() : "";
}

std::optional<eval::Judged> judge_pair(Rules const& rules, EvalOptions const& options,
                                       std::string const& text_path, std::string const& gold_path,
                                       diag::Diagnostics& out) {
  ReadOptions reading;
  reading.given = options.given;
  reading.intake = options.intake;
  auto documents = read_documents(rules, text_path, reading, out);
  auto gold = intake::read_file(gold_path, intake::max_file_bytes, out);
  if (documents.empty() || !gold) return std::nullopt;
  auto scanned = scan(rules, std::move(documents.front()), false);
  eval::Judged judged;
  judged.path = text_path;
  judged.claims =
      claim::extract_claims(scanned.document, scanned.scan, rules.set(), rules.subjects(), 0, out);
  judged.text = std::move(scanned.document.original);
  judged.gold = eval::read_gold(*gold, gold_path, judged.text, out);
  std::vector<eval::Zone> zones;
  auto zones_path = !options.zones.empty() ? options.zones : options.whole ? "" : zones_beside(gold_path);
  if (!zones_path.empty())
    if (auto bytes = intake::read_file(zones_path, intake::max_file_bytes, out))
      zones = eval::read_zones(*bytes, zones_path, out);
  judged.agreement = eval::agree(judged.gold, judged.claims, zones);
  return judged;
}

int wrong_usage(std::string_view message) {
  fmt::print(stderr, "duizhang: error[U001]: {}\nRun with --help for more information.\n", message);
  return wrong_input;
}

int evaluate(EvalOptions const& options) {
  if (options.files.size() % 2 != 0) return wrong_usage("every TEXT needs its GOLD");
  if (!options.zones.empty() && options.files.size() > 2)
    return wrong_usage(
        "--zones goes with a single pair; of several, NAME.zones.json beside NAME.claims.jsonl is taken");
  Session session(options);
  auto rules = session.load();
  if (!rules) return wrong_input;
  std::vector<eval::Judged> texts;
  for (std::size_t i = 0; i < options.files.size(); i += 2)
    if (auto judged =
            judge_pair(*rules, options, options.files[i], options.files[i + 1], session.diagnostics()))
      texts.push_back(std::move(*judged));
  session.print_diagnostics(rules->sources());
  bool wrong = session.diagnostics().has_errors();
  if (texts.empty()) return wrong_input;
  auto status =
      Session::print(options.json ? eval::write_json(texts) : eval::write_text(texts, {options.misses}));
  if (status != done || wrong) return status != done ? status : wrong_input;
  auto all = eval::tally(texts).all;
  bool full = all.strict == all.gold && all.strict == all.claims;
  bool enough = options.least <= 1 && eval::score(all.strict, all.claims, all.gold).f1 >= options.least;
  return full || enough ? done : found;
}

}  // namespace

void add_eval(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<EvalOptions>();
  auto* command =
      add_command(program, "eval", "What the rules find in annotated texts, held against the annotations",
                  *options, chosen, [options] { return evaluate(*options); });
  add_rules_option(*command, *options);
  command->add_option("--year", options->given.year, "Report year where neither text nor file name says it")
      ->check(CLI::Range(1900, 2200));
  command->add_option(
      "--zones", options->zones,
      "Passages that were annotated, [[start, end], ...] in code points; without it NAME.zones.json "
      "beside NAME.claims.jsonl, where there is one");
  command->add_flag("--whole", options->whole,
                    "Judge the whole text, whatever zones lie beside the annotations");
  command->add_option("--misses", options->misses, "Misses to show of each kind and text")
      ->capture_default_str();
  command
      ->add_option(
          "--least", options->least,
          "Strict F1 of all texts together that is enough for status 0; without it status 1 says that "
          "anything differs")
      ->check(CLI::Range(0.0, 1.0));
  command->add_flag("--json", options->json, "One JSON object, with every miss in it");
  command
      ->add_option("FILE", options->files,
                   "TEXT GOLD, and more such pairs; docs/evaluation.md has the form of GOLD")
      ->required()
      ->expected(2, 1 << 20);
}

}  // namespace duizhang::cli
