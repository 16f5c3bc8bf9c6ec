#include "engine/text/simplify.hpp"

#include <algorithm>
#include <bitset>
#include <memory>
#include <opencc/SimpleConverter.hpp>

#include "engine/text/utf8.hpp"

namespace duizhang::text {
namespace {

// Characters that stand in every Traditional text of any length and in no simplified one.
constexpr std::u32string_view marks =
    U"國會發與為個這對經動產業實區縣長億萬資農務總財稅進開關間體機無設達處過黨場";
constexpr std::size_t enough = 1000;  // one such character in so many bytes

// Which characters of the basic plane are marks.
std::bitset<0x10000> const& mark_set() {
  static auto const made = [] {
    std::bitset<0x10000> out;
    for (auto c : marks) out.set(c);
    return out;
  }();
  return made;
}

bool is_traditional(std::string_view text) {
  auto const& is_mark = mark_set();
  std::size_t count = 0;
  std::size_t looked = std::min<std::size_t>(text.size(), 60000);
  for (std::size_t at = 0; at < looked; at += code_point_size(text[at])) {
    if (static_cast<unsigned char>(text[at]) < 0xE4 || static_cast<unsigned char>(text[at]) >= 0xF0) continue;
    count += is_mark[code_point_at(text, at)] ? 1U : 0U;
  }
  return count > 2 && count * enough > looked;
}

// Puts what `line` became where it stood, as long as every character kept its place and its length.
bool put(std::string& out, std::size_t from, std::string_view line, std::string_view converted) {
  if (converted.size() != line.size()) return false;
  for (std::size_t at = 0; at < line.size(); at += code_point_size(line[at]))
    if (code_point_size(line[at]) != code_point_size(converted[at])) return false;
  out.replace(from, line.size(), converted);
  return true;
}

}  // namespace

std::optional<std::string> simplified(std::string_view text) {
  if (!is_traditional(text)) return std::nullopt;
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
