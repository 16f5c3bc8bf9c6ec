#include "engine/pipeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
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
  auto taken = intake::read_source(path, set.intake, options.intake, out);
  std::vector<document::Document> documents;
  if (!taken) return documents;
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

// What one document gave.
struct Part {
  document::ReportInfo info;
  std::vector<claim::Claim> claims;
};

// What one file gave, until all are put together in order.
struct FileParts {
  std::vector<Part> parts;
  diag::Diagnostics diagnostics;
};

void extract_file(Rules const& rules, std::string const& path, ReadOptions const& options, FileParts& file) {
  for (auto& document : read_documents(rules, path, options, file.diagnostics)) {
    auto scanned = scan(rules, std::move(document), false);
    Part part;
    part.claims = claim::extract_claims(scanned.document, scanned.scan, rules.set(), rules.subjects(), 0,
                                        file.diagnostics);
    part.info = std::move(scanned.document.info);
    file.parts.push_back(std::move(part));
  }
}

}  // namespace

Extraction extract(Rules const& rules, std::vector<std::string> const& files, ReadOptions const& options,
                   diag::Diagnostics& out) {
  std::vector<FileParts> read(files.size());
  std::atomic<std::size_t> next{0};
  std::size_t done = 0;
  std::mutex mutex;
  auto work = [&] {
    for (auto i = next++; i < files.size(); i = next++) {
      extract_file(rules, files[i], options, read[i]);
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
  std::vector<document::ReportInfo> held;
  for (auto& file : read) {
    out.append(file.diagnostics);
    for (auto& part : file.parts) held.push_back(std::move(part.info));
  }
  auto alike = static_cast<int>(rules.set().outline.alike_percent);
  auto repeats = find_repeats(held, alike, out);
  std::size_t number = 0;
  for (auto& file : read)
    for (auto& part : file.parts) {
      auto at = number++;
      if (repeats[at]) continue;
      for (auto& claim : part.claims) claim.report = all.reports.size();
      all.reports.push_back(std::move(held[at]));
      all.claims.insert(all.claims.end(), std::make_move_iterator(part.claims.begin()),
                        std::make_move_iterator(part.claims.end()));
    }
  doubt_same_texts(all.reports, alike, out);
  report_doubles(all.reports, out);
  report_gaps(all.reports, out);
  return all;
}

std::vector<score::Verdict> judge(Rules const& rules, Extraction const& extraction) {
  auto const& set = rules.set();
  auto joined = link::without_lone_ids(extraction.claims, extraction.reports, set.indicators);
  auto links =
      link::link_claims(joined, extraction.reports, rules.link_rules(), set.indicators, set.words.units);
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
  result.verdicts = judge(rules, result.extraction);
  return result;
}

}  // namespace duizhang
