#include "engine/report/output_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <sstream>
#include <system_error>
#include <utility>
#include <vector>

#include "engine/diag/codes.hpp"

namespace duizhang::report {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view manifest_name = "manifest.json";
constexpr std::string_view generator = "duizhang";
constexpr int most_links = 40;  // as the kernel follows

// Stands in a folder that is being written, and whoever writes it holds a lock on it.
constexpr std::string_view unfinished = ".duizhang-unfinished";

// What file managers leave behind is nobody's work: it neither makes us refuse nor survives.
constexpr std::array<std::string_view, 4> litter{".DS_Store", "Thumbs.db", "desktop.ini", unfinished};

// Thrown and caught in this file only: "what we were doing: the system's words".
struct Failure {
  std::string message;
};

[[noreturn]] void fail(std::string const& doing, int error) {
  throw Failure{doing + ": " + std::generic_category().message(error)};
}

// The folder itself behind `.`, a trailing slash and symbolic links, which may lead to nothing yet.
fs::path resolve(fs::path folder) {
  if (folder.empty()) throw Failure{"no folder is named"};
  for (int n = 0; n < most_links; ++n) {
    std::error_code error;
    folder = fs::absolute(folder, error).lexically_normal();
    if (!folder.has_filename()) folder = folder.parent_path();
    if (!fs::is_symlink(fs::symlink_status(folder, error))) return folder;
    auto target = fs::read_symlink(folder, error);
    if (error) fail("cannot read the symbolic link", error.value());
    // The link's folder may itself stand behind links: `..` in the target counts from the real one.
    auto parent = fs::canonical(folder.parent_path(), error);
    folder = (error ? folder.parent_path() : parent) / target;
  }
  fail("cannot follow the symbolic link", ELOOP);
}

// Names of files that the folder's own manifest lists; empty when there is no manifest of ours.
std::optional<std::set<std::string>> listed_files(fs::path const& folder) {
  std::ifstream in(folder / manifest_name, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream bytes;
  bytes << in.rdbuf();
  auto json = nlohmann::json::parse(bytes.str(), nullptr, false);
  if (!json.is_object() || json.value("generator", nlohmann::json()) != generator) return std::nullopt;
  auto files = json.find("files");
  if (files == json.end() || !files->is_array()) return std::nullopt;
  std::set<std::string> names{std::string(manifest_name)};
  for (auto const& name : *files)
    if (name.is_string()) names.insert(name.get<std::string>());
  return names;
}

bool is_litter(fs::path const& path) {
  return std::find(litter.begin(), litter.end(), path.filename().string()) != litter.end();
}

// Whatever stands in the folder, relative to it, sorted; folders themselves only when they are empty.
std::vector<std::string> contents(fs::path const& folder) {
  std::error_code error;
  std::vector<std::string> out;
  fs::recursive_directory_iterator walk(folder, error);
  if (error) fail("cannot look into the folder", error.value());
  while (walk != fs::recursive_directory_iterator()) {
    bool link = walk->is_symlink(error);
    bool inside = !link && walk->is_directory(error) && !fs::is_empty(walk->path(), error);
    // We write no links: the mark keeps one from standing in any manifest, which might lead us out of here.
    if (!inside && !is_litter(walk->path()))
      out.push_back(walk->path().lexically_relative(folder).generic_string() + (link ? " ->" : ""));
    walk.increment(error);
    if (error) fail("cannot look into the folder", error.value());
  }
  std::sort(out.begin(), out.end());
  return out;
}

// Throws unless the folder may be replaced. True when it exists.
bool check(fs::path const& folder) {
  struct stat status {};
  if (::lstat(folder.c_str(), &status) != 0) {
    if (errno == ENOENT) return false;
    fail("cannot be used as the output folder", errno);
  }
  if (!S_ISDIR(status.st_mode)) fail("cannot be used as the output folder", ENOTDIR);
  auto found = contents(folder);
  if (found.empty()) return true;
  auto ours = listed_files(folder);
  std::vector<std::string> foreign;
  for (auto const& name : found)
    if (!ours || !ours->contains(name)) foreign.push_back(name);
  if (foreign.empty()) return true;
  std::string names;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, foreign.size()); ++i)
    names += (i > 0 ? ", " : "") + foreign[i];
  if (foreign.size() > 3) names += ", …";
  throw Failure{"the folder holds files that duizhang did not write (" + names +
                ") and will not be replaced; name a new or empty folder"};
}

}  // namespace

