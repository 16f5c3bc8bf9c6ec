#include "tests/grammar/generate.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace duizhang::test {
namespace {

using namespace grammar;

constexpr std::array<std::string_view, 9> literals{"增", "长", "增长", "a", "5", "5%", "，", "甲", "、"};
constexpr std::array<std::string_view, 4> wild_literals{"\"\\'", "\n\t", "a b # c", "（增）]^-"};
constexpr std::array<std::string_view, 3> slots{"percent", "number", "indicator"};
constexpr std::array<std::string_view, 16> pieces{"增", "长", "a",  "5",  "%",    "，", "。",     "\n",
                                                  "甲", "乙", "、", "和", "增长", "5%", "甲、乙", "以及"};

class Generator {
 public:
  Generator(Choices& choices, bool wild) : choices_(choices), wild_(wild) {}

  Pattern node(std::uint32_t depth) {
    if (depth == 0 || choices_.maybe(3)) return leaf();
    switch (choices_.pick(8)) {
      case 0:
      case 1:
        return {Sequence{children(depth, 2, 4)}};
      case 2:
        return {Alternation{children(depth, 2, 3)}};
      case 3:
      case 4:
        return repeat(depth);
      case 5:
        return in_look_ ? leaf() : capture(depth);
      case 6:
        return look(depth);
      default:
        return macro(depth);
    }
  }

 private:
  std::vector<Pattern> children(std::uint32_t depth, std::uint32_t least, std::uint32_t most) {
    std::vector<Pattern> out(least + choices_.pick(most - least + 1));
    for (auto& child : out) child = node(depth - 1);
    return out;
  }

  Pattern repeat(std::uint32_t depth) {
    auto max = 1 + choices_.pick(3);
    auto min = choices_.pick(max + 1);
    auto body = node(depth - 1);
    return {Repeat{min, max, choices_.maybe(3), std::move(body)}};
  }

  Pattern capture(std::uint32_t depth) {
    auto body = node(depth - 1);
    return {Capture{choices_.maybe(2) ? "value" : "who", std::move(body)}};
  }

  Pattern look(std::uint32_t depth) {
    if (looks_ >= 3) return leaf();
    auto outer = std::exchange(in_look_, true);
    ++looks_;
    auto body = node(depth - 1);
    --looks_;
    in_look_ = outer;
    auto direction = choices_.maybe(2) ? Look::Direction::behind : Look::Direction::ahead;
    return {Look{direction, choices_.maybe(2), std::move(body)}};
  }

  Pattern macro(std::uint32_t depth) {
    if (choices_.maybe(2)) return {Macro{"rise", {}}};
    std::vector<Pattern> arguments;
    arguments.push_back(node(depth - 1));
    arguments.push_back(node(depth - 1));
    return {Macro{"pair", std::move(arguments)}};
  }

  Pattern leaf() {
    if (wild_ && choices_.maybe(6)) return wild_leaf();
    switch (choices_.pick(8)) {
      case 0:
      case 1:
      case 2:
        return {Literal{std::string(literals[choices_.pick(literals.size())])}};
      case 3:
        return char_class();
      case 4:
        return {Slot{std::string(slots[choices_.pick(slots.size())]), choices_.maybe(3)}};
      case 5:
      case 6:
        return gap();
      default:
        return anchor();
    }
  }

  Pattern wild_leaf() {
    switch (choices_.pick(4)) {
      case 0:
        return {Literal{std::string(wild_literals[choices_.pick(wild_literals.size())])}};
      case 1:
        return {Parameter{1 + choices_.pick(max_parameter)}};
      case 2:
        return {Slot{"any_thing2", choices_.maybe(2)}};
      default:
        return {Class{choices_.maybe(2), {{U']', U']'}, {U'-', U'^'}, {U'\n', U'\n'}, {U'\\', U'增'}}}};
    }
  }

  Pattern char_class() {
    switch (choices_.pick(4)) {
      case 0:
        return {Class{false, {{U'0', U'9'}}}};
      case 1:
        return {Class{false, {{U'增', U'增'}, {U'a', U'b'}}}};
      case 2:
        return {Class{true, {{U'，', U'，'}, {U'。', U'。'}}}};
      default:
        return {Class{true, {{U'甲', U'甲'}}}};
    }
  }

  Pattern gap() {
    auto max = 1 + choices_.pick(4);
    auto kind = choices_.maybe(2) ? Gap::Kind::phrase : Gap::Kind::gap;
    return {Gap{kind, choices_.pick(max + 1), max}};
  }

  Pattern anchor() {
    auto unit = static_cast<Anchor::Unit>(choices_.pick(4));
    return {Anchor{choices_.maybe(2) ? Anchor::Side::end : Anchor::Side::start, unit}};
  }

  Choices& choices_;
  bool wild_;
  bool in_look_ = false;
  std::uint32_t looks_ = 0;
};

}  // namespace

std::uint32_t Choices::pick(std::uint32_t options) {
  if (at_ >= bytes_.size()) return 0;
  return bytes_[at_++] % options;
}

Pattern generate_pattern(Choices& choices, bool wild) { return Generator(choices, wild).node(4); }

std::string generate_text(Choices& choices) {
  std::string out;
  for (auto n = choices.pick(14); n > 0; --n) out += pieces[choices.pick(pieces.size())];
  return out;
}

}  // namespace duizhang::test
