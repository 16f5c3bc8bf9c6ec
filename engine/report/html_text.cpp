#include "engine/report/html_text.hpp"

#include <fmt/format.h>

#include <optional>
#include <vector>

#include "engine/text/utf8.hpp"

namespace duizhang::report {
namespace {

bool is_line_break(char32_t c) { return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029; }

// Seen by nobody, or felt by everything around it: C0 and C1 controls, and what sets the direction of
// writing.
bool is_control(char32_t c) {
  return (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    case '\'':
      out += "&#39;";
      break;
    default:
      out += c;
  }
}

bool is_wide(std::string_view text, std::size_t at) {
  return at < text.size() && static_cast<unsigned char>(text[at]) >= 0xE2;
}

// Where the blanks around a line break at `at` end, when both neighbours are Chinese; else `at`.
std::size_t after_soft_break(std::string_view text, std::size_t at) {
  auto end = at;
  bool broken = false;
  while (end < text.size() &&
         (text[end] == ' ' || text[end] == '\t' || text[end] == '\n' || text[end] == '\r'))
    broken = broken || text[end] == '\n' || text[end] == '\r', ++end;
  if (!broken || at == 0) return at;
  return is_wide(text, text::previous(text, at)) && is_wide(text, end) ? end : at;
}

std::string to_html(std::string_view text, bool markup) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  // Three bytes that stay as they are: nearly all of a Chinese text.
  auto plain = [&](std::size_t at) {
    auto lead = static_cast<unsigned char>(text[at]);
    return lead >= 0xE3 && lead <= 0xEC && at + 3 <= text.size();
  };
  for (std::size_t at = 0; at < text.size();) {
    auto behind = at;
    while (behind < text.size() && plain(behind)) behind += 3;
    if (behind > at) {
      out.append(text.substr(at, behind - at));
      at = behind;
      continue;
    }
    if (markup) {
      if (auto next = after_soft_break(text, at); next != at) {
        at = next;
        continue;
      }
    }
    auto size = std::min<std::size_t>(text::code_point_size(text[at]), text.size() - at);
    auto point = text::code_point_at(text, at);
    if (is_line_break(point)) {
      out += ' ';
    } else if (is_control(point)) {
      auto number = fmt::format("U+{:04X}", static_cast<std::uint32_t>(point));
      out += markup ? "<span class=\"control\">" + number + "</span>" : "[" + number + "]";
    } else if (size == 1) {
      append_escaped(out, text[at]);
    } else {
      out.append(text.substr(at, size));
    }
    at += size;
  }
  return out;
}

// One number in digits: its bytes and its value.
struct Number {
  std::size_t begin, end;
  text::Decimal value;
};

// The ASCII digit or point that a code point stands for, half or full width; 0 for others.
char digit_of(char32_t c) {
  if (c >= U'０' && c <= U'９') return static_cast<char>('0' + (c - U'０'));
  if (c == U'．') return '.';
  return (c >= '0' && c <= '9') || c == '.' ? static_cast<char>(c) : '\0';
}

std::vector<Number> numbers_in(std::string_view text) {
  std::vector<Number> out;
  for (std::size_t at = 0; at < text.size();) {
    auto begin = at;
    auto end = at;
    std::string digits;
    while (at < text.size()) {
      char digit = digit_of(text::code_point_at(text, at));
      if (digit == '\0') break;
      digits += digit;
      at += text::code_point_size(text[at]);
      if (digit != '.') end = at;
    }
    while (!digits.empty() && digits.back() == '.') digits.pop_back();
    if (auto value = text::Decimal::parse(digits)) out.push_back({begin, end, *value});
    if (at == begin) at += text::code_point_size(text[at]);
  }
  return out;
}

// The bytes of `evidence` that hold the claim's number, with its unit behind. The last such number, since the
// indicator's name comes first and may hold one too.
std::optional<text::Range> number_range(claim::Claim const& claim, std::string_view evidence) {
  if (!claim.value) return std::nullopt;
  auto found = numbers_in(evidence);
  auto last_of = [&](text::Decimal value, std::size_t limit) -> Number const* {
    for (auto n = found.size(); n-- > 0;)
      if (found[n].end <= limit && found[n].value == value.abs()) return &found[n];
    return nullptr;
  };
  auto const* high = last_of(claim.value_max.value_or(*claim.value), evidence.size());
  if (high == nullptr) return std::nullopt;
  auto const* low = claim.value_max ? last_of(*claim.value, high->begin) : high;
  if (low == nullptr) low = high;
  auto end = high->end;
  if (auto rest = evidence.substr(end); !claim.unit.empty() && rest.starts_with(claim.unit))
    end += claim.unit.size();
  else if (claim.unit == "%" && rest.starts_with("％"))
    end += std::string_view("％").size();
  return text::Range{static_cast<std::uint32_t>(low->begin), static_cast<std::uint32_t>(end)};
}

std::size_t bytes_of(std::string_view text, std::size_t code_points) {
  return text::prefix(text, code_points).size();
}

// Splits at `count` code points from the end.
std::string_view suffix(std::string_view text, std::size_t count) {
  auto at = text.size();
  for (; count > 0 && at > 0; --count) at = text::previous(text, at);
  return text.substr(at);
}

// Code points to either side.
constexpr std::size_t whole_sentence = 600, part_of_paragraph = 160;

struct Around {
  std::string_view lead, rest;
};

// What stands around the evidence in a text that begins at `start`, a code point of the source; nothing where
// the text does not hold it.
std::optional<Around> split_around(claim::Evidence const& evidence, std::string_view text,
                                   std::size_t start) {
  if (evidence.start < start) return std::nullopt;
  auto at = bytes_of(text, evidence.start - start);
  if (!text.substr(at).starts_with(evidence.text)) return std::nullopt;
  return Around{text.substr(0, at), text.substr(at + evidence.text.size())};
}

// The evidence, and its number in it. The number stands at the end as a rule, so that most of what is kept of
// a long one is the end.
std::string marked(claim::Claim const& claim, std::size_t longest) {
  std::string_view words = claim.evidence.text;
  std::string out = "<mark>";
  if (text::prefix(words, longest).size() < words.size()) {
    out += visible_html(text::prefix(words, longest / 4)) + "…";
    words = suffix(words, longest - longest / 4);
  }
  if (auto number = number_range(claim, words))
    out += visible_html(words.substr(0, number->begin)) + "<b>" + visible_html(text::slice(words, *number)) +
           "</b>" + visible_html(words.substr(number->end));
  else
    out += visible_html(words);
  return out + "</mark>";
}

}  // namespace

