#include "engine/pipeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "engine/claim/extract.hpp"
#include "engine/diag/codes.hpp"
#include "engine/document/split.hpp"
#include "engine/doubles.hpp"
#include "engine/kept_claims.hpp"
#include "engine/link/by_words.hpp"
#include "engine/link/linker.hpp"
#include "engine/rule/load.hpp"
#include "engine/score/scorer.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang {

namespace code = diag::code;

Rules::Rules(std::filesystem::path const& folder, diag::Diagnostics& out, RulesOptions options)
    : store_(options.slots.empty() ? std::move(options.store) : nullptr) {
  set_ = rule::load_rules(folder, sources_, out, {options.shape, store_.get(), &fingerprint_, options.tests});
  compiled_ = match::compile_rules(set_, out, {match::Purpose::run, std::move(options.slots), store_.get()});
  subjects_ = std::make_unique<claim::SubjectReader>(set_);
  link_rules_ = link::load_link_rules(set_.others["link"], set_.indicators);
  policy_ = score::load_score_policy(set_.others["score"], set_.indicators);
  name_reasons_ = coverage::load_reasons(set_.others["coverage"], set_);
  for (auto file : set_.label_files) {
    if (!labels_ && sources_.bytes(file) == report::asset("report.yaml")) continue;  // not read for nothing
    if (!labels_) labels_ = report::builtin_labels();
    report::load_labels(file, sources_, *labels_, out);
  }
}

