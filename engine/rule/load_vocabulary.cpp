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

// The lists of words that may stand in a mapping, each under its key.
using List = std::pair<char const*, std::vector<std::string>*>;
void add_lists(Mapping& fields, std::initializer_list<List> lists) {
  for (auto [name, list] : lists) add_words(*list, fields.optional(name), name);
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
  add_lists(*fields, {{"range", &rules.words.range_marks},
                      {"fraction", &rules.words.fraction_marks},
                      {"negative", &rules.words.negative_marks},
                      {"falling", &rules.words.falling_words},
                      {"mixed", &rules.words.mixed_marks},
                      {"compare", &rules.words.compare_marks},
                      {"inclusive", &rules.words.inclusive_marks},
                      {"joint", &rules.words.joint_marks},
                      {"between", &rules.words.between_marks},
                      {"half", &rules.words.half_marks},
                      {"half_words", &rules.words.half_words},
                      {"per", &rules.words.per_marks},
                      {"mean", &rules.words.mean_marks},
                      {"reaching", &rules.words.reaching_words},
                      {"headings", &rules.words.unit_headings},
                      {"list", &rules.list_separators}});
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
  add_lists(*fields, {{"lead", &words.lead},
                      {"tail", &words.tail},
                      {"scope", &words.scope},
                      {"aspects", &words.aspects},
                      {"verbs", &words.verbs},
                      {"light", &words.light},
                      {"share", &words.share},
                      {"closing", &words.closing},
                      {"linking", &words.linking},
                      {"adverbs", &words.adverbs},
                      {"actors", &words.actors},
                      {"openers", &words.openers},
                      {"topics", &words.topics},
                      {"belongings", &words.belongings},
                      {"flows", &words.flows},
                      {"grades", &words.grades},
                      {"jobs", &words.jobs},
                      {"sides", &words.sides},
                      {"sites", &words.sites},
                      {"areas", &words.areas},
                      {"site_acts", &words.site_acts},
                      {"site_works", &words.site_works},
                      {"honours", &words.honours},
                      {"not_sites", &words.not_sites},
                      {"behind_several", &words.behind_several},
                      {"events", &words.events},
                      {"heads", &words.heads},
                      {"whole_names", &words.whole_names},
                      {"payers", &words.payers},
                      {"pays", &words.pays},
                      {"money", &words.money},
                      {"for_what", &words.for_what},
                      {"listing", &words.listing},
                      {"whole", &words.whole},
                      {"whole_end", &words.whole_end},
                      {"nouns", &words.nouns},
                      {"task_ends", &words.task_ends},
                      {"counterparts", &words.counterparts},
                      {"nominal", &words.nominal},
                      {"thresholds", &words.thresholds},
                      {"predicates", &words.predicates},
                      {"no_topics", &words.no_topics},
                      {"rates", &words.rates},
                      {"acts", &words.acts},
                      {"sums", &words.sums},
                      {"exemplified", &words.exemplified},
                      {"there", &words.there},
                      {"stocks", &words.stocks},
                      {"summed", &words.summed},
                      {"held", &words.held},
                      {"totals", &words.totals},
                      {"adding", &words.adding},
                      {"effects", &words.effects},
                      {"generic", &words.generic},
                      {"nameless", &words.nameless},
                      {"domains", &words.domains},
                      {"topical", &words.topical},
                      {"theme_acts", &words.theme_acts},
                      {"stems", &words.stems},
                      {"causing", &words.causing},
                      {"effecting", &words.effecting},
                      {"themeless", &words.themeless},
                      {"compares", &words.compares},
                      {"kinds", &words.kinds},
                      {"reckoned", &words.reckoned},
                      {"as_one", &words.as_one},
                      {"as_many", &words.as_many},
                      {"of_nation", &words.of_nation},
                      {"of_province", &words.of_province},
                      {"doing", &words.doing},
                      {"named_works", &words.named_works},
                      {"drives", &words.drives},
                      {"driven", &words.driven},
                      {"put_first", &words.put_first},
                      {"put_as", &words.put_as},
                      {"begun", &words.begun},
                      {"bringing", &words.bringing},
                      {"goes_to", &words.goes_to},
                      {"source_frames", &words.source_frames},
                      {"contracted", &words.contracted},
                      {"levels", &words.levels},
                      {"places_told", &words.places_told},
                      {"trade_sizes", &words.trade_sizes},
                      {"earned", &words.earned},
                      {"pace", &words.pace},
                      {"more", &words.more},
                      {"rate_heads", &words.rate_heads},
                      {"lasting", &words.lasting},
                      {"about", &words.about},
                      {"at_least", &words.at_least},
                      {"handling", &words.handling},
                      {"many", &words.many},
                      {"placing_verbs", &words.placing_verbs},
                      {"completions", &words.completions},
                      {"prizes", &words.prizes},
                      {"lands", &words.lands},
                      {"funds", &words.funds},
                      {"reducing", &words.reducing},
                      {"manners", &words.manners},
                      {"whole_places", &words.whole_places},
                      {"not_whole", &words.not_whole},
                      {"of_amount", &words.of_amount},
                      {"serving", &words.serving},
                      {"shared_heads", &words.shared_heads},
                      {"stages", &words.stages},
                      {"by_then", &words.by_then},
                      {"each_of", &words.each_of},
                      {"beyond", &words.beyond},
                      {"sizes", &words.sizes},
                      {"types", &words.types},
                      {"measured", &words.measured},
                      {"placing", &words.placing},
                      {"former", &words.former},
                      {"latter", &words.latter},
                      {"this_one", &words.this_one},
                      {"not_members", &words.not_members},
                      {"persons", &words.persons},
                      {"outputs", &words.outputs},
                      {"becoming", &words.becoming},
                      {"works", &words.works},
                      {"matters", &words.matters},
                      {"prepositions", &words.prepositions},
                      {"area_of", &words.area_of},
                      {"realised", &words.realised},
                      {"shares_of", &words.shares_of},
                      {"ranked_in", &words.ranked_in},
                      {"reached", &words.reached},
                      {"to_front", &words.to_front},
                      {"of_the_year", &words.of_the_year},
                      {"asides", &words.asides},
                      {"not_asides", &words.not_asides}});
  for (auto [name, word] : {std::pair{"area", &words.area}, std::pair{"growth", &words.growth},
                            std::pair{"share_of", &words.share_of}, std::pair{"standing", &words.standing},
                            std::pair{"on_end", &words.on_end}, std::pair{"on_top", &words.on_top}})
    if (auto field = fields->optional(name)) *word = field.string(name).value_or("");
  if (auto counted = fields->optional("counted"))
    if (auto units = counted.mapping("counted"))
      for (auto const& entry : units->entries())
        words.counted[entry.key] = entry.value.string("a way to count").value_or("");
  fields->done();
}

