// Bytes in any charset that Chinese texts come in → UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace duizhang::intake {

// How a charset came to be known, the surest first: said by the person, by a byte order mark, by the file
// itself (a meta tag), by the bytes being valid in it, or by which reading gives the more usual characters.
enum class Certainty { given, marked, declared, valid, likely, none };
[[nodiscard]] std::string_view name(Certainty certainty);

struct Decoded {
  std::string text;     // valid UTF-8; the bytes as given when nothing could read them
  std::string charset;  // UTF-8, UTF-16LE, UTF-16BE, GB18030, Big5
  Certainty certainty = Certainty::none;
  std::size_t replaced = 0;      // places that the charset does not know, each given as one U+FFFD
  std::size_t first_broken = 0;  // byte offset of the first of them
};

// What a person calls a charset (gbk, gb2312, utf-8, cp950, …) → the name used here; "" for one that is not
// read.
[[nodiscard]] std::string_view known_charset(std::string_view name);

// `given` is the charset a person named, `declared` the one the file names; both may be "". Certainty::none
// when the bytes are no text in any of the charsets, or too many places do not decode.
[[nodiscard]] Decoded decode(std::string bytes, std::string_view given = {}, std::string_view declared = {});

}  // namespace duizhang::intake
