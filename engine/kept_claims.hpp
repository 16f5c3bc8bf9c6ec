// Claims of files, kept from run to run: a file that was read before, with rules that would say the same of
// it, is not read again; and of one of which they would say something else, only the rules that changed are
// run, and claims are made anew (docs/decisions/0041-one-rule-edited.md).
//
// What is kept is told by the bytes of the file, its path, what was said of it on the command line and in a
// manifest, the program, and all rules but those that make claims. Of these it is known which matches they
// won in the file.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/claim/extract.hpp"
#include "engine/kept_text.hpp"
#include "engine/match/ground.hpp"
#include "engine/pipeline.hpp"
#include "engine/store/store.hpp"

namespace duizhang {

// Which pairs of neighbouring characters stand in texts, as bits: no false no.
class WordTrace {
 public:
  void add(std::string_view text);  // valid UTF-8

  [[nodiscard]] std::string pack() const;
  // Yes where these bytes were not packed so.
  [[nodiscard]] static bool may_hold(std::string_view packed, std::string_view word);

 private:
  static constexpr std::size_t words = 2048;  // of 64 bits
  std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>(words, 0);
};

class KeptClaims {
 public:
  // `rules` must have a store and outlive this.
  KeptClaims(Rules const& rules, ReadOptions const& options);
  // Keeps what was found out of entries of before, so that it is not found out again.
  ~KeptClaims();
  KeptClaims(KeptClaims const&) = delete;
  KeptClaims& operator=(KeptClaims const&) = delete;

  // The names of what is kept of a file, for the bytes just read of it.
  struct File {
    store::Key bytes;
    store::Key claims;        // what rules made of it
    store::Key ground, text;  // what they made it of: see kept_text.hpp
  };
  [[nodiscard]] File file(std::string const& path, std::string_view bytes) const;

  // What is learned of a file while it is read, beside what it gives.
  class Learned {
   public:
    explicit Learned(File const& file) : text_(file.bytes) {}
    // All of the reading that was said before claims were made.
    void add_said(diag::Diagnostics const& said) { said_ = said.sorted(); }
    // A document, in order; `said` while its claims were made, which came from `origins`.
    void add(document::Document const& document, match::Scan const& scan, match::MadeGround const& ground,
             claim::Origins const& origins, diag::Diagnostics const& said);

   private:
    friend class KeptClaims;
    struct Part {
      std::vector<diag::Diagnostic> said;
      std::string places, rest;  // of the matches
      std::string ids;           // of the claims
    };
    std::vector<diag::Diagnostic> said_;
    std::vector<Part> parts_;
    std::set<std::uint32_t> winners_;  // claim rules that won a match, into RuleSet::claim_rules
    WordTrace words_;                  // of the folded texts
    TextPacker text_;
  };

  // Makes the claims of a document anew, in a report of which only `info` is there.
  using Remake = std::function<claim::Origins(document::Document const&, match::Scan const&, ExtractedReport&,
                                              diag::Diagnostics& said)>;
  // Working memory of one thread.
  struct Scratch {
    store::Buffer ground, text;
  };
  // True: `parts` and what was said of the file are as reading it would give them.
  [[nodiscard]] bool get(File const& file, std::string_view bytes, Scratch& own, match::ScanScratch& scratch,
                         Remake const& remake, std::vector<ExtractedReport>& parts, diag::Diagnostics& out);
  // Not kept: what was said with a place in the rules, with an error, or was read by another program (PDF).
  void put(File const& file, std::vector<ExtractedReport> const& parts, Learned const& learned);

 private:
  struct Entry;      // of the claims of a file
  struct EntryPart;  // of a document of it
  class MatchPacker;
  class Pool;

  // A claim rule, as told by itself, its macros and the words it is found by.
  struct Rule {
    store::Key whole;
    store::Key makes;  // what its matches become, see rule::Fingerprint
    store::Key id;
    int priority = 0;
  };
  // The rules of now beside some of before.
  struct Difference {
    bool comparable = false;
    match::RuleChanges changes;
    std::vector<store::Key> made_then, made_now;  // Rule::makes of both
    std::vector<std::string> cues;                // of what is new
    bool anywhere = false;                        // something of it may match without them
    std::mutex mutex;                             // of what follows
    std::set<store::Key> standing;                // files whose claims of then are those of now
    bool found_more = false;
  };
  Difference& since(store::Key before);
  void compare(std::vector<Rule> const& before, Difference& out) const;
  [[nodiscard]] store::Key standing_key(store::Key before) const;
  [[nodiscard]] bool may_differ(Entry const& entry, Difference& changed, store::Key claims) const;
  // The same claims: true. Where they differ, made anew and kept. False: the file must be read.
  [[nodiscard]] bool renew(File const& file, std::string_view bytes, Entry& entry, Difference& changed,
                           Scratch& own, match::ScanScratch& scratch, Remake const& remake);
  struct Renewed;  // a document looked at again
  [[nodiscard]] bool look_again(match::Ground const& ground, Difference const& changed,
                                match::ScanScratch& scratch, Renewed& out) const;
  // The claims of sentences whose matches changed, with those of all others as they were; the report has all
  // of it in place of what it had, and `matches` how many claims each became. False: it cannot be told in
  // parts, and nothing of it was changed.
  [[nodiscard]] static bool remake_sentences(Renewed& renewed, Difference const& changed,
                                             document::Document const& document, match::Scan& scan,
                                             MatchPacker& matches, EntryPart& part, Remake const& remake);
  // All claims; false: they cannot be kept.
  [[nodiscard]] static bool remake_all(Renewed& renewed, Difference const& changed,
                                       document::Document const& document, match::Scan& scan,
                                       MatchPacker& matches, EntryPart& part, Remake const& remake);
  [[nodiscard]] static bool may_be_kept(std::vector<diag::Diagnostic> const& said);
  static void pack_rule(store::Packer& to, Rule const& rule);

  Rules const& rules_;
  store::Store& store_;
  ReadOptions const& options_;
  std::shared_ptr<Pool> pool_;
  std::string given_;  // what is the same for all files
  std::string given_text_;
  std::vector<Rule> all_;
  store::Key now_;    // of the list of rules
  std::mutex mutex_;  // of what follows
  std::map<store::Key, std::unique_ptr<Difference>> differences_;
};

}  // namespace duizhang
