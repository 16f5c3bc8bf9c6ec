#include "engine/store/store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

namespace duizhang::store {

namespace fs = std::filesystem;

// What stands before the bytes of an entry, as this machine writes numbers.
struct Store::Head {
  std::uint64_t magic = 0;
  Key key;
  std::uint64_t size = 0;
  Key hash;
};

namespace {

constexpr std::string_view form = "v1";  // of the entries; another form stands in another folder
constexpr std::uint64_t magic = 0x31656b697a697564;
constexpr std::string_view tag =
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# What duizhang keeps between runs. It may be deleted at any time (duizhang cache clear).\n"
    "# See https://bford.info/cachedir/\n";

Key hash_of(std::span<std::string_view const> pieces) {
  struct Closer {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };
  std::unique_ptr<XXH3_state_t, Closer> state(XXH3_createState());
  XXH3_128bits_reset(state.get());
  for (auto piece : pieces) XXH3_128bits_update(state.get(), piece.data(), piece.size());
  auto hash = XXH3_128bits_digest(state.get());
  return {hash.high64, hash.low64};
}

Key hash_of(std::string_view bytes) {
  auto hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

// A file that is open, closed when it goes.
class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  File(File const&) = delete;
  File& operator=(File const&) = delete;
  ~File() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  [[nodiscard]] bool good() const { return descriptor_ >= 0; }
  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] bool read_all(void* to, std::size_t size) const {
    auto* at = static_cast<char*>(to);
    while (size > 0) {
      auto got = read(descriptor_, at, size);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return false;
      at += got;
      size -= static_cast<std::size_t>(got);
    }
    return true;
  }
  [[nodiscard]] bool write_all(void const* from, std::size_t size) const {
    auto const* at = static_cast<char const*>(from);
    while (size > 0) {
      auto put = write(descriptor_, at, size);
      if (put < 0 && errno == EINTR) continue;
      if (put <= 0) return false;
      at += put;
      size -= static_cast<std::size_t>(put);
    }
    return true;
  }
  [[nodiscard]] bool finish() {
    auto closed = close(descriptor_);
    descriptor_ = -1;
    return closed == 0;
  }

