// Claims of files, kept from run to run: a file that was read before, with rules that would say the same of
// it, is not read again.
//
// What is kept is told by the bytes of the file, its path, what was said of it on the command line and in a
// manifest, the program, and all rules but those that make claims. Of these it is known which won a match in
// the file and which words stand in it: where those that were taken out or edited won none, and the words
// that the new ones need are not there, the claims are still those that the rules would make.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/pipeline.hpp"
#include "engine/store/store.hpp"

namespace duizhang {

// Which pairs of neighbouring characters stand in texts, as bits: no false no.
class WordTrace {
 public:
  void add(std::string_view text);  // valid UTF-8
  [[nodiscard]] bool may_hold(std::string_view word) const;
  [[nodiscard]] std::string pack() const;
  [[nodiscard]] static std::optional<WordTrace> unpack(std::string_view bytes);

 private:
  std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>(2048, 0);
};

class KeptClaims {
 public:
  // `rules` must have a store and outlive this.
  KeptClaims(Rules const& rules, ReadOptions const& options);

  // What was learned of a file while it was read, beside what it gave.
  struct Learned {
    std::set<std::uint32_t> winners;  // claim rules that won a match, into RuleSet::claim_rules
    WordTrace words;                  // of the folded texts
  };

  // The name of a file's claims, for the bytes just read of it.
  [[nodiscard]] store::Key key(std::string const& path, std::string_view bytes) const;
  // True: `parts` and what was said of the file are as reading it would give them.
  [[nodiscard]] bool get(store::Key key, std::vector<ExtractedReport>& parts, diag::Diagnostics& out);
  // Not kept: what was said with a place in the rules, with an error, or was read by another program (PDF).
  void put(store::Key key, std::vector<ExtractedReport> const& parts, diag::Diagnostics const& said,
           Learned const& learned);

 private:
  // The rules of now beside some of before.
  struct Difference {
    bool comparable = false;        // those that are in both stand in the same order
    std::set<store::Key> gone;      // no longer there
    bool anywhere = false;          // a new rule may match in any text
    std::vector<std::string> cues;  // of the others: one must stand in the text
  };
  Difference const& since(store::Key before);
  [[nodiscard]] Difference compare(std::vector<store::Key> const& before) const;

  Rules const& rules_;
  store::Store& store_;
  ReadOptions const& options_;
  std::string given_;  // what is the same for all files
  store::Key now_;     // of the list of rules
  std::mutex mutex_;   // of what follows
  std::map<store::Key, std::unique_ptr<Difference>> differences_;
};

}  // namespace duizhang
