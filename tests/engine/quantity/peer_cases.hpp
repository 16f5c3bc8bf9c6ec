// Cases of other parsers, read from ../shared/peers: inputs and expected values, no code, and none of their
// text in this tree. Each case says whether it is one this project means to read, and if not, why.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace duizhang::test {

// Where the cases lie; empty when they are not here.
[[nodiscard]] std::filesystem::path peers_folder();

struct ExpectedValue {
  std::size_t start = 0, end = 0;  // code points of the input
  std::string value;               // as the peer prints it; "(20,35]" for its ranges
  std::string unit;                // as the peer names it
};

struct ExpectedPeriod {
  std::string from, to;  // first and last day, ISO
};

enum class PeerKind { number, percent, unit, range, money, numeral, refused, period };

struct PeerCase {
  std::string file;
  std::size_t index = 0;  // from 0 in its file (lines of jionlp.jsonl and cn2an.tsv from 1)
  PeerKind kind = PeerKind::number;
  std::string input;
  std::vector<ExpectedValue> values;
  std::optional<ExpectedPeriod> period;
  int year = 0;              // what the period is relative to
  std::string out_of_scope;  // why; "" for a case this project means to read
};

[[nodiscard]] std::vector<PeerCase> read_peer_cases(std::filesystem::path const& folder);

// tests/engine/quantity/peers.waivers: file, index and reason of the cases read otherwise on purpose.
struct Waiver {
  std::string file;
  std::size_t index = 0;
  std::string side;  // "ours": read otherwise on purpose; "theirs": the peer's answer is no reading
  std::string reason;
};
[[nodiscard]] std::vector<Waiver> read_waivers();

}  // namespace duizhang::test
