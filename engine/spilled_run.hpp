// The whole job with claims and verdicts on the disk: in memory are what is known of each report, and the
// claims of as many places as are linked at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/pipeline.hpp"
#include "engine/store/scratch.hpp"

namespace duizhang {

// Gives the very bytes that extract(), judge(), report::write_claims() and report::write_verdicts() give one
// behind the other, but holds no more than it needs: targets are answered by reports of their own place, so
// places are linked a few at a time, beside them of the places above what they are held against.
class SpilledRun {
 public:
  // `folder`: on whose disk claims may lie. `at_once`: places are linked together until they have so many
  // claims.
  SpilledRun(Rules const& rules, std::filesystem::path const& folder, std::size_t at_once = 8192)
      : rules_(rules), at_once_(at_once), claims_(folder), early_(folder) {}

  // To be called first.
  void extract(std::vector<std::string> const& paths, ReadOptions const& options, diag::Diagnostics& out);
  [[nodiscard]] std::vector<document::ReportInfo> const& reports() const { return reports_; }

  using Sink = std::function<void(std::string_view)>;
  // All claims in their order: to be called second.
  void write_claims(Sink const& to);
  // All verdicts in theirs, third.
  void write_verdicts(Sink const& to, match::Profile* profile);

  // Of the disk, as errno; 0 when nothing failed.
  [[nodiscard]] int error() const { return claims_.error() != 0 ? claims_.error() : early_.error(); }

 private:
  struct Kept {
    std::uint64_t at = 0;         // where the claims of a report stand
    std::size_t first_claim = 0;  // number of the first among those of the run
    std::size_t count = 0;
  };
  struct Piece {
    std::uint64_t at = 0;
    std::uint64_t size = 0;
    bool done = false;
  };
  struct Batch;

  [[nodiscard]] std::vector<claim::Claim> claims_of(std::size_t report);
  [[nodiscard]] std::vector<std::vector<std::size_t>> places_together() const;
  [[nodiscard]] std::vector<std::size_t> reports_above(std::vector<std::size_t> const& reports) const;
  [[nodiscard]] Batch batch_of(std::vector<std::size_t> const& own);
  void judge(std::vector<std::size_t> const& own, match::Profile* profile, Sink const& to);
  void write_those_done(Sink const& to);

  Rules const& rules_;
  std::size_t at_once_;
  std::vector<document::ReportInfo> reports_;
  std::vector<Kept> kept_;  // of each report
  std::vector<bool> lone_;  // of each claim: the linker does not see its id
  store::Scratch claims_;   // packed, report by report
  store::Scratch early_;    // verdicts of reports before whose verdicts others come
  std::vector<Piece> early_pieces_;
  std::size_t next_ = 0;  // the report whose verdicts are to be written next
  std::map<std::pair<document::Level, int>, std::vector<std::size_t>> by_level_;  // reports by level and year
};

}  // namespace duizhang
