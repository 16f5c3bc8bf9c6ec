// Bytes as a file of any kind that is read. What must hold whatever they are: the text is valid UTF-8, the
// documents lie in it one behind another, and where there is none something was said.
//
// The first byte chooses the reader; DUIZHANG_FUZZ_READER=NAME gives all inputs to one of them: charset,
// html, word, archive, csv, json-lines, json, pages (what the program that reads PDFs says), pdf (that
// program too).
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/diag/render.hpp"
#include "engine/intake/charset.hpp"
#include "engine/intake/docx.hpp"
#include "engine/intake/find.hpp"
#include "engine/intake/html.hpp"
#include "engine/intake/pdf.hpp"
#include "engine/intake/read.hpp"
#include "engine/text/utf8.hpp"

namespace {

using namespace duizhang;

[[noreturn]] void fail(std::string_view why) {
  std::fprintf(stderr, "%.*s\n", static_cast<int>(why.size()), why.data());
  std::abort();
}

intake::Settings const& settings() {
  static intake::Settings const made = [] {
    intake::Settings out;
    out.page_furniture = {"nav", "menu", "share", "footer", "ad"};
    out.text_columns = {"text", "content"};
    out.title_columns = {"title"};
    out.place_columns = {"place"};
    out.year_columns = {"year"};
    out.level_columns = {"level"};
    out.date_columns = {"date"};
    return out;
  }();
  return made;
}

void valid(std::string_view text) {
  if (text::invalid_utf8(text)) fail("a text that is not valid UTF-8");
}

void read(std::string bytes, std::string const& path, intake::Format format) {
  diag::Diagnostics said;
  intake::Options options;
  options.format = format;
  auto taken = intake::read_bytes(std::move(bytes), path, settings(), options, said);
  auto spoken = diag::render_all(said, {});
  valid(spoken);
  if (!taken) {
    if (!said.has_errors()) fail("nothing was read and nothing said");
    return;
  }
  valid(taken->text);
  std::size_t last = 0;
  for (auto const& part : taken->parts) {
    if (part.begin < last || part.end <= part.begin || part.end > taken->text.size())
      fail("documents out of order or outside of the text");
    last = part.end;
    valid(std::string_view(taken->text).substr(part.begin, part.end - part.begin));
    valid(part.name);
    valid(part.title);
    for (auto const& [key, value] : part.said) valid(value);
  }
  if (taken->parts.empty()) fail("a text without a document");
}

void read_charset(std::string_view bytes) {
  constexpr std::array<std::string_view, 5> names{"", "UTF-8", "GB18030", "Big5", "UTF-16LE"};
  auto given = bytes.empty() ? 0U : static_cast<unsigned char>(bytes.front()) % names.size();
  bytes.remove_prefix(std::min<std::size_t>(bytes.size(), 1));
  auto decoded = intake::decode(std::string(bytes), names[given], intake::declared_charset(bytes));
  if (decoded.certainty != intake::Certainty::none) valid(decoded.text);
  if (decoded.replaced == 0 && decoded.first_broken != 0) fail("a broken place of a text without one");
  valid(intake::printable(bytes));
}

void read_word(std::string_view bytes) {
  auto words = intake::read_word(bytes);
  if (words.broken.empty()) valid(words.text);
}

void read_html(std::string_view bytes) {
  if (text::invalid_utf8(bytes)) return read(std::string(bytes), "fuzzed.html", intake::Format::html);
  auto page = intake::read_html(bytes, settings());
  valid(page.text);
  valid(page.title);
}

void read_pages(std::string_view bytes) {
  std::vector<std::string> pages(1);
  for (char c : bytes) c == '\f' ? static_cast<void>(pages.emplace_back()) : pages.back().push_back(c);
  for (auto const& page : pages)
    if (text::invalid_utf8(page)) return;
  valid(intake::join_pages(pages));
}

constexpr std::array<std::string_view, 9> readers{"charset",    "html", "word",  "archive", "csv",
                                                  "json-lines", "json", "pages", "pdf"};

void read_as(std::string_view reader, std::string_view bytes) {
  std::string owned(bytes);
  if (reader == "charset") return read_charset(bytes);
  if (reader == "html") return read_html(bytes);
  if (reader == "word") return read_word(bytes);
  if (reader == "archive") {
    bool gzip = !bytes.empty() && static_cast<unsigned char>(bytes.front()) == 0x1F;
    return read(owned, gzip ? "fuzzed.txt.gz" : "fuzzed.zip",
                gzip ? intake::Format::gzip : intake::Format::zip);
  }
  if (reader == "csv") return read(owned, "fuzzed.csv", intake::Format::csv);
  if (reader == "json-lines") return read(owned, "fuzzed.jsonl", intake::Format::json_lines);
  if (reader == "json") return read(owned, "fuzzed.json", intake::Format::json);
  if (reader == "pages") return read_pages(bytes);
  if (reader == "pdf") return read(owned, "fuzzed.pdf", intake::Format::pdf);
  fail("no such reader");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view bytes(reinterpret_cast<char const*>(data), size);
  static auto const* named = std::getenv("DUIZHANG_FUZZ_READER");
  if (named != nullptr) return read_as(named, bytes), 0;
  if (bytes.empty()) return 0;
  // Without a name the program that reads PDFs is left out: it would take all the time.
  auto reader = readers[static_cast<unsigned char>(bytes.front()) % (readers.size() - 1)];
  read_as(reader, bytes.substr(1));
  return 0;
}
