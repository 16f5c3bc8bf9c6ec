// A report as read: folded text, sections with their roles, sentences and clauses, each with its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/document/report_info.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/span.hpp"

namespace duizhang::document {

// What a section does: looks back over the year, over five years, plans the year, plans five years, or
// none of these (self-administration, annexes, what stands before the first heading).
enum class Role { other, review, five_year_review, plan, five_year_plan };
[[nodiscard]] std::string_view name(Role role);
[[nodiscard]] bool role_named(std::string_view word, Role& out);
[[nodiscard]] inline bool looks_ahead(Role role) {
  return role == Role::plan || role == Role::five_year_plan;
}

// What a stretch of a report is there for, closer than its role: the outline that a reader sees. Of claims it
// decides at most that there are none (rules/doubts.yaml).
enum class Part {
  opening,
  year_review,
  five_year_review,
  requirements,
  headline_targets,
  tasks,
  five_year_tasks,
  livelihood,
  self_administration,
  annex,
  glossary,
  other
};
[[nodiscard]] std::string_view name(Part part);  // opening, year-review, …
[[nodiscard]] bool part_named(std::string_view word, Part& out);

// Offsets of all ranges are bytes of Document::text(), the folded text.
struct OutlineEntry {
  text::Range range;
  text::Range heading;    // empty where a passage inside a paragraph starts it
  std::size_t level = 0;  // of the heading: 1 一、 2 (一) 3 1. and so on; 0: the text or a passage in it
  Part part = Part::other;
  std::string rule;  // id of the rule that gave the part, "" when it follows from the section's role
};

struct Section {
  text::Range range;
  text::Range heading;  // empty for what stands before the first heading
  Role role = Role::other;
  std::string rule;  // id of the heading rule that gave the role, "" when inherited
};

struct Sentence {
  text::Range range;  // with its final stop
  std::size_t section = 0;
  std::size_t paragraph = 0;
  bool headline = false;  // stands in the summary of results or the 主要预期目标 passage
};

struct Clause {
  text::Range range;  // without the stop that ends it
  std::size_t sentence = 0;
};

struct Document {
  ReportInfo info;
  std::string original;                // validated UTF-8 as given
  std::size_t code_points_before = 0;  // of the file's text before this document: offsets count from there
  text::Folded folded;
  std::vector<Section> sections;
  std::vector<OutlineEntry> outline;  // covers the text without gaps; levels make it a tree
  std::vector<Sentence> sentences;
  std::vector<Clause> clauses;
  std::vector<std::uint8_t> flags;  // one per byte of text(): match::Flag of the code point there

  // Of text(); none in a document of a cache, whose words are known.
  text::Characters characters;

  [[nodiscard]] std::string_view text() const { return folded.text; }
  [[nodiscard]] std::string_view slice(text::Range range) const { return text::slice(folded.text, range); }

  // The start of the code point of text() that the byte at `offset` belongs to; text().size() for what lies
  // behind it.
  [[nodiscard]] std::uint32_t boundary(std::uint32_t offset) const;

  // The exact words of the original behind a folded range, and their code point offset in it.
  struct Quote {
    std::string_view text;
    std::size_t start = 0, end = 0;  // code points of the file's text
  };
  [[nodiscard]] Quote quote(text::Range range) const;

  std::vector<std::uint32_t> code_points;  // code points before every 64th byte of original
};

}  // namespace duizhang::document
