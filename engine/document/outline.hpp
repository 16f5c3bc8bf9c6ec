// The data a document is read with: headings and their roles, headline passages, ways of naming a
// jurisdiction and a year. Filled from rules/document.yaml.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/document/places.hpp"

namespace duizhang::document {

// A section heading by the words in it. A line is a heading of the section when it starts with one of
// `starts` (or with a numbering such as 一、) and holds one of `words` and none of `not_words`.
struct HeadingRule {
  std::string id;
  std::vector<std::string> words;
  std::vector<std::string> not_words;
  Role role = Role::other;
  std::vector<Role> within = {};  // only below sections of these roles; empty: any
  // Of the top level, and without a numbering a word opens it: 2023年,我们这样走过.
  bool opens = false;
  std::vector<TextKind> kinds = {};  // only in texts of these kinds; empty: in all but those on progress
};

// A turn inside a section, said in a sentence: 过去五年, 今年经济社会发展的主要预期目标是. From that sentence
// on (to the next turn or heading) the role is another.
struct TurnRule {
  std::string id;
  std::vector<std::string> starts;  // the sentence starts with one of these
  std::vector<std::string> words;   // or holds one of these
  std::vector<std::string> not_words;
  std::vector<Role> within;  // only in sections of these roles; empty: any
  Role role = Role::other;
  bool paragraph_only = false;   // ends with the paragraph
  bool paragraph_start = false;  // only in the first sentence of a paragraph
  bool not_first = false;        // is no turn right behind a heading
  bool unheaded = false;         // only in a text without a heading so far
};

struct HeadlineRule {
  std::string id;
  std::vector<std::string> words;  // a sentence with one of these starts a headline passage
  std::vector<std::string> not_words;
  std::vector<Role> within;
  bool paragraph = true;  // the passage is the rest of the paragraph, else the sentence
};

// What is made of an outline when it is first asked for, and kept (outline_year.hpp).
struct YearOutline;
struct HeadingFinder;
struct StrayFinder;
struct PartFinder;
struct MadeOfOutline {
  std::mutex mutex;
  std::map<std::pair<int, bool>, std::shared_ptr<YearOutline const>> of_year;  // by year and `told_early`
  std::shared_ptr<HeadingFinder const> headings;
  std::shared_ptr<StrayFinder const> stray;
  std::shared_ptr<PartFinder const> parts;
};

// A kind of text by its title and the words at its front. The first that fits is taken.
struct KindRule {
  std::string id;
  TextKind kind = TextKind::other;
  std::vector<std::string> title;      // the title holds one of these; empty: any title
  std::vector<std::string> title_end;  // or ends in one of these
  std::vector<std::string> head;       // and the front of the text one of these; empty: any text
  std::vector<std::string> not_title;  // and the title none of these
  Confidence confidence = Confidence::likely;
  std::vector<std::string> title_also = {};  // beside one of `title` the title holds one of these; empty: any
};

// A passage of the outline by the words its heading holds or its first sentence starts with.
struct PartRule {
  std::string id;
  Part part = Part::other;
  std::vector<std::string> headings;  // a heading with one of these
  std::vector<std::string> starts;    // a sentence that starts with one of these: to the end of its paragraph
  std::vector<std::string> not_words;
  std::vector<Role> within;  // only in sections of these roles; empty: any
  bool to_the_end = false;   // no heading but one of another such rule ends it: annexes hold anything
};

// How the front of a report says when, before whom and by whom it was given.
struct OccasionWords {
  std::vector<std::string> assembly;      // 人民代表大会, 人大
  std::vector<std::string> meeting;       // 次会议
  std::vector<std::string> offices;       // 省长, 市长 …: the name stands behind them
  std::vector<std::string> not_before;    // 副: of another office
  std::vector<std::string> behind_names;  // 作, 代表, 同志: a name ends there
};

// How a report given before its year is over tells of that year: 2021年地区生产总值预计151亿元, in the part
// whose heading ends in 回顾.
struct EarlyWords {
  std::vector<std::string> review;    // end the heading of the part that looks back: 回顾
  std::vector<std::string> result;    // what is told of the whole year: 生产总值
  std::vector<std::string> unit;      // stands behind it: 亿元
  std::vector<std::string> reckoned;  // says that the year is not over: 预计
};

// What a recognised print is read as, both of the same number of bytes: 亿兀 as 亿元.
struct Misreading {
  std::string written, read;
};

struct Outline {
  std::vector<std::string> numbering;  // 一、 二、 …: what a top-level heading starts with
  std::vector<HeadingRule> headings;
  std::vector<TurnRule> turns;
  std::vector<HeadlineRule> headlines;
  std::size_t summary_quantities =
      3;  // a review paragraph near its front with as many quantities is the summary
  std::size_t summary_sentences =
      8;  // and no more than so many sentences of it, where a text is one paragraph
  std::vector<std::string> title_words;     // 政府工作报告
  std::vector<std::string> address_words;   // 各位代表: a text that holds one is a work report
  std::vector<std::string> national_words;  // 代表国务院, 全国人民代表大会
  std::string national_name;                // 全国
  std::vector<std::string> place_suffixes;  // 省 市 区 县 …, with their level
  std::vector<Level> place_levels;          // beside place_suffixes
  std::vector<std::string> place_before;    // words before a place name: 在
  std::vector<std::string> place_after;     // words after it: 人民政府, 第…届人民代表大会
  std::vector<std::string> not_places;      // words that end in a suffix and are no place: 全市, 我区
  std::vector<std::string> peoples;         // between an autonomous place's name and its suffix: 土家族
  std::vector<std::string> self_before;     // 代表: what stands before the words of one's own government
  std::vector<std::string> self_after;      // 人民政府, 行署: what stands behind them
  Places places;                            // the table of codes
  std::vector<KindRule> kinds;
  std::vector<PartRule> parts;
  OccasionWords occasion;
  EarlyWords early;
  std::vector<Misreading> misreadings;
  std::vector<std::string> junk;        // words that scrapers leave in a text: not there for matching
  std::vector<std::string> file_names;  // {level}_{place}_{year}: how files are named, the first that fits
  std::size_t alike_percent = 80;       // of their wording that two texts share when they are one report
  std::size_t cut_code_points = 8000;   // a report with fewer that never looks ahead was cut off
  std::size_t whole_code_points = 0;    // a text with fewer and without address_words is an excerpt
  std::shared_ptr<MadeOfOutline> made = std::make_shared<MadeOfOutline>();
};

}  // namespace duizhang::document
