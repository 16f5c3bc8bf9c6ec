#include "engine/document/file_name.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/document/years.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::document {
namespace {

constexpr std::size_t longest_stem = 255;  // bytes, as file systems have it

bool han_at(std::string_view text, std::size_t at) {
  auto c = text::code_point_at(text, at);
  return c >= 0x4E00 && c <= 0x9FFF;
}

// One way of naming against one name, with every way back: names are short.
class Matcher {
 public:
  Matcher(std::string_view stem, Outline const& outline) : stem_(stem), outline_(outline) {}

  bool match(std::string_view pattern) {
    steps_ = 0;
    found_ = {};
    return rest(pattern, 0);
  }
  [[nodiscard]] FileName const& found() const { return found_; }

 private:
  bool rest(std::string_view pattern, std::size_t at) {
    if (++steps_ > 20'000) return false;
    if (pattern.empty()) return at == stem_.size();
    if (take(pattern, "{year}")) {
      auto year = year_at(stem_, at);
      if (!year || !rest(pattern, at + 4)) return false;
      return found_.year = *year, true;
    }
    if (take(pattern, "{level}")) return level(pattern, at);
    if (take(pattern, "{place}")) return place(pattern, at);
    if (take(pattern, "{title}"))
      return std::any_of(outline_.title_words.begin(), outline_.title_words.end(),
                         [&](std::string const& word) {
                           return stem_.substr(at).starts_with(word) && rest(pattern, at + word.size());
                         });
    if (take(pattern, "*")) {
      for (; at <= stem_.size(); ++at)
        if (rest(pattern, at)) return true;
      return false;
    }
    if (at >= stem_.size()) return false;
    bool blank = pattern.front() == '_';
    bool same =
        blank ? stem_[at] == '_' || stem_[at] == '-' || stem_[at] == ' ' : stem_[at] == pattern.front();
    return same && rest(pattern.substr(1), at + 1);
  }

  static bool take(std::string_view& pattern, std::string_view piece) {
    if (!pattern.starts_with(piece)) return false;
    pattern.remove_prefix(piece.size());
    return true;
  }

  bool level(std::string_view pattern, std::size_t at) {
    auto end = at;
    while (end < stem_.size() && stem_[end] >= 'a' && stem_[end] <= 'z') ++end;
    auto level = level_named(stem_.substr(at, end - at));
    if (level == Level::unknown || !rest(pattern, end)) return false;
    return found_.level = level, true;
  }

  // The longest first; no title belongs to a place.
  bool place(std::string_view pattern, std::size_t at) {
    std::size_t end = at;
    while (end < stem_.size() && han_at(stem_, end)) end += text::code_point_size(stem_[end]);
    for (; end > at + 3; end = text::previous(stem_, end)) {
      auto words = stem_.substr(at, end - at);
      if (words.starts_with("年") || holds_title(words) || !rest(pattern, end)) continue;
      return found_.place = words, true;
    }
    return false;
  }

  [[nodiscard]] bool holds_title(std::string_view words) const {
    return std::any_of(outline_.title_words.begin(), outline_.title_words.end(),
                       [&](auto const& word) { return words.find(word) != std::string_view::npos; });
  }

  std::string_view stem_;
  Outline const& outline_;
  FileName found_;
  std::size_t steps_ = 0;
};

}  // namespace

FileName read_file_name(std::string_view source, Outline const& outline) {
  auto stem = source.substr(0, std::min(source.rfind('.'), source.size()));
  // Names are any bytes; one that is no text says nothing.
  if (stem.size() > longest_stem || text::invalid_utf8(stem)) return {};
  Matcher matcher(stem, outline);
  for (auto const& pattern : outline.file_names)
    if (matcher.match(pattern)) return matcher.found();
  return {};
}

}  // namespace duizhang::document
