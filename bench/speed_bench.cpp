// How fast the engine reads, beside a plain read and a scan for the same literals, in one run on the same
// bytes: every stage, the whole of extract and of run, with 50, 500 and 5,000 rules and the shipped ones,
// over 1, 4 and 16 times the text. Prints ratios; writes JSON where asked. See docs/performance.md.
//
//   duizhang_speed_bench [--json FILE] [--megabytes N] [--rounds N] [FOLDER...]
//
// Reads the .txt files of the folders; without any it invents reports.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "bench/timing.hpp"
#include "engine/diag/render.hpp"
#include "engine/pipeline.hpp"
#include "engine/report/json.hpp"
#include "engine/text/utf8.hpp"

#ifdef DUIZHANG_BENCH_HS
#include <hs.h>
#endif

namespace {

using namespace duizhang;
namespace fs = std::filesystem;

struct Options {
  std::string json;
  std::size_t megabytes = 1;  // of text, once
  int rounds = 3;
  std::vector<std::string> folders;
};

template <class Work>
double seconds(int rounds, Work work) {
  return bench::best_seconds(rounds, work);
}

// A report of our own making: what reports say, with other numbers, names and years each time.
std::string invented(std::size_t number) {
  std::uint64_t state = number * 2654435761U + 12345;
  auto next = [&](std::uint64_t most) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return (state >> 33) % most;
  };
  auto year = 2012 + number % 12;
  static char const* const names[] = {"地区生产总值",           "一般公共预算收入",
                                      "规模以上工业增加值",     "固定资产投资",
                                      "社会消费品零售总额",     "城镇居民人均可支配收入",
                                      "农村居民人均可支配收入", "进出口总额",
                                      "实际利用外资",           "研发投入"};
  static char const* const tasks[] = {"新建改建农村公路", "改造老旧小区", "新增城镇就业", "建成高标准农田",
                                      "完成棚户区改造",   "新增养老床位", "培育规上企业", "新建标准化厂房"};
  static char const* const units[] = {"公里", "个", "万人", "万亩", "套", "张", "家", "万平方米"};
  static char const* const talk[] = {
      "我们稳字当头、稳中求进，把新发展理念落到每一项工作里，发展质量不断提高，社会大局安定有序。",
      "深化重点领域改革，优化营商环境，让企业和群众办事更加方便，市场主体活力持续增强。",
      "坚持绿水青山就是金山银山，扎实推进生态环境保护，河湖面貌明显改善，空气质量稳定向好。",
      "同时我们清醒看到，发展不平衡不充分的问题仍然存在，产业结构有待优化，民生领域还有不少短板。"};
  auto out = fmt::format("云岭{}市政府工作报告（{}年）\n各位代表：\n一、{}年工作回顾\n", number / 12 + 1,
                         year, year - 1);
  for (bool ahead : {false, true}) {
    if (ahead) out += fmt::format("二、{}年工作安排\n今年经济社会发展的主要预期目标是：", year);
    for (std::size_t paragraph = 0; paragraph < 40; ++paragraph) {
      out += talk[next(4)];
      for (int i = 0; i < 3; ++i)
        out += fmt::format("{}{}{}.{}%{}，", names[next(10)], ahead ? "增长" : "增长了", 2 + next(9),
                           next(10), ahead ? "左右" : "");
      auto task = next(8);
      out += fmt::format("{}{}{}{}。", tasks[task], ahead ? "" : "超过", 10 + next(900), units[task]);
      out += talk[next(4)];
      out += '\n';
    }
  }
  return out;
}

std::vector<std::string> texts_of(Options const& options) {
  std::vector<std::string> out;
  std::vector<fs::path> files;
  for (auto const& folder : options.folders)
    for (auto const& entry : fs::recursive_directory_iterator(folder))
      if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::size_t size = 0;
  auto wanted = options.megabytes * 1'000'000;
  for (std::size_t i = 0; size < wanted && (files.empty() || i < files.size()); ++i) {
    // Taken from all over the list: reports of one kind stand together.
    std::string text;
    if (files.empty()) {
      text = invented(i);
    } else {
      std::ifstream in(files[i * 7919 % files.size()], std::ios::binary);
      text.assign(std::istreambuf_iterator<char>(in), {});
    }
    size += text.size();
    out.push_back(std::move(text));
  }
  return out;
}

