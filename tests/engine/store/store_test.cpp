#include "engine/store/store.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <bit>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/store/arrays.hpp"
#include "engine/store/column.hpp"
#include "engine/store/pack.hpp"
#include "engine/store/pieces.hpp"
#include "engine/store/scratch.hpp"
#include "tests/support/temporary.hpp"

using duizhang::store::ArrayReader;
using duizhang::store::ArrayWriter;
using duizhang::store::Buffer;
using duizhang::store::Key;
using duizhang::store::Packer;
using duizhang::store::Pieces;
using duizhang::store::Scratch;
using duizhang::store::Store;
using duizhang::store::Unpacker;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t much = 1U << 30U;

std::vector<fs::path> entries(fs::path const& folder) {
  std::vector<fs::path> out;
  for (auto const& one : fs::recursive_directory_iterator(folder))
    if (one.is_regular_file() && one.path().filename().string().size() == 30) out.push_back(one.path());
  return out;
}

std::string read(fs::path const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(fs::path const& path, std::string const& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

enum class Colour { red, green };
struct Thing {
  std::string name;
  int number = 0;
  friend bool operator==(Thing const&, Thing const&) = default;
};
template <class A, class T>
void fields(A& archive, T& thing) {
  archive(thing.name, thing.number);
}

}  // namespace

TEST_CASE("What was put is found by its key and by no other, also by another store of the folder") {
  duizhang::test::TemporaryFolder folder("store");
  Store store(folder.path() / "kept", "program 1", much);
  auto key = store.key({"a", "bc"});
  CHECK_FALSE(store.get(key));
  store.put(key, "what was made");
  CHECK(store.get(key) == "what was made");
  CHECK(Store(folder.path() / "kept", "program 1", much).get(key) == "what was made");
  CHECK(key != store.key({"ab", "c"}));
  CHECK(key != store.key({"a", "bc", ""}));
  CHECK(key != Store(folder.path() / "kept", "program 2", much).key({"a", "bc"}));
  store.put(key, "");
  CHECK(store.get(key) == "");
}

TEST_CASE("An entry that is cut, longer, changed in any byte or another's is not there") {
  duizhang::test::TemporaryFolder folder("store");
  Store store(folder.path(), "program", much);
  auto key = store.key({"one"});
  store.put(key, "some bytes");
  auto path = entries(folder.path()).at(0);
  auto whole = read(path);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    CAPTURE(i);
    auto changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    write(path, changed);
    CHECK_FALSE(store.get(key));
    write(path, whole.substr(0, i));
    CHECK_FALSE(store.get(key));
  }
  write(path, whole + "x");
  CHECK_FALSE(store.get(key));
  write(path, whole);
  CHECK(store.get(key) == "some bytes");
  // The whole entry of one key under the name of another.
  auto other = store.key({"two"});
  store.put(other, "others");
  for (auto const& one : entries(folder.path()))
    if (one != path) write(one, whole);
  CHECK_FALSE(store.get(other));
}

TEST_CASE("A folder that cannot be made keeps nothing and breaks nothing") {
  duizhang::test::TemporaryFolder folder("store");
  write(folder.path() / "file", "no folder");
  Store store(folder.path() / "file", "program", much);
  auto key = store.key({"one"});
  store.put(key, "bytes");
  CHECK_FALSE(store.get(key));
  store.trim();
  CHECK(store.contents().entries == 0);
  CHECK(store.clear());
  CHECK(read(folder.path() / "file") == "no folder");
}

TEST_CASE("Over the limit, what was longest not used goes first") {
  duizhang::test::TemporaryFolder folder("store");
  Store store(folder.path(), "program", 10000);
  std::vector<Key> keys;
  auto now = fs::file_time_type::clock::now();
  for (int i = 0; i < 8; ++i) {
    keys.push_back(store.key({std::to_string(i)}));
    Store(folder.path(), "program", 10000).put(keys.back(), std::string(1500, 'x'));
    auto path = folder.path() / "v1" / keys.back().hex().substr(0, 2) / keys.back().hex().substr(2);
    fs::last_write_time(path, now - std::chrono::hours(100 - i));
  }
  REQUIRE(store.get(keys[0]));  // used now
  store.put(store.key({"new"}), "new");
  store.trim();
  CHECK(store.contents().bytes <= 10000);
  CHECK(store.get(keys[0]));
  CHECK_FALSE(store.get(keys[1]));
  CHECK(store.get(keys[7]));
  CHECK(store.get(store.key({"new"})) == "new");
}

