#include "engine/intake/collection.hpp"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace duizhang::intake {
namespace {

using Json = nlohmann::json;

struct Field {
  char const* name;
  std::vector<std::string> const& columns;
};

std::vector<Field> fields_of(Settings const& settings) {
  return {{"title", settings.title_columns},
          {"jurisdiction", settings.place_columns},
          {"year", settings.year_columns},
          {"level", settings.level_columns},
          {"date", settings.date_columns}};
}

// Deeper than any table of reports, and counted before the parser builds anything.
bool nests_too_deeply(std::string_view text) {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (quoted && c == '\\')
      ++i;
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && (c == '[' || c == '{') && ++depth > max_nesting)
      return true;
    else if (!quoted && (c == ']' || c == '}') && depth > 0)
      --depth;
  }
  return false;
}

std::string as_words(Json const& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
  return {};
}

std::optional<Row> row_of(Json const& object, std::size_t line, Settings const& settings, Collection& out) {
  if (!object.is_object()) return out.bad.push_back({line, "is no JSON object"}), std::nullopt;
  auto value_of = [&](std::vector<std::string> const& names) -> std::string {
    for (auto const& name : names)
      if (auto found = object.find(name); found != object.end()) return as_words(*found);
    return {};
  };
  Row row{line, value_of(settings.text_columns), {}};
  if (row.text.empty())
    return out.bad.push_back({line, "has no text under any of the names a text has"}), std::nullopt;
  for (auto const& field : fields_of(settings))
    if (auto words = value_of(field.columns); !words.empty()) row.said[field.name] = words;
  return row;
}

bool full(Collection& out) {
  if (out.rows.size() < max_members) return false;
  out.bad.push_back({0, "holds more rows than the engine reads; those behind are left out"});
  return true;
}

std::string_view trimmed(std::string_view text) {
  auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// One record of a CSV table after another; quoted fields may hold separators and line breaks.
class CsvReader {
 public:
  CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] std::size_t line() const { return line_; }

  std::vector<std::string> next() {
    std::vector<std::string> record(1);
    bool quoted = false;
    for (; at_ < text_.size(); ++at_) {
      char c = text_[at_];
      line_ += c == '\n' ? 1U : 0U;
      if (quoted) {
        bool doubled = c == '"' && at_ + 1 < text_.size() && text_[at_ + 1] == '"';
        if (doubled) ++at_;
        if (c == '"' && !doubled)
          quoted = false;
        else
          record.back() += c;
      } else if (c == '"' && record.back().empty()) {
        quoted = true;
      } else if (c == separator_) {
        record.emplace_back();
        if (record.size() > 4096) break;
      } else if (c == '\n') {
        ++at_;
        break;
      } else if (c != '\r') {
        record.back() += c;
      }
    }
    return record;
  }

 private:
  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace

Collection read_json_lines(std::string_view text, Settings const& settings) {
  Collection out;
  std::size_t line = 0;
  for (std::size_t at = 0; at < text.size();) {
    auto stop = std::min(text.find('\n', at), text.size());
    auto one = trimmed(text.substr(at, stop - at));
    at = stop + 1;
    ++line;
    if (one.starts_with("\xEF\xBB\xBF")) one.remove_prefix(3);
    if (one.empty()) continue;
    if (full(out)) break;
    if (nests_too_deeply(one)) {
      out.bad.push_back({line, "is nested too deeply"});
      continue;
    }
    auto object = Json::parse(one, nullptr, false);
    if (object.is_discarded())
      out.bad.push_back({line, "is not JSON"});
    else if (auto row = row_of(object, line, settings, out))
      out.rows.push_back(std::move(*row));
  }
  return out;
}

Collection read_json(std::string_view text, Settings const& settings) {
  Collection out;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (nests_too_deeply(text)) return out.bad.push_back({0, "is nested too deeply"}), out;
  auto all = Json::parse(text, nullptr, false);
  if (all.is_discarded()) return out.bad.push_back({0, "is not JSON"}), out;
  if (all.is_object()) all = Json::array({std::move(all)});
  if (!all.is_array()) return out.bad.push_back({0, "holds no list of documents"}), out;
  std::size_t number = 0;
  for (auto const& object : all) {
    if (full(out)) break;
    if (auto row = row_of(object, ++number, settings, out)) out.rows.push_back(std::move(*row));
  }
  return out;
}

Collection read_csv(std::string_view text, char separator, Settings const& settings) {
  Collection out;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  CsvReader reader(text, separator);
  auto header = reader.next();
  for (auto& name : header) name = std::string(trimmed(name));
  auto column = [&](std::vector<std::string> const& names) {
    for (auto const& name : names)
      if (auto found = std::find(header.begin(), header.end(), name); found != header.end())
        return static_cast<std::size_t>(found - header.begin());
    return header.size();
  };
  auto text_at = column(settings.text_columns);
  if (text_at == header.size()) return out.bad.push_back({1, "names no column that holds a text"}), out;
  std::vector<std::pair<char const*, std::size_t>> others;
  for (auto const& field : fields_of(settings)) others.emplace_back(field.name, column(field.columns));
  while (!reader.done()) {
    if (full(out)) break;
    auto line = reader.line();
    auto record = reader.next();
    if (record.size() == 1 && trimmed(record.front()).empty()) continue;
    if (text_at >= record.size() || trimmed(record[text_at]).empty()) {
      out.bad.push_back({line, "has no text"});
      continue;
    }
    Row row{line, record[text_at], {}};
    for (auto const& [name, at] : others)
      if (at < record.size() && !trimmed(record[at]).empty())
        row.said[name] = std::string(trimmed(record[at]));
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace duizhang::intake
