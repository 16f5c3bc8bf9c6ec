// What the matcher promises: a text 16 times as long costs at most 17 times as much, one line of 10 MB
// included, and 500 rules cost at most twice what 50 do on the same text. Ends with 1 when a promise is
// broken.
//
//   duizhang_rules_bench        reads rules/ and examples/reports of the source tree
#include <fmt/format.h>
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "bench/timing.hpp"
#include "engine/claim/extract.hpp"
#include "engine/pipeline.hpp"

namespace {

using namespace duizhang;
namespace fs = std::filesystem;

constexpr int rounds = 5;
constexpr double most_for_16_times = 17;
constexpr double most_for_ten_times_the_rules = 2;

std::string example_reports() {
  std::vector<fs::path> files;
  for (auto const& entry : fs::directory_iterator(fs::path(DUIZHANG_BENCH_SOURCE) / "examples" / "reports"))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::string out;
  for (auto const& file : files) {
    std::ifstream in(file, std::ios::binary);
    out.append(std::istreambuf_iterator<char>(in), {});
  }
  return out;
}

std::string repeated(std::string const& text, std::size_t size) {
  std::string out;
  while (out.size() < size) out += text;
  return out;
}

std::string on_one_line(std::string text) {
  std::erase(text, '\n');
  return text;
}

// As one clause: without any stop at all.
std::string without_stops(std::string text) {
  for (std::string_view stop : {"，", "。", "；", "：", "！", "？", "、"})
    for (auto at = text.find(stop); at != std::string::npos; at = text.find(stop, at))
      text.erase(at, stop.size());
  return on_one_line(std::move(text));
}

// Scanning and claims of texts one after another; the reading of documents is another stage.
class Texts {
 public:
  Texts(Rules const& rules, std::vector<std::string> const& texts) : rules_(rules) {
    for (auto const& text : texts) {
      diag::Diagnostics ignored;
      document::Given given;
      given.year = 2024;
      documents_.push_back(document::read_document(text, "bench", rules.set().outline, given, ignored));
    }
  }

  void scan() {
    for (auto const& document : documents_) {
      auto scan = match::scan_document(document, rules_.compiled(), scratch_);
      diag::Diagnostics unreadable;
      (void)claim::extract_claims(document, scan, rules_.set(), rules_.subjects(), 0, unreadable);
    }
  }

 private:
  Rules const& rules_;
  std::vector<document::Document> documents_;
  match::ScanScratch scratch_;
};

struct Costs {
  double first = 0;
  double second = 0;
};

// The best round of each, in seconds of the processor. The two take turns, so that neither has the quieter
// time of the machine for itself.
Costs cost(Texts first, Texts second) {
  Costs best{1e9, 1e9};
  for (int round = 0; round < rounds; ++round) {
    best.first = std::min(best.first, bench::best_seconds(1, [&] { first.scan(); }));
    best.second = std::min(best.second, bench::best_seconds(1, [&] { second.scan(); }));
  }
  return best;
}

// A text in sixteen parts of about the same length, none of which ends inside a character.
std::vector<std::string> sixteenths(std::string const& text) {
  std::vector<std::string> out;
  for (std::size_t begin = 0, i = 1; i <= 16; ++i) {
    auto end = text.size() * i / 16;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    out.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return out;
}

// The text as a whole against its sixteenths, each on its own: what a text of a sixteenth costs on average.
// Both are as much to read, so caches serve neither better.
bool grows_with_the_text(Rules const& rules, char const* what, std::string const& text, std::size_t size) {
  auto whole = repeated(text, size);
  auto [parts, all] = cost(Texts(rules, sixteenths(whole)), Texts(rules, {whole}));
  auto part = parts / 16;
  std::printf("%-18s %8.1f kB %8.1f ms, 16 times as much %8.1f ms: %5.2f times\n", what,
              static_cast<double>(whole.size()) / 16e3, part * 1e3, all * 1e3, all / part);
  return all <= most_for_16_times * part;
}

// Rules of their own words, and of words they share with all others.
std::string many_rules(int count) {
  std::string out = "import: " DUIZHANG_BENCH_SOURCE "/rules/vocabulary\nrules:\n";
  for (int i = 0; i < count; ++i) {
    std::string word;
    for (auto c : {0x4E00 + i % 97 * 31, 0x5200 + i / 97 * 57 + i % 97}) {
      word += static_cast<char>(0xE0 | (c >> 12));
      word += static_cast<char>(0x80 | (c >> 6 & 0x3F));
      word += static_cast<char>(0x80 | (c & 0x3F));
    }
    out += fmt::format(
        "  - id: rule-{}\n    pattern: '<who: phrase(0..40)> {} (增长 | 提高) <much: percent> | <who: "
        "phrase(0..40)> {} "
        "<much: amount>'\n    claim: {{indicator: who, value: much, measure: carried}}\n",
        i, word, word);
  }
  return out;
}

bool rules_cost_little(std::string const& text) {
  auto folder = fs::temp_directory_path() / fmt::format("duizhang-bench-{}", ::getpid());
  fs::create_directories(folder);
  diag::Diagnostics said;
  auto rules_of = [&](int count) {
    std::ofstream(folder / "many.yaml", std::ios::binary) << many_rules(count);
    return std::make_unique<Rules>(folder, said);
  };
  auto few = rules_of(50), many = rules_of(500);
  fs::remove_all(folder);
  if (said.has_errors()) return std::puts("the rules of the benchmark have mistakes"), false;
  auto [of_few, of_many] = cost(Texts(*few, {text}), Texts(*many, {text}));
  std::printf("50 rules %8.1f ms, 500 rules %8.1f ms: %5.2f times\n", of_few * 1e3, of_many * 1e3,
              of_many / of_few);
  return of_many <= most_for_ten_times_the_rules * of_few;
}

}  // namespace

int main() {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  // Memory that is freed is kept. A short text's is used again for the next one anyway; a long text's would
  // go back to the system after each round and cost a page fault for every 4 kB of the next, which is the
  // system's time and not the matcher's (docs/performance.md).
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  diag::Diagnostics said;
  Rules rules(fs::path(DUIZHANG_BENCH_SOURCE) / "rules", said);
  if (said.has_errors()) return std::puts("the rules have mistakes: run `duizhang rules check`"), 2;
  auto reports = example_reports();
  if (reports.empty()) return std::puts("no reports in examples/reports"), 2;
  bool kept = grows_with_the_text(rules, "reports", reports, 4'000'000);
  kept &= grows_with_the_text(rules, "one line", on_one_line(reports), 10'000'000);
  kept &= grows_with_the_text(rules, "one line, no stop", without_stops(reports), 10'000'000);
  kept &= rules_cost_little(repeated(reports, 1'000'000));
  std::puts(kept ? "every promise is kept" : "a promise is broken");
  return kept ? 0 : 1;
}
