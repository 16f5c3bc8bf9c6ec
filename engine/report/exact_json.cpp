#include "engine/report/exact_json.hpp"

#include <algorithm>

namespace duizhang::report {
namespace {

// Builds the value as the library's own reader would, but keeps the digits of numbers with a point.
class ExactReader : public nlohmann::json_sax<Json> {
 public:
  explicit ExactReader(std::span<std::string_view const> brief) : brief_(brief) {}
  ExactReader(std::string_view taken, std::function<void(Json const&)> const& take)
      : taken_(taken), take_(&take) {}

  Json root;
  std::string problem;

  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override { return put(value); }
  bool number_unsigned(number_unsigned_t value) override { return put(value); }
  bool number_float(number_float_t, string_t const& digits) override { return put(digits); }
  bool string(string_t& value) override { return put(std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json::object()); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    if (inside_ <= 1) key_ = std::move(name);
    return true;
  }
  bool parse_error(std::size_t, std::string const&, nlohmann::detail::exception const& error) override {
    problem = error.what();
    return false;
  }

 private:
  Json* place(Json value) {
    if (stack_.empty()) return &(root = std::move(value));
    auto& top = *stack_.back();
    if (top.is_array()) return top.push_back(std::move(value)), &top.back();
    return &(top[std::move(key_)] = std::move(value));
  }
  template <class Value>
  bool put(Value value) {
    if (inside_ == 0 || (inside_ == 1 && key_ == "id")) place(Json(std::move(value)));
    return true;
  }
  bool open(Json value) {
    if (stack_.size() + inside_ >= 64) return problem = "nested too deep", false;
    if (inside_ > 0) return ++inside_, true;
    if (stack_.size() == 1 && value.is_object() &&
        std::find(brief_.begin(), brief_.end(), key_) != brief_.end())
      inside_ = 1;
    if (stack_.size() == 1)
      takes_ = take_ != nullptr && value.is_array() && root.is_object() && key_ == taken_;
    stack_.push_back(place(std::move(value)));
    return true;
  }
  bool close() {
    if (inside_ > 0 && --inside_ > 0) return true;
    bool taken = takes_ && stack_.size() == 3 && stack_.back()->is_object();
    stack_.pop_back();
    if (!taken) return true;
    auto& all = *stack_.back();
    (*take_)(all.back());
    all.erase(std::prev(all.end()));
    return true;
  }

  std::span<std::string_view const> brief_;
  std::string_view taken_;
  std::function<void(Json const&)> const* take_ = nullptr;
  bool takes_ = false;        // whether the array that is open is the one whose objects are taken
  std::size_t inside_ = 0;    // how deep in an object of which only the id is kept
  std::vector<Json*> stack_;  // an element is only added to the innermost, so that no pointer moves
  std::string key_;
};

Json const nothing;

}  // namespace

std::optional<Json> parse_exact(std::string_view text, std::string& why,
                                std::span<std::string_view const> brief) {
  ExactReader reader(brief);
  if (Json::sax_parse(text, &reader)) return std::move(reader.root);
  why = reader.problem;
  return std::nullopt;
}

std::optional<Json> parse_exact(std::istream& in, std::string& why, std::string_view key,
                                std::function<void(Json const&)> const& take) {
  ExactReader reader(key, take);
  if (Json::sax_parse(in, &reader)) return std::move(reader.root);
  why = reader.problem;
  return std::nullopt;
}

Json const& member_of(Json const& object, char const* key) {
  if (!object.is_object()) return nothing;
  auto found = object.find(key);
  return found == object.end() ? nothing : *found;
}

std::string text_of(Json const& object, char const* key) {
  auto const& value = member_of(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::size_t number_of(Json const& object, char const* key) {
  auto const& value = member_of(object, key);
  return value.is_number_unsigned() ? value.get<std::size_t>() : 0;
}

bool flag_of(Json const& object, char const* key, bool fallback) {
  auto const& value = member_of(object, key);
  return value.is_boolean() ? value.get<bool>() : fallback;
}

std::optional<text::Decimal> decimal_of(Json const& object, char const* key) {
  auto const& value = member_of(object, key);
  if (value.is_number_integer()) return text::Decimal(value.get<std::int64_t>());
  return value.is_string() ? text::Decimal::parse(value.get<std::string>()) : std::nullopt;
}

std::vector<std::string> texts_of(Json const& object, char const* key) {
  std::vector<std::string> out;
  auto const& value = member_of(object, key);
  if (!value.is_array()) return out;
  for (auto const& one : value)
    if (one.is_string()) out.push_back(one.get<std::string>());
  return out;
}

}  // namespace duizhang::report