std::string escape_html(std::string_view text) { return to_html(text, false); }
std::string visible_html(std::string_view text) { return to_html(text, true); }

std::string quote_html(claim::Claim const& claim, QuoteLengths lengths) {
  auto const& evidence = claim.evidence;
  // Evidence that reaches over its sentence stands alone.
  auto around = split_around(evidence, evidence.sentence, evidence.sentence_start).value_or(Around{});
  auto lead = suffix(around.lead, lengths.before);
  auto rest = text::prefix(around.rest, lengths.after);
  return (lead.size() < around.lead.size() ? "…" : "") + visible_html(lead) + marked(claim, lengths.longest) +
         visible_html(rest) + (rest.size() < around.rest.size() ? "…" : "");
}

std::string paragraph_html(claim::Claim const& claim, std::size_t longest) {
  auto const* paragraph = claim.evidence.paragraph.get();
  auto around =
      paragraph == nullptr ? std::nullopt : split_around(claim.evidence, paragraph->text, paragraph->start);
  if (!around) return quote_html(claim, {whole_sentence, whole_sentence, longest});
  // Where it is cut anyway it is no paragraph to anyone, and less of it shows more.
  auto lead = paragraph->cut_before ? suffix(around->lead, part_of_paragraph) : around->lead;
  auto rest = paragraph->cut_after ? text::prefix(around->rest, part_of_paragraph) : around->rest;
  return (paragraph->cut_before ? "…" : "") + visible_html(lead) + marked(claim, longest) +
         visible_html(rest) + (paragraph->cut_after ? "…" : "");
}

}  // namespace duizhang::report
