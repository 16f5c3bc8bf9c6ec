// read_text_file: what is refused, with which code, and what passes.
#include "engine/document/read.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace duizhang::document {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("duizhang-read-" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  [[nodiscard]] std::string file(std::string const& name, std::string const& bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return (path_ / name).string();
  }
  [[nodiscard]] fs::path const& path() const { return path_; }

 private:
  fs::path path_;
};

// "" when the file is read, else code and message.
std::string refusal(std::string const& path, std::string* subject = nullptr, std::string* note = nullptr) {
  diag::Diagnostics out;
  auto bytes = read_text_file(path, out);
  if (bytes) return out.empty() ? "" : "read, and complained";
  REQUIRE(out.size() == 1);
  auto one = out.sorted().front();
  CHECK(one.severity == diag::Severity::error);
  if (subject != nullptr) *subject = one.subject;
  if (note != nullptr) *note = one.notes.empty() ? "" : one.notes.front().message;
  return std::string(one.code) + " " + one.message;
}

}  // namespace

TEST_SUITE("document.read") {
  TEST_CASE("what is no readable text is refused with its reason") {
    Folder folder;
    CHECK(refusal((folder.path() / "none.txt").string()) == "D003 no such file");
    CHECK(refusal(folder.path().string()) == "D003 is a folder, not a report");
    auto pipe = (folder.path() / "pipe").string();
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(refusal(pipe) == "D003 is no regular file (a pipe, socket or device)");
    CHECK(refusal(folder.file("empty.txt", "")) == "D002 holds no text");
    CHECK(refusal(folder.file("blank.txt", "\xEF\xBB\xBF \r\n\t\n")) == "D002 holds no text");
    CHECK(refusal(folder.file("picture.txt", std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16))) ==
          "D007 holds bytes that no text holds (a picture, an archive or a Word file?)");
  }

  TEST_CASE("a file that root may read and others not is refused, unless we are root") {
    Folder folder;
    auto path = folder.file("secret.txt", "好。");
    REQUIRE(::chmod(path.c_str(), 0) == 0);
    CHECK(refusal(path) == (::geteuid() == 0 ? "" : "D003 Permission denied"));
  }

  TEST_CASE("bytes that are not UTF-8 are shown by line, column and offset") {
    Folder folder;
    std::string subject, note;
    auto path = folder.file("gb.txt", "第一行\n增长\xD4\xF6\n");
    CHECK(refusal(path, &subject, &note) == "D001 is not UTF-8 text: byte 16 breaks the encoding");
    CHECK(subject == path + ":2:3");
    CHECK(note == "if it is GB18030: iconv -f GB18030 -t UTF-8 gb.txt > NEW");
  }

  TEST_CASE("a file over the limit is refused before it is read") {
    Folder folder;
    auto path = folder.file("big.txt", "x");
    fs::resize_file(path, max_document_bytes + 1);  // a hole: takes no room
    CHECK(refusal(path) == "D008 32 MiB; the engine reads files up to 32 MiB");
  }

  TEST_CASE("any other text is given back byte for byte") {
    Folder folder;
    diag::Diagnostics out;
    for (std::string const text : {"好。", "\xEF\xBB\xBF好。\r\n", "one line without an end", "\n\n好"}) {
      auto bytes = read_text_file(folder.file("ok.txt", text), out);
      REQUIRE(bytes.has_value());
      CHECK(*bytes == text);
    }
    CHECK(out.empty());
  }
}

}  // namespace duizhang::document
