// What a report is: whose, of which year, read from which file. The only part of a document that
// claims, links and verdicts carry on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace duizhang::document {

enum class Level { unknown, national, province, city, county, zone, town };
[[nodiscard]] std::string_view name(Level level);  // "" for unknown
[[nodiscard]] Level level_named(std::string_view word);

// What kind of text it is. A plan is one of several years or a plan report; progress lays the year's tasks
// beside how far they have come; other is what no rule knows.
enum class TextKind { other, work_report, news, plan, communique, resolution, progress };
[[nodiscard]] std::string_view name(TextKind kind);  // work-report, news, …
[[nodiscard]] std::vector<std::string_view> text_kind_names();
[[nodiscard]] bool text_kind_named(std::string_view word, TextKind& out);

// Where a fact about a report was found.
enum class Origin { none, text, file_name, command_line, collection, manifest };
[[nodiscard]] std::string_view name(Origin origin);

// How sure a source is: certain where it names the fact (a title, a session, a person), likely where it
// follows from other words (a heading, a file's name), guessed where it is only the nearest at hand.
enum class Confidence { none, guessed, likely, certain };
[[nodiscard]] std::string_view name(Confidence confidence);

// What one source says of a report: all that was found is kept, also what lost against a better source.
struct Fact {
  std::string what;  // year, jurisdiction, level, kind, session, date, speaker
  std::string value;
  Origin origin = Origin::none;
  Confidence confidence = Confidence::none;
};

struct ReportInfo {
  std::string id;            // "r-" and 12 hexadecimal digits of the text
  std::string source;        // base name of the file as given
  std::string path;          // as given
  std::string member;        // of an archive; "" for the file itself
  std::size_t number = 0;    // among the documents of one file, from 1; 0 when the file holds only this one
  std::string jurisdiction;  // 绍兴市上虞区; "" when unknown
  std::string code;          // GB/T 2260, "" when unknown
  Level level = Level::unknown;
  int year = 0;             // the year of the report: it reviews the year before; 0 when unknown
  bool told_early = false;  // before its year began: 今年 in its review is the year that it reviews
  Origin jurisdiction_origin = Origin::none;
  Origin year_origin = Origin::none;
  std::string title;
  std::uint32_t code_points = 0;
  TextKind kind = TextKind::work_report;
  bool work_report = true;  // false: news and other texts, which report within the year they are of
  std::string session;      // 第十七届人民代表大会第三次会议; "" when unknown
  std::string date;         // 2024-01-15: of the session, else of the text; "" when unknown
  std::string speaker;      // "" when unknown
  std::string format;       // text, html, docx, …; "" when not known
  std::string charset;
  std::string certainty;             // how the charset came to be known
  bool traditional = false;          // written in Traditional characters, matched as simplified ones
  std::vector<std::string> parents;  // of the jurisdiction, the nearest first: 330600 绍兴市
  std::vector<Fact> facts;
  std::vector<std::string> contradictions;  // facts of two sources that cannot both be right
  bool truncated = false;                   // it seems to break off
  bool partial = false;                     // an excerpt: silence in it proves nothing
  std::vector<std::uint32_t> sketch;        // of its wording, see sketch.hpp; empty for a short text

  // The fact of this name that was taken; null when there is none.
  [[nodiscard]] Fact const* fact(std::string_view what) const;

  // How messages name it: the path, and which document of the file it is.
  [[nodiscard]] std::string subject() const;
};

}  // namespace duizhang::document