 private:
  int descriptor_;
};

bool is_hex(std::string_view name, std::size_t size) {
  return name.size() == size && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

bool is_draft(std::string_view name) { return name.starts_with("draft-"); }

struct Entry {
  fs::path path;
  std::int64_t seconds = 0, nanoseconds = 0;  // when it was last used
  std::uint64_t size = 0;
  bool draft = false;  // of a run that writes it, or was killed
};

// Only what this module can have written.
std::vector<Entry> entries_of(fs::path const& folder) {
  std::vector<Entry> out;
  std::error_code error;
  for (fs::directory_iterator shelf(folder / form, error), end; !error && shelf != end;
       shelf.increment(error)) {
    if (!is_hex(shelf->path().filename().native(), 2)) continue;
    std::error_code inner;
    for (fs::directory_iterator at(shelf->path(), inner); !inner && at != end; at.increment(inner)) {
      auto name = at->path().filename().string();
      struct stat status {};
      if (!is_hex(name, 30) && !is_draft(name)) continue;
      if (lstat(at->path().c_str(), &status) != 0 || !S_ISREG(status.st_mode)) continue;
      out.push_back({at->path(), status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
                     static_cast<std::uint64_t>(status.st_size), is_draft(name)});
    }
  }
  return out;
}

}  // namespace

std::string Key::hex() const { return fmt::format("{:016x}{:016x}", high, low); }

Key key_of(std::initializer_list<std::string_view> parts) {
  std::vector<Key> hashes;
  for (auto part : parts) hashes.push_back(hash_of(part));
  return hash_of({reinterpret_cast<char const*>(hashes.data()), hashes.size() * sizeof(Key)});
}

Store::Store(fs::path folder, std::string program, std::uint64_t limit)
    : folder_(std::move(folder)), program_(std::move(program)), limit_(limit) {}

Key Store::key(std::initializer_list<std::string_view> parts) const {
  return key_of({program_, key_of(parts).hex()});
}

fs::path Store::path_of(Key key) const {
  auto name = key.hex();
  return folder_ / form / name.substr(0, 2) / name.substr(2);
}

char* Buffer::take(std::size_t size) {
  if (room_ < size) {
    data_.reset(new char[size]);  // not set to zero: all of it is written
    room_ = size;
  }
  size_ = size;
  begin_ = 0;
  return data_.get();
}

std::optional<std::string> Store::get(Key key) const {
  Buffer buffer;
  if (!get(key, buffer)) return std::nullopt;
  return std::string(buffer.bytes());
}

bool Store::get(Key key, Buffer& to) const {
  static_assert(sizeof(Head) == 48, "a multiple of 16, so that arrays behind it lie well");
  File file(open(path_of(key).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  struct stat status {};
  Head head;
  if (!file.good() || fstat(file.descriptor(), &status) != 0 ||
      status.st_size < static_cast<off_t>(sizeof head))
    return false;
  auto size = static_cast<std::size_t>(status.st_size);
  if (!file.read_all(to.take(size), size)) return false;
  std::memcpy(&head, to.data_.get(), sizeof head);
  to.begin_ = sizeof head;
  if (head.magic != magic || head.key != key || head.size + sizeof head != size ||
      hash_of(to.bytes()) != head.hash)
    return false;
  // Used now, as far as it may be said: a folder that cannot be written serves all the same. To the minute:
  // an author edits one rule after the other, and each note is one more write.
  timespec now{};
  constexpr time_t a_while = 60;
  if (clock_gettime(CLOCK_REALTIME, &now) == 0 && now.tv_sec >= status.st_mtim.tv_sec &&
      now.tv_sec - status.st_mtim.tv_sec < a_while)
    return true;
  std::array<timespec, 2> times{};
  times[0].tv_nsec = times[1].tv_nsec = UTIME_NOW;
  (void)futimens(file.descriptor(), times.data());
  return true;
}

// Over what stands there: a new file beside it and a rename cost several times as much, and the disk system
// brings a file that was replaced so to the disk at once. Who reads meanwhile, or after this was killed,
// finds bytes that are not those of the hash, so none. False: it is not there, or another one writes it.
bool Store::overwrite(Key key, Head const& head, std::span<std::string_view const> pieces) {
  File file(open(path_of(key).c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!file.good() || flock(file.descriptor(), LOCK_EX | LOCK_NB) != 0) return false;
  struct stat before {};
  bool whole = fstat(file.descriptor(), &before) == 0 && file.write_all(&head, sizeof head);
  for (auto piece : pieces) whole = whole && file.write_all(piece.data(), piece.size());
  auto size = head.size + sizeof head;
  if (auto old = static_cast<std::uint64_t>(before.st_size); size > old) grown_ += size - old;
  whole = whole && ftruncate(file.descriptor(), static_cast<off_t>(head.size + sizeof head)) == 0;
  if (!whole) {
    unlink(path_of(key).c_str());
    broken_ = true;
  }
  return true;
}

void Store::put(Key key, std::span<std::string_view const> pieces) {
  if (broken_) return;
  std::size_t bytes = 0;
  for (auto piece : pieces) bytes += piece.size();
  if ((written_ += bytes + sizeof(Head)) > limit_) return;
  Head head{magic, key, bytes, hash_of(pieces)};
  if (overwrite(key, head, pieces)) return;
  auto path = path_of(key);
  std::error_code error;
  if (fs::create_directories(path.parent_path(), error); error) return broken_ = true, void();
  if (number_ == 0 && !fs::exists(folder_ / "CACHEDIR.TAG", error)) {
    File file(open((folder_ / "CACHEDIR.TAG").c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
    if (file.good()) (void)file.write_all(tag.data(), tag.size());
  }
  auto draft = path.parent_path() / fmt::format("draft-{}-{}", getpid(), number_++);
  File file(open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!file.good()) {
    broken_ = errno != EEXIST;
    return;
  }
  bool whole = file.write_all(&head, sizeof head);
  for (auto piece : pieces) whole = whole && file.write_all(piece.data(), piece.size());
  whole = whole && file.finish();
  grown_ += bytes + sizeof head;
  if (whole && rename(draft.c_str(), path.c_str()) == 0) return;
  unlink(draft.c_str());
  broken_ = true;
}

void Store::trim() {
  if (written_ == 0 || surely_below_limit()) return;
  auto entries = entries_of(folder_);
  std::sort(entries.begin(), entries.end(), [](Entry const& a, Entry const& b) {
    return std::tuple(a.seconds, a.nanoseconds, std::string_view(a.path.native())) <
           std::tuple(b.seconds, b.nanoseconds, std::string_view(b.path.native()));
  });
  std::uint64_t all = 0;
  for (auto const& entry : entries) all += entry.size;
  auto newest = entries.empty() ? 0 : entries.back().seconds;
  bool over = all > limit_;
  for (auto const& entry : entries) {
    // What a killed run left behind, an hour after; else somebody may still be writing it.
    bool left = entry.draft && entry.seconds + 3600 < newest;
    bool too_much = over && !entry.draft && all > limit_ - limit_ / 10;
    if ((left || too_much) && unlink(entry.path.c_str()) == 0) all -= entry.size;
  }
  note_size(all);
}

namespace {

// What the folder held when all of it was looked at, and what came since. It may be lost, and of two runs at
// once that of one may: then the folder is over the limit for some dozens of runs at most.
struct Size {
  std::uint64_t magic = 0, counted = 0, grown = 0, runs = 0;
};
constexpr std::string_view size_name = "size";
constexpr std::uint64_t most_runs = 50;

bool write_size(fs::path const& folder, Size const& size) {
  File file(open((folder / form / size_name).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644));
  return file.good() && file.write_all(&size, sizeof size);
}

}  // namespace

void Store::note_size(std::uint64_t bytes) const { (void)write_size(folder_, {magic, bytes, 0, 0}); }

bool Store::surely_below_limit() {
  Size size;
  File file(open((folder_ / form / size_name).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!file.good() || !file.read_all(&size, sizeof size) || size.magic != magic || size.runs >= most_runs)
    return false;
  size.grown += grown_;
  ++size.runs;
  if (size.grown > limit_ || size.counted > limit_ - size.grown) return false;
  return write_size(folder_, size);
}

Contents Store::contents() const {
  Contents out;
  for (auto const& entry : entries_of(folder_)) {
    out.bytes += entry.size;
    out.entries += entry.draft ? 0U : 1U;
  }
  return out;
}

bool Store::clear() {
  bool all = true;
  for (auto const& entry : entries_of(folder_))
    all = (unlink(entry.path.c_str()) == 0 || errno == ENOENT) && all;
  // Folders that are empty now.
  std::error_code error;
  (void)unlink((folder_ / form / size_name).c_str());
  for (fs::directory_iterator shelf(folder_ / form, error), end; !error && shelf != end;
       shelf.increment(error))
    if (is_hex(shelf->path().filename().native(), 2)) (void)rmdir(shelf->path().c_str());
  (void)rmdir((folder_ / form).c_str());
  return all;
}

}  // namespace duizhang::store
