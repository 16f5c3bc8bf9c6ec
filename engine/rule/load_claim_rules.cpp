// Macros, names, values, periods and claim rules: everything that holds a pattern.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "engine/diag/codes.hpp"
#include "engine/diag/render.hpp"
#include "engine/rule/load_parts.hpp"
#include "grammar/print.hpp"

namespace duizhang::rule {

namespace code = diag::code;

namespace {

std::vector<std::string_view> const measures{"growth",    "level",     "ratio",      "change",
                                             "multiple",  "rank",      "completion", "stage",
                                             "admission", "assurance", "carried"};
std::vector<std::string_view> const kinds{"target", "outcome", "milestone", "statement"};

// "Y-n", "1951+5*p", "C+50": a sum of whole numbers, Y, C and captures, each with an optional factor.
std::optional<YearExpression> load_year(Node const& node) {
  auto word = node.string("a year");
  if (!word) return std::nullopt;
  YearExpression out;
  std::size_t at = 0;
  bool bad = word->empty() || word->size() > 100;
  while (at < word->size() && !bad) {
    int sign = 1;
    if ((*word)[at] == '+' || (*word)[at] == '-')
      sign = (*word)[at++] == '-' ? -1 : 1;
    else if (at > 0)
      bad = true;
    int number = 1;
    bool has_number = false;
    auto [end, error] = std::from_chars(word->data() + at, word->data() + word->size(), number);
    if (error == std::errc()) has_number = true, at = static_cast<std::size_t>(end - word->data());
    if (number < 0 || number > 9999) bad = true;
    if (has_number && at < word->size() && (*word)[at] == '*') ++at;
    std::size_t name_end = at;
    while (name_end < word->size() && std::isalpha(static_cast<unsigned char>((*word)[name_end])) != 0)
      ++name_end;
    if (name_end > at)
      out.terms[word->substr(at, name_end - at)] += sign * number;
    else if (has_number)
      out.constant += sign * number;
    else
      bad = true;
    at = name_end;
  }
  if (bad) {
    node.diagnostics().error(
        code::rule_bad_number, node.span(),
        fmt::format("`{}` is no year: write Y (the report's year), Y-1, Y-n with a capture n, or a number",
                    *word));
    return std::nullopt;
  }
  return out;
}

std::string load_id(Mapping& fields, text::Span& span) {
  auto node = fields.required("id");
  span = node ? node.span() : fields.span();
  return node.string("id").value_or("");
}

std::optional<Reach> load_reach(Node const& node) {
  auto word = node.string("reach").value_or("");
  if (word == "clause") return Reach::clause;
  if (word == "sentence") return Reach::sentence;
  if (word == "paragraph") return Reach::paragraph;
  if (word == "section") return Reach::section;
  unknown_word(node, word, {"clause", "sentence", "paragraph", "section"});
  return std::nullopt;
}

bool flag(Mapping& fields, std::string_view key) {
  auto node = fields.optional(key);
  return node && node.boolean(key).value_or(false);
}

std::vector<std::string_view> const bounds{"eq", "ge", "gt", "le", "lt", "approx"};

}  // namespace

namespace {

// {words: [增长, 提高]} or {file: rise.txt}: any of the words, the longest that stands there.
std::optional<PatternText> load_words_as_pattern(Node const& node) {
  auto before = node.diagnostics().count(diag::Severity::error);
  auto fields = node.mapping("a macro");
  auto list = fields->optional("words");
  auto words = list ? list.strings("words") : std::vector<std::string>{};
  if (!list && fields->optional("file")) words = node.strings("words");
  fields->done();
  std::erase(words, "");
  if (words.empty()) {
    if (node.diagnostics().count(diag::Severity::error) > before) return std::nullopt;  // said already
    node.diagnostics().error(code::rule_missing_key, node.span(),
                             "a macro is a pattern, or has `words:` or `file:` with at least one word");
    return std::nullopt;
  }
  std::stable_sort(words.begin(), words.end(),
                   [](auto const& a, auto const& b) { return a.size() > b.size(); });
  words.erase(std::unique(words.begin(), words.end()), words.end());
  grammar::Alternation any;
  for (auto const& word : words) any.branches.push_back({grammar::Literal{word}, 0, 0});
  auto tree = words.size() == 1 ? any.branches.front() : grammar::Pattern{std::move(any), 0, 0};
  auto text = grammar::print(tree);
  return PatternText{text, node.made(text), std::move(tree)};
}

}  // namespace

void load_define(Node const& node, RuleSet& rules) {
  auto entries = node.mapping("define");
  if (!entries) return;
  for (auto const& entry : entries->entries()) {
    auto pattern =
        entry.value.is_mapping() ? load_words_as_pattern(entry.value) : load_pattern(entry.value, rules);
    if (auto const* first = rules.macro(entry.key)) {
      node.diagnostics()
          .error(code::rule_duplicate_id, entry.key_span,
                 fmt::format("the macro `{}` is defined twice", entry.key))
          .notes.push_back({"first here", first->span, true});
      continue;
    }
    if (pattern) rules.macros.push_back({entry.key, std::move(*pattern), entry.key_span, false});
  }
}

void load_names(Node const& node, RuleSet& rules) {
  for (auto const& item : node.sequence("names")) {
    auto fields = item.mapping("a name");
    if (!fields) continue;
    NameRule rule;
    rule.id = load_id(*fields, rule.span);
    if (auto words = fields->optional("words")) rule.words = folded_words(words, "words");
    auto node_of_pattern = rule.words.empty() ? fields->required("pattern") : fields->optional("pattern");
    auto pattern = node_of_pattern ? load_pattern(node_of_pattern, rules) : std::nullopt;
    rule.tests = folded_words(fields->optional("tests"), "tests");
    rule.ignores = folded_words(fields->optional("ignores"), "ignores");
    (void)fields->optional("about");
    fields->done();
    if (!pattern && rule.words.empty()) continue;
    if (pattern) rule.pattern = std::move(*pattern);
    rules.names.push_back(std::move(rule));
  }
}

void load_values(Node const& node, RuleSet& rules) {
  for (auto const& item : node.sequence("values")) {
    auto fields = item.mapping("a value");
    if (!fields) continue;
    ValueRule rule;
    rule.id = load_id(*fields, rule.span);
    auto pattern = load_pattern(fields->required("pattern"), rules);
    auto dimension_node = fields->required("dimension");
    auto word = dimension_node.string("dimension").value_or("");
    if (auto dimension = quantity::dimension_named(word))
      rule.dimension = *dimension;
    else if (dimension_node)
      unknown_word(dimension_node, word, {"percent", "rank", "multiple", "count", "money", "other"});
    if (auto unit = fields->optional("unit")) rule.unit = unit.string("unit").value_or("");
    if (auto value = fields->optional("value")) rule.value = value.decimal("value");
    if (auto add = fields->optional("add")) rule.add = add.decimal("add").value_or(0);
    rule.power_of_two = flag(*fields, "power_of_two");
    if (auto times = fields->optional("times")) rule.times = times.decimal("times").value_or(1);
    if (auto bound = fields->optional("bound")) {
      auto named = bound.string("bound").value_or("");
      check_word(bound, named, bounds);
      rule.bound = quantity::bound_named(named);
    }
    (void)fields->optional("about");
    fields->done();
    if (!pattern) continue;
    rule.pattern = std::move(*pattern);
    if (!rule.value) check_reads(rule.pattern, {"n"}, rule.span, item, rules);
    rules.values.push_back(std::move(rule));
  }
}

void load_periods(Node const& node, RuleSet& rules) {
  for (auto const& item : node.sequence("periods")) {
    auto fields = item.mapping("a period");
    if (!fields) continue;
    PeriodRule rule;
    rule.id = load_id(*fields, rule.span);
    auto pattern = load_pattern(fields->required("pattern"), rules);
    auto years = fields->optional("years");
    auto ends = years ? years.sequence("years") : std::vector<Node>{};
    if (ends.size() == 2) {
      auto from = load_year(ends[0]);
      auto to = load_year(ends[1]);
      if (from && to) rule.from = *from, rule.to = *to;
    } else if (years) {
      node.diagnostics().error(code::rule_wrong_type, years.span(),
                               "years must be a list of two: [first, last]");
    }
    if (auto months = fields->optional("months")) {
      auto both = months.sequence("months");
      if (both.size() == 2)
        rule.from_month = load_year(both[0]), rule.to_month = load_year(both[1]);
      else
        node.diagnostics().error(code::rule_wrong_type, months.span(),
                                 "months must be a list of two: [first, last]");
    }
    if (auto days = fields->optional("days")) {
      auto both = days.sequence("days");
      if (both.size() == 2)
        rule.from_day = load_year(both[0]), rule.to_day = load_year(both[1]);
      else
        node.diagnostics().error(code::rule_wrong_type, days.span(),
                                 "days must be a list of two: [first, last]");
    }
    if (auto reach = fields->optional("reach"))
      if (auto read = load_reach(reach)) rule.reach = *read;
    rule.base = flag(*fields, "base");
    rule.annualised = flag(*fields, "annualised");
    rule.progress = flag(*fields, "progress");
    rule.so_far = flag(*fields, "so_far");
    rule.of_section = flag(*fields, "of_section");
    rule.of_span = flag(*fields, "of_span");
    (void)fields->optional("about");
    fields->done();
    if (!pattern) continue;
    rule.pattern = std::move(*pattern);
    std::vector<std::string> read;
    auto reads = [&](YearExpression const& sum) {
      for (auto const& [name, times] : sum.terms)
        if (name != "Y" && name != "C") read.push_back(name);
    };
    reads(rule.from), reads(rule.to);
    for (auto const* part : {&rule.from_month, &rule.to_month, &rule.from_day, &rule.to_day})
      if (*part) reads(**part);
    check_reads(rule.pattern, read, rule.span, item, rules);
    rules.periods.push_back(std::move(rule));
  }
}

namespace {

ClaimTemplate load_claim(Node const& node) {
  ClaimTemplate out;
  auto fields = node.mapping("a claim");
  if (!fields) return out;
  out.span = fields->span();
  auto word = [&](std::string_view key, std::string& to) {
    if (auto value = fields->optional(key)) to = value.string(key).value_or("");
  };
  word("value", out.value);
  word("indicator", out.indicator);
  word("period", out.period);
  word("add", out.add);
  word("append", out.append);
  word("unit", out.unit);
  word("bound", out.bound);
  word("kind", out.kind);
  if (auto list = fields->optional("prefix")) out.prefix = list.strings("prefix");
  if (auto list = fields->optional("suffix")) out.suffix = list.strings("suffix");
  if (auto list = fields->optional("negative")) out.negative = list.strings("negative");
  if (auto list = fields->optional("not_period")) out.not_period = list.strings("not_period");
  if (auto list = fields->optional("against")) out.against = list.strings("against");
  if (auto list = fields->optional("at_end")) out.at_end = list.strings("at_end");
  auto measure = fields->required("measure");
  out.measure = measure.string("measure").value_or("");
  check_word(measure, out.measure, measures);
  if (auto of_amount = fields->optional("of_amount")) {
    out.of_amount = of_amount.string("of_amount").value_or("");
    check_word(of_amount, out.of_amount, measures);
  }
  if (auto kind = fields->optional("kind")) check_word(kind, out.kind, kinds);
  if (auto period = fields->optional("period"))
    check_word(period, out.period, {"before", "base", "streak", "whole"});
  if (auto bound = fields->optional("bound"))
    check_word(bound, out.bound, {"eq", "ge", "gt", "le", "lt", "approx", "relative"});
  if (auto add = fields->optional("add")) (void)add.decimal("add");
  if (auto carries = fields->optional("carries")) out.carries = carries.boolean("carries").value_or(true);
  if (auto nth = fields->optional("nth")) out.nth = static_cast<int>(nth.integer("nth").value_or(0));
  if (auto spread = fields->optional("spread")) out.spread = spread.boolean("spread").value_or(false);
  if (auto each = fields->optional("each")) out.each = each.boolean("each").value_or(true);
  fields->done();
  return out;
}

std::vector<std::string_view> const test_fields{"indicator", "text",    "value",      "value_max",
                                                "unit",      "measure", "kind",       "bound",
                                                "strength",  "period",  "annualised", "hedge"};

std::optional<RuleTest> load_test(Node const& node) {
  auto fields = node.mapping("a test");
  if (!fields) return std::nullopt;
  RuleTest out;
  out.span = node.span();
  if (auto text = fields->required("text"))
    out.text = text.string("text").value_or(""), out.span = text.span();
  if (auto section = fields->optional("section")) {
    auto roles = load_roles(section, "section");
    if (!roles.empty()) out.section = roles.front();
  }
  if (auto year = fields->optional("year")) {
    out.year = year.integer("year").value_or(0);
    if (out.year != 0 && (out.year < 1949 || out.year > 2100)) {
      year.diagnostics().error(code::rule_bad_number, year.span(),
                               "the year of a report lies between 1949 and 2100");
      out.year = 0;
    }
  }
  for (auto const& item : fields->required("claims").sequence("claims")) {
    auto entry = item.mapping("an expected claim");
    if (!entry) continue;
    ExpectedClaim claim;
    claim.span = item.span();
    for (auto key : test_fields)
      if (auto value = entry->optional(key)) {
        claim.fields[std::string(key)] = value.string(key).value_or("");
        claim.places[std::string(key)] = value.span();
        if (key == "indicator") claim.span = value.span();
      }
    entry->done();
    out.claims.push_back(std::move(claim));
  }
  fields->done();
  return out;
}

// A claim that reads a capture which the pattern lacks, and captures that no claim reads. `all` (均, 都)
// and `listed` (等) need no reader: the value holds for every member, the names before it are examples.
void check_captures(ClaimRule const& rule, Node const& node, RuleSet const& rules) {
  if (rules.known || rule.claims.empty()) return;  // said already
  PatternParts parts;
  collect(rule.pattern.tree(), rules, parts);
  std::set<std::string> read;
  for (auto const& condition : rule.conditions) read.insert(condition.capture);
  for (auto const& claim : rule.claims) {
    std::vector<std::string> wanted{claim.value, claim.indicator};
    for (auto const* list :
         {&claim.prefix, &claim.suffix, &claim.negative, &claim.at_end, &claim.not_period, &claim.against})
      wanted.insert(wanted.end(), list->begin(), list->end());
    std::erase(wanted, "");
    read.insert(wanted.begin(), wanted.end());
    check_reads(rule.pattern, wanted, claim.span, node, rules);
  }
  for (auto const& name : parts.captures)
    if (!read.contains(name) && name != "all" && name != "listed")
      node.diagnostics().warning(code::rule_unused_capture, rule.span,
                                 fmt::format("nothing reads the capture `{}` of this rule", name));
}

}  // namespace

void load_claim_rules(Node const& node, RuleSet& rules) {
  for (auto const& item : node.sequence("rules")) {
    auto fields = item.mapping("a rule");
    if (!fields) continue;
    ClaimRule rule;
    rule.id = load_id(*fields, rule.span);
    if (auto about = fields->optional("about")) rule.about = about.string("about").value_or("");
    if (auto priority = fields->optional("priority"))
      rule.priority = priority.integer("priority").value_or(0);
    auto pattern = load_pattern(fields->required("pattern"), rules);
    auto where = fields->optional("where");
    if (auto claim = fields->optional("claim")) rule.claims.push_back(load_claim(claim));
    if (auto claims = fields->optional("claims"))
      for (auto const& one : claims.sequence("claims")) rule.claims.push_back(load_claim(one));
    if (rule.claims.empty())
      item.diagnostics().error(code::rule_missing_key, rule.span,
                               "a rule says under `claim:` what it claims");
    auto tests = fields->optional("tests");
    bool left_out = rules.known && !rules.with_tests;
    if (tests && !left_out)
      for (auto const& test : tests.sequence("tests"))
        if (auto read = load_test(test)) rule.tests.push_back(std::move(*read));
    if (rule.tests.empty() && !left_out)
      item.diagnostics().warning(code::rule_no_tests, rule.span,
                                 fmt::format("the rule `{}` has no tests", rule.id));
    fields->done();
    if (!pattern) continue;
    rule.pattern = std::move(*pattern);
    if (where) load_where(where, rule, rules);
    check_captures(rule, item, rules);
    rules.claim_rules.push_back(std::move(rule));
  }
}

void check_macros(RuleSet& rules, diag::Diagnostics& out) {
  // A macro that only macros nobody uses would use is not used either.
  PatternParts used;
  for (auto const& rule : rules.names) collect(rule.pattern.tree(), rules, used);
  for (auto const& rule : rules.values) collect(rule.pattern.tree(), rules, used);
  for (auto const& rule : rules.periods) collect(rule.pattern.tree(), rules, used);
  for (auto const& rule : rules.claim_rules) collect(rule.pattern.tree(), rules, used);
  for (auto& macro : rules.macros) {
    macro.used = used.macros.contains(macro.name);
    if (!macro.used)
      out.warning(diag::code::rule_unused_macro, macro.span,
                  fmt::format("no pattern uses the macro `{}`", macro.name));
  }
}

}  // namespace duizhang::rule
