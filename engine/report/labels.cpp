#include "engine/report/labels.hpp"

#include <cassert>
#include <optional>

#include "engine/diag/codes.hpp"
#include "engine/diag/render.hpp"
#include "engine/rule/yaml.hpp"

namespace duizhang::report {
namespace {

constexpr std::string_view layout_section = "layout";

// Says that `key` is not among those the shipped file has.
void unknown(std::string_view key, text::Span span, std::vector<std::string_view> const& known,
             diag::Diagnostics& out) {
  auto& said =
      out.error(diag::code::rule_unknown_key, span, "no output uses the key '" + std::string(key) + "'");
  if (auto near = diag::nearest(key, known); !near.empty())
    said.notes.push_back({"did you mean '" + std::string(near) + "'?", {}, false});
}

// The part after the section of every key of `section`.
template <class Map>
std::vector<std::string_view> keys_of(Map const& map, std::string_view section) {
  std::vector<std::string_view> out;
  for (auto const& [key, value] : map) {
    std::string_view name = key;
    if (section.empty())
      out.push_back(name);
    else if (name.size() > section.size() && name.substr(0, section.size()) == section &&
             name[section.size()] == '.')
      out.push_back(name.substr(section.size() + 1));
  }
  return out;
}

void load_layout(rule::Mapping const& numbers, Labels& labels, Labels const* known, diag::Diagnostics& out) {
  for (auto const& [key, span, value] : numbers.entries()) {
    if (known != nullptr && !known->numbers().contains(key)) {
      unknown(key, span, keys_of(known->numbers(), ""), out);
      continue;
    }
    auto number = value.integer("a whole number");
    if (!number) continue;
    if (*number < 0)
      out.error(diag::code::rule_bad_number, value.span(), "'" + key + "' cannot be below 0");
    else
      labels.set_layout(key, static_cast<std::size_t>(*number));
  }
}

void load_words(std::string const& section, rule::Mapping const& entries, Labels& labels, Labels const* known,
                diag::Diagnostics& out) {
  for (auto const& [key, span, value] : entries.entries()) {
    auto full = section + "." + key;
    if (known != nullptr && !known->words().contains(full)) {
      unknown(key, span, keys_of(known->words(), section), out);
      continue;
    }
    auto pair = value.mapping("a mapping with zh and en");
    if (!pair) continue;
    auto zh = pair->required("zh");
    auto en = pair->required("en");
    pair->done();
    auto zh_text = zh ? zh.string("the Chinese words") : std::nullopt;
    auto en_text = en ? en.string("the English words") : std::nullopt;
    if (zh_text && en_text) labels.set(full, {*zh_text, *en_text});
  }
}

// `known` null: the shipped file itself, which decides what there is.
void read(text::SourceId file, text::SourceMap& sources, Labels& labels, Labels const* known,
          diag::Diagnostics& out) {
  auto root = rule::parse_yaml(file, sources, out);
  if (!root) return;
  auto sections = root->mapping("sections of words");
  if (!sections) return;
  for (auto const& [section, span, value] : sections->entries()) {
    if (known != nullptr && section != layout_section && keys_of(known->words(), section).empty()) {
      std::vector<std::string_view> names{layout_section};
      for (auto const& [key, words] : known->words()) {
        auto name = std::string_view(key).substr(0, key.find('.'));
        if (name != names.back()) names.push_back(name);
      }
      unknown(section, span, names, out);
      continue;
    }
    auto entries = value.mapping("keys with their words");
    if (!entries) continue;
    if (section == layout_section)
      load_layout(*entries, labels, known, out);
    else
      load_words(section, *entries, labels, known, out);
  }
}

}  // namespace

Words const& Labels::at(std::string_view key) const {
  if (auto found = words_.find(key); found != words_.end()) return found->second;
  auto shown = "⟦" + std::string(key) + "⟧";
  return missing_.insert_or_assign(std::string(key), Words{shown, shown}).first->second;
}

Words const& Labels::at(std::string_view section, std::string_view key) const {
  std::string full(section);
  full += '.';
  full += key;
  return at(full);
}

std::size_t Labels::layout(std::string_view key) const {
  auto found = numbers_.find(key);
  return found == numbers_.end() ? 0 : found->second;
}

Labels const& builtin_labels() {
  static Labels const shipped = [] {
    Labels labels;
    text::SourceMap sources;
    diag::Diagnostics out;
    auto file = sources.add("rules/report.yaml (built in)", std::string(asset("report.yaml")));
    read(file, sources, labels, nullptr, out);
    assert(out.empty() && "the shipped rules/report.yaml must load; report.labels tests it");
    return labels;
  }();
  return shipped;
}

void load_labels(text::SourceId file, text::SourceMap& sources, Labels& labels, diag::Diagnostics& out) {
  read(file, sources, labels, &builtin_labels(), out);
}

std::string fill(std::string_view text,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  std::string out;
  while (true) {
    auto open = text.find('{');
    auto close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) return out.append(text);
    out.append(text.substr(0, open));
    auto name = text.substr(open + 1, close - open - 1);
    auto const* value = values.begin();
    while (value != values.end() && value->first != name) ++value;
    if (value != values.end()) {
      out.append(value->second);
    } else {
      out.append(text.substr(open, close + 1 - open));
    }
    text.remove_prefix(close + 1);
  }
}

}  // namespace duizhang::report
