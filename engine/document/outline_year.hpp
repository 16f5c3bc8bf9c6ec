// The words of headings and turns that speak of a year, made those of a certain year: {Y-1}年工作 is
// 2016年工作 in a report of 2017. Made once for each year and kept with the outline.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/document/outline.hpp"
#include "engine/text/words.hpp"

namespace duizhang::document {

// Which rules' words stand in a sentence is told by one walk over it; what must not stand there is looked for
// only where they do.
struct YearOutline {
  std::vector<HeadingRule> headings;
  std::vector<TurnRule> turns;
  std::vector<HeadlineRule> headlines;
  text::WordFinder
      words;  // of turns, then of headlines, then of headings → the rule's number among all of them
  text::WordFinder starts;  // of turns → the rule's number
  text::WordFinder numbering;

  [[nodiscard]] std::size_t first_headline() const { return turns.size(); }
  [[nodiscard]] std::size_t first_heading() const { return turns.size() + headlines.size(); }
  [[nodiscard]] std::size_t rules() const { return turns.size() + headlines.size() + headings.size(); }
};

// The words of headings of reviews and plans, numbered in the order of the rules.
struct HeadingFinder {
  text::WordFinder words;
  std::uint32_t count = 0;
};
[[nodiscard]] HeadingFinder const& heading_words(Outline const& outline);

// Words that do not belong to a text, by their places in the outline, behind them words that recognition got
// wrong, and behind those characters that tell a Traditional text: all are looked for in one walk.
struct StrayFinder {
  text::WordFinder words;
  std::uint32_t junk = 0;         // the first number that is no junk
  std::uint32_t traditional = 0;  // the first of a character
};
[[nodiscard]] StrayFinder const& stray_words(Outline const& outline);

// What headings of parts hold and what their passages start with → the rule's place in Outline::parts.
struct PartFinder {
  text::WordFinder headings, starts;
};
[[nodiscard]] PartFinder const& part_words(Outline const& outline);

// `year` 0: not known; words that name one are left out. `told_early`: before that year began, when it is
// called 明年 and the year looked back on 今年. Lives as long as the outline, which must not change any more.
// May be called by several threads.
[[nodiscard]] YearOutline const& outline_of_year(Outline const& outline, int year, bool told_early);

}  // namespace duizhang::document
