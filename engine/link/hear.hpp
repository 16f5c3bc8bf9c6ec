// Sentences without a figure: which of them speak of a target, and how far along they say it is. Private to
// the linker.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/link/pool.hpp"

namespace duizhang::link {

// The statements of the reports of one place and year, against the targets that those reports must answer.
class Hearing {
 public:
  Hearing(Context const& context, std::vector<ClaimIndex> const& statements,
          std::vector<Link const*> const& asking);

  // Fills `statements`, `general` and, where no number answers, the stage told; a number that is like the
  // target only by half gives way to a sentence that names it.
  void hear(Link& link) const;

 private:
  using Found = std::vector<std::pair<double, ClaimIndex>>;  // likeness, negative: best first when sorted

  struct Said {
    ClaimIndex claim = 0;
    std::vector<std::string> about;
    std::vector<Phrase> words;  // of those of `about` that are no canonical id
    int stage = 0;
    std::string stage_word;
    bool complete = false;  // says that it holds for all of them (全部)
    bool underway = false;  // only that it goes on (加快推进)
  };

  [[nodiscard]] claim::Claim const& claim(ClaimIndex index) const { return context_.claims[index]; }
  [[nodiscard]] Said read(ClaimIndex index) const;
  [[nodiscard]] bool is_general(Said const& said) const;
  [[nodiscard]] bool names(std::string const& about, std::string const& id) const;
  [[nodiscard]] Found const& of_indicator(std::string const& id) const;
  [[nodiscard]] Found of_words(Phrase const& asked, claim::Claim const& target) const;
  [[nodiscard]] double likeness(Phrase const& asked, claim::Claim const& target, Said const& said,
                                Phrase const& words) const;
  [[nodiscard]] std::size_t asked_by(Phrase const& words) const;
  [[nodiscard]] int promised(Phrase const& asked) const;
  void take_stage(Phrase const& asked, double best, Found const& found, Link& link) const;
  void prefer_statement(Link& link, double likeness) const;

  Context const& context_;
  std::vector<Said> said_;
  std::vector<ClaimIndex> general_;
  std::vector<Phrase> asked_;                                          // of the open targets
  std::unordered_map<ClaimIndex, std::size_t> asked_at_;               // target -> place in asked_
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> told_;   // pair -> statements
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> wants_;  // pair -> targets
  mutable std::map<std::string, Found, std::less<>> by_id_;
};

}  // namespace duizhang::link
