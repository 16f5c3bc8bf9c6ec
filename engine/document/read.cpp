#include "engine/document/read.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <filesystem>

#include "engine/diag/codes.hpp"
#include "engine/document/clean.hpp"
#include "engine/document/identity.hpp"
#include "engine/document/parts.hpp"
#include "engine/document/sections.hpp"
#include "engine/document/sketch.hpp"
#include "engine/text/simplify.hpp"
#include "engine/text/stops.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::document {

namespace code = diag::code;

namespace {

void fold(Document& document, std::string_view original) {
  document.folded = text::fold_document(original);
  document.characters = text::Characters(document.text());
}

// Sentences and clauses from the places of the stops; blank ones are left out.
void split(Document& document, std::vector<std::uint32_t> const& stops) {
  auto text = document.text();
  std::uint32_t sentence_begin = 0;
  std::uint32_t clause_begin = 0;
  std::size_t paragraph = 0;
  auto end_clause = [&](std::uint32_t end) {
    if (end > clause_begin) document.clauses.push_back({{clause_begin, end}, document.sentences.size()});
  };
  auto end_sentence = [&](std::uint32_t end) {
    if (end > sentence_begin) document.sentences.push_back({{sentence_begin, end}, 0, paragraph, false});
    sentence_begin = end;
  };
  for (auto at : stops) {
    auto size = text::code_point_size(text[at]);
    auto stop = document.flags[at];
    end_clause(at);
    clause_begin = at + size;
    if ((stop & text::sentence_stop) == 0) continue;
    bool paragraph_ends = (stop & text::paragraph_stop) != 0;
    end_sentence(paragraph_ends ? at : at + size);
    if (paragraph_ends) ++paragraph, sentence_begin = at + size;
  }
  end_clause(static_cast<std::uint32_t>(text.size()));
  end_sentence(static_cast<std::uint32_t>(text.size()));
}

// A whole report looks back and ahead; one that only looks back was cut.
void look_for_truncation(Document& document, Outline const& outline) {
  auto& info = document.info;
  if (!info.work_report || info.partial || info.code_points < outline.whole_code_points) return;
  bool back = false;
  bool ahead = false;
  for (auto const& section : document.sections) {
    back = back || section.role == Role::review || section.role == Role::five_year_review;
    ahead = ahead || looks_ahead(section.role);
  }
  info.truncated = back && !ahead && info.code_points < outline.cut_code_points;
  info.partial = info.truncated;
}

std::string hash_id(std::string_view bytes) {
  return fmt::format("r-{:012x}", XXH3_64bits(bytes.data(), bytes.size()) >> 16U);
}

}  // namespace

Document read_document(std::string text, std::string path, Outline const& outline, Given const& given,
                       diag::Diagnostics& out) {
  Source source;
  source.path = std::move(path);
  return read_document(std::move(text), std::move(source), outline, given, out);
}

Document read_document(std::string text, Source source, Outline const& outline, Given const& given,
                       diag::Diagnostics& out) {
  Document document;
  document.info.path = source.path;
  document.info.source = std::filesystem::path(source.path).filename().string();
  document.info.member = source.member;
  document.info.number = source.number;
  document.info.id = hash_id(text);
  document.original = std::move(text);
  document.code_points_before = source.code_points;
  document.info.format = source.format;
  document.info.charset = source.charset;
  document.info.certainty = source.certainty;
  fold(document, document.original);
  auto stray = find_stray(document.folded, document.characters, outline);
  if (text::is_traditional(stray.traditional, std::min(document.original.size(), text::traditional_bytes)))
    if (auto simplified = text::simplified(document.original)) {
      document.info.traditional = true;
      fold(document, *simplified);
      stray = find_stray(document.folded, document.characters, outline);
    }
  if (clean(document.folded, std::move(stray), outline))
    document.characters = text::Characters(document.text());
  auto stops = text::find_stops(document.text(), document.characters);
  document.flags = std::move(stops.flags);
  std::uint32_t count = 0;
  document.code_points.reserve(document.original.size() / 64 + 2);
  for (std::size_t i = 0; i < document.original.size(); i += 64) {
    document.code_points.push_back(count);
    auto block = std::string_view(document.original).substr(i, 64);
    count += static_cast<std::uint32_t>(text::count_code_points(block));
  }
  document.code_points.push_back(count);
  document.info.code_points = count;

  identify(document.info, document.text(), document.characters, outline, source, given);
  split(document, stops.places);
  outline_sections(document, outline);
  outline_parts(document, outline);
  look_for_truncation(document, outline);
  document.info.sketch = sketch_of(document.characters);

  auto subject = document.info.subject();
  if (document.info.year == 0)
    out.warning_about(
           code::document_no_year, subject,
           "no report year in the text or the file name; its periods stay open and nothing is linked")
        .notes.push_back({"say it with --year, or put it into the file name: NAME_2024.txt"});
  if (document.info.jurisdiction.empty())
    out.warning_about(code::document_no_place, subject,
                      "no jurisdiction in the text or the file name; nothing of it is linked")
        .notes.push_back({"say it with --jurisdiction, or put it into the file name: city_NAME_2024.txt"});
  for (auto const& contradiction : document.info.contradictions)
    out.warning_about(code::document_contradiction, subject, contradiction + "; the first is taken");
  if (document.info.truncated)
    out.warning_about(code::document_truncated, subject,
                      "seems to break off: a review and no plans; its silence proves nothing");
  return document;
}

}  // namespace duizhang::document
