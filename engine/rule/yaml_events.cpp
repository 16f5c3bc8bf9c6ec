#include "engine/rule/yaml_events.hpp"

#include <yaml.h>

#include <memory>

#include "engine/text/utf8.hpp"

namespace duizhang::rule {
namespace {

constexpr int most_open = 200;

// Bytes by the number of their character, for numbers that mostly ascend.
class BytePlaces {
 public:
  explicit BytePlaces(std::string_view bytes) : bytes_(bytes) {}
  int byte(std::size_t character) {
    if (character < character_) character_ = byte_ = 0;
    for (; character_ < character && byte_ < bytes_.size(); ++character_)
      byte_ += text::code_point_size(bytes_[byte_]);
    return static_cast<int>(byte_);
  }

 private:
  std::string_view bytes_;
  std::size_t character_ = 0, byte_ = 0;
};

bool is_null(std::string_view plain) {
  return plain == "~" || plain == "null" || plain == "Null" || plain == "NULL";
}

class PlainReader {
 public:
  PlainReader(std::string_view bytes, std::function<void(YamlEvent const&)> const& take)
      : places_(bytes), take_(take) {
    good_ = yaml_parser_initialize(&parser_) != 0;
    if (!good_) return;
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<unsigned char const*>(bytes.data()),
                                 bytes.size());
  }
  PlainReader(PlainReader const&) = delete;
  PlainReader& operator=(PlainReader const&) = delete;
  ~PlainReader() { yaml_parser_delete(&parser_); }

  bool read() {
    for (bool more = true; good_ && more;) {
      yaml_event_t event;
      good_ = yaml_parser_parse(&parser_, &event) != 0;
      if (!good_) break;
      more = event.type != YAML_STREAM_END_EVENT;
      take(event);
      yaml_event_delete(&event);
    }
    return good_ && documents_ == 1 && values_ > 0;
  }

 private:
  void refuse() { good_ = false; }

  void take(yaml_event_t const& event) {
    auto pos = [&] { return places_.byte(event.start_mark.index); };
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT: {
        auto const& start = event.data.document_start;
        if (++documents_ > 1 || start.implicit == 0) refuse();
        break;
      }
      case YAML_DOCUMENT_END_EVENT:
        if (event.data.document_end.implicit == 0) refuse();
        break;
      case YAML_ALIAS_EVENT:
        refuse();
        break;
      case YAML_SCALAR_EVENT: {
        auto const& scalar = event.data.scalar;
        bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
        std::string_view value(reinterpret_cast<char const*>(scalar.value), scalar.length);
        if (scalar.anchor != nullptr || scalar.tag != nullptr || (plain && value.empty())) return refuse();
        auto kind = plain && is_null(value) ? YamlEvent::Kind::null : YamlEvent::Kind::scalar;
        give({kind, pos(), kind == YamlEvent::Kind::null ? std::string_view() : value});
        break;
      }
      case YAML_SEQUENCE_START_EVENT: {
        auto const& sequence = event.data.sequence_start;
        if (sequence.anchor != nullptr || sequence.tag != nullptr || ++level_ > most_open) return refuse();
        give({YamlEvent::Kind::sequence, pos(), {}});
        break;
      }
      case YAML_MAPPING_START_EVENT: {
        auto const& mapping = event.data.mapping_start;
        if (mapping.anchor != nullptr || mapping.tag != nullptr || ++level_ > most_open) return refuse();
        give({YamlEvent::Kind::mapping, pos(), {}});
        break;
      }
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        --level_;
        take_({YamlEvent::Kind::end, 0, {}});
        break;
      case YAML_NO_EVENT:
      case YAML_STREAM_START_EVENT:
      case YAML_STREAM_END_EVENT:
        break;
    }
  }

  void give(YamlEvent const& event) {
    ++values_;
    take_(event);
  }

  BytePlaces places_;
  std::function<void(YamlEvent const&)> const& take_;
  yaml_parser_t parser_{};
  bool good_ = false;
  int documents_ = 0, level_ = 0;
  std::size_t values_ = 0;
};

}  // namespace

bool read_plain_yaml(std::string_view bytes, std::function<void(YamlEvent const&)> const& take) {
  return PlainReader(bytes, take).read();
}

}  // namespace duizhang::rule