void load_kind_words(Node const& node, RuleSet& rules) {
  auto fields = node.mapping("kinds");
  if (!fields) return;
  add_lists(*fields, {{"past", &rules.kind_words.past},
                      {"compared", &rules.kind_words.compared},
                      {"attributive", &rules.kind_words.attributive},
                      {"future", &rules.kind_words.future},
                      {"planned", &rules.kind_words.planned},
                      {"estimated", &rules.kind_words.estimated},
                      {"tasked", &rules.kind_words.tasked},
                      {"reached", &rules.kind_words.reached},
                      {"pushing", &rules.kind_words.pushing},
                      {"plan_frames", &rules.kind_words.plan_frames},
                      {"past_things", &rules.kind_words.past_things},
                      {"decided", &rules.kind_words.decided},
                      {"next_years", &rules.kind_words.next_years},
                      {"named_today", &rules.kind_words.named_today}});
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
  add_lists(*fields, {{"before", &outline.place_before},
                      {"peoples", &outline.peoples},
                      {"self_before", &outline.self_before},
                      {"self_after", &outline.self_after},
                      {"after", &outline.place_after},
                      {"not", &outline.not_places},
                      {"national_words", &outline.national_words}});
  if (auto name = fields->optional("national_name"))
    outline.national_name = name.string("national_name").value_or("");
  fields->done();
}

void load_early_words(Node const& node, document::Outline& outline) {
  auto fields = node.mapping("early");
  if (!fields) return;
  add_lists(*fields, {{"review", &outline.early.review},
                      {"result", &outline.early.result},
                      {"unit", &outline.early.unit},
                      {"reckoned", &outline.early.reckoned}});
  fields->done();
}

}  // namespace

void load_document(Node const& node, RuleSet& rules) {
  auto fields = node.mapping("document");
  if (!fields) return;
  auto& outline = rules.outline;
  add_lists(*fields, {{"titles", &outline.title_words},
                      {"address", &outline.address_words},
                      {"numbering", &outline.numbering}});
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