// A file descriptor that closes itself. This and Beside have linkage, because OutputFolder::Making holds
// them.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] int close() { return ::close(std::exchange(number_, -1)); }

 private:
  int number_;
};

namespace {

// Brings what was written to the disk: some file systems report a full one only here.
void finish_file(Descriptor& file, std::string const& name) {
  if (::fsync(file.get()) != 0) fail("cannot write " + name, errno);
  if (file.close() != 0) fail("cannot write " + name, errno);
}

// A file that grows, in pieces of a size that the system likes.
class Growing {
 public:
  Growing(fs::path const& path, std::string name)
      : name_(std::move(name)), file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)) {
    if (file_.get() < 0) fail("cannot create " + name_, errno);
  }
  void add(std::string_view bytes) {
    constexpr std::size_t a_piece = 256 << 10;
    if (waiting_.empty() && bytes.size() >= a_piece) return write(bytes);
    waiting_ += bytes;
    if (waiting_.size() >= a_piece) flush();
  }
  void finish() {
    flush();
    finish_file(file_, name_);
  }

 private:
  void flush() {
    write(waiting_);
    waiting_.clear();
  }
  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      auto written = ::write(file_.get(), bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail("cannot write " + name_, errno);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  std::string name_;
  Descriptor file_;
  std::string waiting_;
};

void write_file(fs::path const& path, std::string_view bytes, std::string const& name) {
  Growing file(path, name);
  file.add(bytes);
  file.finish();
}

void sync_folder(fs::path const& folder) {
  Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // Not every file system can; the files themselves are on the disk already.
  if (opened.get() >= 0) (void)::fsync(opened.get());
}

std::string manifest_of(std::set<std::string> const& names) {
  nlohmann::ordered_json json;
  json["generator"] = generator;
  json["files"] = names;
  return json.dump(2) + "\n";
}

}  // namespace

// A new folder with a name of its own; removes itself and what it holds unless it became the output.
class Beside {
 public:
  explicit Beside(std::string name) {
    name += "-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) fail("cannot create a folder beside it", errno);
    path_ = name;
  }
  Beside(Beside const&) = delete;
  Beside& operator=(Beside const&) = delete;
  ~Beside() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  [[nodiscard]] fs::path const& path() const { return path_; }
  void release() { path_.clear(); }

 private:
  fs::path path_;
};

