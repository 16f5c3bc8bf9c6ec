#include "engine/document/read.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <filesystem>

#include "engine/diag/codes.hpp"
#include "engine/document/identity.hpp"
#include "engine/text/simplify.hpp"
#include "engine/text/stops.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::document {

namespace code = diag::code;

namespace {

bool holds_any(std::string_view text, std::vector<std::string> const& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](auto const& w) { return text.find(w) != std::string_view::npos; });
}

bool starts_with_any(std::string_view text, std::vector<std::string> const& words) {
  return std::any_of(words.begin(), words.end(), [&](auto const& w) { return text.starts_with(w); });
}

bool role_in(Role role, std::vector<Role> const& roles) {
  return roles.empty() || std::find(roles.begin(), roles.end(), role) != roles.end();
}

// Sentences and clauses from the stops; blank ones are left out.
void split(Document& document) {
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
  for (std::uint32_t at = 0; at < text.size();) {
    auto size = text::code_point_size(text[at]);
    auto stop = document.flags[at];
    if ((stop & text::clause_stop) != 0) {
      end_clause(at);
      clause_begin = at + size;
    }
    if ((stop & text::sentence_stop) != 0) {
      auto end = (stop & text::paragraph_stop) != 0 ? at : at + size;
      end_sentence(end);
      if ((stop & text::paragraph_stop) != 0) ++paragraph, sentence_begin = at + size;
    }
    at += size;
  }
  end_clause(static_cast<std::uint32_t>(text.size()));
  end_sentence(static_cast<std::uint32_t>(text.size()));
}

constexpr std::size_t heading_code_points = 32;  // a heading's words stand within so many of its start

// The heading that a sentence is or starts with; its end is that of the heading words on one-line texts.
struct Heading {
  HeadingRule const* rule = nullptr;
  std::uint32_t end = 0;
};

Heading heading_at(std::string_view text, Sentence const& sentence, Outline const& outline,
                   bool whole_paragraph) {
  auto line = text::slice(text, sentence.range);
  bool numbered = starts_with_any(line, outline.numbering);
  auto head = text::prefix(line, heading_code_points);
  bool short_line =
      whole_paragraph && head.size() == line.size() && !line.ends_with("。") && !line.ends_with(":");
  if (!numbered && !short_line) return {};
  for (auto const& rule : outline.headings) {
    if (holds_any(head, rule.not_words)) continue;
    for (auto const& word : rule.words) {
      auto at = head.find(word);
      if (at == std::string_view::npos) continue;
      auto end = short_line ? line.size() : at + word.size();
      return {&rule, sentence.range.begin + static_cast<std::uint32_t>(end)};
    }
  }
  return {};
}

TurnRule const* turn_at(std::string_view line, Role role, Outline const& outline) {
  for (auto const& rule : outline.turns) {
    if (!role_in(role, rule.within) || rule.role == role) continue;
    if (holds_any(line, rule.not_words)) continue;
    if (starts_with_any(line, rule.starts) || holds_any(line, rule.words)) return &rule;
  }
  return nullptr;
}

std::size_t quantities_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool digit = text[i] >= '0' && text[i] <= '9';
    bool starts =
        digit && (i == 0 || text[i - 1] < '0' || text[i - 1] > '9') && (i == 0 || text[i - 1] != '.');
    count += starts ? 1U : 0U;
  }
  return count;
}

