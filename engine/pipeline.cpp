#include "engine/pipeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "engine/claim/extract.hpp"
#include "engine/diag/codes.hpp"
#include "engine/document/split.hpp"
#include "engine/doubles.hpp"
#include "engine/link/by_words.hpp"
#include "engine/link/linker.hpp"
#include "engine/rule/load.hpp"
#include "engine/score/scorer.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang {

namespace code = diag::code;

Rules::Rules(std::filesystem::path const& folder, diag::Diagnostics& out, RulesOptions options)
    : labels_(report::builtin_labels()) {
  set_ = rule::load_rules(folder, sources_, out, options.shape);
  compiled_ = match::compile_rules(set_, out, {match::Purpose::run, std::move(options.slots)});
  subjects_ = std::make_unique<claim::SubjectReader>(set_);
  link_rules_ = link::load_link_rules(set_.others["link"], set_.indicators);
  policy_ = score::load_score_policy(set_.others["score"], set_.indicators);
  name_reasons_ = coverage::load_reasons(set_.others["coverage"], set_);
  for (auto file : set_.label_files) report::load_labels(file, sources_, labels_, out);
}

std::vector<document::Document> read_documents(Rules const& rules, std::string const& path,
                                               ReadOptions const& options, diag::Diagnostics& out) {
  auto const& set = rules.set();
  auto taken = [&] {
    match::StageTimer timer(options.profile, match::Stage::intake);
    return intake::read_source(path, set.intake, options.intake, out);
  }();
  std::vector<document::Document> documents;
  if (!taken) return documents;
  match::StageTimer timer(options.profile, match::Stage::structure);
  std::size_t counted = 0;  // bytes of the text whose code points are known
  std::size_t code_points = 0;
  std::vector<std::pair<intake::Part const*, document::Piece>> pieces;
  for (auto const& part : taken->parts) {
    auto text = std::string_view(taken->text).substr(part.begin, part.end - part.begin);
    for (auto piece : document::split_text(text)) {
      piece.begin += part.begin, piece.end += part.begin;
      pieces.emplace_back(&part, std::move(piece));
    }
  }
  for (auto const& [part, piece] : pieces) {
    code_points +=
        text::count_code_points(std::string_view(taken->text).substr(counted, piece.begin - counted));
    counted = piece.begin;
    document::Source source;
    source.path = path;
    source.member = part->name;
    source.number = pieces.size() > 1 ? documents.size() + 1 : 0;
    source.code_points = code_points;
    source.title = piece.title.empty() ? part->title : piece.title;
    source.said = part->said;
    source.format = intake::name(part->format);
    source.charset = part->charset;
    source.certainty = intake::name(part->certainty);
    if (options.manifests)
      if (auto const* listed = options.manifests->of(path, part->name); listed != nullptr)
        source.listed = *listed;
    bool whole = pieces.size() == 1 && piece.begin == 0 && piece.end == taken->text.size();
    auto text = whole ? std::move(taken->text) : taken->text.substr(piece.begin, piece.end - piece.begin);
    documents.push_back(
        document::read_document(std::move(text), std::move(source), set.outline, options.given, out));
  }
  return documents;
}

ScannedDocument scan(Rules const& rules, document::Document document, bool keep_lost) {
  ScannedDocument scanned;
  scanned.document = std::move(document);
  match::ScanScratch scratch;
  scanned.scan = match::scan_document(scanned.document, rules.compiled(), scratch, keep_lost);
  return scanned;
}

namespace {

// What one file gave, until it is its turn.
struct FileParts {
  std::vector<ExtractedReport> parts;
  diag::Diagnostics diagnostics;
  bool done = false;
};

// What one thread works with.
struct Worker {
  match::ScanScratch scratch;
  match::Profile profile;
};

using Use = std::function<void(ExtractedReport&)>;

void extract_file(Rules const& rules, std::string const& path, ReadOptions const& options, Use const& prepare,
                  Worker& worker, FileParts& file) {
  auto* profile = options.profile;  // this worker's own
  for (auto& document : read_documents(rules, path, options, file.diagnostics)) {
    auto scan = match::scan_document(document, rules.compiled(), worker.scratch);
    ExtractedReport part;
    {
      match::StageTimer timer(profile, match::Stage::claims);
      part.claims = claim::extract_claims(document, scan, rules.set(), rules.subjects(), 0, file.diagnostics);
    }
    if (profile != nullptr) {
      ++profile->documents;
      profile->bytes += document.original.size();
      profile->claims += part.claims.size();
    }
    part.info = std::move(document.info);
    document = {};  // its text is needed no more
    match::StageTimer timer(profile, match::Stage::write);
    if (prepare) prepare(part);
    file.parts.push_back(std::move(part));
  }
}

}  // namespace

namespace {

// Hands out files to threads and what they gave to whoever takes it, in order.
class InOrder {
 public:
  InOrder(Rules const& rules, std::vector<std::string> const& files, ReadOptions const& options,
          diag::Diagnostics& out, Use const& prepare, Use const& take)
      : rules_(rules),
        files_(files),
        options_(options),
        out_(out),
        prepare_(prepare),
        take_(take),
        read_(files.size()) {}

  std::vector<document::ReportInfo> run() {
    auto wanted =
        options_.threads != 0 ? options_.threads : std::max(1U, std::thread::hardware_concurrency());
    ahead_ = std::size_t{wanted} * 8;
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < wanted && i < files_.size(); ++i) others.emplace_back([this] { work(); });
    work();
    others.clear();
    return std::move(reports_);
  }

