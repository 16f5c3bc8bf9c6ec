#include "engine/pipeline.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "engine/claim/extract.hpp"
#include "engine/diag/codes.hpp"
#include "engine/link/linker.hpp"
#include "engine/rule/load.hpp"
#include "engine/score/scorer.hpp"

namespace duizhang {

namespace code = diag::code;
namespace fs = std::filesystem;

Rules::Rules(fs::path const& folder, diag::Diagnostics& out) : labels_(report::builtin_labels()) {
  set_ = rule::load_rules(folder, sources_, out);
  compiled_ = match::compile_rules(set_, out);
  subjects_ = std::make_unique<claim::SubjectReader>(set_);
  link_rules_ = link::load_link_rules(set_.others["link"], set_.indicators);
  policy_ = score::load_score_policy(set_.others["score"], set_.indicators);
  for (auto file : set_.label_files) report::load_labels(file, sources_, labels_, out);
}

namespace {

bool is_report_file(fs::path const& path) { return path.extension() == ".txt"; }

void find_in_folder(std::string const& folder, std::vector<std::string>& files, diag::Diagnostics& out) {
  std::error_code error;
  auto before = files.size();
  auto options = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator at(folder, options, error), end; !error && at != end;
       at.increment(error)) {
    std::error_code unknown;
    if (!at->is_regular_file(unknown) || at->path().filename().string().starts_with(".")) continue;
    if (is_report_file(at->path()))
      files.push_back(at->path().string());
    else
      out.warning_about(code::document_skipped, at->path().string(), "is no .txt file; passed over");
  }
  if (error)
    out.error_about(code::document_unreadable, folder, error.message());
  else if (files.size() == before)
    out.error_about(code::document_unreadable, folder, "the folder holds no report (*.txt)");
}

}  // namespace

std::vector<std::string> find_reports(std::vector<std::string> const& paths, diag::Diagnostics& out) {
  std::vector<std::string> files;
  for (auto const& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error))
      find_in_folder(path, files, out);
    else
      files.push_back(path);
  }
  // By name and not as given: the order of arguments and of folders changes no byte of the output.
  std::sort(files.begin(), files.end(), [](auto const& a, auto const& b) {
    return std::pair(fs::path(a).filename().string(), a) < std::pair(fs::path(b).filename().string(), b);
  });
  std::set<std::string> seen;
  std::erase_if(files, [&](auto const& file) {
    std::error_code error;
    auto real = fs::weakly_canonical(file, error);
    return !seen.insert(error ? file : real.string()).second;
  });
  return files;
}

std::optional<ScannedDocument> scan_file(Rules const& rules, std::string const& path,
                                         document::Given const& given, bool keep_lost,
                                         diag::Diagnostics& out) {
  auto bytes = document::read_text_file(path, out);
  if (!bytes) return std::nullopt;
  ScannedDocument scanned;
  scanned.document = document::read_document(std::move(*bytes), path, rules.set().outline, given, out);
  match::ScanScratch scratch;
  scanned.scan = match::scan_document(scanned.document, rules.compiled(), scratch, keep_lost);
  return scanned;
}

namespace {

// What one file gave, until all are put together in order.
struct Part {
  bool read = false;
  document::ReportInfo info;
  std::vector<claim::Claim> claims;
  diag::Diagnostics diagnostics;
};

void extract_part(Rules const& rules, std::string const& path, document::Given const& given, Part& part) {
  auto scanned = scan_file(rules, path, given, false, part.diagnostics);
  if (!scanned) return;
  part.claims = claim::extract_claims(scanned->document, scanned->scan, rules.set(), rules.subjects(), 0,
                                      part.diagnostics);
  part.info = std::move(scanned->document.info);
  part.read = true;
}

// Two reports of one place and year: a duplicate under another name, or one of them is not what it says.
void report_doubles(std::vector<document::ReportInfo> const& reports, diag::Diagnostics& out) {
  std::map<std::pair<std::string, int>, std::string> seen;
  for (auto const& report : reports) {
    if (report.jurisdiction.empty() || report.year == 0 || !report.work_report) continue;
    auto [first, fresh] = seen.emplace(std::pair(report.jurisdiction, report.year), report.path);
    if (!fresh)
      out.warning_about(code::document_same_year, report.path,
                        "a second report of " + report.jurisdiction + " for " + std::to_string(report.year) +
                            "; the first is " + first->second);
  }
}

}  // namespace

Extraction extract(Rules const& rules, std::vector<std::string> const& files, ReadOptions const& options,
                   diag::Diagnostics& out) {
  std::vector<Part> parts(files.size());
  std::atomic<std::size_t> next{0};
  std::size_t done = 0;
  std::mutex mutex;
  auto work = [&] {
    for (auto i = next++; i < files.size(); i = next++) {
      extract_part(rules, files[i], options.given, parts[i]);
      std::lock_guard lock(mutex);
      ++done;
      if (options.progress) options.progress(done, files.size());
    }
  };
  auto wanted = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::jthread> others;
  for (unsigned i = 1; i < wanted && i < files.size(); ++i) others.emplace_back(work);
  work();
  others.clear();

  Extraction all;
  std::map<std::string, std::string> texts;  // report id → first path with this very text
  for (std::size_t i = 0; i < parts.size(); ++i) {
    out.append(parts[i].diagnostics);
    if (!parts[i].read) continue;
    auto [first, fresh] = texts.emplace(
        parts[i].info.id + '|' + std::to_string(parts[i].info.year) + parts[i].info.jurisdiction, files[i]);
    if (!fresh) {
      out.warning_about(code::document_same_year, files[i],
                        "holds the same text as " + first->second + "; left out");
      continue;
    }
    for (auto& claim : parts[i].claims) claim.report = all.reports.size();
    all.reports.push_back(std::move(parts[i].info));
    all.claims.insert(all.claims.end(), std::make_move_iterator(parts[i].claims.begin()),
                      std::make_move_iterator(parts[i].claims.end()));
  }
  report_doubles(all.reports, out);
  return all;
}

std::vector<score::Verdict> judge(Rules const& rules, Extraction const& extraction) {
  auto const& set = rules.set();
  auto links = link::link_claims(extraction.claims, extraction.reports, rules.link_rules(), set.indicators,
                                 set.words.units);
  return score::score_links(links, extraction.claims, extraction.reports, rules.policy(), set.indicators,
                            set.words.units);
}

RunResult run(Rules const& rules, std::vector<std::string> const& paths, ReadOptions const& options,
              diag::Diagnostics& out) {
  RunResult result;
  auto files = find_reports(paths, out);
  result.extraction = extract(rules, files, options, out);
  result.verdicts = judge(rules, result.extraction);
  return result;
}

}  // namespace duizhang