// Files with the texts, so many times; each copy has a last line of its own, for two reports with the same
// text count once.
class Files {
 public:
  Files(std::vector<std::string> const& texts, std::size_t times)
      : folder_(fs::temp_directory_path() / fmt::format("duizhang-speed-{}-{}", ::getpid(), times)) {
    fs::create_directories(folder_);
    for (std::size_t copy = 0; copy < times; ++copy) {
      copies.emplace_back();
      for (std::size_t i = 0; i < texts.size(); ++i) {
        auto path = folder_ / fmt::format("{}-{}.txt", copy, i);
        auto text = texts[i] + fmt::format("\n附：{}\n", copy);
        std::ofstream(path, std::ios::binary) << text;
        bytes += text.size();
        all.push_back(path.string());
        copies.back().push_back(path.string());
      }
    }
  }
  Files(Files const&) = delete;
  Files& operator=(Files const&) = delete;
  ~Files() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  std::vector<std::string> all;
  std::vector<std::vector<std::string>> copies;
  std::size_t bytes = 0;

 private:
  fs::path folder_;
};

// Pairs of characters that stand in the texts, spread over all that do: words that rules look for and find.
std::vector<std::string> words_of(std::vector<std::string> const& texts, std::size_t count) {
  std::set<std::string> pairs;
  auto han = [](char c) {
    return static_cast<unsigned char>(c) >= 0xE4 && static_cast<unsigned char>(c) <= 0xE9;
  };
  for (auto const& text : texts)
    for (std::size_t at = 0; at + 6 <= text.size(); at += text::code_point_size(text[at]))
      if (han(text[at]) && han(text[at + 3])) pairs.insert(text.substr(at, 6));
  std::vector<std::string> all(pairs.begin(), pairs.end());
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count && !all.empty(); ++i) {
    auto word = all[i * 7919 % all.size()];
    if (i >= all.size()) word += all[i * 104729 % all.size()];  // more rules than pairs
    out.push_back(std::move(word));
  }
  return out;
}

// The shipped words, names, values and periods, and the macros these use, with so many rules of our own.
std::string many_rules(std::vector<std::string> const& words) {
  std::string out = "import: [" DUIZHANG_BENCH_SOURCE "/rules/vocabulary, " DUIZHANG_BENCH_SOURCE
                    "/rules/lexicon, " DUIZHANG_BENCH_SOURCE "/rules/extract/measures.yaml]\nrules:\n";
  for (std::size_t i = 0; i < words.size(); ++i)
    out += fmt::format(
        "  - id: rule-{}\n    pattern: '<who: phrase(0..40)> \"{}\" (增长 | 提高) <much: percent> | <who: "
        "phrase(0..40)> \"{}\" phrase(0..8) <much: amount>'\n    claim: {{indicator: who, value: much, "
        "measure: "
        "carried}}\n",
        i, words[i], words[i]);
  return out;
}

std::vector<std::string> literals_of(Rules const& rules) {
  std::set<std::string> out;
  for (auto const& claim : rules.compiled().claims)
    for (auto const& literal : claim.program.literals)
      if (literal.size() >= 3) out.insert(literal);
  for (auto const& program : rules.compiled().lexical.programs)
    for (auto const& literal : program.program.literals)
      if (literal.size() >= 3) out.insert(literal);
  return {out.begin(), out.end()};
}