TEST_CASE("An entry is written over where it stands, by a shorter one and by a longer one") {
  duizhang::test::TemporaryFolder folder("store");
  Store store(folder.path(), "program", much);
  auto key = store.key({"one"});
  store.put(key, std::string(3000, 'a'));
  auto path = entries(folder.path()).at(0);
  fs::create_hard_link(path, folder.path() / "the same file");
  std::vector<std::string_view> pieces{"short", "", "er"};
  store.put(key, pieces);
  CHECK(store.get(key) == "shorter");
  store.put(key, std::string(9000, 'b'));
  CHECK(store.get(key) == std::string(9000, 'b'));
  CHECK(fs::equivalent(path, folder.path() / "the same file"));
  CHECK(store.contents().entries == 1);
  // Killed on the way: the head and half of the bytes are new.
  auto whole = read(path);
  store.put(key, std::string(9000, 'c'));
  auto next = read(path);
  write(path, next.substr(0, 4000) + whole.substr(4000));
  CHECK_FALSE(store.get(key));
  store.put(key, "whole again");
  CHECK(store.get(key) == "whole again");
}

TEST_CASE("Entries are looked at again when they may be too many, and now and then") {
  duizhang::test::TemporaryFolder folder("store");
  auto run = [&](int number, std::size_t size) {
    Store store(folder.path(), "program", 10000);
    store.put(store.key({std::to_string(number)}), std::string(size, 'x'));
    store.trim();
    return store.contents();
  };
  auto left =
      folder.path() / "v1" / "00" / std::string(30, '0');  // of a run that was killed before it trimmed
  run(1, 100);
  fs::create_directories(left.parent_path());
  write(left, std::string(20000, 'x'));
  fs::last_write_time(left, fs::file_time_type::clock::now() - std::chrono::hours(9));
  CHECK(run(2, 100).bytes > 20000);  // known to be few
  CHECK(run(3, 9800).bytes < 10000);
  CHECK_FALSE(fs::exists(left));
  write(left, std::string(20000, 'x'));
  fs::last_write_time(left, fs::file_time_type::clock::now() - std::chrono::hours(9));
  int runs = 0;
  while (fs::exists(left) && runs < 100) run(3, 100 + static_cast<std::size_t>(++runs % 2));
  CHECK(runs > 10);
  CHECK(runs < 60);
}

TEST_CASE("One store writes no more than the limit") {
  duizhang::test::TemporaryFolder folder("store");
  Store store(folder.path(), "program", 1000);
  store.put(store.key({"1"}), std::string(700, 'x'));
  store.put(store.key({"2"}), std::string(700, 'x'));
  CHECK(store.contents().entries == 1);
}

TEST_CASE("Clearing takes out entries and drafts and leaves what is not its own") {
  duizhang::test::TemporaryFolder folder("store");
  Store store(folder.path(), "program", much);
  store.put(store.key({"1"}), "one");
  auto shelf = entries(folder.path()).at(0).parent_path();
  write(shelf / "draft-1-1", "half");
  write(shelf / "letter.txt", "mine");
  write(folder.path() / "report.txt", "mine, too");
  CHECK(store.contents().entries == 1);
  CHECK(store.clear());
  CHECK(store.contents().entries == 0);
  CHECK_FALSE(fs::exists(shelf / "draft-1-1"));
  CHECK(read(shelf / "letter.txt") == "mine");
  CHECK(read(folder.path() / "report.txt") == "mine, too");
}

