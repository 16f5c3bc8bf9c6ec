// Indicators that are known by an id and by their words as well.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/document/report_info.hpp"
#include "engine/rule/indicator.hpp"

namespace duizhang::link {

// Claims whose ids the linker should not see. An id of an indicator that is declared
// `by_words` stays where a target has it and a result of the same place in the report that is due, too;
// elsewhere it is taken off, so that their words are held against each other: 农村劳动力转移就业 may come
// back in words that no list holds, and silence must not be read into that.
class LoneIds {
 public:
  explicit LoneIds(rule::IndicatorTable const& indicators) : indicators_(indicators) {}
  // Each claim of the run under a number of its own, less than 2^32.
  void add(std::size_t number, claim::Claim const& claim, document::ReportInfo const& report);
  // Their numbers, ascending, when all claims were added.
  [[nodiscard]] std::vector<std::size_t> take();

 private:
  // Where target and result of one indicator meet: place, id, what tells them apart, year of the report that
  // answers; as a hash,
  // since a large run has millions.
  using Meeting = std::uint64_t;
  static std::optional<Meeting> meeting(claim::Claim const& claim, document::ReportInfo const& report,
                                        std::string_view apart);
  enum class Part : std::uint32_t { nothing, target, outcome };
  struct Loose {
    Meeting meeting = 0;
    std::uint32_t number = 0;
    Part part = Part::nothing;  // nothing: meets nothing
  };

  rule::IndicatorTable const& indicators_;
  std::vector<Loose> loose_;
};

// The same of claims that are in memory, by their index.
[[nodiscard]] std::vector<std::size_t> lone_ids(std::vector<claim::Claim> const& claims,
                                                std::vector<document::ReportInfo> const& reports,
                                                rule::IndicatorTable const& indicators);
// The claims without them.
[[nodiscard]] std::vector<claim::Claim> without_lone_ids(std::vector<claim::Claim> claims,
                                                         std::vector<document::ReportInfo> const& reports,
                                                         rule::IndicatorTable const& indicators);

}  // namespace duizhang::link
