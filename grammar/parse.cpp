// The X3 rules and the fence around them. Everything a person reads about a refused pattern comes from
// guard() before X3, explain() after it, or lower(). Attributes only: every construct fills a raw::Node.
#include "grammar/parse.hpp"

#include <boost/fusion/include/adapt_struct.hpp>
#include <boost/spirit/home/x3.hpp>

#include "grammar/guard.hpp"
#include "grammar/lower.hpp"
#include "grammar/raw.hpp"

// clang-format off
BOOST_FUSION_ADAPT_STRUCT(duizhang::grammar::raw::Word, begin, end)
BOOST_FUSION_ADAPT_STRUCT(duizhang::grammar::raw::Node, kind, begin, words, children, suffix, end)

namespace duizhang::grammar {
namespace rules {

namespace x3 = boost::spirit::x3;
namespace ascii = x3::ascii;  // not standard: Boost 1.74 aborts on bytes over 0x7F
using raw::Kind;
using Words = std::vector<raw::Word>;
using Nodes = std::vector<raw::Node>;

// Gives the place itself; Skip: after the blanks (where something begins), else before (where it ended).
template <bool Skip>
struct Place : x3::parser<Place<Skip>> {
  using attribute_type = char const*;
  static bool const has_attribute = true;
  template <typename Iterator, typename Context, typename RuleContext, typename Attribute>
  bool parse(Iterator& first, Iterator const& last, Context const& context, RuleContext&, Attribute& attribute) const {
    if constexpr (Skip) x3::skip_over(first, last, context);
    x3::traits::move_to(first, attribute);
    return true;
  }
};
constexpr Place<true> here{};
constexpr Place<false> there{};

auto const name_start = ascii::alpha | '_';
auto const name_rest  = ascii::alnum | '_';
// A reserved word and nothing longer: gap, not gapped.
auto const keyword = [](char const* word) { return x3::lexeme[x3::lit(word) >> !name_rest]; };
auto const no_words = x3::attr(Words{});
auto const no_nodes = x3::attr(Nodes{});

// A failed branch leaves what it put into a vector: branches are told apart by their first token, before
// any vector is touched, and after it only `>` follows. The names of rules are what a message says.
x3::rule<class Name, raw::Word>         const name = "a name";
x3::rule<class Names, Words>            const slot_name = "the name of a slot";
x3::rule<class CaptureNames, Words>     const capture_name = "the name of the capture";
x3::rule<class UnitNames, Words>        const unit = "clause, sentence, paragraph or text";
x3::rule<class Number, raw::Word>       const number = "a number";
x3::rule<class Bounds, Words>           const bounds = "the smallest and the largest number";
x3::rule<class Counts, Words>           const counts = "a number";
x3::rule<class Quantifier, raw::Word>   const quantifier = "a repetition";
x3::rule<class Quantifiers, Words>      const quantifiers = "repetitions";
x3::rule<class Text, raw::Word>         const quoted_text = "a quoted text";
x3::rule<class BareText, raw::Word>     const bare_text = "text";
x3::rule<class ClassText, raw::Word>    const class_text = "a class";
x3::rule<class MacroName, raw::Word>    const macro_name = "the name of a macro";
x3::rule<class Body, Nodes>             const body = "something to match";
x3::rule<class Arguments, Nodes>        const arguments = "arguments";
x3::rule<class ArgumentList, Nodes>     const argument_list = "something to match";
x3::rule<class Open>                    const open = "'('";
x3::rule<class Close>                   const close = "')'";
x3::rule<class BodyClose>               const body_close = "the end of the group";
x3::rule<class CaptureClose>            const capture_close = "the end of the capture";
x3::rule<class Colon>                   const colon = "':' after the name of the capture";
x3::rule<class BraceClose>              const brace_close = "'}'";
x3::rule<class Literal_, raw::Node>     const literal = "a literal";
x3::rule<class Group_, raw::Node>       const group = "a group";
x3::rule<class Capture_, raw::Node>     const capture = "a capture";
x3::rule<class Macro_, raw::Node>       const macro = "a macro";
x3::rule<class Slot_, raw::Node>        const slot = "a slot";
x3::rule<class Call_, raw::Node>        const call = "list, gap, phrase, start or end";
x3::rule<class Look_, raw::Node>        const look = "ahead or behind";
x3::rule<class Item_, raw::Node>        const item = "an item";
x3::rule<class Sequence_, raw::Node>    const sequence = "a sequence";
x3::rule<class Alternation_, raw::Node> const alternation = "something to match";

// percent
auto const name_def = here >> x3::omit[x3::lexeme[name_start >> *name_rest]] >> there;
auto const slot_name_def = x3::repeat(1)[name];
auto const capture_name_def = x3::repeat(1)[name];
auto const unit_def = x3::repeat(1)[name];
// 12
auto const number_def = here >> x3::omit[x3::lexeme[+ascii::digit]] >> there;
// 0..8
auto const bounds_def = number % "..";
// 2   0,8
auto const counts_def = number % ',';
// ?   {2}   {0,8}   and * + only to be refused by lower()
auto const quantifier_def = here >> x3::omit[x3::lit('?') | '*' | '+' | ('{' > counts > brace_close)] >> there;
auto const quantifiers_def = *quantifier;
// "增长" or '增长'; the guard has seen that it is closed
auto const quoted_text_def = here >> x3::omit[x3::lexeme[
      ('"'  >> *(('\\' >> x3::char_) | (x3::char_ - '"'))  >> '"')
    | ('\'' >> *(('\\' >> x3::char_) | (x3::char_ - '\'')) >> '\'')]] >> there;
// 增长: a run of bytes over 0x7F
auto const bare_text_def = here >> x3::omit[x3::lexeme[+(x3::char_ - ascii::char_)]] >> there;
// [一二三] [^，。]
auto const class_text_def = here >> x3::omit[x3::lexeme['[' >> *(('\\' >> x3::char_) | (x3::char_ - ']')) >> ']']] >> there;
// $rise $1
auto const macro_name_def = here >> x3::omit[x3::lexeme['$' >> ((name_start >> *name_rest) | +ascii::digit)]] >> there;
auto const body_def = x3::repeat(1)[alternation];
auto const argument_list_def = alternation % ',';
// (a, b), with no blank before the '(': after a blank it is a group of its own
auto const arguments_def = (x3::no_skip[x3::lit('(')] > argument_list > body_close) | no_nodes;
auto const open_def = x3::lit('(');
auto const close_def = x3::lit(')');
auto const body_close_def = x3::lit(')');
auto const capture_close_def = x3::lit('>');
auto const colon_def = x3::lit(':');
auto const brace_close_def = x3::lit('}');

auto const literal_def =
    (x3::attr(Kind::quoted)     >> here >> x3::repeat(1)[quoted_text] >> no_nodes >> no_words >> there)
  | (x3::attr(Kind::bare)       >> here >> x3::repeat(1)[bare_text]   >> no_nodes >> no_words >> there)
  | (x3::attr(Kind::char_class) >> here >> x3::repeat(1)[class_text]  >> no_nodes >> no_words >> there);
// (增长 | 下降)
auto const group_def =
    (x3::attr(Kind::group) >> here >> '(' >> no_words) > body > body_close > no_words > there;
// <value: percent>
auto const capture_def =
    (x3::attr(Kind::capture) >> here >> '<') > capture_name > colon > body > capture_close > no_words > there;
// $rise $pair(增长, 下降) $1
auto const macro_def =
    (x3::attr(Kind::macro) >> here >> x3::repeat(1)[macro_name]) > arguments > no_words > there;
// percent
auto const slot_def =
    x3::attr(Kind::slot) >> here >> slot_name >> no_nodes >> no_words >> there;
// list(percent) gap(0..8) phrase(8) start(clause) end(text)
auto const call_def =
    ((x3::attr(Kind::list)   >> here >> keyword("list"))   > open > slot_name > close > no_nodes > no_words > there)
  | ((x3::attr(Kind::gap)    >> here >> keyword("gap"))    > open > bounds    > close > no_nodes > no_words > there)
  | ((x3::attr(Kind::phrase) >> here >> keyword("phrase")) > open > bounds    > close > no_nodes > no_words > there)
  | ((x3::attr(Kind::start)  >> here >> keyword("start"))  > open > unit      > close > no_nodes > no_words > there)
  | ((x3::attr(Kind::end)    >> here >> keyword("end"))    > open > unit      > close > no_nodes > no_words > there);
// ahead("的") !behind(同比)
auto const look_def =
    ((x3::attr(Kind::ahead)      >> here >> keyword("ahead")         >> no_words) > open > body > body_close > no_words > there)
  | ((x3::attr(Kind::behind)     >> here >> keyword("behind")        >> no_words) > open > body > body_close > no_words > there)
  | ((x3::attr(Kind::not_ahead)  >> here >> '!' >> keyword("ahead")  >> no_words) > open > body > body_close > no_words > there)
  | ((x3::attr(Kind::not_behind) >> here >> '!' >> keyword("behind") >> no_words) > open > body > body_close > no_words > there);
auto const atom = literal | group | capture | macro | call | look | slot;
// percent{1,3}?
auto const item_def = x3::attr(Kind::item) >> here >> no_words >> x3::repeat(1)[atom] >> quantifiers >> there;
auto const sequence_def = x3::attr(Kind::sequence) >> here >> no_words >> +item >> no_words >> there;
auto const alternation_def = x3::attr(Kind::alternation) >> here >> no_words >> (sequence % '|') >> no_words >> there;

BOOST_SPIRIT_DEFINE(name, slot_name, capture_name, unit, number, bounds, counts, quantifier, quantifiers)
BOOST_SPIRIT_DEFINE(quoted_text, bare_text, class_text, macro_name, body, arguments, argument_list)
BOOST_SPIRIT_DEFINE(open, close, body_close, capture_close, colon, brace_close)
BOOST_SPIRIT_DEFINE(literal, group, capture, macro, slot, call, look, item, sequence, alternation)

}  // namespace rules
// clang-format on

namespace {

std::size_t skip_blanks(std::string_view text, std::size_t offset) {
  while (offset < text.size() && is_blank(text[offset])) ++offset;
  return offset;
}

// The last character before `offset` that is no blank; '\0' when there is none.
char character_before(std::string_view text, std::size_t offset) {
  while (offset > 0 && is_blank(text[offset - 1])) --offset;
  return offset > 0 ? text[offset - 1] : '\0';
}

bool closes(std::string_view text, std::size_t offset) {
  return offset >= text.size() || text[offset] == ')' || text[offset] == '>';
}

// The reserved word right before `offset`, "" when there is none: it decides the hint.
std::string_view word_before(std::string_view text, std::size_t offset) {
  while (offset > 0 && (is_blank(text[offset - 1]) || text[offset - 1] == '(')) --offset;
  auto end = offset;
  while (offset > 0 && is_name_char(text[offset - 1])) --offset;
  return text.substr(offset, end - offset);
}

std::string call_hint(std::string_view word) {
  if (word == "gap" || word == "phrase") return "write " + std::string(word) + "(0..8)";
  if (word == "start" || word == "end") return "write " + std::string(word) + "(clause)";
  if (word == "ahead" || word == "behind") return "write " + std::string(word) + "(\"增长\")";
  return word == "list" ? "write list(percent)" : "";
}

// X3 stopped where an item should begin, or where one could: the character there says what was meant.
SyntaxError unexpected(std::string_view text, std::size_t offset) {
  auto end = token_end(text, offset);
  auto got = token_at(text, offset);
  auto error = [&](std::string message, std::string hint) {
    return SyntaxError{offset, end, std::move(message), std::move(hint)};
  };
  char c = offset < text.size() ? text[offset] : '\0';
  switch (c) {
    case '|': {
      char before = character_before(text, offset);
      bool first = before == '\0' || before == '(' || before == ':' || before == ',';
      return error(std::string("expected something to match ") + (first ? "before" : "after") + " '|'",
                   "write a | b; for \"or nothing\" write (a)?");
    }
    case '?':
    case '*':
    case '+':
    case '{':
      return error("expected something to repeat before " + got,
                   "a repetition stands after what it repeats: (…){0,8}");
    case ',':
      if (closes(text, skip_blanks(text, offset + 1)))
        return error("expected another argument after ','", "write $pair(a, b); text is quoted: \",\"");
      return error("a ',' only separates the arguments of a macro", "text is quoted: \",\"");
    case ':':
      return error("a ':' only stands in a capture", "a capture is written <value: percent>");
    case '.':
      return error("a '.' only stands between two bounds",
                   "a gap is written gap(0..8); text is quoted: \".\"");
    case '$':
      return error("expected the name of a macro right after '$'; got " + token_at(text, offset + 1),
                   "a macro is written $rise, or $pair(a, b) with arguments");
    case '!':
      return error("expected ahead or behind after '!'; got " + token_at(text, skip_blanks(text, offset + 1)),
                   "write !ahead(\"的\") or !behind(\"同比\")");
    default:
      break;
  }
  if (c >= '0' && c <= '9')
    return error("expected something to match; got " + got,
                 "text is quoted: \"" + std::string(text.substr(offset, end - offset)) + "\"");
  return error("expected something to match; got " + got, "write a text in quotes, a slot or a group");
}

// An expectation that failed: `which` is the name of the rule that was wanted at `offset`.
SyntaxError explain(std::string_view text, std::string const& which, std::size_t offset) {
  if (which == "the end of the group" || which == "the end of the capture") return unexpected(text, offset);
  auto word = word_before(text, offset);
  std::string hint = call_hint(word);
  if (which == "something to match") {
    if (!closes(text, offset)) return unexpected(text, offset);
    hint = "write a text in quotes, a slot or a group";
  }
  if (which == "the name of the capture" || which == "':' after the name of the capture")
    hint = "a capture is written <value: percent>";
  if (which == "'}'" || (which == "a number" && hint.empty())) hint = "write {2} or {0,8}";
  if (which == "')'" && hint.empty()) {
    // After the arguments: the word stands before the bracket.
    auto open = text.rfind('(', offset == 0 ? 0 : offset - 1);
    if (open != std::string_view::npos) hint = call_hint(word_before(text, open));
  }
  return {offset, token_end(text, offset), "expected " + which + "; got " + token_at(text, offset), hint};
}

std::variant<Pattern, SyntaxError> parse_guarded(std::string_view text) {
  raw::Node root;
  char const* first = text.data();
  char const* const last = first + text.size();
  auto offset_of = [&](char const* at) {
    return skip_blanks(text, static_cast<std::size_t>(at - text.data()));
  };
  try {
    bool parsed = boost::spirit::x3::phrase_parse(first, last, rules::alternation, rules::ascii::space, root);
    if (!parsed || first != last) return unexpected(text, offset_of(first));
  } catch (boost::spirit::x3::expectation_failure<char const*> const& failure) {
    return explain(text, failure.which(), offset_of(failure.where()));
  }
  return lower(root, text);
}

}  // namespace

std::variant<Pattern, SyntaxError> parse_pattern(std::string_view text) {
  auto guarded = guard(text);
  if (auto* error = std::get_if<SyntaxError>(&guarded)) return std::move(*error);
  return parse_guarded(std::get<std::string>(guarded));
}

}  // namespace duizhang::grammar