namespace {

// What stands before the text of a file, where only a part of it is at hand.
struct Before {
  std::size_t code_points = 0;
  std::size_t documents = 0;
  bool part = false;
};

// What was taken in of a file → its documents.
std::vector<document::Document> documents_of(Rules const& rules, std::optional<intake::Taken> taken,
                                             std::string const& path, ReadOptions const& options,
                                             diag::Diagnostics& out, Before before = {}) {
  auto const& set = rules.set();
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
    source.number = before.part || pieces.size() > 1 ? before.documents + documents.size() + 1 : 0;
    source.code_points = before.code_points + code_points;
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

}  // namespace

std::vector<document::Document> read_documents(Rules const& rules, std::string const& path,
                                               ReadOptions const& options, diag::Diagnostics& out) {
  auto taken = [&] {
    match::StageTimer timer(options.profile, match::Stage::intake);
    return intake::read_source(path, rules.set().intake, options.intake, out);
  }();
  return documents_of(rules, std::move(taken), path, options, out);
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
};

// What one thread works with.
struct Worker {
  match::ScanScratch scratch;
  KeptClaims::Scratch kept;
  match::Profile profile;
};

using Use = std::function<void(ExtractedReport&)>;

// `learned`: is added what keeping the claims needs, when given.
void extract_documents(Rules const& rules, std::vector<document::Document> documents,
                       ReadOptions const& options, Use const& prepare, Worker& worker, FileParts& file,
                       KeptClaims::Learned* learned = nullptr) {
  auto* profile = options.profile;  // this worker's own
  for (auto& document : documents) {
    match::MadeGround ground;
    auto scan = match::scan_document(document, rules.compiled(), worker.scratch, false,
                                     learned != nullptr ? &ground : nullptr);
    ExtractedReport part;
    claim::Origins origins;
    diag::Diagnostics said;
    {
      match::StageTimer timer(profile, match::Stage::claims);
      part.claims = claim::extract_claims(document, scan, rules.set(), rules.subjects(), 0, said,
                                          learned != nullptr ? &origins : nullptr);
    }
    if (learned != nullptr) learned->add(document, scan, ground, origins, said);
    file.diagnostics.append(said);
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

void extract_file(Rules const& rules, std::string const& path, ReadOptions const& options, KeptClaims* kept,
                  Use const& prepare, Worker& worker, FileParts& file) {
  auto& said = file.diagnostics;
  if (kept == nullptr || path == "-")
    return extract_documents(rules, read_documents(rules, path, options, said), options, prepare, worker,
                             file);
  // The bytes that are hashed are those that are read: the file may change meanwhile.
  auto bytes = intake::read_file(path, intake::most_bytes(path), said);
  if (!bytes) return;
  auto key = kept->file(path, *bytes);
  auto remake = [&](document::Document const& document, match::Scan const& scan, ExtractedReport& report,
                    diag::Diagnostics& of_claims) {
    claim::Origins origins;
    report.claims =
        claim::extract_claims(document, scan, rules.set(), rules.subjects(), 0, of_claims, &origins);
    if (prepare) prepare(report);
    return origins;
  };
  if (kept->get(key, *bytes, worker.kept, worker.scratch, remake, file.parts, said)) return;
  KeptClaims::Learned learned(key);
  auto taken = intake::read_bytes(std::move(*bytes), path, rules.set().intake, options.intake, said);
  auto documents = documents_of(rules, std::move(taken), path, options, said);
  learned.add_said(said);
  extract_documents(rules, std::move(documents), options, prepare, worker, file, &learned);
  kept->put(key, file.parts, learned);
}

// Hands out work to threads, and what it gave to whoever takes it, in order.
class InOrder {
 public:
  using Job = std::function<void(Worker&, ReadOptions const&, FileParts&)>;

  // `next`: the next piece of work, asked for by one thread at a time; none: there is no more. `all`: how
  // many there are, 0 when nobody knows.
  InOrder(ReadOptions const& options, std::size_t all, std::function<Job()> next,
          std::function<void(FileParts&)> take)
      : options_(options), all_(all), next_job_(std::move(next)), take_(std::move(take)) {}

  void run() {
    auto wanted =
        options_.threads != 0 ? options_.threads : std::max(1U, std::thread::hardware_concurrency());
    ahead_ = std::size_t{wanted} * 8;
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < wanted && (all_ == 0 || i < all_); ++i) others.emplace_back([this] { work(); });
    work();
  }

 private:
  void work() {
    Worker worker;
    auto options = options_;
    if (options_.profile != nullptr) options.profile = worker.scratch.run.profile = &worker.profile;
    std::size_t number = 0;
    while (auto job = next_job(number)) {
      FileParts parts;
      job(worker, options, parts);
      std::unique_lock lock(mutex_);
      done_.emplace(number, std::move(parts));
      ++finished_;
      if (options.progress && all_ != 0) options.progress(finished_, all_);
      take_those_done(lock);
    }
    std::lock_guard lock(mutex_);
    if (options_.profile != nullptr) options_.profile->add(worker.profile);
  }

  // Waits where too much is read before its turn.
  Job next_job(std::size_t& number) {
    std::lock_guard one(asking_);
    {
      std::unique_lock lock(mutex_);
      moved_.wait(lock, [&] { return next_ < taken_ + ahead_; });
    }
    auto job = ended_ ? Job() : next_job_();
    ended_ = !job;
    number = next_++;
    return job;
  }

  // One thread at a time gives on what is next; the others go on reading.
  void take_those_done(std::unique_lock<std::mutex>& lock) {
    if (taking_) return;
    taking_ = true;
    for (auto at = done_.find(taken_); at != done_.end(); at = done_.find(taken_)) {
      auto parts = std::move(at->second);
      done_.erase(at);
      lock.unlock();
      take_(parts);
      lock.lock();
      ++taken_;
      moved_.notify_all();
    }
    taking_ = false;
  }

  ReadOptions const& options_;
  std::size_t all_;
  std::function<Job()> next_job_;
  std::function<void(FileParts&)> take_;
  std::mutex asking_;  // for work; guards next_ and ended_
  std::size_t next_ = 0;
  bool ended_ = false;
  std::mutex mutex_;  // of what follows
  std::condition_variable moved_;
  std::size_t ahead_ = 0;  // how much may be done before its turn
  std::map<std::size_t, FileParts> done_;
  std::size_t finished_ = 0;  // done, whether taken or not or just being taken
  std::size_t taken_ = 0;
  bool taking_ = false;
};

// Leaves out what came before.
class Repeats {
 public:
  // True, with a warning, when an earlier document of the same place and year has this very text.
  bool holds(document::ReportInfo const& info, diag::Diagnostics& out) {
    auto [first, fresh] =
        texts_.emplace(info.id + '|' + std::to_string(info.year) + info.jurisdiction, info.subject());
    if (!fresh)
      out.warning_about(code::document_same_year, info.subject(),
                        "holds the same text as " + first->second + "; left out");
    return !fresh;
  }

 private:
  std::map<std::string, std::string> texts_;  // report id → first document with this very text
};

// What is asked of a report when all are read: not where each fact of it was found, of which there may be
// kilobytes.
document::ReportInfo brief(document::ReportInfo info) {
  info.facts = {};
  info.contradictions = {};
  info.parents = {};
  for (auto* text : {&info.format, &info.charset, &info.certainty}) *text = {};
  return info;
}

std::vector<document::ReportInfo> extract_files(Rules const& rules, std::vector<std::string> const& files,
                                                ReadOptions const& options, diag::Diagnostics& out,
                                                Use const& prepare, Use const& take) {
  // A profile is of work that is done.
  std::unique_ptr<KeptClaims> kept;
  if (rules.store() != nullptr && !options.kept_as.empty() && options.profile == nullptr)
    kept = std::make_unique<KeptClaims>(rules, options);
  std::vector<document::ReportInfo> reports;
  Repeats repeats;
  std::size_t next = 0;
  auto next_job = [&]() -> InOrder::Job {
    if (next == files.size()) return {};
    auto const* path = &files[next++];
    return [&rules, &kept, &prepare, path](Worker& worker, ReadOptions const& own, FileParts& parts) {
      extract_file(rules, *path, own, kept.get(), prepare, worker, parts);
    };
  };
  auto take_file = [&](FileParts& file) {
    out.append(file.diagnostics);
    for (auto& part : file.parts) {
      if (repeats.holds(part.info, out)) continue;
      take(part);
      reports.push_back(brief(std::move(part.info)));
    }
  };
  if (!files.empty()) InOrder(options, files.size(), next_job, take_file).run();
  return reports;
}

// What is wrong with the reports as a whole.
void look_at_all(Rules const& rules, std::vector<document::ReportInfo>& reports, diag::Diagnostics& out) {
  doubt_same_texts(reports, static_cast<int>(rules.set().outline.alike_percent), out);
  report_doubles(reports, out);
  report_gaps(reports, out);
  for (auto& report : reports) report.sketch = {};  // is asked no more
}

}  // namespace

std::vector<document::ReportInfo> extract_each(Rules const& rules, std::vector<std::string> const& files,
                                               ReadOptions const& options, diag::Diagnostics& out,
                                               std::function<void(ExtractedReport&)> const& prepare,
                                               std::function<void(ExtractedReport&)> const& take) {
  auto reports = extract_files(rules, files, options, out, prepare, take);
  look_at_all(rules, reports, out);
  return reports;
}

void extract_lines(Rules const& rules, std::function<bool(intake::LineReader::Line&)> const& next,
                   ReadOptions const& options, std::function<void(ExtractedReport&)> const& prepare,
                   std::function<void(ExtractedReport&)> const& take,
                   std::function<void(diag::Diagnostics const&)> const& say) {
  std::string const path = "-";
  auto own_options = options;
  own_options.intake.format = intake::Format::json_lines;
  Before before{0, 0, true};
  bool newline = false;  // the text of before ends with one
  Repeats repeats;
  // What one document's place depends on is done in order; the rest by whoever has time.
  auto next_job = [&]() -> InOrder::Job {
    intake::LineReader::Line line;
    do {
      if (!next(line)) return {};
    } while (!line.too_long && line.text.find_first_not_of(" \t\r") == std::string::npos);
    FileParts parts;
    if (line.too_long) {
      parts.diagnostics.error_about(
          code::document_too_large, fmt::format("{}:{}", path, line.number),
          fmt::format("a line of more than {} MiB, which is all the engine reads of one",
                      intake::max_file_bytes >> 20U));
      return [parts](Worker&, ReadOptions const&, FileParts& to) { to = parts; };
    }
    auto reading = own_options.intake;
    reading.first_line = line.number;
    auto taken =
        intake::read_bytes(std::move(line.text), path, rules.set().intake, reading, parts.diagnostics);
    auto here = before;
    if (taken) {
      if (before.documents > 0) here.code_points = before.code_points += newline ? 1 : 2;
      before.code_points += text::count_code_points(taken->text);
      before.documents += taken->parts.size();
      newline = taken->text.ends_with('\n');
    }
    auto shared = std::make_shared<std::optional<intake::Taken>>(std::move(taken));
    return
        [&rules, &prepare, path, parts, shared, here](Worker& worker, ReadOptions const& own, FileParts& to) {
          to = parts;
          auto documents = documents_of(rules, std::move(*shared), path, own, to.diagnostics, here);
          extract_documents(rules, std::move(documents), own, prepare, worker, to);
        };
  };
  auto take_line = [&](FileParts& line) {
    for (auto& part : line.parts)
      if (!repeats.holds(part.info, line.diagnostics)) take(part);
    if (!line.diagnostics.empty()) say(line.diagnostics);
  };
  InOrder(own_options, 0, next_job, take_line).run();
}

std::vector<document::ReportInfo> extract_apart(Rules const& rules, std::vector<std::string> const& files,
                                                ReadOptions const& options, diag::Diagnostics& out,
                                                std::function<void(ExtractedReport&)> const& take,
                                                std::vector<bool>& stays) {
  auto reading = options;
  reading.kept_as = "claims";
  auto held = extract_files(rules, files, reading, out, {}, take);
  stays = find_repeats(held, static_cast<int>(rules.set().outline.alike_percent), out);
  stays.flip();
  std::vector<document::ReportInfo> reports;
  reports.reserve(held.size());
  for (std::size_t i = 0; i < held.size(); ++i)
    if (stays[i]) reports.push_back(std::move(held[i]));
  held = {};
  look_at_all(rules, reports, out);
  return reports;
}

Extraction extract(Rules const& rules, std::vector<std::string> const& files, ReadOptions const& options,
                   diag::Diagnostics& out) {
  std::vector<std::vector<claim::Claim>> claims;
  std::vector<bool> stays;
  Extraction all;
  all.reports = extract_apart(
      rules, files, options, out, [&](ExtractedReport& part) { claims.push_back(std::move(part.claims)); },
      stays);
  std::size_t count = 0;
  for (std::size_t i = 0; i < claims.size(); ++i) count += stays[i] ? claims[i].size() : 0;
  all.claims.reserve(count);
  std::size_t report = 0;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    auto of_one = std::exchange(claims[i], {});
    if (!stays[i]) continue;
    for (auto& claim : of_one) claim.report = report;
    ++report;
    all.claims.insert(all.claims.end(), std::make_move_iterator(of_one.begin()),
                      std::make_move_iterator(of_one.end()));
  }
  return all;
}

std::vector<score::Verdict> judge(Rules const& rules, Extraction& extraction, match::Profile* profile) {
  auto const& set = rules.set();
  auto links = [&] {
    match::StageTimer timer(profile, match::Stage::link);
    auto& claims = extraction.claims;
    auto lone = link::lone_ids(claims, extraction.reports, set.indicators);
    std::vector<std::string> ids;
    for (auto i : lone) ids.push_back(std::exchange(claims[i].indicator.id, {}));
    auto made =
        link::link_claims(claims, extraction.reports, rules.link_rules(), set.indicators, set.words.units);
    for (std::size_t i = 0; i < lone.size(); ++i) claims[lone[i]].indicator.id = std::move(ids[i]);
    return made;
  }();
  match::StageTimer timer(profile, match::Stage::score);
  return score::score_links(std::move(links), extraction.claims, extraction.reports, rules.policy(),
                            set.indicators, set.words.units);
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
