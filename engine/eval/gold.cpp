#include "engine/eval/gold.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "engine/diag/codes.hpp"
#include "engine/text/excerpt.hpp"

namespace duizhang::eval {

using nlohmann::json;
namespace code = diag::code;

namespace {

// Reads the fields of one line, keeping what is wrong with the first that is.
class Line {
 public:
  explicit Line(json const& object) : object_(object) {}

  [[nodiscard]] std::string const& problem() const { return problem_; }

  std::string text(char const* key, bool required = true) {
    auto const* field = find(key, required);
    if (field == nullptr) return "";
    if (field->is_string()) return field->get<std::string>();
    return fail(key, "text"), "";
  }

  bool flag(char const* key) {
    auto const* field = find(key, false);
    if (field == nullptr) return false;
    if (field->is_boolean()) return field->get<bool>();
    return fail(key, "true or false"), false;
  }

  std::optional<std::size_t> whole(char const* key) {
    auto const* field = find(key, false);
    if (field == nullptr) return std::nullopt;
    if (field->is_number_unsigned()) return field->get<std::size_t>();
    return fail(key, "a whole number"), std::nullopt;
  }

  std::optional<text::Decimal> number(char const* key) {
    auto const* field = find(key, false);
    if (field == nullptr || field->is_null()) return std::nullopt;
    auto value = field->is_number() ? text::Decimal::parse(field->dump()) : std::nullopt;
    if (!value) fail(key, "a number of up to 18 digits or null");
    return value;
  }

  // A word of a fixed list, as `read` knows it.
  template <class Read>
  auto word(char const* key, Read read, char const* wanted) {
    auto value = read(text(key));
    if (!value && problem_.empty()) fail(key, wanted);
    return value;
  }

 private:
  json const* find(char const* key, bool required) {
    auto field = object_.find(key);
    if (field != object_.end()) return &*field;
    if (required && problem_.empty()) problem_ = fmt::format("has no `{}`", key);
    return nullptr;
  }
  void fail(char const* key, char const* wanted) {
    if (problem_.empty()) problem_ = fmt::format("`{}` is not {}", key, wanted);
  }

  json const& object_;
  std::string problem_;
};

std::optional<quantity::Strength> strength_of(std::string_view word) {
  return word.empty() ? quantity::Strength::none : quantity::strength_named(word);
}

// Where the quote stands: the byte at which its nth occurrence starts.
std::optional<std::size_t> find_quote(std::string_view text, std::string_view quote, std::size_t nth) {
  auto at = text.find(quote);
  for (std::size_t i = 1; i < nth && at != std::string_view::npos; ++i) at = text.find(quote, at + 1);
  if (quote.empty() || at == std::string_view::npos) return std::nullopt;
  return at;
}

class Reader {
 public:
  Reader(std::string const& path, std::string_view text, diag::Diagnostics& out)
      : path_(path), text_(text), points_(text), out_(out) {}

  std::optional<GoldClaim> read(std::string_view line, std::size_t number) {
    auto object = json::parse(line, nullptr, false);
    if (object.is_discarded() || !object.is_object())
      return complain(code::gold_unreadable, number, "is no JSON object"), std::nullopt;
    Line fields(object);
    GoldClaim out;
    out.line = number;
    fill(fields, out);
    auto start = fields.whole("start"), end = fields.whole("end"), nth = fields.whole("nth");
    if (!fields.problem().empty())
      return complain(code::gold_unreadable, number, fields.problem()), std::nullopt;
    if (start && end)
      out.start = *start, out.end = *end;
    else if (!place(out, nth.value_or(1)))
      return complain(code::gold_not_in_text, number,
                      fmt::format("the text does not hold the quote “{}”", out.quote)),
             std::nullopt;
    return out;
  }

 private:
  static void fill(Line& fields, GoldClaim& out) {
    out.kind = fields.word("kind", claim::kind_named, "target or outcome").value_or(claim::Kind::outcome);
    out.measure = fields.word("measure", claim::measure_named, "a measure").value_or(claim::Measure::level);
    out.quote = fields.text("quote");
    out.indicator = fields.text("indicator");
    out.canonical = fields.text("canonical", false);
    out.value = fields.number("value");
    out.value_max = fields.number("value_max");
    out.unit = fields.text("unit", false);
    out.bound = fields.word("bound", quantity::bound_named, "a bound").value_or(quantity::Bound::eq);
    out.strength = fields.word("strength", strength_of, "plain, ensure, aim or empty")
                       .value_or(quantity::Strength::none);
    out.period = fields.text("period");
    out.annualised = fields.flag("annualised");
    out.headline = fields.flag("headline");
  }

  bool place(GoldClaim& out, std::size_t nth) const {
    auto at = find_quote(text_, out.quote, nth);
    if (!at) return false;
    out.start = points_.index(*at);
    out.end = points_.index(*at + out.quote.size());
    return true;
  }

  void complain(diag::Code code, std::size_t number, std::string const& problem) {
    out_.error_about(code, fmt::format("{}:{}", path_, number), problem);
  }

  std::string const& path_;
  std::string_view text_;
  text::CodePoints points_;
  diag::Diagnostics& out_;
};

}  // namespace

std::vector<GoldClaim> read_gold(std::string_view bytes, std::string const& path, std::string_view text,
                                 diag::Diagnostics& out) {
  Reader reader(path, text, out);
  std::vector<GoldClaim> gold;
  std::size_t number = 0;
  while (!bytes.empty()) {
    auto line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (auto claim = reader.read(line, number)) gold.push_back(std::move(*claim));
  }
  return gold;
}

std::vector<Zone> read_zones(std::string_view bytes, std::string const& path, diag::Diagnostics& out) {
  auto all = json::parse(bytes, nullptr, false);
  std::vector<Zone> zones;
  bool good = all.is_array();
  for (std::size_t i = 0; good && i < all.size(); ++i) {
    auto const& one = all[i];
    good = one.is_array() && one.size() == 2 && one[0].is_number_unsigned() && one[1].is_number_unsigned();
    if (good) zones.push_back({one[0].get<std::size_t>(), one[1].get<std::size_t>()});
  }
  if (good) return zones;
  out.error_about(code::gold_unreadable, path,
                  "zones are written [[start, end], …], in code points of the text");
  return {};
}

}  // namespace duizhang::eval
