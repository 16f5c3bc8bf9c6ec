#include "engine/text/simplify.hpp"

#include <opencc/opencc.h>

#include <algorithm>
#include <stdexcept>

#include "engine/text/late_library.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::text {
namespace {

// Most texts are written with Simplified characters.
constexpr LateLibrary libopencc{DUIZHANG_LIBOPENCC};
Late<decltype(::opencc_open)> const opencc_open{libopencc, "opencc_open"};
Late<decltype(::opencc_close)> const opencc_close{libopencc, "opencc_close"};
Late<decltype(::opencc_convert_utf8)> const opencc_convert_utf8{libopencc, "opencc_convert_utf8"};
Late<decltype(::opencc_convert_utf8_free)> const opencc_convert_utf8_free{libopencc,
                                                                          "opencc_convert_utf8_free"};

class Converter {
 public:
  Converter() : opened_(opencc_open("t2s.json")) {
    if (opened_ == failure()) throw std::runtime_error("the dictionaries are not installed");
  }
  Converter(Converter const&) = delete;
  Converter& operator=(Converter const&) = delete;
  ~Converter() { opencc_close(opened_); }

  [[nodiscard]] std::string convert(std::string_view text) const {
    auto* converted = opencc_convert_utf8(opened_, text.data(), text.size());
    if (converted == nullptr) throw std::runtime_error("cannot be converted");
    std::string out(converted);
    opencc_convert_utf8_free(converted);
    return out;
  }

 private:
  static opencc_t failure() { return reinterpret_cast<opencc_t>(-1); }  // NOLINT: as its header says
  opencc_t opened_;
};

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

LateLibrary const& simplifying_library() { return libopencc; }

bool is_traditional(std::size_t marks, std::size_t bytes) { return marks > 2 && marks * enough > bytes; }

std::optional<std::string> simplified(std::string_view text) {
  try {
    Converter const converter;
    std::string out(text);
    for (std::size_t from = 0; from < text.size();) {
      auto to = std::min(text.find('\n', from), text.size());
      auto line = text.substr(from, to - from);
      // Where phrases change length, character by character: what a single one turns into is as long.
      if (!put(out, from, line, converter.convert(line)))
        for (std::size_t at = from; at < to; at += code_point_size(text[at])) {
          auto one = text.substr(at, code_point_size(text[at]));
          put(out, at, one, converter.convert(one));
        }
      from = to + 1;
    }
    return out;
  } catch (std::exception const&) {
    return std::nullopt;  // the dictionaries are not installed: the text is matched as it is written
  }
}

}  // namespace duizhang::text
