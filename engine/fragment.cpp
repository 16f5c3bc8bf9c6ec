#include "engine/fragment.hpp"

namespace duizhang {

document::Document read_fragment(Rules const& rules, std::string text, document::Role role, int year) {
  diag::Diagnostics ignored;
  document::Given given;
  given.year = year;
  given.jurisdiction = "某市";
  auto document = document::read_document(std::move(text), "test", rules.set().outline, given, ignored);
  document.info.year = year;
  document.info.work_report = true;
  document.sections.assign(1, {{0, static_cast<std::uint32_t>(document.text().size())}, {0, 0}, role, {}});
  for (auto& sentence : document.sentences) sentence.section = 0;
  return document;
}

}  // namespace duizhang
