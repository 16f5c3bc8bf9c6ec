#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "engine/report/output_folder.hpp"
#include "tests/support/golden.hpp"

using namespace duizhang;
namespace fs = std::filesystem;

TEST_SUITE_BEGIN("report.output_folder");

namespace {

// A folder for one test, gone with it.
struct Sandbox {
  fs::path root;
  Sandbox() {
    auto name = (fs::temp_directory_path() / "duizhang-output-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    root = name;
  }
  Sandbox(Sandbox const&) = delete;
  Sandbox& operator=(Sandbox const&) = delete;
  ~Sandbox() { fs::remove_all(root); }

  void put(std::string const& name, std::string const& bytes) const {
    fs::create_directories((root / name).parent_path());
    std::ofstream(root / name, std::ios::binary) << bytes;
  }
  // Everything in it, relative and sorted; a link with where it leads.
  [[nodiscard]] std::vector<std::string> all() const {
    std::vector<std::string> out;
    for (auto const& entry : fs::recursive_directory_iterator(root)) {
      auto name = entry.path().lexically_relative(root).generic_string();
      out.push_back(entry.is_symlink() ? name + " -> " + fs::read_symlink(entry.path()).string() : name);
    }
    std::sort(out.begin(), out.end());
    return out;
  }
};

std::vector<report::OutputFile> files(std::string const& bytes) {
  return {{"index.html", "<p>" + bytes}, {"ledger.csv", bytes}};
}

using List = std::vector<std::string>;

// What was said, without the path in front.
std::string said(diag::Diagnostics const& out) {
  std::string text;
  for (auto const& diagnostic : out.sorted()) {
    CHECK(diagnostic.code == "O001");
    text += diagnostic.message + "\n";
  }
  return text;
}

std::string write(fs::path const& folder, std::string const& bytes, report::OutputOptions options = {}) {
  diag::Diagnostics out;
  bool done = write_output(folder, files(bytes), out, options);
  CHECK(done != out.has_errors());
  return said(out);
}

}  // namespace

TEST_CASE("a new folder gets the files and a manifest, its parents are made") {
  Sandbox box;
  CHECK(write(box.root / "a/b/out", "one") == "");
  CHECK(box.all() ==
        List{"a", "a/b", "a/b/out", "a/b/out/index.html", "a/b/out/ledger.csv", "a/b/out/manifest.json"});
  CHECK(test::read_file(box.root / "a/b/out/index.html") == "<p>one");
  CHECK(
      test::read_file(box.root / "a/b/out/manifest.json") ==
      "{\n  \"generator\": \"duizhang\",\n  \"files\": [\n    \"index.html\",\n    \"ledger.csv\"\n  ]\n}\n");
}

TEST_CASE("an earlier output is replaced as a whole, in one step or in two") {
  for (bool exchange : {true, false}) {
    Sandbox box;
    diag::Diagnostics out;
    std::vector<report::OutputFile> first{{"index.html", "old"}, {"pages/one.html", "old"}};
    CHECK(write_output(box.root / "out", first, out));
    CHECK(fs::exists(box.root / "out/pages/one.html"));
    CHECK(write(box.root / "out", "new", {exchange}) == "");
    CHECK(box.all() == List{"out", "out/index.html", "out/ledger.csv", "out/manifest.json"});
    CHECK(test::read_file(box.root / "out/index.html") == "<p>new");
  }
}

TEST_CASE("an empty folder is taken, and keeps its permissions") {
  Sandbox box;
  fs::create_directory(box.root / "out");
  fs::permissions(box.root / "out", fs::perms::owner_all);
  CHECK(write(box.root / "out/", "x") == "");
  CHECK(fs::status(box.root / "out").permissions() == fs::perms::owner_all);
  CHECK(fs::exists(box.root / "out/ledger.csv"));
}

TEST_CASE("a folder with files of others is refused and stays as it is") {
  Sandbox box;
  SUBCASE("without a manifest") {
    box.put("out/thesis.docx", "years of work");
    CHECK(write(box.root / "out", "x") ==
          "the folder holds files that duizhang did not write (thesis.docx) and will not be replaced; name a "
          "new or "
          "empty folder\n");
    CHECK(box.all() == List{"out", "out/thesis.docx"});
  }
  SUBCASE("though they have names we use") {
    box.put("out/index.html", "my site");
    CHECK(write(box.root / "out", "x").find("(index.html)") != std::string::npos);
    CHECK(test::read_file(box.root / "out/index.html") == "my site");
  }
  SUBCASE("beside an output of ours") {
    CHECK(write(box.root / "out", "x") == "");
    for (auto name : {"a", "b", "sub/c", "d"}) box.put("out/" + std::string(name), "mine");
    CHECK(write(box.root / "out", "y").find("(a, b, d, …)") != std::string::npos);
    CHECK(test::read_file(box.root / "out/ledger.csv") == "x");
  }
  SUBCASE("with a manifest of somebody else") {
    box.put("out/manifest.json", R"({"name": "web app", "files": ["manifest.json"]})");
    CHECK(write(box.root / "out", "x").find("(manifest.json)") != std::string::npos);
  }
  SUBCASE("with a link in it, whatever the manifest says") {
    box.put("elsewhere/treasure", "gold");
    box.put("out/manifest.json", R"({"generator": "duizhang", "files": ["way", "way/treasure"]})");
    fs::create_directory_symlink(box.root / "elsewhere", box.root / "out/way");
    CHECK(write(box.root / "out", "x").find("(way ->)") != std::string::npos);
    CHECK(fs::exists(box.root / "elsewhere/treasure"));
  }
  diag::Diagnostics asked;
  CHECK_FALSE(report::check_output(box.root / "out", asked));
}

TEST_CASE("a manifest that names files outside removes none of them") {
  Sandbox box;
  box.put("treasure", "gold");
  box.put("out/manifest.json",
          R"({"generator": "duizhang", "files": ["../treasure", 7, "x/../../treasure"]})");
  CHECK(write(box.root / "out", "x") == "");
  CHECK(test::read_file(box.root / "treasure") == "gold");
}

TEST_CASE("what file managers leave behind is nobody's file") {
  Sandbox box;
  CHECK(write(box.root / "out", "x") == "");
  box.put("out/.DS_Store", "");
  CHECK(write(box.root / "out", "y") == "");
  CHECK(box.all() == List{"out", "out/index.html", "out/ledger.csv", "out/manifest.json"});
}

TEST_CASE("paths that cannot be a folder are said in the system's words") {
  Sandbox box;
  box.put("file", "x");
  CHECK(write(box.root / "file", "x") == "cannot be used as the output folder: Not a directory\n");
  CHECK(write(box.root / "file/out", "x") == "cannot be used as the output folder: Not a directory\n");
  CHECK(write("/proc/duizhang-out", "x") == "cannot create a folder beside it: No such file or directory\n");
  CHECK(write("", "x") == "no folder is named\n");
  CHECK(write(box.root / std::string(300, 'x'), "x").find("File name too long") != std::string::npos);
  CHECK(box.all() == List{"file"});
}

TEST_CASE("a link to a folder stays a link, and what it leads to is replaced") {
  Sandbox box;
  fs::create_directory(box.root / "disk");
  fs::create_directory_symlink("disk/out", box.root / "link");  // leads to nothing yet
  CHECK(write(box.root / "link", "one") == "");
  CHECK(write(box.root / "link", "two") == "");
  CHECK(box.all() == List{"disk", "disk/out", "disk/out/index.html", "disk/out/ledger.csv",
                          "disk/out/manifest.json", "link -> disk/out"});
  CHECK(test::read_file(box.root / "disk/out/ledger.csv") == "two");
  fs::create_symlink("round", box.root / "round");
  CHECK(write(box.root / "round", "x").find("Too many levels of symbolic links") != std::string::npos);
}

TEST_CASE("a write that fails half way leaves the earlier output and nothing beside it") {
  Sandbox box;
  CHECK(write(box.root / "out", "old") == "");
  // As a full disk would: no file may grow over 1000 bytes.
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  auto* handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit small{1000, before.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  diag::Diagnostics out;
  bool done = write_output(box.root / "out", files(std::string(5000, 'x')), out);
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  CHECK_FALSE(done);
  CHECK(said(out) == "cannot write index.html: File too large\n");
  CHECK(box.all() == List{"out", "out/index.html", "out/ledger.csv", "out/manifest.json"});
  CHECK(test::read_file(box.root / "out/ledger.csv") == "old");
}

TEST_CASE("files stand on the disk as they are made, and under the wanted name when all are") {
  Sandbox box;
  CHECK(write(box.root / "out", "old") == "");
  diag::Diagnostics out;
  {
    report::OutputFolder folder(box.root / "out");
    folder.add("pages/one.html", "one");
    folder.add("all.csv", [](report::OutputFolder::Sink const& to) {
      for (int i = 0; i < 3; ++i) to(std::string(300000, 'x'));
    });
    CHECK(test::read_file(folder.path("pages/one.html")) == "one");
    CHECK(fs::file_size(folder.path("all.csv")) == 900000);
    CHECK(test::read_file(box.root / "out/ledger.csv") == "old");
    CHECK(folder.commit(out));
  }
  CHECK(out.empty());
  CHECK(box.all() == List{"out", "out/all.csv", "out/manifest.json", "out/pages", "out/pages/one.html"});
}

TEST_CASE("an output that is given up leaves nothing, and the first failure is the one that is said") {
  Sandbox box;
  { report::OutputFolder(box.root / "out").add("index.html", "x"); }
  CHECK(box.all().empty());
  report::OutputFolder folder(box.root / "out");
  folder.add_path("book", [](auto const&, std::string& why) { return why = "no paper", false; });
  folder.fail("too late");
  folder.add("index.html", "x");
  diag::Diagnostics out;
  CHECK_FALSE(folder.commit(out));
  CHECK(said(out) == "cannot write book: no paper\n");
  CHECK(box.all().empty());
}

TEST_CASE("what a killed run left is removed by the next one, what another is writing or owns is not") {
  Sandbox box;
  CHECK(write(box.root / "out", "old") == "");
  for (int runs = 0; runs < 2; ++runs) {
    auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      report::OutputFolder folder(box.root / "out");
      folder.add("half/way.html", "x");
      ::raise(SIGKILL);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
  }
  CHECK(box.all().size() > 4);
  CHECK(test::read_file(box.root / "out/ledger.csv") == "old");
  box.put(".out.tmp-theirs/work.txt", "of somebody else");
  box.put(".out.tmp-toolong/.duizhang-unfinished", "");
  fs::create_directory(box.root / ".out.tmp-empty0");
  {
    report::OutputFolder other(box.root / "out");  // being written while the next one looks
    other.add("index.html", "other");
    CHECK(write(box.root / "out", "new") == "");
    CHECK(fs::exists(other.path("index.html")));
  }
  CHECK(box.all() == List{".out.tmp-theirs", ".out.tmp-theirs/work.txt", ".out.tmp-toolong",
                          ".out.tmp-toolong/.duizhang-unfinished", "out", "out/index.html", "out/ledger.csv",
                          "out/manifest.json"});
}

TEST_CASE("asking first says the same as writing, and touches nothing") {
  Sandbox box;
  diag::Diagnostics fine;
  CHECK(report::check_output(box.root / "new", fine));
  CHECK(fine.empty());
  CHECK(box.all().empty());
}

TEST_SUITE_END();
