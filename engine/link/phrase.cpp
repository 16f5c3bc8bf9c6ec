#include "engine/link/phrase.hpp"

#include <algorithm>
#include <array>

#include "engine/text/fold.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::link {

namespace {

constexpr std::array<std::string_view, 5> stops{"，", "。", "；", "：", "\n"};
constexpr std::array<std::string_view, 4> folded_stops{",", ";", ":", "!"};
constexpr std::string_view list_comma = "、";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

template <typename Words>
bool starts_with_any(std::string_view text, Words const& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.substr(0, word.size()) == word; });
}

bool is_stop(std::string_view text) {
  return starts_with_any(text, stops) || starts_with_any(text, folded_stops);
}

// A character that may stand in a word; everything else parts words.
bool is_letter(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
         (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x323AF);
}

char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }

// Byte offset of the code point with this index, the size when there is none.
std::size_t byte_offset(std::string_view text, std::size_t code_points) {
  return text::prefix(text, code_points).size();
}

// The words of the clause before the evidence, the evidence's own last segment and the words after it.
struct Surroundings {
  std::string lead;     // of the clause, before the evidence
  std::string segment;  // of the evidence, from the last separator before its last number
  std::string tail;     // of the clause, after the evidence, up to the next number
  std::string before;   // the words of the clause or list member before, for what is left out
  std::string context;  // the sentence's characters, some more on both sides of the evidence
};

// Tasks that stand together one year are told together the next.
constexpr std::size_t context_before = 40, context_after = 20;

std::size_t last_number(std::string_view text) {
  auto at = text.find_last_of("0123456789");
  if (at == std::string_view::npos) return at;
  while (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '.')) --at;
  return at;
}

// Where the last segment of an evidence begins: 安置房新开工287万平方米、竣工108万平方米 -> 竣工108万平方米.
std::size_t segment_begin(std::string_view evidence) {
  auto number = last_number(evidence);
  if (number == std::string_view::npos) number = evidence.size();
  for (auto at = number; at > 0;) {
    auto before = text::previous(evidence, at);
    auto rest = evidence.substr(before);
    // A list comma parts claims only when a number stands before it; else it parts nouns of one claim.
    bool parts =
        is_stop(rest) || (rest.substr(0, list_comma.size()) == list_comma &&
                          evidence.substr(0, before).find_first_of("0123456789") != std::string_view::npos);
    if (parts) return at;
    at = before;
  }
  return 0;
}

// The words before `at`, back over one separator to the next: what an elliptic 竣工108万平方米 is about.
std::string words_before(std::string_view sentence, std::size_t at) {
  auto parts = [&](std::size_t offset) {
    auto rest = sentence.substr(offset);
    return is_stop(rest) || rest.substr(0, list_comma.size()) == list_comma;
  };
  auto end = at;
  while (end > 0 && parts(text::previous(sentence, end))) end = text::previous(sentence, end);
  auto begin = end;
  while (begin > 0 && !parts(text::previous(sentence, begin))) begin = text::previous(sentence, begin);
  // Up to its number: what follows is the unit.
  auto words = sentence.substr(begin, end - begin);
  return text::fold(words.substr(0, words.find_first_of("0123456789")));
}

Surroundings surroundings(claim::Evidence const& evidence) {
  Surroundings out;
  out.segment = text::fold(std::string_view(evidence.text).substr(segment_begin(evidence.text)));
  if (evidence.sentence.empty() || evidence.start < evidence.sentence_start) return out;
  std::string_view sentence = evidence.sentence;
  auto begin = byte_offset(sentence, evidence.start - evidence.sentence_start);
  auto end = byte_offset(sentence, evidence.end - evidence.sentence_start);
  auto lead = begin;
  while (lead > 0) {
    auto before = text::previous(sentence, lead);
    if (is_stop(sentence.substr(before))) break;
    lead = before;
  }
  out.lead = text::fold(sentence.substr(lead, begin - lead));
  out.before =
      words_before(sentence, segment_begin(evidence.text) > 0 ? begin + segment_begin(evidence.text) : lead);
  auto tail = end;
  while (tail < sentence.size()) {
    auto rest = sentence.substr(tail);
    if (is_stop(rest) || is_digit(rest.front()) || rest.substr(0, list_comma.size()) == list_comma) break;
    tail += text::code_point_size(rest.front());
  }
  out.tail = text::fold(sentence.substr(end, tail - end));
  auto first = evidence.start - evidence.sentence_start;
  auto before = byte_offset(sentence, first > context_before ? first - context_before : 0);
  out.context = text::fold(sentence.substr(before, end - before)) +
                text::fold(text::prefix(sentence.substr(end), context_after));
  return out;
}

