// `intake:` of a rule folder: what reading files needs to know.
#include "engine/rule/load_parts.hpp"
#include "engine/rule/rule.hpp"

namespace duizhang::rule {
namespace {

std::vector<std::string> words_of(Node const& node, std::string_view what) {
  return node ? node.strings(what) : std::vector<std::string>{};
}

void load_columns(Node const& node, intake::Settings& settings) {
  auto fields = node.mapping("columns");
  if (!fields) return;
  settings.text_columns = words_of(fields->required("text"), "text");
  settings.title_columns = words_of(fields->optional("title"), "title");
  settings.place_columns = words_of(fields->optional("jurisdiction"), "jurisdiction");
  settings.year_columns = words_of(fields->optional("year"), "year");
  settings.level_columns = words_of(fields->optional("level"), "level");
  settings.date_columns = words_of(fields->optional("date"), "date");
  fields->done();
}

}  // namespace

void load_intake(Node const& node, RuleSet& rules) {
  auto fields = node.mapping("intake");
  if (!fields) return;
  auto furniture = words_of(fields->optional("page_furniture"), "page_furniture");
  auto& known = rules.intake.page_furniture;
  known.insert(known.end(), furniture.begin(), furniture.end());
  if (auto columns = fields->optional("columns")) load_columns(columns, rules.intake);
  fields->done();
}

}  // namespace duizhang::rule
