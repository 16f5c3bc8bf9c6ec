// duizhang as a library: reads reports, loads rules, prints how many targets ended how.
// usage: embed RULES REPORTS...
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "engine/diag/render.hpp"
#include "engine/pipeline.hpp"

int main(int count, char** arguments) {
  if (count < 3) {
    std::cerr << "usage: embed RULES REPORTS...\n";
    return 2;
  }
  duizhang::diag::Diagnostics said;
  duizhang::Rules rules(arguments[1], said);
  std::vector<std::string> paths(arguments + 2, arguments + count);
  duizhang::RunResult result;
  if (!said.has_errors()) result = duizhang::run(rules, paths, {}, said);
  std::cerr << duizhang::diag::render_all(said, rules.sources());
  if (said.has_errors()) return 2;

  std::map<std::string, int> tally;
  for (auto const& verdict : result.verdicts) ++tally[std::string(duizhang::score::name(verdict.status))];
  for (auto const& [status, targets] : tally) std::cout << status << ' ' << targets << '\n';
  auto const& first = result.extraction.claims.at(result.verdicts.at(0).link.target);
  std::cout << first.evidence.text << ": " << result.verdicts.at(0).reason << '\n';
}