void sort_once(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

// A threshold belongs to the name of what is counted: 20亿元以上项目, 65岁以上老人, 亿元以上项目.
// Returns the byte length of one at the start of `text`, else 0.
std::size_t threshold_length(std::string_view text, LinkRules const& rules) {
  auto length_of = [](std::string_view rest, std::vector<std::string> const& words) {
    for (auto const& word : words)
      if (rest.substr(0, word.size()) == word) return word.size();
    return std::size_t{0};
  };
  std::size_t at = 0;
  while (at < text.size() && (is_digit(text[at]) || text[at] == '.')) ++at;
  for (std::size_t scale = 1; scale > 0; at += scale)
    scale = length_of(text.substr(at), rules.threshold_scales);
  if (at == 0) return 0;
  // The unit between them: at most four characters, none of them a separator.
  for (int unit = 0; unit <= 4 && at < text.size(); ++unit) {
    if (auto end = length_of(text.substr(at), rules.threshold_ends); end > 0) return at + end;
    if (is_digit(text[at]) || is_stop(text.substr(at)) || text.substr(at, list_comma.size()) == list_comma)
      return 0;
    at += text::code_point_size(text[at]);
  }
  return 0;
}

// The text between quotation marks.
std::vector<std::string> quoted_names(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> marks{
      std::pair<std::string_view, std::string_view>{"“", "”"}, {"《", "》"}, {"\"", "\""}};
  std::vector<std::string> out;
  for (auto [open, close] : marks) {
    for (std::size_t at = 0; (at = text.find(open, at)) != std::string_view::npos;) {
      auto begin = at + open.size();
      auto end = text.find(close, begin);
      if (end == std::string_view::npos) break;
      out.emplace_back(text.substr(begin, end - begin));
      at = end + close.size();
    }
  }
  return out;
}

void collect_grams(std::string_view text, std::vector<std::uint64_t>& out) {
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size(); at += text::code_point_size(text[at])) {
    auto c = text::code_point_at(text, at);
    if (!is_letter(c)) {
      before = 0;
      continue;
    }
    c = lower(c);
    out.push_back(gram(c, 0));
    if (before != 0) out.push_back(gram(before, c));
    before = c;
  }
}

// The word for a superior's area that stands in `text`, as seen from the report's place; "" for none.
std::string above_word(std::string_view text, document::ReportInfo const& report, LinkRules const& rules) {
  auto words = rules.above.find(document::name(report.level));
  if (words == rules.above.end()) return "";
  std::string_view place = report.jurisdiction;
  for (auto const& word : words->second) {
    auto last = std::string_view(word).substr(text::previous(word, word.size()));
    bool own = place.size() >= last.size() && place.substr(place.size() - last.size()) == last;
    if (!own && text.find(word) != std::string_view::npos) return word;
  }
  return "";
}

// A year named beside the number that is not one of the claim's period.
int year_beside(std::string_view text, quantity::Period const& period) {
  constexpr std::string_view mark = "年";
  for (std::size_t at = 0; (at = text.find(mark, at)) != std::string_view::npos; at += mark.size()) {
    if (at < 4) continue;
    auto digits = text.substr(at - 4, 4);
    if (!std::all_of(digits.begin(), digits.end(), is_digit) || (at > 4 && is_digit(text[at - 5]))) continue;
    int year =
        (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 + (digits[3] - '0');
    if (period.first.is_special() || period.last.is_special()) continue;
    if (year < period.first_year() || year > period.last_year()) return year;
  }
  return 0;
}

// The word stands in `text` and not behind one that only compares (比上年增长).
bool said_of(std::string_view text, std::vector<std::string> const& words,
             std::vector<std::string> const& comparing) {
  for (auto const& word : words) {
    for (std::size_t at = 0; (at = text.find(word, at)) != std::string_view::npos; at += word.size()) {
      bool compares = std::any_of(comparing.begin(), comparing.end(), [&](std::string const& before) {
        return at >= before.size() && text.substr(at - before.size(), before.size()) == before;
      });
      if (!compares) return true;
    }
  }
  return false;
}

// Whether one of the words stands right before the last number of `text`.
bool before_number(std::string_view text, std::vector<std::string> const& words, std::string_view then = "") {
  auto number = last_number(text);
  if (number == std::string_view::npos) return false;
  auto before = text.substr(0, number);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string const& word) { return before.ends_with(word + std::string(then)); });
}

}  // namespace

bool Phrase::narrow(LinkRules const& rules) const {
  return std::any_of(rules.scopes.begin(), rules.scopes.end(), [&](Scope const& scope) {
    return scope.narrow && std::binary_search(scopes.begin(), scopes.end(), scope.word);
  });
}

