// The words of the outputs in Chinese and English, and the few proportions of the page: rules/report.yaml.
// The shipped file is built in; a user's own may change any part of it.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/diag/sink.hpp"
#include "engine/text/source.hpp"

namespace duizhang::report {

enum class Language { zh, en };

struct Words {
  std::string zh;
  std::string en;
  [[nodiscard]] std::string const& in(Language language) const { return language == Language::zh ? zh : en; }
};

// Keys are "section.key" as in the file: "status.met". A key that is nowhere reads "⟦key⟧": it shows, and a
// test looks for it.
class Labels {
 public:
  [[nodiscard]] Words const& at(std::string_view key) const;
  [[nodiscard]] Words const& at(std::string_view section, std::string_view key) const;
  [[nodiscard]] std::string const& in(Language language, std::string_view key) const {
    return at(key).in(language);
  }
  [[nodiscard]] std::size_t layout(std::string_view key) const;  // 0 when nowhere

  [[nodiscard]] std::map<std::string, Words, std::less<>> const& words() const { return words_; }
  [[nodiscard]] std::map<std::string, std::size_t, std::less<>> const& numbers() const { return numbers_; }
  void set(std::string key, Words words) { words_[std::move(key)] = std::move(words); }
  void set_layout(std::string key, std::size_t number) { numbers_[std::move(key)] = number; }

 private:
  std::map<std::string, Words, std::less<>> words_;
  std::map<std::string, std::size_t, std::less<>> numbers_;
  mutable std::map<std::string, Words, std::less<>> missing_;
};

// The shipped words.
[[nodiscard]] Labels const& builtin_labels();

// Lays a file of the form of rules/report.yaml over `labels`: what it names is replaced, the rest stays.
// A key the shipped file does not have is a diagnostic with the nearest one that it has.
void load_labels(text::SourceId file, text::SourceMap& sources, Labels& labels, diag::Diagnostics& out);

// `text` with every {name} replaced; a name that is not among `values` stays as it stands.
[[nodiscard]] std::string fill(std::string_view text,
                               std::initializer_list<std::pair<std::string_view, std::string_view>> values);

// A file that was built in (engine/report/assets, rules/report.yaml), by base name.
[[nodiscard]] std::string_view asset(std::string_view file);

}  // namespace duizhang::report
