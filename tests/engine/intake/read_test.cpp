// What is refused, with which code, and what passes.
#include "engine/intake/read.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace duizhang::intake {
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
  auto taken = read_source(path, {}, {}, out);
  if (taken) return out.empty() ? "" : "read, and complained";
  REQUIRE(out.size() == 1);
  auto one = out.sorted().front();
  CHECK(one.severity == diag::Severity::error);
  if (subject != nullptr) *subject = one.subject;
  if (note != nullptr) *note = one.notes.empty() ? "" : one.notes.front().message;
  return std::string(one.code) + " " + one.message;
}

}  // namespace

TEST_SUITE("intake.read") {
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
          "D014 is a picture (PNG)");
    CHECK(refusal(folder.file("zeros.txt", std::string("好\0\0。", 8))) ==
          "D007 holds bytes that no text holds");
  }

  TEST_CASE("a file that root may read and others not is refused, unless we are root") {
    Folder folder;
    auto path = folder.file("secret.txt", "好。");
    REQUIRE(::chmod(path.c_str(), 0) == 0);
    CHECK(refusal(path) == (::geteuid() == 0 ? "" : "D003 Permission denied"));
  }

  TEST_CASE("bytes of no charset are shown by line, column and offset") {
    Folder folder;
    std::string subject, note;
    auto path = folder.file("bad.txt", "第一行\n增长\xFF\xFE\xFF\n");
    CHECK(refusal(path, &subject, &note) ==
          "D001 reads in no charset (UTF-8, UTF-16, GB18030, Big5): as UTF-8, byte 16 breaks the encoding");
    CHECK(subject == path + ":2:3");
    CHECK(note == "if it is text, name its charset with --charset");
  }

  TEST_CASE("a file over the limit is refused before it is read") {
    Folder folder;
    auto path = folder.file("big.txt", "x");
    fs::resize_file(path, max_file_bytes + 1);  // a hole: takes no room
    CHECK(refusal(path) == "D008 32 MiB; the engine reads files up to 32 MiB");
  }

  TEST_CASE("any other text is given back byte for byte") {
    Folder folder;
    diag::Diagnostics out;
    for (std::string const text : {"好。", "\xEF\xBB\xBF好。\r\n", "one line without an end", "\n\n好"}) {
      auto taken = read_source(folder.file("ok.txt", text), {}, {}, out);
      REQUIRE(taken.has_value());
      CHECK(taken->text == text);
      REQUIRE(taken->parts.size() == 1);
      CHECK(taken->parts.front().charset == "UTF-8");
    }
    CHECK(out.empty());
  }
}

}  // namespace duizhang::intake
