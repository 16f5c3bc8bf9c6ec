// A claim or verdict walked back: verdict, link, claims, match, rule and alternative, sentence.
#pragma once

#include <optional>
#include <string>

#include "engine/pipeline.hpp"
#include "engine/report/labels.hpp"

namespace duizhang {

// `id` is a claim's or a verdict's of this run. Empty when the run has none of that id. Reads the reports
// that are concerned again, so that what stands in them is shown as it was matched.
[[nodiscard]] std::optional<std::string> explain(std::string const& id, Rules const& rules,
                                                 RunResult const& result, ReadOptions const& reading,
                                                 report::Language language);

// The entries of the score policy that decided a verdict, each where its file says it, with a caret.
[[nodiscard]] std::string entries_that_decided(score::Verdict const& verdict, Rules const& rules, bool color);

// What was found in a document, stage by stage: its sections, names, periods, quantities, matches with
// their captures, and the matches that gave way with the reason.
[[nodiscard]] std::string dump_scan(ScannedDocument const& scanned, rule::RuleSet const& set);

}  // namespace duizhang