PhraseReader::PhraseReader(LinkRules const& rules) : rules_(rules) {
  for (auto const& [written, compared] : rules.synonyms) {
    synonyms_.at(text::fold(written)) = text::fold(compared);
    // The word compared stands for itself: 农村公路 is not 农村 and 公路.
    synonyms_.at(text::fold(compared)) = text::fold(compared);
  }
  synonyms_.finish();
  // The text is compared after synonyms are put in, so the words must be as well.
  auto add = [&](std::string const& word, Tag tag, std::size_t index) {
    lexicon_.at(with_synonyms(text::fold(word))).push_back({tag, index});
  };
  for (std::size_t i = 0; i < rules.verbs.size(); ++i)
    if (rules.verbs[i].weak) weak_verbs_ |= std::uint64_t{1} << i;
  for (std::size_t i = 0; i < rules.verbs.size(); ++i)
    for (auto const& word : rules.verbs[i].words) add(word, Tag::verb, i);
  for (std::size_t i = 0; i < rules.stages.size(); ++i)
    for (auto const& word : rules.stages[i].words)
      stages_.at(with_synonyms(text::fold(word))).push_back({Tag::stage, i});
  for (std::size_t i = 0; i < rules.scopes.size(); ++i) add(rules.scopes[i].word, Tag::scope, i);
  for (std::size_t i = 0; i < rules.grades.size(); ++i) add(rules.grades[i], Tag::grade, i);
  for (auto const& word : rules.whole) add(word, Tag::whole, 0);
  for (auto const& word : rules.totals) add(word, Tag::total, 0);
  for (auto const& word : rules.in_year) add(word, Tag::in_year, 0);
  for (auto const& word : rules.part) add(word, Tag::part, 0);
  for (auto const& word : rules.idle) add(word, Tag::idle, 0);
  for (auto const& word : rules.objects) add(word, Tag::object, 0);
  lexicon_.finish();
  stages_.finish();
}

std::string PhraseReader::with_synonyms(std::string_view text) const {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (auto const* found = synonyms_.longest(text.substr(at))) {
      out += found->second;
      at += found->first.size();
      continue;
    }
    auto step = text::code_point_size(text[at]);
    out += text.substr(at, step);
    at += step;
  }
  return out;
}

// The indicator's words: what is counted, for whom, above which threshold, and the verb where it has one.
void PhraseReader::read_subject(std::string text, Phrase& out) const {
  for (auto& name : quoted_names(text)) out.names.push_back(with_synonyms(name));
  text = with_synonyms(text);
  std::string core;
  for (std::size_t at = 0; at < text.size();) {
    std::string_view rest = std::string_view(text).substr(at);
    if (auto length = threshold_length(rest, rules_); length > 0) {
      out.thresholds.emplace_back(rest.substr(0, length));
      core += ' ';
      at += length;
      continue;
    }
    auto const* word = lexicon_.longest(rest);
    if (word == nullptr) {
      auto step = text::code_point_size(rest.front());
      core += rest.substr(0, step);
      at += step;
      continue;
    }
    bool keep = true;
    for (auto entry : word->second) {
      switch (entry.tag) {
        case Tag::verb:
          out.verbs |= std::uint64_t{1} << entry.index;
          keep = keep && !rules_.verbs[entry.index].light;
          break;
        case Tag::stage:
          break;  // never in this lexicon
        case Tag::object:
          break;  // one word, though it begins with a verb: 招聘会
        case Tag::scope:
          out.scopes.push_back(rules_.scopes[entry.index].word), keep = false;
          break;
        case Tag::grade:
          out.grades.push_back(rules_.grades[entry.index]), keep = false;
          break;
        case Tag::total:
          out.total = true, keep = false;
          break;
        case Tag::part:
          out.part = true, keep = false;
          break;
        case Tag::whole:
        case Tag::in_year:
        case Tag::idle:
          keep = false;
          break;
      }
    }
    core += keep ? word->first : std::string(" ");
    at += word->first.size();
  }
  collect_grams(core, out.grams);
}

template <typename Found>
void PhraseReader::scan(Lexicon const& lexicon, std::string_view text, Found found) {
  for (std::size_t at = 0; at < text.size();) {
    auto const* word = lexicon.longest(text.substr(at));
    if (word != nullptr) found(word->first, word->second);
    at += word != nullptr ? word->first.size() : text::code_point_size(text[at]);
  }
}

