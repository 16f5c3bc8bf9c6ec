#include "engine/intake/docx.hpp"

#include <libxml/SAX2.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "engine/intake/settings.hpp"
#include "engine/intake/xml.hpp"

namespace duizhang::intake {
namespace {

constexpr std::string_view word_namespace_end = "/wordprocessingml/2006/main";
constexpr std::string_view strict_namespace_end = "/wordprocessingml/main";

// Elements whose text is not of the document: the second version of a picture or shape for old programs,
// and text moved away or deleted.
bool is_silent(std::string_view name) {
  constexpr std::array<std::string_view, 5> names{"Fallback", "moveFrom", "del", "instrText", "delText"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

class WordBuilder {
 public:
  void start(std::string_view name, bool word) {
    if (++depth_ > max_nesting) return stop("its elements are nested too deeply");
    if (silent_at_ == 0 && is_silent(name)) silent_at_ = depth_;
    if (name == "blip" || name == "imagedata") ++out_.pictures;
    if (!word) return;
    // A text box stands inside a paragraph and has its own: the outer line is ended first.
    if (name == "p" || name == "txbxContent") end_line();
    if (name == "t") reads_ = true;
    if (silent_at_ != 0) return;
    if (name == "tab" && depth_of_run_ != 0) out_.text += '\t';
    if (name == "br" || name == "cr") out_.text += '\n';
    if (name == "noBreakHyphen") out_.text += '-';
    if (name == "r") depth_of_run_ = depth_;
  }

  void end(std::string_view name, bool word) {
    if (word && name == "t") reads_ = false;
    if (word && name == "p") end_line();
    if (word && name == "r") depth_of_run_ = 0;
    if (silent_at_ == depth_) silent_at_ = 0;
    --depth_;
  }

  void characters(std::string_view text) {
    if (reads_ && silent_at_ == 0) out_.text += text;
    if (out_.text.size() > max_file_bytes) stop("it holds more text than the engine reads");
  }

  void stop(std::string why) {
    if (out_.broken.empty()) out_.broken = std::move(why);
    if (parser != nullptr) xmlStopParser(parser);
  }

  WordText finish() {
    if (!out_.broken.empty()) out_.text.clear();
    return std::move(out_);
  }

  xmlParserCtxtPtr parser = nullptr;

 private:
  void end_line() {
    if (silent_at_ == 0 && !out_.text.empty() && out_.text.back() != '\n') out_.text += '\n';
  }

  WordText out_;
  std::size_t depth_ = 0;
  std::size_t silent_at_ = 0;  // depth of the silent element that is open
  std::size_t depth_of_run_ = 0;
  bool reads_ = false;
};

WordBuilder& builder(void* data) { return *static_cast<WordBuilder*>(data); }

bool is_word(xmlChar const* space) {
  auto name = as_text(space);
  return name.ends_with(word_namespace_end) || name.ends_with(strict_namespace_end);
}

void on_start(void* data, xmlChar const* name, xmlChar const* /*prefix*/, xmlChar const* space,
              int /*spaces*/, xmlChar const** /*all_spaces*/, int /*attributes*/, int /*defaulted*/,
              xmlChar const** /*all*/) {
  builder(data).start(as_text(name), is_word(space));
}
void on_end(void* data, xmlChar const* name, xmlChar const* /*prefix*/, xmlChar const* space) {
  builder(data).end(as_text(name), is_word(space));
}
void on_word_characters(void* data, xmlChar const* text, int size) {
  builder(data).characters(as_text(text, size));
}
void on_type(void* data, xmlChar const* /*name*/, xmlChar const* /*external*/, xmlChar const* /*system*/) {
  builder(data).stop("it declares a document type, which no Word file does");
}

}  // namespace

WordText read_word(std::string_view document) {
  prepare_xml();
  WordBuilder words;
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = on_start;
  handler.endElementNs = on_end;
  handler.characters = on_word_characters;
  handler.ignorableWhitespace = on_word_characters;
  handler.internalSubset = on_type;
  std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxtPtr)> parser(
      xmlCreatePushParserCtxt(&handler, &words, nullptr, 0, nullptr), xmlFreeParserCtxt);
  if (!parser) return {{}, 0, "the XML reader cannot start"};
  words.parser = parser.get();
  xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (xmlParseChunk(parser.get(), document.data(), static_cast<int>(document.size()), 1) != 0)
    words.stop("its XML breaks off or is not well-formed");
  return words.finish();
}

text::LateLibrary const& xml_library() { return libxml2; }

}  // namespace duizhang::intake
