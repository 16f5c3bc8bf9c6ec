// `document:` of a rule folder, what it says of reading beyond headings: kinds of text, parts of the outline,
// the occasion, names of files, words that are none and words that were misread.
#include <fmt/format.h>

#include <algorithm>

#include "engine/diag/codes.hpp"
#include "engine/rule/load_parts.hpp"
#include "engine/rule/rule.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::rule {

namespace code = diag::code;

namespace {

document::TextKind load_text_kind(Node const& node) {
  document::TextKind kind{};
  auto word = node.string("kind");
  if (word && !document::text_kind_named(*word, kind)) unknown_word(node, *word, document::text_kind_names());
  return kind;
}

}  // namespace

document::Part load_part(Node const& node) {
  document::Part part{};
  auto word = node.string("part");
  if (word && !document::part_named(*word, part))
    unknown_word(node, *word,
                 {"opening", "year-review", "five-year-review", "requirements", "headline-targets", "tasks",
                  "five-year-tasks", "livelihood", "self-administration", "annex", "glossary", "other"});
  return part;
}

std::vector<document::TextKind> load_text_kinds(Node const& node) {
  std::vector<document::TextKind> out;
  for (auto const& item : node.sequence("kinds")) out.push_back(load_text_kind(item));
  return out;
}

namespace {

document::Confidence load_confidence(Node const& node) {
  using document::Confidence;
  if (!node) return Confidence::likely;
  auto word = node.string("confidence");
  for (auto one : {Confidence::guessed, Confidence::likely, Confidence::certain})
    if (word && *word == document::name(one)) return one;
  if (word) unknown_word(node, *word, {"guessed", "likely", "certain"});
  return Confidence::likely;
}

void load_kinds(Node const& node, document::Outline& outline) {
  for (auto const& item : node.sequence("kinds")) {
    auto fields = item.mapping("a kind of text");
    if (!fields) continue;
    document::KindRule rule;
    rule.id = fields->required("id").string("id").value_or("");
    rule.kind = load_text_kind(fields->required("kind"));
    rule.title = folded_words(fields->optional("title"), "title");
    rule.title_also = folded_words(fields->optional("title_also"), "title_also");
    rule.title_end = folded_words(fields->optional("title_end"), "title_end");
    rule.head = folded_words(fields->optional("head"), "head");
    rule.not_title = folded_words(fields->optional("not_title"), "not_title");
    rule.confidence = load_confidence(fields->optional("confidence"));
    fields->done();
    outline.kinds.push_back(std::move(rule));
  }
}

void load_parts(Node const& node, document::Outline& outline) {
  for (auto const& item : node.sequence("parts")) {
    auto fields = item.mapping("a part of the outline");
    if (!fields) continue;
    document::PartRule rule;
    rule.id = fields->required("id").string("id").value_or("");
    rule.part = load_part(fields->required("part"));
    rule.headings = folded_words(fields->optional("headings"), "headings");
    rule.starts = folded_words(fields->optional("starts"), "starts");
    rule.not_words = folded_words(fields->optional("not"), "not");
    if (auto within = fields->optional("within")) rule.within = load_roles(within, "within");
    if (auto end = fields->optional("to_the_end"))
      rule.to_the_end = end.boolean("to_the_end").value_or(false);
    fields->done();
    outline.parts.push_back(std::move(rule));
  }
}

void load_occasion(Node const& node, document::Outline& outline) {
  auto fields = node.mapping("occasion");
  if (!fields) return;
  auto& words = outline.occasion;
  words.assembly = folded_words(fields->required("assembly"), "assembly");
  words.meeting = folded_words(fields->required("meeting"), "meeting");
  words.offices = folded_words(fields->optional("offices"), "offices");
  words.not_before = folded_words(fields->optional("not_before"), "not_before");
  words.behind_names = folded_words(fields->optional("behind_names"), "behind_names");
  fields->done();
}

// As many characters, each of as many bytes.
bool same_sizes(std::string_view one, std::string_view other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](char a, char b) { return text::code_point_size(a) == text::code_point_size(b); });
}

void load_misreadings(Node const& node, document::Outline& outline) {
  auto fields = node.mapping("misread");
  if (!fields) return;
  for (auto const& entry : fields->entries()) {
    document::Misreading one{text::fold(entry.key), text::fold(entry.value.string("a word").value_or(""))};
    bool fits = !one.written.empty() && one.written != one.read && same_sizes(one.written, one.read);
    if (fits)
      outline.misreadings.push_back(std::move(one));
    else
      node.diagnostics()
          .error(code::rule_unknown_word, entry.key_span,
                 fmt::format("`{}` cannot be read as `{}`: no character may move", entry.key, one.read))
          .notes.push_back({"both must have as many characters, of the same size in UTF-8"});
  }
}

}  // namespace

void load_reading(Mapping& fields, document::Outline& outline) {
  if (auto part = fields.optional("kinds")) load_kinds(part, outline);
  if (auto part = fields.optional("parts")) load_parts(part, outline);
  if (auto part = fields.optional("occasion")) load_occasion(part, outline);
  if (auto part = fields.optional("misread")) load_misreadings(part, outline);
  if (auto part = fields.optional("junk")) {
    auto words = folded_words(part, "junk");
    outline.junk.insert(outline.junk.end(), words.begin(), words.end());
  }
  if (auto part = fields.optional("file_names")) {
    auto patterns = part.strings("file_names");
    outline.file_names.insert(outline.file_names.end(), patterns.begin(), patterns.end());
  }
  if (auto alike = fields.optional("alike_percent"))
    outline.alike_percent =
        static_cast<std::size_t>(std::clamp(alike.integer("alike_percent").value_or(80), 1, 100));
}

}  // namespace duizhang::rule
