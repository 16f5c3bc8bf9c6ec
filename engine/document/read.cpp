#include "engine/document/read.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/diag/codes.hpp"
#include "engine/document/identity.hpp"
#include "engine/document/sections.hpp"
#include "engine/text/stops.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::document {

namespace code = diag::code;

namespace {

// Sentences and clauses from the stops; blank ones are left out.
void split(Document& document) {
  auto text = document.text();
  std::uint32_t sentence_begin = 0;
  std::uint32_t clause_begin = 0;
  std::size_t paragraph = 0;
  auto end_clause = [&](std::uint32_t end) {
    if (end > clause_begin) document.clauses.push_back({{clause_begin, end}, document.sentences.size()});
  };
  auto end_sentence = [&](std::uint32_t end) {
    if (end > sentence_begin) document.sentences.push_back({{sentence_begin, end}, 0, paragraph, false});
    sentence_begin = end;
  };
  for (std::uint32_t at = 0; at < text.size();) {
    auto size = text::code_point_size(text[at]);
    auto stop = document.flags[at];
    if ((stop & text::clause_stop) != 0) {
      end_clause(at);
      clause_begin = at + size;
    }
    if ((stop & text::sentence_stop) != 0) {
      auto end = (stop & text::paragraph_stop) != 0 ? at : at + size;
      end_sentence(end);
      if ((stop & text::paragraph_stop) != 0) ++paragraph, sentence_begin = at + size;
    }
    at += size;
  }
  end_clause(static_cast<std::uint32_t>(text.size()));
  end_sentence(static_cast<std::uint32_t>(text.size()));
}

// Nothing but blanks of any width, line breaks and byte order marks.
bool is_blank_text(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); at += text::code_point_size(bytes[at])) {
    auto c = text::code_point_at(bytes, at);
    if (c > ' ' && c != 0x3000 && c != 0xA0 && c != 0xFEFF && c != 0x200B) return false;
  }
  return true;
}

std::string hash_id(std::string_view bytes) {
  return fmt::format("r-{:012x}", XXH3_64bits(bytes.data(), bytes.size()) >> 16U);
}

}  // namespace

Document read_document(std::string bytes, std::string path, Outline const& outline, Given const& given,
                       diag::Diagnostics& out) {
  Document document;
  document.info.path = path;
  document.info.source = std::filesystem::path(path).filename().string();
  document.info.id = hash_id(bytes);
  document.original = std::move(bytes);
  document.folded = text::fold_document(document.original);
  document.flags = text::find_stops(document.text());
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < document.original.size(); ++i) {
    if (i % 64 == 0) document.code_points.push_back(count);
    count += (static_cast<unsigned char>(document.original[i]) & 0xC0U) != 0x80U;
  }
  document.code_points.push_back(count);
  document.info.code_points = count;

  identify(document.info, document.text(), outline, given);
  split(document);
  outline_sections(document, outline);

  if (document.info.year == 0)
    out.warning_about(
           code::document_no_year, path,
           "no report year in the text or the file name; its periods stay open and nothing is linked")
        .notes.push_back({"say it with --year, or put it into the file name: NAME_2024.txt"});
  if (document.info.jurisdiction.empty())
    out.warning_about(code::document_no_place, path,
                      "no jurisdiction in the text or the file name; nothing of it is linked")
        .notes.push_back({"say it with --jurisdiction, or put it into the file name: city_NAME_2024.txt"});
  return document;
}

std::optional<std::string> read_text_file(std::string const& path, diag::Diagnostics& out) {
  namespace fs = std::filesystem;
  std::error_code error;
  auto status = fs::status(path, error);
  auto refuse = [&](diag::Code what, std::string message) {
    out.error_about(what, path, std::move(message));
    return std::nullopt;
  };
  if (!fs::exists(status)) return refuse(code::document_unreadable, "no such file");
  if (fs::is_directory(status)) return refuse(code::document_unreadable, "is a folder, not a report");
  if (!fs::is_regular_file(status))
    return refuse(code::document_unreadable, "is no regular file (a pipe, socket or device)");
  auto size = fs::file_size(path, error);
  if (error) return refuse(code::document_unreadable, error.message());
  if (size > max_document_bytes)
    return refuse(code::document_too_large, fmt::format("{} MiB; the engine reads files up to {} MiB",
                                                        size >> 20U, max_document_bytes >> 20U));
  std::ifstream in(path, std::ios::binary);
  if (!in) return refuse(code::document_unreadable, std::strerror(errno));
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (in.bad()) return refuse(code::document_unreadable, "reading broke off");
  auto head = std::string_view(bytes).substr(0, 4096);
  if (head.find('\0') != std::string_view::npos)
    return refuse(code::document_binary,
                  "holds bytes that no text holds (a picture, an archive or a Word file?)");
  if (auto bad = text::invalid_utf8(bytes)) {
    auto before = std::string_view(bytes).substr(0, *bad);
    auto line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    auto line = std::count(before.begin(), before.end(), '\n') + 1;
    auto column = text::count_code_points(before.substr(line_begin)) + 1;
    out.error_about(code::document_not_utf8, fmt::format("{}:{}:{}", path, line, column),
                    fmt::format("is not UTF-8 text: byte {} breaks the encoding", *bad))
        .notes.push_back({fmt::format("if it is GB18030: iconv -f GB18030 -t UTF-8 {} > NEW",
                                      fs::path(path).filename().string())});
    return std::nullopt;
  }
  if (is_blank_text(bytes)) return refuse(code::document_empty, "holds no text");
  return bytes;
}

}  // namespace duizhang::document
