// How fast names, values, periods and quantities are found, on one thread: over a folder of reports, as a
// ratio against a plain walk over the code points of the same bytes in the same run; then over hostile
// megabytes, against twice as much of each. Ends with 1 when a promise is broken.
//
//   duizhang_quantities_bench [FOLDER]        default: ../shared/corpus beside the source tree
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "bench/timing.hpp"
#include "engine/match/lexical.hpp"
#include "engine/pipeline.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/stops.hpp"
#include "engine/text/utf8.hpp"

namespace {

using namespace duizhang;
namespace fs = std::filesystem;

constexpr int rounds = 5;
constexpr double promised_megabytes_a_second = 50;

struct Text {
  std::string folded;
  text::Characters characters;
  std::vector<std::uint8_t> flags;
};

template <class Work>
double seconds(Work work) {
  return bench::best_seconds(rounds, work);
}

std::vector<std::string> read_folder(fs::path const& folder) {
  std::vector<std::string> out;
  for (auto const& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!text::invalid_utf8(bytes)) out.push_back(std::move(bytes));
  }
  return out;
}

std::uint64_t walk(std::string_view text) {
  std::uint64_t sum = 0;
  for (std::size_t at = 0; at < text.size(); at += text::code_point_size(text[at]))
    sum += text::code_point_at(text, at);
  return sum;
}

bool corpus(Rules const& rules, fs::path const& folder) {
  auto originals = read_folder(folder);
  std::vector<Text> texts;
  std::size_t bytes = 0, quantities = 0;
  for (auto const& original : originals) {
    Text one{text::fold_document(original).text, {}, {}};
    one.characters = text::Characters(one.folded);
    one.flags = text::find_stops(one.folded);
    bytes += one.folded.size();
    texts.push_back(std::move(one));
  }
  if (bytes == 0) return std::printf("no texts in %s\n", folder.c_str()), true;
  std::uint64_t sum = 0;
  auto walking = seconds([&] {
    for (auto const& one : texts) sum += walk(one.folded);
  });
  match::Scratch scratch;
  auto finding = seconds([&] {
    quantities = 0;
    for (auto const& one : texts)
      quantities +=
          match::find_mentions(one.folded, one.characters, one.flags, 2024, rules.compiled(), scratch)
              .quantities.size();
  });
  auto folding = seconds([&] {
    for (auto const& one : originals) sum += text::fold_document(one).text.size();
  });
  auto megabytes = static_cast<double>(bytes) / 1e6;
  std::printf("%zu texts, %.1f MB folded, %zu quantities (checksum %llu)\n", texts.size(), megabytes,
              quantities, static_cast<unsigned long long>(sum % 997));
  std::printf("  plain walk   %8.1f MB/s\n", megabytes / walking);
  std::printf("  quantities   %8.1f MB/s, %.1f times the walk's time\n", megabytes / finding,
              finding / walking);
  std::printf("  folding      %8.1f MB/s\n", megabytes / folding);
  return megabytes / finding >= promised_megabytes_a_second;
}

bool hostile(Rules const& rules) {
  bool linear = true;
  for (std::string_view unit :
       {"一", "7", "亿万", "一亿", ",234", "1.", "1-", "百分之", "“一", "2017年", "近1"}) {
    double took[2] = {0, 0};
    for (int i = 0; i < 2; ++i) {
      std::string text;
      while (text.size() < (1U << 20U) * static_cast<std::size_t>(i + 1)) text += unit;
      text::Characters characters(text);
      auto flags = text::find_stops(text);
      match::Scratch scratch;
      took[i] = seconds(
          [&] { (void)match::find_mentions(text, characters, flags, 2024, rules.compiled(), scratch); });
    }
    std::printf("  1 MB of %-6s %7.1f ms, 2 MB %7.1f ms\n", std::string(unit).c_str(), took[0] * 1e3,
                took[1] * 1e3);
    linear = linear && took[1] < 3.5 * took[0] + 0.005;
  }
  return linear;
}

}  // namespace

int main(int count, char** arguments) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  diag::Diagnostics said;
  Rules rules(fs::path(DUIZHANG_BENCH_SOURCE) / "rules", said);
  if (said.has_errors()) return std::puts("the rules have mistakes: run `duizhang rules check`"), 2;
  fs::path folder = count > 1 ? fs::path(arguments[1]) : fs::path(DUIZHANG_BENCH_SOURCE) / "../shared/corpus";
  bool fast = !fs::exists(folder) || corpus(rules, folder);
  bool linear = hostile(rules);
  if (!fast) std::printf("under the promised %.0f MB/s\n", promised_megabytes_a_second);
  if (!linear) std::puts("twice the text took more than three times as long");
  return fast && linear ? 0 : 1;
}
