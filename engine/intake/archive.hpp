// Zip archives and gzip files → the bytes inside, never more than is allowed.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "engine/text/late_library.hpp"

namespace duizhang::intake {

// What became of unpacking: `why` is "" when all went well; `limit` tells that a bound was hit.
struct Unpacked {
  std::string why;
  bool limit = false;
  bool encrypted = false;
};

struct Member {
  std::string name;  // as stored, in whatever charset
  std::string bytes;
  Unpacked outcome;  // of this member; `bytes` is empty when it is not ""
};

// Gives every file of a zip archive that `wanted` says yes to, in the order of the archive; folders are
// left out. Stops when `most` bytes have been unpacked altogether.
[[nodiscard]] Unpacked read_zip(std::string_view bytes, std::size_t most,
                                std::function<bool(std::string_view name)> const& wanted,
                                std::function<void(Member)> const& take);

// Whether a zip archive holds a member of this name.
[[nodiscard]] bool zip_holds(std::string_view bytes, std::string_view name);

// What opens zip archives.
[[nodiscard]] text::LateLibrary const& zip_library();

// Unpacks a gzip file of one or several parts into `out`.
[[nodiscard]] Unpacked read_gzip(std::string_view bytes, std::size_t most, std::string& out);

}  // namespace duizhang::intake