TEST_CASE("Values are unpacked as they were packed, and bytes that end early are told") {
  std::vector<Thing> things{{"年", -3}, {"", 2147483647}, {"x", -2147483647 - 1}};
  std::optional<std::string> none, some = "words";
  std::map<std::string, int> map{{"a", 1}, {"b", -1}};
  Packer to;
  to(things, none, some, map, Colour::green, true, std::uint64_t{0xFFFFFFFFFFFFFFFF},
     std::int64_t{-9223372036854775807 - 1});
  std::vector<Thing> things2;
  std::optional<std::string> none2 = "", some2;
  std::map<std::string, int> map2;
  Colour colour{};
  bool flag = false;
  std::uint64_t most = 0;
  std::int64_t least = 0;
  auto unpack = [&](std::string_view bytes) {
    Unpacker from(bytes);
    from(things2, none2, some2, map2, colour, flag, most, least);
    return from.done();
  };
  CHECK(unpack(to.bytes()));
  CHECK(things2 == things);
  CHECK(none2 == none);
  CHECK(some2 == some);
  CHECK(map2 == map);
  CHECK(colour == Colour::green);
  CHECK(flag);
  CHECK(most == 0xFFFFFFFFFFFFFFFF);
  CHECK(least == -9223372036854775807 - 1);
  for (std::size_t size = 0; size < to.bytes().size(); ++size)
    CHECK_FALSE(unpack(to.bytes().substr(0, size)));
  CHECK_FALSE(unpack(to.bytes() + "x"));
}

TEST_CASE("A buffer is used again for what is shorter and what is longer") {
  duizhang::test::TemporaryFolder folder("store");
  Store store(folder.path(), "program", much);
  Buffer buffer;
  for (std::string text : {"some bytes", "a", "", "a good many more bytes than before", "x"}) {
    auto key = store.key({text});
    CHECK_FALSE(store.get(key, buffer));
    store.put(key, text);
    REQUIRE(store.get(key, buffer));
    CHECK(buffer.bytes() == text);
  }
}

TEST_CASE("arrays lie where they were written and what was cut off gives none") {
  std::vector<std::uint32_t> const numbers{1, 2, 3};
  std::vector<std::uint16_t> const none;
  ArrayWriter to;
  to.add(std::string_view("增长"));
  to.add(std::span<std::uint32_t const>(numbers));
  to.add(std::span<std::uint16_t const>(none));
  to.add(std::uint64_t{7});
  ArrayReader from(to.bytes());
  CHECK(from.text() == "增长");
  auto read = from.next<std::uint32_t>();
  CHECK(std::vector<std::uint32_t>(read.begin(), read.end()) == numbers);
  CHECK(from.next<std::uint16_t>().empty());
  CHECK(from.number() == 7);
  CHECK(from.done());
  for (std::size_t size = 0; size < to.bytes().size(); size += 8) {
    std::string part(to.bytes().substr(0, size));
    part.reserve(64);  // where nothing else but its own memory will do
    ArrayReader cut(part);
    (void)cut.text(), (void)cut.next<std::uint32_t>(), (void)cut.next<std::uint16_t>(), (void)cut.number();
    CHECK_FALSE(cut.done());
  }
}

