#include "tests/engine/match/oracle.hpp"

#include <algorithm>
#include <functional>
#include <vector>

#include "engine/text/utf8.hpp"

namespace duizhang::test {
namespace {

using namespace grammar;
using match::MatchCapture;
using match::MatchSlot;

using Next = std::function<bool(std::uint32_t)>;

struct Call {  // of a macro: its arguments mean what they mean in `outer`
  Call const* outer;
  std::vector<Pattern> const* arguments;
};

class Oracle {
 public:
  Oracle(match::CompileOptions const& options, match::Program const& program, match::TextView const& view)
      : options_(options), program_(program), view_(view) {}

  Opinion run(Pattern const& pattern, std::uint32_t start) {
    Opinion opinion;
    auto found = [&](std::uint32_t end) {
      opinion.match = match::Match{start, end, alternative_, captures_, slots_};
      return true;
    };
    if (auto const* top = std::get_if<Alternation>(&pattern.node)) {
      for (auto const& branch : top->branches) {
        ++alternative_;
        if (go(branch, nullptr, start, found)) break;
      }
    } else {
      go(pattern, nullptr, start, found);
    }
    opinion.gave_up = steps_ > budget;
    return opinion;
  }

 private:
  static constexpr std::uint64_t budget = 20000;

  bool go(Pattern const& pattern, Call const* call, std::uint32_t at, Next const& next) {
    if (++steps_ > budget) return false;
    return std::visit([&](auto const& node) { return on(node, call, at, next); }, pattern.node);
  }

