// Before whom, when and by whom a report was given: 2018年2月26日在…第九届人民代表大会第二次会议上, 区长王某.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/document/outline.hpp"

namespace duizhang::document {

struct Occasion {
  std::string session;  // 第九届人民代表大会第二次会议, whichever way it is written; "" when not said
  std::string date;  // 2018-02-26: of the session; "" when not said or no day of the calendar
  std::string speaker;
  Confidence speaker_confidence = Confidence::none;  // guessed where the name runs on in a sentence
};

// `head` is the front of the folded text.
[[nodiscard]] Occasion occasion_of(std::string_view head, Outline const& outline);

// A day as written (2018年2月26日, 2018-02-26, 2018/2/26) at the front of `text`, as 2018-02-26; nothing when
// there is none or the calendar has no such day.
[[nodiscard]] std::optional<std::string> date_at(std::string_view text);

// The day that a whole line of the text is: of publication, mostly. "" when no line is one.
[[nodiscard]] std::string date_line(std::string_view text);

}  // namespace duizhang::document
