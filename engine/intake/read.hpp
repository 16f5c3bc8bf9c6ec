// A file of any kind that is read → its text and the documents in it. What cannot be read is named.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/diag/sink.hpp"
#include "engine/intake/settings.hpp"
#include "engine/intake/taken.hpp"
#include "engine/text/late_library.hpp"

namespace duizhang::intake {

// What a person says of the files they name; empty where they leave it to the engine.
struct Options {
  std::string charset;  // a name that known_charset knows
  Format format = Format::unknown;
  std::size_t first_line = 1;  // number of the first line of what is read, where it is a part of a file
};

// Reads `path`, "-" being standard input. Empty, with a diagnostic, when nothing of it can be read; an
// archive or collection gives what can be, and a diagnostic for each part that cannot.
[[nodiscard]] std::optional<Taken> read_source(std::string const& path, Settings const& settings,
                                               Options const& options, diag::Diagnostics& out);

// The same for bytes already in memory; `path` is what diagnostics call them, its ending is a hint.
[[nodiscard]] std::optional<Taken> read_bytes(std::string bytes, std::string const& path,
                                              Settings const& settings, Options const& options,
                                              diag::Diagnostics& out);

// How much is read of a file of this name.
[[nodiscard]] std::size_t most_bytes(std::string const& path);

// The libraries that may be loaded for this and for reading Traditional texts: what is read follows from
// them, too.
[[nodiscard]] std::vector<text::LateLibrary const*> late_libraries();

// The bytes of a file as they are, at most `most`; diagnostics as above.
[[nodiscard]] std::optional<std::string> read_file(std::string const& path, std::size_t most,
                                                   diag::Diagnostics& out);

}  // namespace duizhang::intake