  bool on(Sequence const& node, Call const* call, std::uint32_t at, Next const& next) {
    return items(node.items, 0, call, at, next);
  }
  bool items(std::vector<Pattern> const& list, std::size_t i, Call const* call, std::uint32_t at,
             Next const& next) {
    if (i == list.size()) return next(at);
    return go(list[i], call, at, [&, i](std::uint32_t end) { return items(list, i + 1, call, end, next); });
  }
  bool on(Alternation const& node, Call const* call, std::uint32_t at, Next const& next) {
    for (auto const& branch : node.branches) {
      if (go(branch, call, at, next)) return true;
    }
    return false;
  }
  bool on(Literal const& node, Call const*, std::uint32_t at, Next const& next) {
    if (view_.text.substr(at, node.text.size()) != node.text) return false;
    return next(at + static_cast<std::uint32_t>(node.text.size()));
  }
  bool on(Class const& node, Call const*, std::uint32_t at, Next const& next) {
    if (at == view_.text.size()) return false;
    auto c = text::code_point_at(view_.text, at);
    bool listed = false;
    for (auto range : node.ranges) listed = listed || (range.first <= c && c <= range.last);
    return listed != node.negated && next(after(at));
  }
  bool on(Repeat const& node, Call const* call, std::uint32_t at, Next const& next) {
    return times(node, 0, call, at, next);
  }
  bool times(Repeat const& node, std::uint32_t done, Call const* call, std::uint32_t at, Next const& next) {
    auto once_more = [&] {
      return done < node.max && go(*node.body, call, at,
                                   [&](std::uint32_t end) { return times(node, done + 1, call, end, next); });
    };
    if (++steps_ > budget) return false;
    if (done < node.min) return once_more();
    return node.lazy ? next(at) || once_more() : once_more() || next(at);
  }
  bool on(Gap const& node, Call const*, std::uint32_t at, Next const& next) {
    auto blocked = node.kind == Gap::Kind::phrase ? 15 : 7;
    for (std::uint32_t n = 0; n <= node.max; ++n) {
      if (n >= node.min && next(at)) return true;
      if (at == view_.text.size() || (view_.flags[at] & blocked) != 0) return false;
      at = after(at);
    }
    return false;
  }
  bool on(Capture const& node, Call const* call, std::uint32_t at, Next const& next) {
    auto const& names = program_.captures;
    auto name = static_cast<std::uint16_t>(std::find(names.begin(), names.end(), node.name) - names.begin());
    auto index = static_cast<std::uint16_t>(captures_.size());
    captures_.push_back({name, at, at});
    auto outer = open_;
    open_ = index;
    bool matched = go(*node.body, call, at, [&](std::uint32_t end) {
      captures_[index].end = end;
      open_ = outer;
      if (next(end)) return true;
      open_ = index;
      return false;
    });
    if (matched) return true;
    open_ = outer;
    captures_.pop_back();
    return false;
  }
  bool on(Slot const& node, Call const*, std::uint32_t at, Next const& next) {
    auto const& names = options_.slot_names;
    auto id = static_cast<match::SlotId>(std::find(names.begin(), names.end(), node.kind) - names.begin());
    return member(node, id, 1, at, next);
  }
  bool member(Slot const& node, match::SlotId id, std::uint32_t count, std::uint32_t at, Next const& next) {
    auto end = at < view_.text.size() ? view_.slots->end_of(id, at) : 0;
    if (++steps_ > budget || end == 0) return false;
    slots_.push_back({id, at, end, open_});
    if (node.is_list && count < match::max_list_members) {
      auto separator = longest_separator(end);
      if (separator > 0 && member(node, id, count + 1, end + separator, next)) return true;
    }
    if (next(end)) return true;
    slots_.pop_back();
    return false;
  }
  std::uint32_t longest_separator(std::uint32_t at) const {
    std::size_t longest = 0;
    for (auto const& separator : options_.list_separators) {
      if (view_.text.substr(at, separator.size()) == separator) longest = std::max(longest, separator.size());
    }
    return static_cast<std::uint32_t>(longest);
  }
  bool on(Macro const& node, Call const* call, std::uint32_t at, Next const& next) {
    Call inner{call, &node.arguments};
    return go(*options_.macros.find(node.name)->second, &inner, at, next);
  }
  bool on(Parameter const& node, Call const* call, std::uint32_t at, Next const& next) {
    return go((*call->arguments)[node.index - 1], call->outer, at, next);
  }
  bool on(Anchor const& node, Call const*, std::uint32_t at, Next const& next) {
    return stands(node, at) && next(at);
  }
  bool stands(Anchor node, std::uint32_t at) const {
    bool end = node.side == Anchor::Side::end;
    if (at == (end ? view_.text.size() : 0)) return true;
    auto flags = view_.flags[end ? at : text::previous(view_.text, at)];
    switch (node.unit) {
      case Anchor::Unit::clause:
        return (flags & 7) != 0;
      case Anchor::Unit::sentence:
        return (flags & 6) != 0;
      case Anchor::Unit::paragraph:
        return (flags & 4) != 0;
      case Anchor::Unit::text:
        return false;
    }
    return false;
  }
  bool on(Look const& node, Call const* call, std::uint32_t at, Next const& next) {
    auto kept = slots_;
    bool stands = false;
    if (node.direction == Look::Direction::ahead) {
      stands = go(*node.body, call, at, [](std::uint32_t) { return true; });
    } else {
      for (std::uint32_t start = 0; start <= at && !stands; start = after(start))
        stands = go(*node.body, call, start, [at](std::uint32_t end) { return end == at; });
    }
    slots_ = kept;
    return steps_ <= budget && stands != node.negated && next(at);
  }

  std::uint32_t after(std::uint32_t at) const {
    return at < view_.text.size() ? at + text::code_point_size(view_.text[at]) : at + 1;
  }

  match::CompileOptions const& options_;
  match::Program const& program_;
  match::TextView const& view_;
  std::uint64_t steps_ = 0;
  std::uint32_t alternative_ = 0;
  std::uint16_t open_ = match::no_capture;
  std::vector<MatchCapture> captures_;
  std::vector<MatchSlot> slots_;
};

}  // namespace

Opinion second_opinion(Pattern const& pattern, match::CompileOptions const& options,
                       match::Program const& program, match::TextView const& view, std::uint32_t start) {
  return Oracle(options, program, view).run(pattern, start);
}

}  // namespace duizhang::test
