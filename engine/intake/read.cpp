#include "engine/intake/read.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "engine/diag/codes.hpp"
#include "engine/intake/archive.hpp"
#include "engine/intake/collection.hpp"
#include "engine/intake/docx.hpp"
#include "engine/intake/format.hpp"
#include "engine/intake/html.hpp"
#include "engine/intake/pdf.hpp"
#include "engine/text/simplify.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::intake {

namespace code = diag::code;

namespace {

constexpr std::size_t picture_page_text = 60;  // a page with pictures and no more characters is one

// Nothing but blanks of any width, line breaks and byte order marks.
bool is_blank_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += text::code_point_size(text[at])) {
    auto c = text::code_point_at(text, at);
    if (c > ' ' && c != 0x3000 && c != 0xA0 && c != 0xFEFF && c != 0x200B && c != 0xFFFD) return false;
  }
  return true;
}

std::string base_name(std::string_view path) {
  auto slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

// Names in archives come in any charset; what is not UTF-8 is mostly GBK.
std::string member_name(std::string const& stored) {
  if (!text::invalid_utf8(stored)) return stored;
  auto decoded = decode(stored);
  return decoded.certainty == Certainty::none ? std::string("?") : decoded.text;
}

class Reader {
 public:
  Reader(Settings const& settings, Options const& options, diag::Diagnostics& out)
      : settings_(settings), options_(options), out_(out) {}

  // Reads bytes of whatever kind, `subject` naming them; says what is wrong and leaves the rest as it is.
  void read(std::string bytes, std::string const& subject, Part part, std::size_t depth) {
    auto wanted = depth == 0 ? options_.format : Format::unknown;
    auto kind = wanted == Format::unknown ? kind_of(bytes, subject) : Kind{wanted, {}, {}, false};
    if (!kind.refusal.empty()) {
      refuse(kind.picture ? code::document_picture : code::document_binary, subject,
             std::string(kind.refusal))
          .notes.push_back({std::string(kind.advice)});
      return;
    }
    switch (kind.format) {
      case Format::gzip:
        return gzip(bytes, subject, std::move(part), depth);
      case Format::zip:
        return zip(bytes, subject, depth);
      case Format::word:
        return word(bytes, subject, std::move(part));
      case Format::pdf:
        return pdf(bytes, subject, std::move(part));
      default:
        return text(std::move(bytes), subject, std::move(part), kind.format);
    }
  }

  Taken taken;

 private:
  diag::Diagnostic& refuse(diag::Code what, std::string const& subject, std::string message) {
    return out_.error_about(what, subject, std::move(message));
  }

  // Puts a document behind those already read, a blank line between two.
  void add(std::string text, Part part, std::string const& subject) {
    if (is_blank_text(text)) {
      refuse(code::document_empty, subject, "holds no text");
      return;
    }
    if (taken.text.size() + text.size() > max_text_bytes) {
      refuse(code::document_limit, subject,
             fmt::format("with it the file gives more than {} MiB of text; it and what follows is left out",
                         max_text_bytes >> 20U));
      return;
    }
    if (!taken.text.empty()) taken.text += taken.text.back() == '\n' ? "\n" : "\n\n";
    part.begin = taken.text.size();
    if (taken.text.empty())
      taken.text = std::move(text);  // the usual case, a file with one text: not copied
    else
      taken.text += text;
    part.end = taken.text.size();
    taken.parts.push_back(std::move(part));
  }

  void report_unpacking(Unpacked const& outcome, std::string const& subject) {
    refuse(outcome.limit       ? code::document_limit
           : outcome.encrypted ? code::document_encrypted
                               : code::document_broken,
           subject, outcome.why);
  }

  void gzip(std::string_view bytes, std::string const& subject, Part part, std::size_t depth) {
    if (depth >= max_archive_depth) return nested_too_deep(subject);
    std::string inside;
    if (auto outcome = read_gzip(bytes, max_archive_bytes, inside); !outcome.why.empty())
      return report_unpacking(outcome, subject);
    taken.containers.push_back(Format::gzip);
    auto name = subject.ends_with(".gz") ? subject.substr(0, subject.size() - 3) : subject;
    inside_name_ = name;
    read(std::move(inside), subject, std::move(part), depth + 1);
  }

  void zip(std::string_view bytes, std::string const& subject, std::size_t depth) {
    if (depth >= max_archive_depth) return nested_too_deep(subject);
    taken.containers.push_back(Format::zip);
    auto wanted = [](std::string_view name) {
      return base_name(name).front() != '.' && name.find("__MACOSX/") == std::string_view::npos;
    };
    auto outcome = read_zip(bytes, max_archive_bytes, wanted, [&](Member member) {
      auto name = member_name(member.name);
      auto inner = subject + "!" + name;
      if (!member.outcome.why.empty()) return report_unpacking(member.outcome, inner);
      if (!readable_by_name(name)) {
        out_.warning_about(code::document_skipped, inner,
                           "is of a kind that no report comes in; passed over");
        return;
      }
      Part part;
      part.name = name;
      inside_name_ = name;
      read(std::move(member.bytes), inner, std::move(part), depth + 1);
    });
    if (!outcome.why.empty()) report_unpacking(outcome, subject);
  }

  void nested_too_deep(std::string const& subject) {
    refuse(code::document_limit, subject,
           fmt::format("is an archive inside {} others; the engine opens no more", max_archive_depth));
  }

  void word(std::string_view bytes, std::string const& subject, Part part) {
    std::string document;
    std::string notes;
    Unpacked inside;
    auto outcome = read_zip(
        bytes, max_archive_bytes,
        [](std::string_view name) { return name == "word/document.xml" || name == "word/footnotes.xml"; },
        [&](Member member) {
          if (!member.outcome.why.empty()) inside = member.outcome;
          (member.name == "word/document.xml" ? document : notes) = std::move(member.bytes);
        });
    if (!outcome.why.empty()) return report_unpacking(outcome, subject);
    if (!inside.why.empty()) return report_unpacking(inside, subject);
    auto words = read_word(document);
    if (!words.broken.empty()) {
      refuse(code::document_broken, subject, "is a damaged Word file: " + words.broken);
      return;
    }
    if (is_blank_text(words.text) && words.pictures > 0) return only_pictures(subject);
    if (!notes.empty())
      if (auto more = read_word(notes); more.broken.empty() && !is_blank_text(more.text))
        words.text += more.text;
    part.format = Format::word;
    part.charset = "UTF-8";
    part.certainty = Certainty::declared;
    add(std::move(words.text), std::move(part), subject);
  }

  void only_pictures(std::string const& subject) {
    refuse(code::document_picture, subject, "holds only a picture and no text")
        .notes.push_back({"a picture holds no text: read it with an OCR program first"});
  }

  void pdf(std::string_view bytes, std::string const& subject, Part part) {
    auto pages = read_pdf(bytes);
    if (!pages.why.empty()) {
      auto what = pages.limit       ? code::document_limit
                  : pages.encrypted ? code::document_encrypted
                                    : code::document_broken;
      refuse(what, subject, "is a PDF that cannot be read: " + pages.why);
      return;
    }
    part.pages = pages.pages.size();
    std::string empty;
    for (std::size_t i = 0; i < pages.pages.size(); ++i)
      if (is_blank_text(pages.pages[i])) {
        ++part.empty_pages;
        if (part.empty_pages <= 8) empty += (empty.empty() ? "" : ", ") + std::to_string(i + 1);
      }
    if (part.empty_pages == part.pages) return only_pictures(subject);
    if (part.empty_pages > 0)
      out_.warning_about(code::document_picture, subject,
                         fmt::format("{} of {} pages hold a picture or nothing, no text: {}{}",
                                     part.empty_pages, part.pages, empty, part.empty_pages > 8 ? ", …" : ""));
    part.format = Format::pdf;
    part.charset = "UTF-8";
    part.certainty = Certainty::declared;
    add(join_pages(pages.pages), std::move(part), subject);
  }

  void text(std::string bytes, std::string const& subject, Part part, Format format) {
    auto name = inside_name_.empty() ? subject : inside_name_;
    if (format == Format::unknown) format = collection_by_name(name);
    bool table = format == Format::json_lines || format == Format::json || format == Format::csv;
    if (!table && bytes.size() > max_file_bytes) return too_large(subject, bytes.size(), max_file_bytes);
    auto head = std::string_view(bytes).substr(0, 4096);
    bool tagged = head.find('<') != std::string_view::npos;
    auto decoded =
        decode(std::move(bytes), options_.charset, tagged ? declared_charset(head) : std::string());
    if (decoded.certainty == Certainty::none) return no_text(subject, decoded);
    if (std::string_view(decoded.text).substr(0, 4096).find('\0') != std::string_view::npos)
      return no_text(subject, decoded);
    if (decoded.replaced > 0)
      out_.warning_about(
          code::document_charset, subject,
          fmt::format("read as {}, it has {} broken {}, the first at byte {}", decoded.charset,
                      decoded.replaced, decoded.replaced == 1 ? "place" : "places", decoded.first_broken));
    part.charset = decoded.charset;
    part.certainty = decoded.certainty;
    if (format == Format::unknown) format = looks_like_html(decoded.text) ? Format::html : Format::text;
    part.format = format;
    if (format == Format::html) return page(decoded.text, subject, std::move(part));
    if (table) return rows(decoded.text, subject, std::move(part), name);
    add(std::move(decoded.text), std::move(part), subject);
  }

  void no_text(std::string const& subject, Decoded const& decoded) {
    if (std::string_view(decoded.text).substr(0, 4096).find('\0') != std::string_view::npos) {
      refuse(code::document_binary, subject, "holds bytes that no text holds");
    } else if (!options_.charset.empty()) {
      refuse(code::document_not_utf8, subject, "does not read as " + options_.charset);
    } else {
      auto before = std::string_view(decoded.text).substr(0, decoded.first_broken);
      auto line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
      refuse(code::document_not_utf8,
             fmt::format("{}:{}:{}", subject, std::count(before.begin(), before.end(), '\n') + 1,
                         text::count_code_points(before.substr(line_begin)) + 1),
             fmt::format(
                 "reads in no charset (UTF-8, UTF-16, GB18030, Big5): as UTF-8, byte {} breaks the encoding",
                 decoded.first_broken))
          .notes.push_back({"if it is text, name its charset with --charset"});
    }
  }

  void too_large(std::string const& subject, std::size_t size, std::size_t most) {
    refuse(code::document_too_large, subject,
           fmt::format("{} MiB; the engine reads files up to {} MiB", size >> 20U, most >> 20U));
  }

  void page(std::string_view html, std::string const& subject, Part part) {
    auto page = read_html(html, settings_);
    if (page.too_deep) {
      refuse(code::document_limit, subject,
             fmt::format("is a web page with more than {} elements inside each other", max_nesting));
      return;
    }
    if (page.pictures > 0 && text::count_code_points(page.text) < picture_page_text)
      return only_pictures(subject);
    part.title = page.title;
    add(std::move(page.text), std::move(part), subject);
  }

  void rows(std::string_view table, std::string const& subject, Part const& part, std::string const& name) {
    auto collection = part.format == Format::json_lines ? read_json_lines(table, settings_)
                      : part.format == Format::json
                          ? read_json(table, settings_)
                          : read_csv(table, name.ends_with(".tsv") ? '\t' : ',', settings_);
    constexpr std::size_t most_said = 20;
    for (std::size_t i = 0; i < std::min(collection.bad.size(), most_said); ++i) {
      auto const& bad = collection.bad[i];
      refuse(code::document_row, bad.line == 0 ? subject : row_name(subject, bad.line),
             (bad.line == 0 ? "" : "the row ") + bad.why);
    }
    if (collection.bad.size() > most_said)
      refuse(code::document_row, subject,
             fmt::format("{} more rows cannot be read", collection.bad.size() - most_said));
    for (auto& row : collection.rows) {
      Part one = part;
      one.row = row.line + options_.first_line - 1;
      one.said = std::move(row.said);
      if (auto title = one.said.find("title"); title != one.said.end()) one.title = title->second;
      add(std::move(row.text), std::move(one), row_name(subject, row.line));
    }
  }

  [[nodiscard]] std::string row_name(std::string const& subject, std::size_t line) const {
    return fmt::format("{}:{}", subject, line + options_.first_line - 1);
  }

  Settings const& settings_;
  Options const& options_;
  diag::Diagnostics& out_;
  std::string inside_name_;  // of what stands inside an archive: its ending tells the kind
};

std::optional<std::string> read_descriptor(int file, std::size_t expected, std::size_t most,
                                           std::string const& path, diag::Diagnostics& out) {
  std::string bytes;
  std::size_t size = 0;
  bytes.resize(std::max<std::size_t>(expected + 1, 1U << 16U));
  for (;;) {
    if (size == bytes.size()) bytes.resize(std::min(bytes.size() * 2, most + 1));
    auto got = read(file, bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      out.error_about(code::document_unreadable, path, std::strerror(errno));
      return std::nullopt;
    }
    size += static_cast<std::size_t>(got);
    if (size > most) {
      out.error_about(code::document_too_large, path,
                      fmt::format("more than {} MiB, which is all the engine reads", most >> 20U));
      return std::nullopt;
    }
    if (got == 0) break;
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace

std::size_t most_bytes(std::string const& path) {
  bool big = collection_by_name(path) != Format::unknown || path.ends_with(".zip") || path.ends_with(".gz") ||
             path.ends_with(".pdf");
  return big ? max_archive_bytes : max_file_bytes;
}

std::optional<std::string> read_file(std::string const& path, std::size_t most, diag::Diagnostics& out) {
  auto refuse = [&](diag::Code what, std::string message) {
    out.error_about(what, path, std::move(message));
    return std::nullopt;
  };
  if (path == "-") return read_descriptor(STDIN_FILENO, 0, most, path, out);
  struct stat status {};
  if (stat(path.c_str(), &status) != 0)
    return refuse(code::document_unreadable, errno == ENOENT ? "no such file" : std::strerror(errno));
  if (S_ISDIR(status.st_mode)) return refuse(code::document_unreadable, "is a folder, not a report");
  if (!S_ISREG(status.st_mode))
    return refuse(code::document_unreadable, "is no regular file (a pipe, socket or device)");
  auto size = static_cast<std::size_t>(status.st_size);
  if (size > most)
    return refuse(code::document_too_large,
                  fmt::format("{} MiB; the engine reads files up to {} MiB", size >> 20U, most >> 20U));
  // Not to wait for ever where the file became a pipe meanwhile.
  int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return refuse(code::document_unreadable, std::strerror(errno));
  auto bytes = read_descriptor(file, size, most, path, out);
  close(file);
  return bytes;
}

std::optional<Taken> read_bytes(std::string bytes, std::string const& path, Settings const& settings,
                                Options const& options, diag::Diagnostics& out) {
  Reader reader(settings, options, out);
  auto before = out.count(diag::Severity::error);
  reader.read(std::move(bytes), path, {}, 0);
  if (reader.taken.parts.empty()) {
    // Warnings alone do not say that nothing was read.
    if (out.count(diag::Severity::error) == before)
      out.error_about(code::document_empty, path, "holds no text");
    return std::nullopt;
  }
  return std::move(reader.taken);
}

std::optional<Taken> read_source(std::string const& path, Settings const& settings, Options const& options,
                                 diag::Diagnostics& out) {
  auto bytes = read_file(path, most_bytes(path), out);
  if (!bytes) return std::nullopt;
  return read_bytes(std::move(*bytes), path, settings, options, out);
}

std::vector<text::LateLibrary const*> late_libraries() {
  return {&zip_library(), &xml_library(), &text::simplifying_library()};
}

}  // namespace duizhang::intake