// What is said around the number: verbs, running totals, scope.
void PhraseReader::read_clause(std::string_view clause, Phrase& out) const {
  auto text = with_synonyms(clause);
  bool total = false, in_year = false;
  scan(lexicon_, text, [&](std::string const&, std::vector<Entry> const& entries) {
    for (auto entry : entries) {
      if (entry.tag == Tag::verb) out.verbs |= std::uint64_t{1} << entry.index;
      if (entry.tag == Tag::total) total = true;
      if (entry.tag == Tag::in_year) in_year = true;
      if (entry.tag == Tag::part) out.part = true;
      if (entry.tag == Tag::scope) out.scopes.push_back(rules_.scopes[entry.index].word);
      if (entry.tag == Tag::grade) out.grades.push_back(rules_.grades[entry.index]);
    }
  });
  out.total = out.total || (total && !in_year);
}

// 当年 stands beside the number, and no word of a running total.
bool PhraseReader::of_the_year(std::string_view segment) const {
  bool total = false, in_year = false;
  scan(lexicon_, with_synonyms(segment), [&](std::string const&, std::vector<Entry> const& entries) {
    for (auto entry : entries) {
      total = total || entry.tag == Tag::total;
      in_year = in_year || entry.tag == Tag::in_year;
    }
  });
  return in_year && !total;
}

// The last stage word decides, because the predicate stands last: 年内计划投用的4所学校完成主体结顶.
void PhraseReader::read_stage(std::string_view clause, Phrase& out) const {
  scan(stages_, with_synonyms(clause), [&](std::string const& word, std::vector<Entry> const& entries) {
    out.stage = rules_.stages[entries.front().index].rank;
    out.stage_word = word;
  });
}

void PhraseReader::finish(Phrase& phrase) const {
  if ((phrase.verbs & ~weak_verbs_) != 0) phrase.verbs &= ~weak_verbs_;
  sort_once(phrase.scopes), sort_once(phrase.grades), sort_once(phrase.thresholds);
  for (auto* grams : {&phrase.grams, &phrase.context, &phrase.full}) {
    std::sort(grams->begin(), grams->end());
    grams->erase(std::unique(grams->begin(), grams->end()), grams->end());
  }
}

Phrase PhraseReader::read(claim::Claim const& claim, document::ReportInfo const& report) const {
  Phrase out;
  auto subject = text::fold(claim.indicator.text);
  auto around = surroundings(claim.evidence);
  if (subject.empty()) subject = around.segment;
  // What is counted may stand behind the number: 2家居家养老综合服务中心破土动工.
  read_subject(subject + " " + around.tail, out);
  // Nothing but a verb is left where the rest was said before; an indicator that is no more than that
  // (新增就业) is compared by all it has.
  if (out.grams.empty() && !around.before.empty()) read_subject(around.before, out);
  out.bare = out.grams.empty();
  if (out.bare) collect_grams(with_synonyms(subject), out.grams);
  if (!out.thresholds.empty()) collect_grams(with_synonyms(subject), out.full);
  auto segment = around.segment + around.tail;
  // 累计建成775个，当年新建465个: what is carried over says nothing of this number.
  if (out.total && of_the_year(around.segment)) out.total = false;
  for (auto const& clause : {subject, around.lead, segment}) read_clause(clause, out);
  // A stage word of the lead belongs to a number of its own.
  read_stage(subject, out);
  read_stage(segment, out);
  collect_grams(with_synonyms(around.context), out.context);
  auto leading = around.lead + around.segment;
  out.above = above_word(subject + leading, report, rules_);
  out.other_year = year_beside(leading, claim.period);
  // 较上年的3538万美元增长: only compared with, but the number is that year's.
  out.last_year = said_of(leading, rules_.last_year, rules_.comparing) ||
                  before_number(around.segment, rules_.last_year, "的");
  out.arrives = before_number(around.segment, rules_.arriving);
  finish(out);
  return out;
}

bool PhraseReader::of_last_year(claim::Evidence const& evidence) const {
  auto segment = std::string_view(evidence.text).substr(segment_begin(evidence.text));
  return before_number(text::fold(segment), rules_.last_year, "的");
}

std::pair<int, std::string> PhraseReader::stage_of(claim::Claim const& claim) const {
  Phrase out;
  auto subject = text::fold(claim.indicator.text);
  auto around = surroundings(claim.evidence);
  read_stage(subject.empty() ? around.segment : subject, out);
  read_stage(around.segment + around.tail, out);
  return {out.stage, std::move(out.stage_word)};
}

Phrase PhraseReader::read_words(std::string_view words) const {
  Phrase out;
  auto folded = text::fold(words);
  read_subject(folded, out);
  if (out.grams.empty()) collect_grams(with_synonyms(folded), out.grams);
  read_clause(folded, out);
  read_stage(folded, out);
  finish(out);
  return out;
}

}  // namespace duizhang::link
