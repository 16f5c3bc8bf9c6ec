// Indicators, units, hedges, words of subjects, headings: the vocabulary of a rule folder.
#include <fmt/format.h>

#include <algorithm>

#include "engine/diag/codes.hpp"
#include "engine/rule/load_parts.hpp"
#include "engine/text/fold.hpp"

namespace duizhang::rule {

namespace code = diag::code;

namespace {

void longest_first(std::vector<std::string>& words) {
  std::stable_sort(words.begin(), words.end(),
                   [](auto const& a, auto const& b) { return a.size() > b.size(); });
}

void add_words(std::vector<std::string>& to, Node const& node, std::string_view what) {
  auto words = vocabulary_words(node, what);
  to.insert(to.end(), words.begin(), words.end());
  longest_first(to);
}

std::optional<Direction> load_direction(Node const& node) {
  auto word = node.string("direction");
  if (!word) return std::nullopt;
  if (*word == "up") return Direction::up;
  if (*word == "down") return Direction::down;
  if (*word == "two-sided") return Direction::two_sided;
  unknown_word(node, *word, {"up", "down", "two-sided"});
  return std::nullopt;
}

document::Role load_role(Node const& node) {
  auto roles = load_roles(node, "role");
  return roles.empty() ? document::Role::other : roles.front();
}

}  // namespace

void load_indicators(Node const& node, RuleSet& rules) {
  auto entries = node.mapping("indicators");
  if (!entries) return;
  for (auto const& entry : entries->entries()) {
    auto fields = entry.value.mapping("an indicator");
    if (!fields) continue;
    Indicator indicator;
    indicator.id = entry.key;
    indicator.span = entry.key_span;
    if (auto names = fields->required("name").mapping("name")) {
      indicator.name_zh = names->required("zh").string("name.zh").value_or("");
      indicator.name_en = names->required("en").string("name.en").value_or("");
      names->done();
    }
    indicator.words = vocabulary_words(fields->required("words"), "words");
    auto direction = load_direction(fields->required("direction"));
    if (auto tolerance = fields->optional("tolerance")) indicator.tolerance = tolerance.decimal("tolerance");
    if (auto family = fields->optional("family")) indicator.family = family.string("family").value_or("");
    if (auto units = fields->optional("units")) indicator.units = folded_words(units, "units");
    if (auto by_words = fields->optional("by_words"))
      indicator.by_words = by_words.boolean("by_words").value_or(false);
    if (auto growth = fields->optional("percent_is_growth"))
      indicator.percent_is_growth = growth.boolean("percent_is_growth").value_or(false);
    indicator.apart = folded_words(fields->optional("apart"), "apart");
    fields->done();
    if (!direction) continue;
    indicator.direction = *direction;
    if (auto const* first = rules.indicators.find(indicator.id)) {
      node.diagnostics()
          .error(code::rule_duplicate_id, entry.key_span,
                 fmt::format("the indicator `{}` is declared twice", indicator.id))
          .notes.push_back({"first here", first->span, true});
      continue;
    }
    rules.indicators.add(std::move(indicator));
  }
}

void load_joint(Node const& node, RuleSet& rules) {
  for (auto const& item : node.sequence("joint")) {
    auto fields = item.mapping("a joint indicator");
    if (!fields) continue;
    JointIndicator joint;
    joint.words = vocabulary_words(fields->required("words"), "words");
    joint.texts = folded_words(fields->required("members"), "members");
    fields->done();
    rules.joints.push_back(std::move(joint));
  }
}

void load_units(Node const& node, RuleSet& rules) {
  for (auto const& item : node.sequence("units")) {
    auto fields = item.mapping("a group of units");
    if (!fields) continue;
    auto dimension_node = fields->required("dimension");
    auto word = dimension_node.string("dimension").value_or("");
    auto dimension = quantity::dimension_named(word);
    if (dimension_node && !dimension)
      unknown_word(dimension_node, word,
                   {"percent", "points", "money", "count", "length", "area", "mass", "volume", "energy",
                    "power", "rate", "rank", "multiple", "time", "other"});
    auto base = text::fold(fields->required("base").string("base").value_or(""));
    if (dimension) rules.words.units.add_unit({base, *dimension, base, 1});
    if (auto same = fields->optional("same"))
      for (auto const& name : folded_words(same, "same"))
        if (dimension) rules.words.units.add_unit({name, *dimension, base, 1});
    if (auto parts = fields->optional("parts"))
      if (auto mapping = parts.mapping("parts"))
        for (auto const& entry : mapping->entries())
          if (auto factor = entry.value.decimal("a factor"))
            rules.words.units.add_part(base, text::fold(entry.key), *factor);
    if (auto spoken = fields->optional("spoken"))
      for (auto const& name : folded_words(spoken, "spoken")) rules.words.units.add_spoken_money(name, base);
    if (auto unless = fields->optional("unless"))
      if (auto mapping = unless.mapping("unless"))
        for (auto const& entry : mapping->entries())
          rules.words.units.add_unless(text::fold(entry.key), folded_words(entry.value, "unless"));
    if (auto before = fields->optional("before"))
      for (auto const& front : folded_words(before, "before"))
        rules.words.currency_words.emplace_back(front, base);
    if (auto others = fields->optional("others")) {
      if (auto mapping = others.mapping("others"))
        for (auto const& entry : mapping->entries())
          if (auto factor = entry.value.decimal("a factor"); factor && dimension)
            rules.words.units.add_unit({text::fold(entry.key), *dimension, base, *factor});
    }
    fields->done();
  }
}

void load_scales(Node const& node, RuleSet& rules) {
  auto entries = node.mapping("scales");
  if (!entries) return;
  for (auto const& entry : entries->entries())
    if (auto factor = entry.value.decimal("a scale"))
      rules.words.units.add_scale(text::fold(entry.key), *factor);
}

void load_number_words(Node const& node, RuleSet& rules) {
  auto fields = node.mapping("numbers");
  if (!fields) return;
  add_words(rules.words.range_marks, fields->optional("range"), "range");
  add_words(rules.words.fraction_marks, fields->optional("fraction"), "fraction");
  add_words(rules.words.negative_marks, fields->optional("negative"), "negative");
  add_words(rules.words.falling_words, fields->optional("falling"), "falling");
  add_words(rules.words.mixed_marks, fields->optional("mixed"), "mixed");
  add_words(rules.words.compare_marks, fields->optional("compare"), "compare");
  add_words(rules.words.inclusive_marks, fields->optional("inclusive"), "inclusive");
  add_words(rules.words.joint_marks, fields->optional("joint"), "joint");
  add_words(rules.words.between_marks, fields->optional("between"), "between");
  add_words(rules.words.half_marks, fields->optional("half"), "half");
  add_words(rules.words.half_words, fields->optional("half_words"), "half_words");
  add_words(rules.words.per_marks, fields->optional("per"), "per");
  add_words(rules.words.mean_marks, fields->optional("mean"), "mean");
  add_words(rules.words.reaching_words, fields->optional("reaching"), "reaching");
  add_words(rules.words.unit_headings, fields->optional("headings"), "headings");
  add_words(rules.list_separators, fields->optional("list"), "list");
  fields->done();
}

void load_bounds(Node const& node, RuleSet& rules) {
  for (auto const& item : node.sequence("bounds")) {
    auto fields = item.mapping("a bound");
    if (!fields) continue;
    auto bound_node = fields->required("bound");
    auto word = bound_node.string("bound").value_or("");
    auto bound = quantity::bound_named(word);
    if (bound_node && !bound) unknown_word(bound_node, word, {"eq", "ge", "gt", "le", "lt", "approx"});
    using Place = quantity::HedgeWord::Place;
    auto add = [&](std::string_view key, Place place) {
      auto words = fields->optional(key);
      if (!words) return;
      for (auto const& hedge : folded_words(words, key))
        if (bound) rules.words.hedges.add({hedge, *bound, place});
    };
    add("before", Place::before);
    add("before_power", Place::before_power);
    add("before_amount", Place::before_amount);
    add("between", Place::between);
    add("after", Place::after);
    add("compared", Place::compared);
    fields->done();
  }
}

void load_strength(Node const& node, RuleSet& rules) {
  for (auto const& item : node.sequence("strength")) {
    auto fields = item.mapping("a strength");
    if (!fields) continue;
    auto strength_node = fields->required("strength");
    auto word = strength_node.string("strength").value_or("");
    auto strength = quantity::strength_named(word);
    if (strength_node && !strength) unknown_word(strength_node, word, {"plain", "ensure", "aim"});
    for (auto const& one : folded_words(fields->required("words"), "words"))
      if (strength) rules.words.strengths.push_back({one, *strength});
    if (auto bounds = fields->optional("bounds"))
      for (auto const& one : folded_words(bounds, "bounds"))
        if (strength) rules.words.bound_pledges.push_back({one, *strength});
    for (auto const& one : folded_words(fields->optional("governs"), "governs"))
      rules.words.governing.push_back(one);
    for (auto const& one : folded_words(fields->optional("unless"), "unless"))
      rules.words.not_governing.push_back(one);
    fields->done();
  }
  std::stable_sort(rules.words.strengths.begin(), rules.words.strengths.end(),
                   [](auto const& a, auto const& b) { return a.word.size() > b.word.size(); });
}

void load_subject(Node const& node, RuleSet& rules) {
  auto fields = node.mapping("subject");
  if (!fields) return;
  auto& words = rules.subject;
  using List = std::pair<char const*, std::vector<std::string>*>;
  for (auto [name, list] : {List{"lead", &words.lead},
                            List{"tail", &words.tail},
                            List{"scope", &words.scope},
                            List{"aspects", &words.aspects},
                            List{"verbs", &words.verbs},
                            List{"light", &words.light},
                            List{"share", &words.share},
                            List{"closing", &words.closing},
                            List{"linking", &words.linking},
                            List{"adverbs", &words.adverbs},
                            List{"actors", &words.actors},
                            List{"openers", &words.openers},
                            List{"topics", &words.topics},
                            List{"belongings", &words.belongings},
                            List{"flows", &words.flows},
                            List{"grades", &words.grades},
                            List{"jobs", &words.jobs},
                            List{"sides", &words.sides},
                            List{"sites", &words.sites},
                            List{"areas", &words.areas},
                            List{"site_acts", &words.site_acts},
                            List{"site_works", &words.site_works},
                            List{"honours", &words.honours},
                            List{"not_sites", &words.not_sites},
                            List{"behind_several", &words.behind_several},
                            List{"heads", &words.heads},
                            List{"whole_names", &words.whole_names},
                            List{"payers", &words.payers},
                            List{"pays", &words.pays},
                            List{"money", &words.money},
                            List{"for_what", &words.for_what},
                            List{"listing", &words.listing},
                            List{"whole", &words.whole},
                            List{"whole_end", &words.whole_end},
                            List{"nouns", &words.nouns},
                            List{"task_ends", &words.task_ends},
                            List{"counterparts", &words.counterparts},
                            List{"nominal", &words.nominal},
                            List{"thresholds", &words.thresholds},
                            List{"predicates", &words.predicates},
                            List{"no_topics", &words.no_topics},
                            List{"rates", &words.rates},
                            List{"acts", &words.acts},
                            List{"sums", &words.sums},
                            List{"exemplified", &words.exemplified},
                            List{"there", &words.there},
                            List{"stocks", &words.stocks},
                            List{"summed", &words.summed},
                            List{"held", &words.held},
                            List{"totals", &words.totals},
                            List{"adding", &words.adding},
                            List{"effects", &words.effects},
                            List{"generic", &words.generic},
                            List{"nameless", &words.nameless},
                            List{"domains", &words.domains},
                            List{"topical", &words.topical},
                            List{"theme_acts", &words.theme_acts},
                            List{"stems", &words.stems},
                            List{"causing", &words.causing},
                            List{"effecting", &words.effecting},
                            List{"themeless", &words.themeless},
                            List{"compares", &words.compares},
                            List{"kinds", &words.kinds},
                            List{"reckoned", &words.reckoned},
                            List{"as_one", &words.as_one},
                            List{"of_nation", &words.of_nation},
                            List{"of_province", &words.of_province},
                            List{"doing", &words.doing},
                            List{"named_works", &words.named_works},
                            List{"stages", &words.stages},
                            List{"by_then", &words.by_then},
                            List{"each_of", &words.each_of},
                            List{"beyond", &words.beyond},
                            List{"sizes", &words.sizes},
                            List{"types", &words.types},
                            List{"measured", &words.measured},
                            List{"placing", &words.placing},
                            List{"former", &words.former},
                            List{"latter", &words.latter},
                            List{"this_one", &words.this_one},
                            List{"not_members", &words.not_members},
                            List{"persons", &words.persons},
                            List{"outputs", &words.outputs},
                            List{"becoming", &words.becoming},
                            List{"works", &words.works},
                            List{"matters", &words.matters},
                            List{"prepositions", &words.prepositions}})
    add_words(*list, fields->optional(name), name);
  if (auto area = fields->optional("area")) words.area = area.string("area").value_or("");
  fields->done();
}

void load_kind_words(Node const& node, RuleSet& rules) {
  auto fields = node.mapping("kinds");
  if (!fields) return;
  add_words(rules.kind_words.past, fields->optional("past"), "past");
  add_words(rules.kind_words.compared, fields->optional("compared"), "compared");
  add_words(rules.kind_words.attributive, fields->optional("attributive"), "attributive");
  add_words(rules.kind_words.future, fields->optional("future"), "future");
  add_words(rules.kind_words.planned, fields->optional("planned"), "planned");
  add_words(rules.kind_words.estimated, fields->optional("estimated"), "estimated");
  add_words(rules.kind_words.tasked, fields->optional("tasked"), "tasked");
  add_words(rules.kind_words.reached, fields->optional("reached"), "reached");
  add_words(rules.kind_words.next_years, fields->optional("next_years"), "next_years");
  add_words(rules.kind_words.named_today, fields->optional("named_today"), "named_today");
  fields->done();
}

void load_doubts(Node const& node, RuleSet& rules) {
  for (auto const& item : node.sequence("doubts")) {
    auto fields = item.mapping("a doubt");
    if (!fields) continue;
    Doubt doubt;
    doubt.span = item.span();
    doubt.id = fields->required("id").string("id").value_or("");
    (void)fields->optional("about");
    if (auto part = fields->optional("part")) doubt.part = load_part(part);
    // A passage says by itself what is none of its claims; words of old reports are no doubt in new ones.
    auto until = doubt.part ? fields->optional("until") : fields->required("until");
    if (until) doubt.until = until.integer("until").value_or(0);
    if (auto nameless = fields->optional("nameless"))
      doubt.nameless = nameless.boolean("nameless").value_or(false);
    if (auto undated = fields->optional("undated"))
      doubt.undated = undated.boolean("undated").value_or(false);
    if (auto unsettled = fields->optional("unsettled"))
      doubt.unsettled = unsettled.boolean("unsettled").value_or(false);
    if (auto most = fields->optional("at_most")) doubt.at_most = most.decimal("at_most");
    doubt.units = folded_words(fields->optional("units"), "units");
    doubt.starts = folded_words(fields->optional("starts"), "starts");
    doubt.ends = folded_words(fields->optional("ends"), "ends");
    doubt.holds = folded_words(fields->optional("holds"), "holds");
    doubt.said = folded_words(fields->optional("said"), "said");
    if (auto unless = fields->optional("unless"))
      if (auto words = unless.mapping("unless")) {
        doubt.unless_starts = folded_words(words->optional("starts"), "starts");
        doubt.unless_holds = folded_words(words->optional("holds"), "holds");
        words->done();
      }
    fields->done();
    rules.doubts.push_back(std::move(doubt));
  }
}

namespace {

void load_headings(Node const& node, document::Outline& outline) {
  for (auto const& item : node.sequence("headings")) {
    auto fields = item.mapping("a heading");
    if (!fields) continue;
    document::HeadingRule rule;
    rule.id = fields->required("id").string("id").value_or("");
    rule.words = folded_words(fields->required("words"), "words");
    rule.not_words = folded_words(fields->optional("not"), "not");
    rule.within = load_roles(fields->optional("within"), "within");
    rule.role = load_role(fields->required("role"));
    if (auto opens = fields->optional("opens")) rule.opens = opens.boolean("opens").value_or(false);
    rule.kinds = load_text_kinds(fields->optional("kinds"));
    fields->done();
    outline.headings.push_back(std::move(rule));
  }
}

void load_turns(Node const& node, document::Outline& outline) {
  for (auto const& item : node.sequence("turns")) {
    auto fields = item.mapping("a turn");
    if (!fields) continue;
    document::TurnRule rule;
    rule.id = fields->required("id").string("id").value_or("");
    rule.starts = folded_words(fields->optional("starts"), "starts");
    rule.words = folded_words(fields->optional("words"), "words");
    rule.not_words = folded_words(fields->optional("not"), "not");
    rule.within = load_roles(fields->optional("within"), "within");
    rule.role = load_role(fields->required("role"));
    if (auto not_first = fields->optional("not_first"))
      rule.not_first = not_first.boolean("not_first").value_or(false);
    if (auto unheaded = fields->optional("unheaded"))
      rule.unheaded = unheaded.boolean("unheaded").value_or(false);
    if (auto only = fields->optional("paragraph_only"))
      rule.paragraph_only = only.boolean("paragraph_only").value_or(false);
    if (auto start = fields->optional("paragraph_start"))
      rule.paragraph_start = start.boolean("paragraph_start").value_or(false);
    fields->done();
    outline.turns.push_back(std::move(rule));
  }
}

void load_headlines(Node const& node, document::Outline& outline) {
  for (auto const& item : node.sequence("headlines")) {
    auto fields = item.mapping("a headline passage");
    if (!fields) continue;
    document::HeadlineRule rule;
    rule.id = fields->required("id").string("id").value_or("");
    rule.words = folded_words(fields->required("words"), "words");
    rule.not_words = folded_words(fields->optional("not"), "not");
    rule.within = load_roles(fields->optional("within"), "within");
    if (auto paragraph = fields->optional("paragraph"))
      rule.paragraph = paragraph.boolean("paragraph").value_or(true);
    fields->done();
    outline.headlines.push_back(std::move(rule));
  }
}

void load_places(Node const& node, document::Outline& outline) {
  auto fields = node.mapping("places");
  if (!fields) return;
  if (auto suffixes = fields->required("suffixes").mapping("suffixes"))
    for (auto const& entry : suffixes->entries())
      for (auto const& suffix : folded_words(entry.value, "suffixes")) {
        auto level = document::level_named(entry.key);
        if (level == document::Level::unknown) {
          unknown_word(entry.value, entry.key, {"national", "province", "city", "county", "zone", "town"});
          continue;
        }
        outline.place_suffixes.push_back(suffix);
        outline.place_levels.push_back(level);
      }
  add_words(outline.place_before, fields->optional("before"), "before");
  add_words(outline.peoples, fields->optional("peoples"), "peoples");
  add_words(outline.self_before, fields->optional("self_before"), "self_before");
  add_words(outline.self_after, fields->optional("self_after"), "self_after");
  add_words(outline.place_after, fields->optional("after"), "after");
  add_words(outline.not_places, fields->optional("not"), "not");
  add_words(outline.national_words, fields->optional("national_words"), "national_words");
  if (auto name = fields->optional("national_name"))
    outline.national_name = name.string("national_name").value_or("");
  fields->done();
}

void load_early_words(Node const& node, document::Outline& outline) {
  auto fields = node.mapping("early");
  if (!fields) return;
  add_words(outline.early.review, fields->optional("review"), "review");
  add_words(outline.early.result, fields->optional("result"), "result");
  add_words(outline.early.unit, fields->optional("unit"), "unit");
  add_words(outline.early.reckoned, fields->optional("reckoned"), "reckoned");
  fields->done();
}

}  // namespace

void load_document(Node const& node, RuleSet& rules) {
  auto fields = node.mapping("document");
  if (!fields) return;
  auto& outline = rules.outline;
  add_words(outline.title_words, fields->optional("titles"), "titles");
  add_words(outline.address_words, fields->optional("address"), "address");
  add_words(outline.numbering, fields->optional("numbering"), "numbering");
  if (auto cut = fields->optional("cut_below"))
    outline.cut_code_points = static_cast<std::size_t>(std::max(0, cut.integer("cut_below").value_or(0)));
  if (auto whole = fields->optional("whole_from"))
    outline.whole_code_points =
        static_cast<std::size_t>(std::max(0, whole.integer("whole_from").value_or(0)));
  if (auto dense = fields->optional("summary_quantities"))
    outline.summary_quantities =
        static_cast<std::size_t>(std::max(1, dense.integer("summary_quantities").value_or(3)));
  if (auto most = fields->optional("summary_sentences"))
    outline.summary_sentences =
        static_cast<std::size_t>(std::max(1, most.integer("summary_sentences").value_or(8)));
  if (auto part = fields->optional("headings")) load_headings(part, outline);
  if (auto part = fields->optional("turns")) load_turns(part, outline);
  if (auto part = fields->optional("headlines")) load_headlines(part, outline);
  if (auto part = fields->optional("places")) load_places(part, outline);
  if (auto part = fields->optional("early")) load_early_words(part, outline);
  load_reading(*fields, outline);
  fields->done();
}

}  // namespace duizhang::rule
