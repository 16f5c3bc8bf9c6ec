#include "engine/coverage/reasons.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/diag/codes.hpp"

namespace duizhang::coverage {
namespace {

struct Words {
  std::string_view name, meaning;
};
// Positions are the enumerators' values.
constexpr std::array<Words, reason_count> reasons{{{"claim", "the value of a claim"},
                                                   {"words", "part of the words of a claim"},
                                                   {"threshold", "a size that is part of what is counted"},
                                                   {"name", "part of a name"},
                                                   {"ordinal", "an ordinal"},
                                                   {"numbering", "numbering"},
                                                   {"period", "a date or a period"},
                                                   {"duration", "how long something takes"},
                                                   {"lost", "the rule that wanted it gave way"},
                                                   {"doubted", "a doubt left its claim out"},
                                                   {"bare", "a number without a unit"},
                                                   {"unread", "digits that are no quantity"},
                                                   {"no-rule", "no rule wanted it"}}};

}  // namespace

std::string_view name(Reason reason) { return reasons[static_cast<std::size_t>(reason)].name; }
std::string_view meaning(Reason reason) { return reasons[static_cast<std::size_t>(reason)].meaning; }

bool is_figure(Reason reason) {
  switch (reason) {
    case Reason::threshold:
    case Reason::name:
    case Reason::ordinal:
    case Reason::numbering:
    case Reason::period:
      return false;
    default:
      return true;
  }
}

NameReasons load_reasons(std::vector<rule::Node> const& nodes, rule::RuleSet const& rules) {
  NameReasons out;
  auto take = [&](rule::Node const& ids, Reason reason) {
    if (!ids) return;
    for (auto const& id : ids.strings("ids of names")) {
      bool known =
          std::any_of(rules.names.begin(), rules.names.end(), [&](auto const& one) { return one.id == id; });
      if (!known)
        ids.diagnostics().error(diag::code::rule_unknown_word, ids.span(),
                                fmt::format("no name has the id `{}`", id));
      out.emplace(id, reason);
    }
  };
  for (auto const& node : nodes) {
    auto fields = node.mapping("coverage");
    if (!fields) continue;
    take(fields->optional("threshold"), Reason::threshold);
    take(fields->optional("ordinal"), Reason::ordinal);
    take(fields->optional("numbering"), Reason::numbering);
    fields->done();
  }
  return out;
}

}  // namespace duizhang::coverage
