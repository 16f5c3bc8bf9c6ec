#include "engine/document/split.hpp"

#include <algorithm>

#include "engine/text/utf8.hpp"

namespace duizhang::document {
namespace {

constexpr std::size_t longest_title = 60;       // code points
constexpr std::size_t shortest_document = 200;  // code points behind the title

std::string_view trimmed(std::string_view line) {
  auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!line.empty() && blank(line.front())) line.remove_prefix(1);
  while (!line.empty() && blank(line.back())) line.remove_suffix(1);
  return line;
}

bool is_rule(std::string_view line) {
  if (line.empty()) return false;
  for (std::size_t at = 0; at < line.size(); at += text::code_point_size(line[at])) {
    auto c = text::code_point_at(line, at);
    bool rule = c == '-' || c == '=' || c == '*' || c == '_' || c == 0x2014 || c == 0x2500 || c == 0xFF0D ||
                c == 0xFF0A || c == 0x2501 || c == 0xFF1D;
    if (!rule) return false;
  }
  return true;
}

// 2025-07-16, 2025年7月16日 and nothing else.
bool is_date(std::string_view line) {
  std::size_t digits = 0;
  for (std::size_t at = 0; at < line.size(); at += text::code_point_size(line[at])) {
    auto c = text::code_point_at(line, at);
    bool mark =
        c == '-' || c == '/' || c == '.' || c == ':' || c == ' ' || c == 0x5E74 || c == 0x6708 || c == 0x65E5;
    if (!mark && (c < '0' || c > '9')) return false;
    digits += c >= '0' && c <= '9' ? 1U : 0U;
  }
  return digits >= 6 && digits <= 14;
}

struct Candidate {
  Piece piece;
  bool dated = false;
};

// One piece between two rules; without a title when it cannot be a document.
Candidate look_at(std::string_view text, std::size_t begin, std::size_t end) {
  Candidate out{{begin, end, {}}, false};
  bool first = true;
  for (auto at = begin; at < end;) {
    auto stop = std::min(text.find('\n', at), end);
    auto line = trimmed(text.substr(at, stop - at));
    if (first && !line.empty()) {
      first = false;
      bool title = text::count_code_points(line) <= longest_title && !line.ends_with("。");
      if (title && text::count_code_points(text.substr(stop, end - stop)) >= shortest_document)
        out.piece.title = line;
      out.piece.begin = static_cast<std::size_t>(line.data() - text.data());
    }
    out.dated = out.dated || is_date(line);
    at = stop + 1;
  }
  return out;
}

}  // namespace

std::vector<Piece> split_text(std::string_view text) {
  std::vector<Candidate> found;
  std::size_t begin = 0;
  std::size_t rules = 0;
  auto take = [&](std::size_t end) {
    if (auto one = look_at(text, begin, end); !one.piece.title.empty()) found.push_back(std::move(one));
  };
  for (std::size_t at = 0; at < text.size();) {
    auto stop = std::min(text.find('\n', at), text.size());
    // Only a short line can be a rule: the lines of a report are not read to their end.
    if (stop - at < 400 && is_rule(trimmed(text.substr(at, stop - at)))) {
      take(at);
      begin = stop + 1;
      ++rules;
    }
    at = stop + 1;
  }
  if (rules >= 2) take(text.size());
  auto dated = std::count_if(found.begin(), found.end(), [](auto const& one) { return one.dated; });
  if (found.size() < 2 || static_cast<std::size_t>(dated) * 2 < found.size()) return {{0, text.size(), {}}};
  std::vector<Piece> out;
  for (auto& one : found) out.push_back(std::move(one.piece));
  return out;
}

}  // namespace duizhang::document