 private:
  void work() {
    Worker worker;
    auto options = options_;
    if (options_.profile != nullptr) options.profile = worker.scratch.run.profile = &worker.profile;
    for (auto i = next_++; i < files_.size(); i = next_++) {
      {
        std::unique_lock lock(mutex_);
        moved_.wait(lock, [&] { return i < taken_ + ahead_; });
      }
      extract_file(rules_, files_[i], options, prepare_, worker, read_[i]);
      std::unique_lock lock(mutex_);
      read_[i].done = true;
      ++done_;
      if (options.progress) options.progress(done_, files_.size());
      take_those_done(lock);
    }
    std::lock_guard lock(mutex_);
    if (options_.profile != nullptr) options_.profile->add(worker.profile);
  }

  // One thread at a time gives on what is next; the others go on reading.
  void take_those_done(std::unique_lock<std::mutex>& lock) {
    if (taking_) return;
    taking_ = true;
    while (taken_ < read_.size() && read_[taken_].done) {
      auto file = std::move(read_[taken_]);
      read_[taken_] = {};
      lock.unlock();
      take_file(file);
      lock.lock();
      ++taken_;
      moved_.notify_all();
    }
    taking_ = false;
  }

  void take_file(FileParts& file) {
    out_.append(file.diagnostics);
    for (auto& part : file.parts) {
      auto [first, fresh] = texts_.emplace(
          part.info.id + '|' + std::to_string(part.info.year) + part.info.jurisdiction, part.info.subject());
      if (!fresh) {
        out_.warning_about(code::document_same_year, part.info.subject(),
                           "holds the same text as " + first->second + "; left out");
        continue;
      }
      take_(part);
      reports_.push_back(std::move(part.info));
    }
  }

  Rules const& rules_;
  std::vector<std::string> const& files_;
  ReadOptions const& options_;
  diag::Diagnostics& out_;
  Use const& prepare_;
  Use const& take_;
  std::vector<FileParts> read_;
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_;
  std::condition_variable moved_;
  std::size_t ahead_ = 0;  // how many files may be read before their turn
  std::size_t done_ = 0;
  std::size_t taken_ = 0;
  bool taking_ = false;
  std::map<std::string, std::string> texts_;  // report id → first document with this very text
  std::vector<document::ReportInfo> reports_;
};

// What is wrong with the reports as a whole.
void look_at_all(Rules const& rules, std::vector<document::ReportInfo>& reports, diag::Diagnostics& out) {
  doubt_same_texts(reports, static_cast<int>(rules.set().outline.alike_percent), out);
  report_doubles(reports, out);
  report_gaps(reports, out);
}

}  // namespace

std::vector<document::ReportInfo> extract_each(Rules const& rules, std::vector<std::string> const& files,
                                               ReadOptions const& options, diag::Diagnostics& out,
                                               std::function<void(ExtractedReport&)> const& prepare,
                                               std::function<void(ExtractedReport&)> const& take) {
  auto reports = InOrder(rules, files, options, out, prepare, take).run();
  look_at_all(rules, reports, out);
  return reports;
}

Extraction extract(Rules const& rules, std::vector<std::string> const& files, ReadOptions const& options,
                   diag::Diagnostics& out) {
  std::vector<std::vector<claim::Claim>> claims;
  auto held = InOrder(rules, files, options, out, {}, [&](ExtractedReport& part) {
                claims.push_back(std::move(part.claims));
              }).run();
  auto repeats = find_repeats(held, static_cast<int>(rules.set().outline.alike_percent), out);
  Extraction all;
  for (std::size_t i = 0; i < held.size(); ++i) {
    if (repeats[i]) continue;
    for (auto& claim : claims[i]) claim.report = all.reports.size();
    all.reports.push_back(std::move(held[i]));
    all.claims.insert(all.claims.end(), std::make_move_iterator(claims[i].begin()),
                      std::make_move_iterator(claims[i].end()));
    claims[i] = {};
  }
  look_at_all(rules, all.reports, out);
  return all;
}

std::vector<score::Verdict> judge(Rules const& rules, Extraction const& extraction, match::Profile* profile) {
  auto const& set = rules.set();
  auto links = [&] {
    match::StageTimer timer(profile, match::Stage::link);
    auto joined = link::without_lone_ids(extraction.claims, extraction.reports, set.indicators);
    return link::link_claims(joined, extraction.reports, rules.link_rules(), set.indicators, set.words.units);
  }();
  match::StageTimer timer(profile, match::Stage::score);
  return score::score_links(links, extraction.claims, extraction.reports, rules.policy(), set.indicators,
                            set.words.units);
}

std::vector<std::string> find_reports(std::vector<std::string> const& paths, ReadOptions& options,
                                      diag::Diagnostics& out) {
  auto files = intake::find_files(paths, options.files, out);
  auto manifests = std::make_shared<Manifests>();
  manifests->find(files, out);
  options.manifests = std::move(manifests);
  return files;
}

RunResult run(Rules const& rules, std::vector<std::string> const& paths, ReadOptions const& options,
              diag::Diagnostics& out) {
  RunResult result;
  auto reading = options;
  auto files = find_reports(paths, reading, out);
  result.extraction = extract(rules, files, reading, out);
  result.verdicts = judge(rules, result.extraction, options.profile);
  return result;
}

}  // namespace duizhang
