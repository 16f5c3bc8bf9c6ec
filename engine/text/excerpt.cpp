#include "engine/text/excerpt.hpp"

#include <algorithm>

#include "engine/text/utf8.hpp"

namespace duizhang::text {

std::string excerpt(std::string_view text, Range range, std::size_t around) {
  std::size_t begin = range.begin;
  for (std::size_t taken = 0; taken < around && begin > 0 && text[begin - 1] != '\n'; ++taken)
    begin = previous(text, begin);
  std::size_t end = range.end;
  for (std::size_t taken = 0; taken < around && end < text.size() && text[end] != '\n'; ++taken)
    end = std::min<std::size_t>(text.size(), end + code_point_size(text[end]));
  std::string out;
  if (begin > 0 && text[begin - 1] != '\n') out += "…";
  out += text.substr(begin, range.begin - begin);
  out += "【";
  out += slice(text, range);
  out += "】";
  out += text.substr(range.end, end - range.end);
  if (end < text.size() && text[end] != '\n') out += "…";
  std::replace(out.begin(), out.end(), '\n', ' ');
  std::replace(out.begin(), out.end(), '\r', ' ');
  return out;
}

CodePoints::CodePoints(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += code_point_size(text[at]))
    starts_.push_back(static_cast<std::uint32_t>(at));
  starts_.push_back(static_cast<std::uint32_t>(text.size()));
}

std::uint32_t CodePoints::byte(std::size_t index) const { return starts_[std::min(index, count())]; }

std::size_t CodePoints::index(std::size_t offset) const {
  auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return static_cast<std::size_t>(after - starts_.begin()) - 1;
}

}  // namespace duizhang::text
