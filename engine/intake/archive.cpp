#include "engine/intake/archive.hpp"

#include <zip.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>

#include "engine/intake/settings.hpp"

namespace duizhang::intake {
namespace {

constexpr std::size_t chunk = 1U << 16U;
constexpr char const* too_much = "it unpacks to more than the engine reads";

// Few reports lie in one.
text::LateLibrary const libzip{DUIZHANG_LIBZIP};
text::Late<decltype(::zip_discard)> const zip_discard{libzip, "zip_discard"};
text::Late<decltype(::zip_error_fini)> const zip_error_fini{libzip, "zip_error_fini"};
text::Late<decltype(::zip_error_init)> const zip_error_init{libzip, "zip_error_init"};
text::Late<decltype(::zip_fclose)> const zip_fclose{libzip, "zip_fclose"};
text::Late<decltype(::zip_fopen_index)> const zip_fopen_index{libzip, "zip_fopen_index"};
text::Late<decltype(::zip_fread)> const zip_fread{libzip, "zip_fread"};
text::Late<decltype(::zip_get_name)> const zip_get_name{libzip, "zip_get_name"};
text::Late<decltype(::zip_get_num_entries)> const zip_get_num_entries{libzip, "zip_get_num_entries"};
text::Late<decltype(::zip_name_locate)> const zip_name_locate{libzip, "zip_name_locate"};
text::Late<decltype(::zip_open_from_source)> const zip_open_from_source{libzip, "zip_open_from_source"};
text::Late<decltype(::zip_source_buffer_create)> const zip_source_buffer_create{libzip,
                                                                                "zip_source_buffer_create"};
text::Late<decltype(::zip_source_free)> const zip_source_free{libzip, "zip_source_free"};
text::Late<decltype(::zip_stat_index)> const zip_stat_index{libzip, "zip_stat_index"};
text::Late<decltype(::zip_stat_init)> const zip_stat_init{libzip, "zip_stat_init"};

using Archive = std::unique_ptr<zip_t, void (*)(zip_t*)>;

// Looks into bytes that the caller keeps.
Archive open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  Archive archive(nullptr, [](zip_t* one) { zip_discard(one); });
  if (auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error); source != nullptr) {
    archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive) zip_source_free(source);
  }
  zip_error_fini(&error);
  return archive;
}

Unpacked read_member(zip_t* archive, zip_uint64_t index, std::size_t most, std::string& out) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive, index, 0, &stat) != 0) return {"its entry cannot be read", false, false};
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    return {"it is encrypted", false, true};
  std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen_index(archive, index, 0), zip_fclose);
  if (!file) return {"it cannot be unpacked", false, false};
  // The size in the directory may lie: what comes out is what counts.
  std::array<char, chunk> buffer;
  for (;;) {
    auto got = zip_fread(file.get(), buffer.data(), buffer.size());
    if (got == 0) return {};
    if (got < 0) return out.clear(), Unpacked{"its bytes are damaged", false, false};
    if (out.size() + static_cast<std::size_t>(got) > most)
      return out.clear(), Unpacked{too_much, true, false};
    out.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace

Unpacked read_zip(std::string_view bytes, std::size_t most,
                  std::function<bool(std::string_view name)> const& wanted,
                  std::function<void(Member)> const& take) {
  auto archive = open(bytes);
  if (!archive) return {"it is no zip archive that can be read, or breaks off", false, false};
  auto count = zip_get_num_entries(archive.get(), 0);
  if (count > static_cast<zip_int64_t>(max_members))
    return {"it holds more files than the engine reads", true, false};
  std::size_t left = most;
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    auto const* name = zip_get_name(archive.get(), i, ZIP_FL_ENC_RAW);
    if (name == nullptr) continue;
    Member member{name, {}, {}};
    if (member.name.empty() || member.name.back() == '/' || !wanted(member.name)) continue;
    member.outcome = read_member(archive.get(), i, left, member.bytes);
    left -= std::min(left, member.bytes.size());
    bool stop = member.outcome.limit;
    take(std::move(member));
    if (stop) return {too_much, true, false};
  }
  return {};
}

text::LateLibrary const& zip_library() { return libzip; }

bool zip_holds(std::string_view bytes, std::string_view name) {
  auto archive = open(bytes);
  return archive && zip_name_locate(archive.get(), std::string(name).c_str(), 0) >= 0;
}

Unpacked read_gzip(std::string_view bytes, std::size_t most, std::string& out) {
  z_stream stream{};
  if (inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK) return {"unpacking cannot start", false, false};
  std::unique_ptr<z_stream, int (*)(z_stream*)> closer(&stream, inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::array<char, chunk> buffer;
  for (;;) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    auto status = inflate(&stream, Z_NO_FLUSH);
    auto got = buffer.size() - stream.avail_out;
    if (out.size() + got > most) return out.clear(), Unpacked{too_much, true, false};
    out.append(buffer.data(), got);
    if (status == Z_STREAM_END) {
      // Another part may follow; anything else behind the end is padding.
      if (stream.avail_in < 2 || stream.next_in[0] != 0x1F || stream.next_in[1] != 0x8B) return {};
      if (inflateReset(&stream) != Z_OK) return {};
    } else if (status != Z_OK) {
      return {"its bytes are damaged or break off", false, false};
    }
  }
}

}  // namespace duizhang::intake
