// coverage: which numbers of reports are in claims, and why the others are not.
#include <algorithm>
#include <vector>

#include "engine/claim/extract.hpp"
#include "engine/cli/commands.hpp"
#include "engine/coverage/write.hpp"

namespace duizhang::cli {
namespace {

using coverage::Reason;

struct CoverageOptions : SharedOptions {
  std::vector<std::string> paths;
  std::vector<std::string> reasons;  // names of those to list; empty: figures in no claim
  bool list = false;
  bool json = false;
  double least = 2;  // share that is enough; over 1: nothing but all
};

bool listed(CoverageOptions const& options, coverage::Number const& number) {
  if (!options.list) return false;
  if (options.reasons.empty())
    return number.digits > 0 && coverage::is_figure(number.reason) && !coverage::in_claim(number.reason);
  return std::find(options.reasons.begin(), options.reasons.end(), coverage::name(number.reason)) !=
         options.reasons.end();
}

coverage::Covered cover_one(Rules const& rules, CoverageOptions const& options, std::string const& path,
                            ScannedDocument const& scanned, diag::Diagnostics& out) {
  claim::Origins origins;
  auto claims =
      claim::extract_claims(scanned.document, scanned.scan, rules.set(), rules.subjects(), 0, out, &origins);
  auto numbers = coverage::cover(scanned.document, scanned.scan, rules.set(), claims, origins.left_out,
                                 rules.name_reasons());
  coverage::Covered covered{path, coverage::count(numbers), {}};
  coverage::Places places(scanned.document);
  for (auto const& number : numbers)
    if (listed(options, number)) covered.listed.push_back({number, places.of(number)});
  return covered;
}

int cover(CoverageOptions const& options) {
  Session session(options);
  auto rules = session.load();
  if (!rules) return wrong_input;
  auto& diagnostics = session.diagnostics();
  std::vector<coverage::Covered> texts;
  coverage::Counts all;
  auto reading = session.reading();
  for (auto const& file : find_reports(options.paths, reading, diagnostics))
    for (auto& document : read_documents(*rules, file, reading, diagnostics)) {
      auto scanned = scan(*rules, std::move(document), true);
      texts.push_back(cover_one(*rules, options, file, scanned, diagnostics));
      all.add(texts.back().counts);
    }
  session.print_diagnostics(rules->sources());
  if (texts.empty()) return wrong_input;
  auto status = Session::print(options.json ? coverage::write_json(texts) : coverage::write_text(texts));
  if (status != done || diagnostics.has_errors()) return status != done ? status : wrong_input;
  return all.covered() >= std::min(1.0, options.least) ? done : found;
}

}  // namespace

void add_coverage(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<CoverageOptions>();
  auto* command =
      add_command(program, "coverage", "Which numbers of reports are in claims, and why the others are not",
                  *options, chosen, [options] { return cover(*options); });
  add_reading_options(*command, *options);
  command->add_flag("--list", options->list,
                    "Every figure that is in no claim, with its place, reason and surroundings");
  std::vector<std::string> names;
  for (std::size_t i = 0; i < coverage::reason_count; ++i)
    names.emplace_back(coverage::name(static_cast<Reason>(i)));
  command->add_option("--reason", options->reasons, "List those of this reason instead; may be given again")
      ->check(CLI::IsMember(names))
      ->allow_extra_args(false);
  command
      ->add_option(
          "--least", options->least,
          "Share in claims of all texts together that is enough for status 0; without it status 1 says that "
          "a figure is in none")
      ->check(CLI::Range(0.0, 1.0));
  command->add_flag("--json", options->json, "One JSON object a text and one for all, instead of the tables");
  command->add_option("PATH", options->paths, "Reports, or folders of reports")->required();
}

}  // namespace duizhang::cli
