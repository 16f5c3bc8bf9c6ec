#include "engine/match/compile.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "engine/match/dump.hpp"
#include "grammar/parse.hpp"
#include "tests/engine/match/fake_text.hpp"

namespace duizhang::match {
namespace {

grammar::Pattern parsed(std::string const& text) {
  return std::get<grammar::Pattern>(grammar::parse_pattern(text));
}

std::string outcome(std::string const& text, CompileOptions const& options = test::fake_options()) {
  auto compiled = compile(parsed(text), options);
  if (auto const* program = std::get_if<Program>(&compiled)) return dump(*program);
  return dump(std::get<CompileError>(compiled)) + "\n";
}

// Macros of these texts, instead of the usual ones.
std::string with_macros(std::map<std::string, std::string> const& macros, std::string const& text) {
  std::map<std::string, grammar::Pattern> bodies;
  for (auto const& [name, body] : macros) bodies.emplace(name, parsed(body));
  auto options = test::fake_options();
  options.macros.clear();
  for (auto const& [name, body] : bodies) options.macros.emplace(name, &body);
  return outcome(text, options);
}

struct Row {
  std::string text, dump;
};

// clang-format off
std::vector<Row> const programs{
    {"增长",
     "  0  literal \"增长\"\n"
     "  1  match\n"
     "bytes 6..6\n"
     "begins \"增长\"\n"},
    {"增长 长",
     "  0  literal \"增长\"\n"
     "  1  literal \"长\"\n"
     "  2  match\n"
     "bytes 9..9\n"
     "begins \"增长\"\n"},
    {"(增 | 长) percent",
     "  0  split 1 3\n"
     "  1  literal \"增\"\n"
     "  2  jump 4\n"
     "  3  literal \"长\"\n"
     "  4 *slot percent\n"
     "  5 *match\n"
     "bytes 4..99\n"
     "begins \"增\" | \"长\"\n"
     "needs percent\n"},
    {"增 | 长 | percent",
     "  0  split 1 4\n"
     "  1  alternative 1\n"
     "  2  literal \"增\"\n"
     "  3  jump 10\n"
     "  4  split 5 8\n"
     "  5  alternative 2\n"
     "  6  literal \"长\"\n"
     "  7  jump 10\n"
     "  8  alternative 3\n"
     "  9  slot percent\n"
     " 10 *match\n"
     "bytes 1..96\n"
     "begins \"增\" | \"长\" | percent\n"},
    {"增? 长",
     "  0  split 1 2\n"
     "  1  literal \"增\"\n"
     "  2 *literal \"长\"\n"
     "  3  match\n"
     "bytes 3..6\n"
     "begins \"增\" | \"长\"\n"},
    {"增?? percent",
     "  0  split 2 1\n"
     "  1  literal \"增\"\n"
     "  2 *slot percent\n"
     "  3 *match\n"
     "bytes 1..99\n"
     "begins \"增\" | percent\n"
     "needs percent\n"},
    {"增{2}",
     "  0  literal \"增\"\n"
     "  1  literal \"增\"\n"
     "  2  match\n"
     "bytes 6..6\n"
     "begins \"增\"\n"},
    {"增{1,3}",
     "  0  literal \"增\"\n"
     "  1  split 2 5\n"
     "  2  literal \"增\"\n"
     "  3  split 4 5\n"
     "  4  literal \"增\"\n"
     "  5 *match\n"
     "bytes 3..9\n"
     "begins \"增\"\n"},
    {"增{0,2}? 长",
     "  0  split 4 1\n"
     "  1  literal \"增\"\n"
     "  2  split 4 3\n"
     "  3  literal \"增\"\n"
     "  4 *literal \"长\"\n"
     "  5  match\n"
     "bytes 3..9\n"
     "begins \"增\" | \"长\"\n"},
    {"(增? 长?){2} number",
     "  0  split 1 2\n"
     "  1  literal \"增\"\n"
     "  2 *split 3 4\n"
     "  3  literal \"长\"\n"
     "  4 *split 5 6\n"
     "  5  literal \"增\"\n"
     "  6 *split 7 8\n"
     "  7  literal \"长\"\n"
     "  8 *slot number\n"
     "  9 *match\n"
     "bytes 1..108\n"
     "begins \"增\" | \"长\" | number\n"
     "needs number\n"},
    {"<value: percent>{1,2}",
     "  0  open value\n"
     "  1  slot percent\n"
     "  2 *close value\n"
     "  3  split 4 7\n"
     "  4  open value\n"
     "  5  slot percent\n"
     "  6 *close value\n"
     "  7 *match\n"
     "bytes 1..192\n"
     "begins percent\n"
     "needs percent\n"},
    {"<who: <what: indicator> number>",
     "  0  open who\n"
     "  1  open what\n"
     "  2  slot indicator\n"
     "  3 *close what\n"
     "  4  slot number\n"
     "  5 *close who\n"
     "  6  match\n"
     "bytes 2..192\n"
     "begins indicator\n"
     "needs number and indicator\n"},
    {"gap(1..3) 增",
     "  0  gap step\n"
     "  1  gap more, first 3\n"
     "  2  gap more, first 3\n"
     "  3 *literal \"增\"\n"
     "  4  match\n"
     "bytes 4..15\n"
     "begins anywhere\n"},
    {"phrase(0..2) number",
     "  0  phrase more, first 2\n"
     "  1  phrase more, first 2\n"
     "  2 *slot number\n"
     "  3 *match\n"
     "bytes 1..104\n"
     "begins anywhere\n"
     "needs number\n"},
    {"list(percent)",
     "  0  slot percent\n"
     "  1 *list more percent, else 24\n"
     "  2 *list more percent, else 24\n"
     "  3 *list more percent, else 24\n"
     "  4 *list more percent, else 24\n"
     "  5 *list more percent, else 24\n"
     "  6 *list more percent, else 24\n"
     "  7 *list more percent, else 24\n"
     "  8 *list more percent, else 24\n"
     "  9 *list more percent, else 24\n"
     " 10 *list more percent, else 24\n"
     " 11 *list more percent, else 24\n"
     " 12 *list more percent, else 24\n"
     " 13 *list more percent, else 24\n"
     " 14 *list more percent, else 24\n"
     " 15 *list more percent, else 24\n"
     " 16 *list more percent, else 24\n"
     " 17 *list more percent, else 24\n"
     " 18 *list more percent, else 24\n"
     " 19 *list more percent, else 24\n"
     " 20 *list more percent, else 24\n"
     " 21 *list more percent, else 24\n"
     " 22 *list more percent, else 24\n"
     " 23 *list more percent, else 24\n"
     " 24 *match\n"
     "bytes 1..2442\n"
     "begins percent\n"
     "needs percent\n"},
    {"[一二三]",
     "  0  class [一三二]\n"
     "  1  match\n"
     "bytes 3..3\n"
     "begins \"一\" | \"三\" | \"二\"\n"},
    {"[0-9a-c]",
     "  0  class [0-9a-c]\n"
     "  1  match\n"
     "bytes 1..1\n"
     "begins \"0\" | \"1\" | \"2\" | \"3\" | \"4\" | \"5\" | \"6\" | \"7\" | \"8\" | \"9\" | \"a\" | \"b\" | \"c\"\n"},
    {"[^，。]",
     "  0  class [^。，]\n"
     "  1  match\n"
     "bytes 1..4\n"
     "begins anywhere\n"},
    {"[一-龥]",
     "  0  class [一-龥]\n"
     "  1  match\n"
     "bytes 3..3\n"
     "begins anywhere\n"},
    {"[aab-da-c]",
     "  0  class [a-d]\n"
     "  1  match\n"
     "bytes 1..1\n"
     "begins \"a\" | \"b\" | \"c\" | \"d\"\n"},
    {"start(clause) 增 end(sentence)",
     "  0  start clause\n"
     "  1  literal \"增\"\n"
     "  2  end sentence\n"
     "  3  match\n"
     "bytes 3..3\n"
     "begins \"增\"\n"},
    {"!ahead(增) [增长]",
     "  0  not ahead, then 3\n"
     "  1    literal \"增\"\n"
     "  2    match\n"
     "  3  class [增长]\n"
     "  4  match\n"
     "bytes 3..3\n"
     "begins \"增\" | \"长\"\n"},
    {"ahead(percent | number) gap(1..1) 长",
     "  0  ahead, then 6\n"
     "  1    split 2 4\n"
     "  2    slot percent\n"
     "  3 *  jump 5\n"
     "  4    slot number\n"
     "  5 *  match\n"
     "  6  gap step\n"
     "  7  literal \"长\"\n"
     "  8  match\n"
     "bytes 4..7\n"
     "begins anywhere\n"},
    {"behind(增 percent?) 长",
     "  0  behind up to 99, then 5\n"
     "  1    literal \"增\"\n"
     "  2    split 3 4\n"
     "  3    slot percent\n"
     "  4 *  match\n"
     "  5  literal \"长\"\n"
     "  6  match\n"
     "bytes 3..3\n"
     "begins \"长\"\n"},
    {"!behind(!ahead(增) gap(1)) 长",
     "  0  not behind up to 4, then 6\n"
     "  1    not ahead, then 4\n"
     "  2      literal \"增\"\n"
     "  3      match\n"
     "  4    gap more, first 5\n"
     "  5 *  match\n"
     "  6  literal \"长\"\n"
     "  7  match\n"
     "bytes 3..3\n"
     "begins \"长\"\n"},
    {"$rise",
     "  0  split 1 3\n"
     "  1  literal \"增\"\n"
     "  2  jump 4\n"
     "  3  literal \"增长\"\n"
     "  4 *match\n"
     "bytes 3..6\n"
     "begins \"增\" | \"增长\"\n"},
    {"$pair(增, percent)",
     "  0  literal \"增\"\n"
     "  1  gap more, first 3\n"
     "  2  gap more, first 3\n"
     "  3 *slot percent\n"
     "  4 *match\n"
     "bytes 4..107\n"
     "begins \"增\"\n"
     "needs percent\n"},
    {"(percent | number) (percent | indicator number)?",
     "  0  split 1 3\n"
     "  1  slot percent\n"
     "  2 *jump 4\n"
     "  3  slot number\n"
     "  4 *split 5 10\n"
     "  5  split 6 8\n"
     "  6  slot percent\n"
     "  7 *jump 10\n"
     "  8  slot indicator\n"
     "  9 *slot number\n"
     " 10 *match\n"
     "bytes 1..288\n"
     "begins percent | number\n"
     "needs percent or number\n"},
    {"(indicator | 增) number",
     "  0  split 1 3\n"
     "  1  slot indicator\n"
     "  2 *jump 4\n"
     "  3  literal \"增\"\n"
     "  4 *slot number\n"
     "  5 *match\n"
     "bytes 2..192\n"
     "begins \"增\" | indicator\n"
     "needs number\n"},
    {"(end(clause) | 增) 长",
     "  0  split 1 3\n"
     "  1  end clause\n"
     "  2  jump 4\n"
     "  3  literal \"增\"\n"
     "  4 *literal \"长\"\n"
     "  5  match\n"
     "bytes 3..6\n"
     "begins \"增\" | \"长\"\n"},
};

std::vector<Row> const errors{
    {"procent",
     "unknown_slot [0,7): there is no slot called 'procent' (did you mean percent?)\n"},
    {"GDP",
     "unknown_slot [0,3): there is no slot called 'GDP' (text that should be found stands in quotes: \"GDP\")\n"},
    {"list(percents)",
     "unknown_slot [0,14): there is no slot called 'percents' (did you mean percent?)\n"},
    {"$ris",
     "unknown_macro [0,4): there is no macro called '$ris' (did you mean $rise?)\n"},
    {"$nothing",
     "unknown_macro [0,8): there is no macro called '$nothing' (define it, or quote it when it is text)\n"},
    {"$rise(增)",
     "wrong_arguments [0,10): '$rise' takes 0 arguments; got 1 (write $rise)\n"},
    {"$pair",
     "wrong_arguments [0,5): '$pair' takes 2 arguments; got 0 (its parameters are $1 to $2)\n"},
    {"$pair(增)",
     "wrong_arguments [0,10): '$pair' takes 2 arguments; got 1 (its parameters are $1 to $2)\n"},
    {"$pair(增,长,增)",
     "wrong_arguments [0,18): '$pair' takes 2 arguments; got 3 (its parameters are $1 to $2)\n"},
    {"$1",
     "wrong_arguments [0,2): $1 stands for an argument only in the body of a macro (give the macro a name: $rise)\n"},
    {"长 $2",
     "wrong_arguments [4,6): $2 stands for an argument only in the body of a macro (give the macro a name: $rise)\n"},
    {"增?",
     "matches_empty [0,4): the pattern can match nothing at all (at least one part must not be optional)\n"},
    {"(增 | 长?)",
     "matches_empty [1,11): the pattern can match nothing at all (at least one part must not be optional)\n"},
    {"start(text)",
     "matches_empty [0,11): the pattern can match nothing at all (at least one part must not be optional)\n"},
    {"!ahead(增)",
     "matches_empty [0,11): the pattern can match nothing at all (at least one part must not be optional)\n"},
    {"增{0,3} 长?",
     "matches_empty [0,13): the pattern can match nothing at all (at least one part must not be optional)\n"},
    {"gap(0..3)",
     "matches_empty [0,9): the pattern can match nothing at all (at least one part must not be optional)\n"},
    {"ahead(<a: percent>) 增",
     "capture_in_look [6,18): a capture inside ahead(…) or behind(…) would never be filled (move the capture out of it)\n"},
    {"behind(list(percent) list(percent)) 增",
     "unbounded_look [0,35): behind(…) would look back over 4884 bytes; at most 4096 are allowed (use smaller repetitions and gaps in it)\n"},
    {"ahead(ahead(ahead(ahead(ahead(增))))) 增",
     "too_large [24,34): ahead(…) and behind(…) are nested more than 4 deep (use smaller repetitions and gaps, or split the rule)\n"},
    {"behind($pair(gap(200), gap(200)) gap(200) gap(200) gap(200) gap(200)) 增",
     "unbounded_look [0,69): behind(…) would look back over 4808 bytes; at most 4096 are allowed (use smaller repetitions and gaps in it)\n"},
    {"((增?){64}){64} 长",
     "too_large [0,20): the pattern could take 100720648 steps at one place; at most 8000000 are allowed (use smaller repetitions and gaps, or split the rule)\n"},
    {"(list(percent)){64}",
     "too_large [0,19): the pattern could take 240216193 steps at one place; at most 8000000 are allowed (use smaller repetitions and gaps, or split the rule)\n"},
};
// clang-format on

}  // namespace

TEST_SUITE("match.compile") {
  TEST_CASE("a pattern compiles to this program") {
    for (auto const& row : programs) {
      CAPTURE(row.text);
      CHECK(outcome(row.text) == row.dump);
    }
  }

  TEST_CASE("a pattern that cannot run is refused with its place and a cure") {
    for (auto const& row : errors) {
      CAPTURE(row.text);
      CHECK(outcome(row.text) == row.dump);
    }
  }

  TEST_CASE("an error inside a macro names the macro and the place of its use") {
    CHECK(with_macros({{"a", "增 procent"}}, "长 ($a | 增)") ==
          "unknown_slot [4,11) in $a used at [5,7): there is no slot called 'procent' (did you mean "
          "percent?)\n");
    CHECK(with_macros({{"a", "增 $b"}, {"b", "$c"}}, "长 $a") ==
          "unknown_macro [0,2) in $b used at [4,6): there is no macro called '$c' (did you mean $a?)\n");
  }

  TEST_CASE("macros that lead back to themselves are refused") {
    CHECK(with_macros({{"a", "增 $a"}}, "$a") ==
          "macro_cycle [4,6) in $a used at [0,2): $a uses $a (a macro may not lead back to itself)\n");
    CHECK(with_macros({{"a", "$b"}, {"b", "长 $c"}, {"c", "$a"}}, "增 $a") ==
          "macro_cycle [0,2) in $c used at [4,6): $a uses $b uses $c uses $a (a macro may not lead back to "
          "itself)\n");
  }

  TEST_CASE("a macro may be called in its own argument, which is no cycle") {
    CHECK(with_macros({{"twice", "$1 $1"}}, "$twice($twice(增))") == outcome("(增 增) (增 增)"));
  }

  TEST_CASE("an argument means what it means where the call stands") {
    CHECK(with_macros({{"outer", "$inner(长 $1)"}, {"inner", "$1{2}"}}, "$outer(增)") ==
          outcome("(长 增){2}"));
  }

  TEST_CASE("macros that double each other stop at the limit") {
    std::map<std::string, std::string> macros{{"m0", "增"}};
    for (int i = 1; i <= 60; ++i) {
      auto before = "$m" + std::to_string(i - 1);
      macros[std::string("m").append(std::to_string(i))] = before + " " + before;
    }
    CHECK(with_macros(macros, "$m60").find("compiles to more than 20000 instructions") != std::string::npos);
  }

  TEST_CASE("a chain of very many macros is refused, not followed to the end of the stack") {
    std::map<std::string, std::string> macros{{"m0", "增"}};
    for (int i = 1; i <= 5000; ++i)
      macros[std::string("m").append(std::to_string(i))] = "$m" + std::to_string(i - 1);
    CHECK(with_macros(macros, "$m5000").find("macros are nested too deep") != std::string::npos);
  }

  TEST_CASE("literals and the members of classes are folded") {
    auto options = test::fake_options();
    options.fold = [](std::string_view text) {
      std::string out(text);
      for (std::string from : {"１", "２", "％"}) {
        std::string to = from == "％" ? "%" : from == "１" ? "1" : "2";
        for (auto at = out.find(from); at != std::string::npos; at = out.find(from))
          out.replace(at, from.size(), to);
      }
      return out;
    };
    CHECK(outcome("\"１２％\" [１-２％]", options) == outcome("\"12%\" [1-2%]"));
  }

  TEST_CASE("equal patterns compile to equal programs, whatever their spelling") {
    CHECK(test::fake_program("增长 (number | percent)?") ==
          test::fake_program("\"增长\"   ((number|percent)){0,1} # same"));
    CHECK_FALSE(test::fake_program("增长") == test::fake_program("长增"));
  }

  TEST_CASE("a macro counts its parameters") {
    CHECK(parameter_count(parsed("$1 ($3 | <a: $2>)? !ahead($pair($7, 增))")) == 7);
    CHECK(parameter_count(parsed("增长")) == 0);
  }

  TEST_CASE("a pattern whose work at one place could grow out of hand is refused") {
    CHECK(outcome("((增?){64}){64} 长").find("too_large") == 0);
    CHECK(outcome("(gap(0..200) percent){10}").find("too_large") == 0);
    CHECK(outcome("(((增{64}){64}){64}){64}").find("too_large") == 0);
    CHECK(outcome("gap(0..200) percent gap(0..200) percent").find("too_large") == std::string::npos);
  }
}

}  // namespace duizhang::match