namespace {

// "/a/out" -> "/a/.out.tmp", which the folders begin with that are not whole yet.
std::string hidden_name(fs::path const& folder) {
  return (folder.parent_path() / ("." + folder.filename().string() + ".tmp")).string();
}

// Marks a folder as being written, for as long as this lives. False when another took it for one that was
// left, which can happen only before it is marked.
bool mark(fs::path const& folder, std::optional<Descriptor>& lock) {
  lock.emplace(::open((folder / unfinished).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (lock->get() < 0 && errno == ENOENT) return false;
  if (lock->get() < 0) fail("cannot create a file beside it", errno);
  struct stat status {};
  // Where a file system has no locks a folder that is left stays.
  return ::flock(lock->get(), LOCK_EX) != 0 || ::fstat(lock->get(), &status) != 0 || status.st_nlink > 0;
}

// mkdtemp makes a private folder; the output gets what mkdir would have given, or what the old one had.
void set_mode(fs::path const& made, fs::path const& folder, bool exists) {
  struct stat old {};
  mode_t mode = 0;
  if (exists && ::stat(folder.c_str(), &old) == 0) {
    mode = old.st_mode & 07777U;
  } else {
    auto mask = ::umask(0);
    ::umask(mask);
    mode = 0777U & ~mask;
  }
  if (::chmod(made.c_str(), mode) != 0) fail("cannot set the folder's permissions", errno);
}

// Removes what the old output's manifest lists and then empty folders. What came in meanwhile stays, in a
// folder whose name says whose it was.
void remove_old(fs::path const& old, fs::path const& folder, diag::Diagnostics& out) {
  std::error_code ignored;
  auto names = listed_files(old).value_or(std::set<std::string>{});
  std::vector<fs::path> folders;
  for (fs::recursive_directory_iterator walk(old, ignored), end; !ignored && walk != end;
       walk.increment(ignored))
    if (walk->is_directory(ignored) && !walk->is_symlink(ignored)) folders.push_back(walk->path());
  for (auto const& name : names) {
    auto path = old / name;
    // A manifest that somebody changed may name anything: only below the folder do we remove.
    if (path.lexically_normal().string().starts_with(old.string() + "/")) ::unlink(path.c_str());
  }
  folders.push_back(old);
  std::sort(folders.begin(), folders.end(),
            [](auto const& a, auto const& b) { return a.string() > b.string(); });
  for (auto const& each : folders) {
    for (auto name : litter) ::unlink((each / name).c_str());
    ::rmdir(each.c_str());
  }
  if (fs::exists(old, ignored))
    out.warning_about(
        diag::code::output_failed, folder.string(),
        "the output is written, but the earlier one could not be removed: it stands in " + old.string());
}

// Removes what runs that were killed left beside `folder`: folders that are marked and that nobody holds, and
// an earlier output of ours that was already replaced.
void remove_left(fs::path const& folder) {
  std::error_code ignored;
  auto name = hidden_name(folder) + "-";
  std::vector<fs::path> found;
  for (fs::directory_iterator at(folder.parent_path(), ignored), end; !ignored && at != end;
       at.increment(ignored))
    if (at->path().string().starts_with(name) && at->path().string().size() == name.size() + 6 &&
        !at->is_symlink(ignored) && at->is_directory(ignored))
      found.push_back(at->path());
  for (auto const& left : found) {
    Descriptor lock(::open((left / unfinished).c_str(), O_WRONLY | O_CLOEXEC));
    if (lock.get() >= 0) {
      if (::flock(lock.get(), LOCK_EX | LOCK_NB) == 0) fs::remove_all(left, ignored);
    } else if (errno == ENOENT) {
      diag::Diagnostics unsaid;
      remove_old(left, left, unsaid);
    }
  }
}

// Puts `made` where `folder` is. On success what `folder` held stands in the returned path ("" for nothing).
fs::path put_into_place(Beside& made, fs::path const& folder, bool exists, OutputOptions options) {
  if (!exists || fs::is_empty(folder)) {
    // Atomic also over an empty folder.
    if (::rename(made.path().c_str(), folder.c_str()) != 0) fail("cannot put the output into place", errno);
    made.release();
    return {};
  }
  if (options.exchange &&
      ::renameat2(AT_FDCWD, made.path().c_str(), AT_FDCWD, folder.c_str(), RENAME_EXCHANGE) == 0) {
    auto old = made.path();
    made.release();
    return old;
  }
  if (options.exchange && errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
    fail("cannot put the output into place", errno);
  // Two steps: whoever looks between them finds no folder, but never half a one.
  Beside away(folder.string() + ".old");
  if (::rename(folder.c_str(), away.path().c_str()) != 0) fail("cannot move the earlier output away", errno);
  if (::rename(made.path().c_str(), folder.c_str()) != 0) {
    int error = errno;
    auto kept = away.path();
    away.release();
    if (::rename(kept.c_str(), folder.c_str()) != 0)
      fail("cannot put the output into place; the earlier one stands in " + kept.string(), error);
    fail("cannot put the output into place", error);
  }
  made.release();
  auto old = away.path();
  away.release();
  return old;
}

}  // namespace

bool check_output(fs::path const& folder, diag::Diagnostics& out) {
  try {
    check(resolve(folder));
    return true;
  } catch (Failure const& failure) {
    out.error_about(diag::code::output_failed, folder.string(), failure.message);
  } catch (fs::filesystem_error const& failure) {
    out.error_about(diag::code::output_failed, folder.string(), failure.code().message());
  }
  return false;
}

// All of it throws.
class OutputFolder::Making {
 public:
  explicit Making(fs::path const& folder) : real_(resolve(folder)), exists_(check(real_)) {
    std::error_code error;
    fs::create_directories(real_.parent_path(), error);
    if (error) report::fail("cannot create the parent folder", error.value());
    remove_left(real_);
    constexpr int most_tries = 10;
    for (int n = 0; n < most_tries; ++n) {
      made_.emplace(hidden_name(real_));
      if (mark(made_->path(), lock_)) return;
    }
    throw Failure{"cannot create a folder beside it"};
  }

  [[nodiscard]] fs::path path(std::string const& name) const { return made_->path() / name; }

  // The path of a new file.
  fs::path begin(std::string const& name) {
    std::error_code error;
    auto where = path(name);
    if (where.parent_path() != last_) {
      fs::create_directories(where.parent_path(), error);
      if (error) report::fail("cannot create a folder for " + name, error.value());
      last_ = where.parent_path();
    }
    names_.insert(name);
    return where;
  }

  void put_into_place(fs::path const& folder, OutputOptions options, diag::Diagnostics& out) {
    write_file(path(std::string(manifest_name)), manifest_of(names_), std::string(manifest_name));
    sync_folder(made_->path());
    set_mode(made_->path(), real_, exists_);
    auto old = report::put_into_place(*made_, real_, exists_, options);
    ::unlink((real_ / unfinished).c_str());
    sync_folder(real_.parent_path());
    if (!old.empty()) remove_old(old, folder, out);
  }

 private:
  fs::path real_;
  bool exists_;
  std::optional<Beside> made_;
  std::optional<Descriptor> lock_;
  fs::path last_;  // folder that is known to be there
  std::set<std::string> names_;
};

namespace {

// What `work` throws, in words; "" when it does not.
template <class Work>
std::string failure_of(Work const& work) {
  try {
    work();
  } catch (Failure const& failure) {
    return failure.message;
  } catch (fs::filesystem_error const& failure) {
    return failure.code().message();
  }
  return "";
}

}  // namespace

OutputFolder::OutputFolder(fs::path folder, OutputOptions options)
    : folder_(std::move(folder)), options_(options) {
  failure_ = failure_of([&] { making_ = std::make_unique<Making>(folder_); });
}

OutputFolder::~OutputFolder() = default;

bool OutputFolder::good() const { return failure_.empty(); }
void OutputFolder::fail(std::string message) {
  if (good()) failure_ = std::move(message);
}
fs::path OutputFolder::path(std::string const& name) const {
  return good() ? making_->path(name) : fs::path();
}

void OutputFolder::add(std::string const& name, std::string_view bytes) {
  if (good()) failure_ = failure_of([&] { write_file(making_->begin(name), bytes, name); });
}

void OutputFolder::add(std::string const& name, std::function<void(Sink const&)> const& write) {
  if (!good()) return;
  auto failure = failure_of([&] {
    Growing file(making_->begin(name), name);
    write([&](std::string_view bytes) { file.add(bytes); });
    file.finish();
  });
  if (good()) failure_ = std::move(failure);  // what the writer itself said comes first
}

void OutputFolder::add_path(std::string const& name,
                            std::function<bool(fs::path const&, std::string& why)> const& write) {
  if (!good()) return;
  failure_ = failure_of([&] {
    auto where = making_->begin(name);
    std::string why;
    if (!write(where, why)) throw Failure{"cannot write " + name + ": " + why};
    Descriptor file(::open(where.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) report::fail("cannot write " + name, errno);
    finish_file(file, name);
  });
}

bool OutputFolder::commit(diag::Diagnostics& out) {
  if (good()) failure_ = failure_of([&] { making_->put_into_place(folder_, options_, out); });
  if (!good()) out.error_about(diag::code::output_failed, folder_.string(), failure_);
  making_.reset();
  return good();
}

bool write_output(fs::path const& folder, std::span<OutputFile const> files, diag::Diagnostics& out,
                  OutputOptions options) {
  OutputFolder folder_made(folder, options);
  for (auto const& file : files) folder_made.add(file.name, file.bytes);
  return folder_made.commit(out);
}

}  // namespace duizhang::report
