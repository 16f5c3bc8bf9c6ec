// The whole job as one readable function: rules and reports in, claims, links and verdicts out.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/claim/subject.hpp"
#include "engine/coverage/reasons.hpp"
#include "engine/diag/sink.hpp"
#include "engine/document/document.hpp"
#include "engine/document/read.hpp"
#include "engine/intake/find.hpp"
#include "engine/intake/lines.hpp"
#include "engine/intake/read.hpp"
#include "engine/link/rules.hpp"
#include "engine/manifest.hpp"
#include "engine/match/compiled.hpp"
#include "engine/match/profile.hpp"
#include "engine/match/scan.hpp"
#include "engine/report/labels.hpp"
#include "engine/report/report.hpp"
#include "engine/rule/fingerprint.hpp"
#include "engine/rule/rule.hpp"
#include "engine/score/policy.hpp"
#include "engine/score/verdict.hpp"
#include "engine/store/store.hpp"
#include "engine/text/source.hpp"

namespace duizhang {

struct RulesOptions {
  rule::Shape* shape = nullptr;            // learns what is asked of the files; lives as long as the rules
  std::vector<match::SlotReader> slots{};  // kinds of slots beyond the engine's own
  std::shared_ptr<store::Store> store{};   // keeps what was made of rules and reports for the next run
  bool tests = true;                       // false: tests of claim rules may be missing, nobody asks for them
};

// A rule folder made ready: loaded, compiled, with its link rules and score policy. Stays where it is made,
// because its parts look at each other.
class Rules {
 public:
  // Everything wrong in the folder goes to `out`; use the rules only when that has no errors.
  Rules(std::filesystem::path const& folder, diag::Diagnostics& out, RulesOptions options = {});
  Rules(Rules const&) = delete;
  Rules& operator=(Rules const&) = delete;

  [[nodiscard]] text::SourceMap const& sources() const { return sources_; }
  [[nodiscard]] rule::RuleSet const& set() const { return set_; }
  [[nodiscard]] match::CompiledRules const& compiled() const { return compiled_; }
  [[nodiscard]] claim::SubjectReader const& subjects() const { return *subjects_; }
  [[nodiscard]] link::LinkRules const& link_rules() const { return link_rules_; }
  [[nodiscard]] score::ScorePolicy const& policy() const { return policy_; }
  [[nodiscard]] coverage::NameReasons const& name_reasons() const { return name_reasons_; }
  [[nodiscard]] report::Labels const& labels() const { return labels_ ? *labels_ : report::builtin_labels(); }
  [[nodiscard]] rule::Fingerprint const& fingerprint() const { return fingerprint_; }
  [[nodiscard]] store::Store* store() const { return store_.get(); }  // null: nothing is kept

 private:
  std::shared_ptr<store::Store> store_;
  text::SourceMap sources_;
  rule::RuleSet set_;
  match::CompiledRules compiled_;
  std::unique_ptr<claim::SubjectReader> subjects_;
  link::LinkRules link_rules_;
  score::ScorePolicy policy_;
  coverage::NameReasons name_reasons_;
  std::optional<report::Labels> labels_;  // none: the shipped ones
  rule::Fingerprint fingerprint_;
};

struct ReadOptions {
  document::Given given;
  intake::Options intake;
  intake::Filter files;                        // of those below folders
  std::shared_ptr<Manifests const> manifests;  // beside the files, see find_reports; null: none
  unsigned threads = 0;                        // 0: as many as the machine has
  std::function<void(std::size_t done, std::size_t all)>
      progress;                       // called now and then, from one thread at a time
  match::Profile* profile = nullptr;  // is added what the reading cost, when given
  // What `prepare` makes of a report, as a name: what the rules' store keeps of files is told by it, too. "":
  // nothing is taken from the store or kept in it.
  std::string kept_as;
};

// The files that paths name and that stand below folders, in the order of the output; fills
// options.manifests with what stands beside them.
[[nodiscard]] std::vector<std::string> find_reports(std::vector<std::string> const& paths,
                                                    ReadOptions& options, diag::Diagnostics& out);

// What reports gave. `claims` in the order of the reports, then of the text.
struct Extraction {
  std::vector<document::ReportInfo> reports;
  std::vector<claim::Claim> claims;
};

// The documents of one file, in its order. None, with a diagnostic, for what cannot be read.
[[nodiscard]] std::vector<document::Document> read_documents(Rules const& rules, std::string const& path,
                                                             ReadOptions const& options,
                                                             diag::Diagnostics& out);

struct ScannedDocument {
  document::Document document;
  match::Scan scan;
};
// What one report gave, on its way through extract_each.
struct ExtractedReport {
  document::ReportInfo info;
  std::vector<claim::Claim> claims;  // their `report` is 0
  std::string written;               // for whoever prepares it
  // What an earlier run wrote, in place of that, where it stands in `held`.
  std::string_view written_before;
  std::shared_ptr<store::Buffer const> held;

  [[nodiscard]] std::string_view text() const { return held ? written_before : written; }
};

// Files → claims, report by report: what is read is given away and forgotten, so that memory is bounded by
// the reports in flight. `prepare` is called on the thread that read the report, for several at once; `take`
// in the order of the reports, one at a time. Gives what is known of all of them, but for sketches and how it
// came to be known. The same for any number of threads.
std::vector<document::ReportInfo> extract_each(Rules const& rules, std::vector<std::string> const& files,
                                               ReadOptions const& options, diag::Diagnostics& out,
                                               std::function<void(ExtractedReport&)> const& prepare,
                                               std::function<void(ExtractedReport&)> const& take);

// The same, and reports that another one of their place and year nearly repeats are left out as well. That is
// known only when all are read: `stays` tells of each that was taken whether it does. Gives what is known of
// those that do.
std::vector<document::ReportInfo> extract_apart(Rules const& rules, std::vector<std::string> const& files,
                                                ReadOptions const& options, diag::Diagnostics& out,
                                                std::function<void(ExtractedReport&)> const& take,
                                                std::vector<bool>& stays);

// Documents as they come, a line of JSON each → their claims, each line's before the next has come. What is
// said of a line is given to `say` behind its claims. Memory is bounded by the lines in flight, but for a few
// words of each document, by which repeats are left out; what only all reports together show (years that are
// missing, one text under two names) is not looked for. Claims are those of a file of the same lines.
void extract_lines(Rules const& rules, std::function<bool(intake::LineReader::Line&)> const& next,
                   ReadOptions const& options, std::function<void(ExtractedReport&)> const& prepare,
                   std::function<void(ExtractedReport&)> const& take,
                   std::function<void(diag::Diagnostics const&)> const& say);

[[nodiscard]] ScannedDocument scan(Rules const& rules, document::Document document, bool keep_lost);

// Files → claims, on several threads; the same result for any number of them.
[[nodiscard]] Extraction extract(Rules const& rules, std::vector<std::string> const& files,
                                 ReadOptions const& options, diag::Diagnostics& out);

// Claims → verdicts. The extraction is the same afterwards; meanwhile the linker's view of it is in its
// place.
[[nodiscard]] std::vector<score::Verdict> judge(Rules const& rules, Extraction& extraction,
                                                match::Profile* profile = nullptr);

// The picture of engine/README.md as one function.
struct RunResult {
  Extraction extraction;
  std::vector<score::Verdict> verdicts;
};
[[nodiscard]] RunResult run(Rules const& rules, std::vector<std::string> const& paths,
                            ReadOptions const& options, diag::Diagnostics& out);

}  // namespace duizhang
