// why-not: the nearest miss of a rule in a text.
#include <iostream>

#include <unistd.h>

#include "engine/cli/commands.hpp"
#include "engine/why_not.hpp"

namespace duizhang::cli {
namespace {

struct WhyNotOptions : SharedOptions {
  WhyNotQuestion question;
  std::string section = "review";
  std::string answer;
};

int why_not(WhyNotOptions const& options) {
  Session session(options);
  auto rules = session.load();
  if (!rules) return wrong_input;
  auto question = options.question;
  if (!options.answer.empty())
    return Session::print(why_no_answer(*rules, {question.text, options.answer, question.year},
                                        session.language(), session.use_color(STDOUT_FILENO)));
  (void)document::role_named(options.section, question.section);
  auto answer = duizhang::why_not(*rules, question, session.use_color(STDOUT_FILENO));
  if (answer) return Session::print(*answer);
  std::cerr << "duizhang: error[U002]: no claim rule has the id " << question.rule << '\n';
  return wrong_input;
}

}  // namespace

void add_why_not(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<WhyNotOptions>();
  auto* command =
      add_command(program, "why-not", "Why a rule does not find something in a text: the nearest miss",
                  *options, chosen, [options] { return why_not(*options); });
  add_rules_option(*command, *options);
  command->add_option("--rule", options->question.rule,
                      "Id of the rule (default: the one that came nearest)");
  command->add_option("--section", options->section, "The role of the section the text stands in")
      ->check(CLI::IsMember({"other", "review", "five_year_review", "plan", "five_year_plan"}))
      ->capture_default_str();
  command->add_option("--year", options->question.year, "The year of the report it stands in")
      ->check(CLI::Range(1900, 2200))
      ->capture_default_str();
  command->add_option("--answer", options->answer,
                      "A sentence of the next report: why it does not answer the target in TEXT, by the link rules "
                      "and the score policy");
  add_language_option(*command, *options, "zh or en: of what is said with --answer");
  command->add_option("TEXT", options->question.text, "A sentence")->required();
}

}  // namespace duizhang::cli