std::vector<std::string> read_all(Files const& files) {
  std::vector<std::string> out;
  for (auto const& path : files.all) {
    std::ifstream in(path, std::ios::binary);
    out.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return out;
}

std::size_t volatile sink = 0;

double plain_read(Files const& files, int rounds) {
  return seconds(rounds, [&] {
    std::string buffer;
    for (auto const& path : files.all) {
      auto* file = std::fopen(path.c_str(), "rb");
      if (file == nullptr) continue;
      buffer.resize(1U << 20U);
      for (std::size_t got = 1; got != 0;) {
        got = std::fread(buffer.data(), 1, buffer.size(), file);
        sink = sink + text::count_code_points(std::string_view(buffer).substr(0, got));
      }
      (void)std::fclose(file);
    }
  });
}

#ifdef DUIZHANG_BENCH_HS
double literal_scan(Files const& files, std::vector<std::string> const& literals, int rounds) {
  auto texts = read_all(files);
  std::vector<char const*> words;
  std::vector<unsigned> flags, ids;
  std::vector<std::size_t> sizes;
  for (auto const& literal : literals) {
    words.push_back(literal.c_str());
    sizes.push_back(literal.size());
    flags.push_back(0);
    ids.push_back(static_cast<unsigned>(ids.size()));
  }
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  if (hs_compile_lit_multi(words.data(), flags.data(), ids.data(), sizes.data(),
                           static_cast<unsigned>(words.size()), HS_MODE_BLOCK, nullptr, &database,
                           &error) != HS_SUCCESS)
    return 0;
  hs_scratch_t* scratch = nullptr;
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) return 0;
  auto count = [](unsigned, unsigned long long, unsigned long long, unsigned, void* found) {
    ++*static_cast<std::size_t*>(found);
    return 0;
  };
  auto took = seconds(rounds, [&] {
    std::size_t found = 0;
    for (auto const& text : texts)
      hs_scan(database, text.data(), static_cast<unsigned>(text.size()), 0, scratch, count, &found);
    sink = sink + found;
  });
  hs_free_scratch(scratch);
  hs_free_database(database);
  return took;
}
#else
double literal_scan(Files const&, std::vector<std::string> const&, int) { return 0; }
#endif

double whole_extract(Rules const& rules, Files const& files, int rounds, match::Profile* profile) {
  ReadOptions options;
  options.threads = 1;
  options.profile = profile;
  return seconds(rounds, [&] {
    diag::Diagnostics said;
    std::size_t written = 0;
    extract_each(
        rules, files.all, options, said,
        [](ExtractedReport& report) { report.written = report::write_claims(report.info, report.claims); },
        [&](ExtractedReport& report) { written += report.written.size(); });
    sink = sink + written;
  });
}

// On two threads, by the clock on the wall: a machine with other work to do shows less.
double extract_on_two(Rules const& rules, Files const& files, unsigned threads) {
  ReadOptions options;
  options.threads = threads;
  auto begin = bench::wall_seconds();
  diag::Diagnostics said;
  extract_each(
      rules, files.all, options, said,
      [](ExtractedReport& report) { report.written = report::write_claims(report.info, report.claims); },
      [&](ExtractedReport& report) { sink = sink + report.written.size(); });
  return bench::wall_seconds() - begin;
}

// Every copy of the texts is a run of its own: reports that are one place's and year's many times over are no
// run anybody makes.
double whole_run(Rules const& rules, Files const& files, int rounds) {
  ReadOptions options;
  options.threads = 1;
  return seconds(rounds, [&] {
    for (auto const& copy : files.copies) {
      diag::Diagnostics said;
      auto extraction = extract(rules, copy, options, said);
      auto verdicts = judge(rules, extraction);
      report::RunData data{std::move(extraction.reports),
                           std::move(extraction.claims),
                           std::move(verdicts),
                           rules.set().version,
                           {},
                           &rules.labels(),
                           &rules.set().indicators,
                           nullptr};
      sink = sink + report::write_claims(data).size() + report::write_verdicts(data).size();
    }
  });
}

class Bench {
 public:
  explicit Bench(Options options) : options_(std::move(options)), texts_(texts_of(options_)) {}