TEST_CASE("a scratch file gives back what was put, in any order and before it is on the disk") {
  duizhang::test::TemporaryFolder folder("scratch");
  Scratch scratch(folder.path() / "is/not/there");
  auto text_of = [](std::size_t i) { return std::string(i * i % 70000, static_cast<char>('a' + i % 26)); };
  std::vector<std::uint64_t> at;
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < 500; ++i) {
    at.push_back(scratch.append_record(text_of(i)));
    auto back = i / 2;  // while it grows
    wrong += scratch.record(at[back]) != text_of(back);
  }
  for (std::size_t n = 0; n < 2000; ++n) {
    auto i = n * 7919 % at.size();
    wrong += scratch.record(at[i]) != text_of(i);
  }
  auto raw = scratch.append("raw");
  wrong += scratch.read(raw, 3) != "raw";
  CHECK(wrong == 0);
  CHECK(scratch.read(raw, 4).empty());
  CHECK(scratch.record(scratch.size()).empty());
  CHECK(scratch.error() == 0);
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("a scratch file that cannot grow says so and gives nothing") {
  duizhang::test::TemporaryFolder folder("scratch");
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  auto* handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit small{1000, before.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  Scratch scratch(folder.path());
  auto at = scratch.append_record(std::string(5000, 'x'));
  auto back = std::string(scratch.record(at));
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  CHECK(back.empty());
  CHECK(scratch.error() == EFBIG);
}

TEST_CASE("a column gives back its records, few of them and more than memory holds") {
  struct Record {
    std::uint32_t number;
    std::uint8_t marks[6];
  };
  duizhang::test::TemporaryFolder folder("column");
  for (std::size_t count : {std::size_t{3}, std::size_t{400000}}) {
    duizhang::store::Column<Record> column(folder.path() / "not/there");
    auto number_of = [](std::size_t i) { return static_cast<std::uint32_t>(i * 2654435761U); };
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < count; ++i) {
      column.push_back({number_of(i), {static_cast<std::uint8_t>(i), 1, 2, 3, 4, 5}});
      wrong += column[i / 2].number != number_of(i / 2);  // while it grows
    }
    for (std::size_t i = 0; i < count; i += 3) column.set(i, {7, {}});
    for (std::size_t n = 0; n < 50000; ++n) {
      auto i = n * 7919 % count;
      auto record = column[i];
      wrong += record.number != (i % 3 == 0 ? 7 : number_of(i));
      wrong += record.marks[0] != (i % 3 == 0 ? 0 : i % 256);
    }
    CHECK(wrong == 0);
    CHECK(column.size() == count);
    CHECK(column.error() == 0);
    auto moved = std::move(column);
    CHECK(moved[1].number == number_of(1));
  }
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("a column that cannot grow says so") {
  duizhang::test::TemporaryFolder folder("column");
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  auto* handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit small{1000, before.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  duizhang::store::Column<std::uint64_t> column(folder.path());
  for (std::size_t i = 0; i < 300000; ++i) column.push_back(i);
  auto last = column[299999];
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  CHECK(last == 299999);  // still in memory
  CHECK(column.error() == EFBIG);
}

TEST_CASE("fractions are packed to the last bit") {
  Packer to;
  for (double value : {0.0, -0.0, 0.1, 1e300, -7.25}) to(value);
  Unpacker from(to.bytes());
  for (double value : {0.0, -0.0, 0.1, 1e300, -7.25}) {
    double read = 1;
    from(read);
    CHECK(std::bit_cast<std::uint64_t>(read) == std::bit_cast<std::uint64_t>(value));
  }
  CHECK(from.done());
}

TEST_CASE("Pieces of many texts lie in one entry, and it is written again only where many are new") {
  duizhang::test::TemporaryFolder folder("store");
  Store store(folder.path(), "program", much);
  auto const key = store.key({"pieces"});
  auto make = [&](int from, int to) {
    Pieces pieces(&store, key);
    int made = 0;
    for (int i = from; i < to; ++i) {
      auto text = "text " + std::to_string(i);
      if (auto const* kept = pieces.get(text)) {
        CHECK(*kept == "piece " + std::to_string(i));
        continue;
      }
      pieces.put(text, "piece " + std::to_string(i));
      ++made;
    }
    pieces.finish();
    return made;
  };
  CHECK(make(0, 100) == 100);
  CHECK(entries(folder.path()).size() == 1);
  CHECK(make(0, 100) == 0);
  CHECK(make(0, 105) == 5);  // so few are made each time
  CHECK(make(0, 105) == 5);
  CHECK(make(50, 150) == 50);
  CHECK(make(50, 150) == 0);
  CHECK(make(0, 60) == 50);  // those that nobody asked for were let go

  // Cut anywhere it holds nothing, and is made anew.
  auto path = entries(folder.path()).front();
  auto whole = read(path);
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    write(path, whole.substr(0, size));
    Pieces pieces(&store, key);
    CHECK(pieces.get("text 1") == nullptr);
  }
  CHECK(make(0, 60) == 60);
  CHECK(make(0, 60) == 0);

  Pieces none(nullptr, Key());
  CHECK_FALSE(none.keeps());
  none.put("text", "piece");
  CHECK(none.get("text") == nullptr);
  none.finish();
}

TEST_CASE("A piece that was of no use is put in place of what was kept") {
  duizhang::test::TemporaryFolder folder("store");
  Store store(folder.path(), "program", much);
  for (std::string const said : {"first ", "second "}) {
    Pieces pieces(&store, store.key({"pieces"}));
    for (int i = 0; i < 20; ++i) {
      auto text = std::to_string(i);
      (void)pieces.get(text);
      pieces.put(text, said + text);
    }
    pieces.finish();
  }
  Pieces pieces(&store, store.key({"pieces"}));
  REQUIRE(pieces.get("7") != nullptr);
  CHECK(*pieces.get("7") == "second 7");
}
