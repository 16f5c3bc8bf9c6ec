// What every page is put together from: words in both languages, marks of a status, names of places and
// years.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "engine/report/report.hpp"

namespace duizhang::report {

// Both languages of words that are HTML already; once when they read the same.
[[nodiscard]] std::string both(std::string const& zh, std::string const& en);
[[nodiscard]] std::string both(Words const& words);

// Blocks of a page by name, as its template calls them.
using Blocks = std::map<std::string, std::string, std::less<>>;

class HtmlKit {
 public:
  // The run must outlive it.
  explicit HtmlKit(RunData const& run) : run_(run), labels_(*run.labels) {}

  [[nodiscard]] RunData const& run() const { return run_; }
  [[nodiscard]] Labels const& labels() const { return labels_; }

  [[nodiscard]] std::string label(std::string_view key) const { return both(labels_.at(key)); }
  // Labels with values. The values are HTML already, the words around them are not.
  using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;
  [[nodiscard]] std::string label(std::string_view key, Values values) const;
  // The same where the values differ by language.
  [[nodiscard]] std::string label_both(std::string_view key, std::string_view name, std::string const& zh,
                                       std::string const& en) const;

  // {{t:key}} both languages, {{zh:key}} and {{en:key}} one, {{name}} a block.
  [[nodiscard]] std::string fill_template(std::string_view text, Blocks const& blocks) const;

  [[nodiscard]] static std::string icon(score::Status status);
  // The counts of a tally as one bar; for the eye only, the numbers stand beside it.
  [[nodiscard]] static std::string bar(Tally const& tally);
  [[nodiscard]] std::string legend(Tally const& tally) const;  // "" for an empty tally
  [[nodiscard]] std::string status(score::Status status) const {
    return both(labels_.at("status", score::name(status)));
  }

  [[nodiscard]] std::string place_name(Place const& place) const;
  [[nodiscard]] std::string place_name(document::ReportInfo const& info) const;
  [[nodiscard]] std::string level_name(document::Level level) const;
  [[nodiscard]] std::string level_name(Place const& place) const;  // "" where the place has the level's name
  [[nodiscard]] std::string year_label(int year) const;
  // With the file's name where the place has two reports of one year.
  [[nodiscard]] std::string year_label(Place const& place, Scorecard const& card) const;
  // A canonical indicator's name in both languages; its id where the table does not hold it.
  [[nodiscard]] std::string indicator_name(std::string_view id) const;

 private:
  RunData const& run_;
  Labels const& labels_;
};

// JSON for a <script type="application/json"> block: nothing in it can close the block.
[[nodiscard]] std::string script_json(std::string json);

}  // namespace duizhang::report
