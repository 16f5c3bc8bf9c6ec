#include "engine/rule/word_forms.hpp"

#include <doctest/doctest.h>

namespace duizhang::rule {

TEST_SUITE("rule.word_forms") {
  TEST_CASE("a word with braces stands for all its forms, in the order they are written") {
    using Words = std::vector<std::string>;
    CHECK(word_forms("研发投入强度") == Words{"研发投入强度"});
    CHECK(word_forms("研发{经费|}投入") == Words{"研发经费投入", "研发投入"});
    CHECK(word_forms("{水质|断面}{优良|达标}率") ==
          Words{"水质优良率", "水质达标率", "断面优良率", "断面达标率"});
    CHECK(word_forms("") == Words{""});
    CHECK(word_forms("a{b}c") == Words{"abc"});
    CHECK(word_forms("a|b") == Words{"a|b"});  // outside braces it is a character like any other
  }

  TEST_CASE("braces that are not closed, not opened or inside others, and too many forms, are refused") {
    CHECK_FALSE(word_forms("研发{经费|投入"));
    CHECK_FALSE(word_forms("研发}经费"));
    CHECK_FALSE(word_forms("研发{经费|{投入|}}"));
    std::string many;
    for (int i = 0; i < 12; ++i) many += "{a|b}";
    REQUIRE(word_forms(many));
    CHECK(word_forms(many)->size() == most_forms);
    CHECK_FALSE(word_forms(many + "{a|b}"));
  }
}

}  // namespace duizhang::rule
