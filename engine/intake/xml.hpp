// Private to this folder: what the readers of web pages and Word files share of libxml2.
#pragma once

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <string_view>
#include <utility>
#include <vector>

#include "engine/text/late_library.hpp"

namespace duizhang::intake {

// Most reports are neither.
inline constexpr text::LateLibrary libxml2{DUIZHANG_LIBXML2};
inline text::Late<decltype(::xmlInitParser)> const xmlInitParser{libxml2, "xmlInitParser"};
inline text::Late<decltype(::xmlStopParser)> const xmlStopParser{libxml2, "xmlStopParser"};
inline text::Late<decltype(::xmlCreatePushParserCtxt)> const xmlCreatePushParserCtxt{
    libxml2, "xmlCreatePushParserCtxt"};
inline text::Late<decltype(::xmlFreeParserCtxt)> const xmlFreeParserCtxt{libxml2, "xmlFreeParserCtxt"};
inline text::Late<decltype(::xmlCtxtUseOptions)> const xmlCtxtUseOptions{libxml2, "xmlCtxtUseOptions"};
inline text::Late<decltype(::xmlParseChunk)> const xmlParseChunk{libxml2, "xmlParseChunk"};
inline text::Late<decltype(::htmlCreatePushParserCtxt)> const htmlCreatePushParserCtxt{
    libxml2, "htmlCreatePushParserCtxt"};
inline text::Late<decltype(::htmlFreeParserCtxt)> const htmlFreeParserCtxt{libxml2, "htmlFreeParserCtxt"};
inline text::Late<decltype(::htmlCtxtUseOptions)> const htmlCtxtUseOptions{libxml2, "htmlCtxtUseOptions"};
inline text::Late<decltype(::htmlParseChunk)> const htmlParseChunk{libxml2, "htmlParseChunk"};

inline std::string_view as_text(xmlChar const* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<char const*>(text);
}
inline std::string_view as_text(xmlChar const* text, int size) {
  return {reinterpret_cast<char const*>(text), static_cast<std::size_t>(size)};
}

using XmlAttributes = std::vector<std::pair<std::string_view, std::string_view>>;

// Name and value by turns, a null at the end; a value may be null.
inline XmlAttributes attributes_of(xmlChar const** pairs) {
  XmlAttributes out;
  for (; pairs != nullptr && pairs[0] != nullptr; pairs += 2)
    out.emplace_back(as_text(pairs[0]), as_text(pairs[1]));
  return out;
}

// Once a process, before the first parser: threads come later. Errors go nowhere; readers say what is wrong.
inline void prepare_xml() {
  static bool const done = [] {
    xmlInitParser();
    return true;
  }();
  static_cast<void>(done);
}

}  // namespace duizhang::intake