// Gives every sentence its section. A section begins at a heading or at a turn of the text.
void outline_sections(Document& document, Outline const& outline) {
  auto text = document.text();
  document.sections.push_back({{0, 0}, {0, 0}, Role::other, {}});
  Role paragraph_role = Role::other;  // what to go back to when a paragraph's turn ends
  std::size_t turned_paragraph = static_cast<std::size_t>(-1);
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    auto& sentence = document.sentences[i];
    auto open = [&](text::Range heading, Role role, std::string rule) {
      document.sections.back().range.end = sentence.range.begin;
      document.sections.push_back(
          {{sentence.range.begin, sentence.range.begin}, heading, role, std::move(rule)});
    };
    if (turned_paragraph != static_cast<std::size_t>(-1) && sentence.paragraph != turned_paragraph) {
      open({sentence.range.begin, sentence.range.begin}, paragraph_role, {});
      turned_paragraph = static_cast<std::size_t>(-1);
    }
    bool first = i == 0 || document.sentences[i - 1].paragraph != sentence.paragraph;
    bool last =
        i + 1 == document.sentences.size() || document.sentences[i + 1].paragraph != sentence.paragraph;
    if (auto heading = heading_at(text, sentence, outline, first && last); heading.rule != nullptr) {
      auto role = heading.rule->role;
      // 二、2024年主要工作 in the report of 2024 looks ahead, whatever the words say of other years.
      auto own_year = std::to_string(document.info.year) + "年";
      auto words = text::slice(text, {sentence.range.begin, heading.end});
      bool ahead = document.info.work_report && words.find(own_year) != std::string_view::npos &&
                   words.find("回顾") == std::string_view::npos;
      if (role == Role::review && ahead) role = Role::plan;
      open({sentence.range.begin, heading.end}, role, heading.rule->id);
    } else if (auto const* turn =
                   turn_at(document.slice(sentence.range), document.sections.back().role, outline)) {
      // Looking back on five years in passing, inside a paragraph, says nothing of the paragraphs after it.
      bool passing = !first && turn->role == Role::five_year_review &&
                     quantities_in(document.slice(document.sentences[i - 1].range)) > 1;
      if (turn->paragraph_only || passing) {
        if (turned_paragraph == static_cast<std::size_t>(-1)) paragraph_role = document.sections.back().role;
        turned_paragraph = sentence.paragraph;
      } else {
        turned_paragraph = static_cast<std::size_t>(-1);
      }
      open({sentence.range.begin, sentence.range.begin}, turn->role, turn->id);
    }
    sentence.section = document.sections.size() - 1;
  }
  document.sections.back().range.end = static_cast<std::uint32_t>(text.size());
}

// Marks the headline passages: those that say so, and the first dense paragraph of a review.
void mark_headlines(Document& document, Outline const& outline) {
  std::size_t until_paragraph = static_cast<std::size_t>(-1);
  std::size_t summary_section = static_cast<std::size_t>(-1);
  std::size_t summary_paragraph = static_cast<std::size_t>(-1);
  std::size_t left = 0;  // sentences that the passage may still take
  for (auto& sentence : document.sentences) {
    auto line = document.slice(sentence.range);
    auto role = document.sections[sentence.section].role;
    for (auto const& rule : outline.headlines) {
      if (!role_in(role, rule.within) || !holds_any(line, rule.words) || holds_any(line, rule.not_words))
        continue;
      sentence.headline = true;
      if (rule.paragraph) until_paragraph = sentence.paragraph, left = outline.summary_sentences;
    }
    bool review = role == Role::review || role == Role::five_year_review;
    if (review && summary_section != sentence.section && quantities_in(line) >= outline.summary_quantities)
      summary_section = sentence.section, summary_paragraph = sentence.paragraph,
      left = outline.summary_sentences;
    bool inside =
        sentence.paragraph == until_paragraph || (review && sentence.paragraph == summary_paragraph);
    if (inside && left > 0) sentence.headline = true, --left;
  }
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
  auto simplified = text::simplified(document.original);
  document.info.traditional = simplified.has_value();
  document.folded = text::fold_document(simplified ? *simplified : document.original);
  document.flags = text::find_stops(document.text());
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < document.original.size(); ++i) {
    if (i % 64 == 0) document.code_points.push_back(count);
    count += (static_cast<unsigned char>(document.original[i]) & 0xC0U) != 0x80U;
  }
  document.code_points.push_back(count);
  document.info.code_points = count;

  identify(document.info, document.text(), outline, source, given);
  split(document);
  outline_sections(document, outline);
  mark_headlines(document, outline);
  look_for_truncation(document, outline);

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