  int run() {
    std::size_t size = 0;
    for (auto const& text : texts_) size += text.size();
    fmt::print("{} {} reports, {:.2f} MB; megabytes a second of one processor, best of {}\n", texts_.size(),
               options_.folders.empty() ? "invented" : "given", static_cast<double>(size) / 1e6,
               options_.rounds);
    out_["texts"] = options_.folders.empty() ? "invented" : "given";
    out_["bytes"] = size;
    out_["rows"] = nlohmann::ordered_json::array();
    if (!measure("shipped", fs::path(DUIZHANG_BENCH_SOURCE) / "rules", {1, 4, 16})) return 2;
    for (std::size_t count : {50U, 500U, 5000U}) {
      auto folder = fs::temp_directory_path() / fmt::format("duizhang-speed-rules-{}", ::getpid());
      fs::create_directories(folder);
      std::ofstream(folder / "many.yaml", std::ios::binary) << many_rules(words_of(texts_, count));
      bool kept = measure(fmt::format("{} rules", count), folder,
                          count == 500 ? std::vector<std::size_t>{1, 4, 16} : std::vector<std::size_t>{1});
      fs::remove_all(folder);
      if (!kept) return 2;
    }
    if (options_.json.empty()) return 0;
    std::ofstream file(options_.json, std::ios::binary);
    file << out_.dump(1) << '\n';
    return file ? 0 : 2;
  }

 private:
  bool measure(std::string const& name, fs::path const& folder, std::vector<std::size_t> const& scales) {
    diag::Diagnostics said;
    std::unique_ptr<Rules> rules;
    auto startup = seconds(1, [&] { rules = std::make_unique<Rules>(folder, said); });
    if (said.has_errors())
      return fmt::print("the rules of “{}” have mistakes\n{}", name,
                        diag::render_all(said, rules->sources())),
             false;
    auto literals = literals_of(*rules);
    fmt::print("\n{}: {} claim rules, {} literals, start-up {:.0f} ms\n", name,
               rules->set().claim_rules.size(), literals.size(), startup * 1e3);
    for (auto scale : scales) {
      Files files(texts_, scale);
      bytes_ = files.bytes;
      base_ = 0;
      auto rounds = scale == 1 ? options_.rounds : 1;
      auto label = fmt::format("{} x{}", name, scale);
      row(label, "plain read", plain_read(files, rounds));
      base_ = literal_scan(files, literals, rounds);
      row(label, "literal scan", base_);
      match::Profile profile;
      (void)whole_extract(*rules, files, 1, &profile);
      for (std::size_t i = 0; i < profile.stages.size(); ++i)
        if (profile.stages[i].count != 0)
          row(label, fmt::format("stage {}", match::stage_names[i]),
              static_cast<double>(profile.stages[i].nanoseconds) * 1e-9);
      row(label, "extract", whole_extract(*rules, files, rounds, nullptr));
      auto alone = extract_on_two(*rules, files, 1);
      row(label, "extract, two threads by the clock", extract_on_two(*rules, files, 2),
          fmt::format("{:.2f} s alone", alone));
      row(label, "run", whole_run(*rules, files, rounds));
      out_["rows"].back()["startup_ms"] = startup * 1e3;
    }
    return true;
  }

  void row(std::string const& label, std::string const& what, double took, std::string const& note = {}) {
    if (took <= 0) return;
    auto speed = static_cast<double>(bytes_) / took / 1e6;
    auto against = base_ > 0 ? fmt::format("{:8.3f} of the literal scan", base_ / took) : std::string();
    fmt::print("{:<14}{:<36}{:>10.1f} MB/s {:>9.2f} ns/byte {} {}\n", label, what, speed,
               took * 1e9 / static_cast<double>(bytes_), against, note);
    out_["rows"].push_back({{"rules", label},
                            {"what", what},
                            {"bytes", bytes_},
                            {"seconds", took},
                            {"megabytes_per_second", speed}});
    if (base_ > 0) out_["rows"].back()["of_literal_scan"] = base_ / took;
  }

  Options options_;
  std::vector<std::string> texts_;
  nlohmann::ordered_json out_;
  std::size_t bytes_ = 0;
  double base_ = 0;
};

}  // namespace

int main(int count, char** arguments) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  Options options;
  for (int i = 1; i < count; ++i) {
    std::string_view word = arguments[i];
    auto value = [&] { return ++i < count ? std::string(arguments[i]) : std::string("0"); };
    if (word == "--json")
      options.json = value();
    else if (word == "--megabytes")
      options.megabytes = static_cast<std::size_t>(std::max(1, std::atoi(value().c_str())));
    else if (word == "--rounds")
      options.rounds = std::max(1, std::atoi(value().c_str()));
    else
      options.folders.emplace_back(word);
  }
  return Bench(std::move(options)).run();
}
