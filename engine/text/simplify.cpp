#include "engine/text/simplify.hpp"

#include <algorithm>
#include <opencc/SimpleConverter.hpp>

#include "engine/text/utf8.hpp"

namespace duizhang::text {
namespace {

constexpr std::size_t enough = 1000;  // one such character in so many bytes

// Puts what `line` became where it stood, as long as every character kept its place and its length.
bool put(std::string& out, std::size_t from, std::string_view line, std::string_view converted) {
  if (converted.size() != line.size()) return false;
  for (std::size_t at = 0; at < line.size(); at += code_point_size(line[at]))
    if (code_point_size(line[at]) != code_point_size(converted[at])) return false;
  out.replace(from, line.size(), converted);
  return true;
}

}  // namespace

bool is_traditional(std::size_t marks, std::size_t bytes) { return marks > 2 && marks * enough > bytes; }

std::optional<std::string> simplified(std::string_view text) {
  try {
    opencc::SimpleConverter const converter("t2s.json");
    std::string out(text);
    for (std::size_t from = 0; from < text.size();) {
      auto to = std::min(text.find('\n', from), text.size());
      auto line = text.substr(from, to - from);
      // Where phrases change length, character by character: what a single one turns into is as long.
      if (!put(out, from, line, converter.Convert(std::string(line))))
        for (std::size_t at = from; at < to; at += code_point_size(text[at])) {
          auto one = text.substr(at, code_point_size(text[at]));
          put(out, at, one, converter.Convert(std::string(one)));
        }
      from = to + 1;
    }
    return out;
  } catch (std::exception const&) {
    return std::nullopt;  // the dictionaries are not installed: the text is matched as it is written
  }
}

}  // namespace duizhang::text
