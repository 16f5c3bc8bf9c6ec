#include <doctest/doctest.h>

#include "engine/diag/render.hpp"
#include "engine/report/labels.hpp"
#include "engine/report/report.hpp"
#include "tests/support/golden.hpp"

using namespace duizhang;
using report::Labels;

TEST_SUITE_BEGIN("report.labels");

namespace {

// Loads `yaml` over the shipped words; gives what was said about it.
std::string load(std::string const& yaml, Labels& labels) {
  text::SourceMap sources;
  diag::Diagnostics out;
  report::load_labels(sources.add("my.yaml", yaml), sources, labels, out);
  return diag::render_all(out, sources);
}

}  // namespace

TEST_CASE("the shipped file loads and is what is built in") {
  text::SourceMap sources;
  diag::Diagnostics out;
  Labels labels;
  auto text = test::read_file(test::source_dir() / "rules/report.yaml");
  CHECK(text == report::asset("report.yaml"));
  report::load_labels(sources.add("rules/report.yaml", text), sources, labels, out);
  CHECK(diag::render_all(out, sources) == "");
  CHECK(labels.words().size() == report::builtin_labels().words().size());
  CHECK(labels.numbers() == report::builtin_labels().numbers());
}

TEST_CASE("every status has its word and its definition in both languages") {
  for (auto status : report::statuses) {
    CAPTURE(score::name(status));
    for (auto section : {"status", "definition"}) {
      auto const& words = report::builtin_labels().at(section, score::name(status));
      CHECK(words.zh.find("⟦") == std::string::npos);
      CHECK_FALSE(words.zh.empty());
      CHECK_FALSE(words.en.empty());
    }
  }
}

TEST_CASE("a file of one's own replaces what it names and leaves the rest") {
  auto labels = report::builtin_labels();
  CHECK(load("layout: {candidates: 2}\nstatus:\n  met: {zh: 做到了, en: Done}\n", labels) == "");
  CHECK(labels.at("status.met").zh == "做到了");
  CHECK(labels.at("status.met").en == "Done");
  CHECK(labels.at("status.missed").zh == "未完成");
  CHECK(labels.layout("candidates") == 2);
  CHECK(labels.layout("quote_before") == report::builtin_labels().layout("quote_before"));
}

TEST_CASE("mistakes in the file are said with their place") {
  struct Row {
    char const* name;
    char const* yaml;
    char const* expected;
  };
  for (auto const& row : {
           Row{"a key that nothing uses", "status:\n  mett: {zh: 好, en: ok}\n",
               "my.yaml:2:3: error[R002]: no output uses the key 'mett'\n"
               "      mett: {zh: 好, en: ok}\n      ^~~~\n  note: did you mean 'met'?\n"},
           Row{"a section that nothing uses", "statuses:\n  met: {zh: 好, en: ok}\n",
               "my.yaml:1:1: error[R002]: no output uses the key 'statuses'\n"
               "    statuses:\n    ^~~~~~~~\n  note: did you mean 'status'?\n"},
           Row{"a number below nothing", "layout: {candidates: -1}\n",
               "my.yaml:1:22: error[R015]: 'candidates' cannot be below 0\n"
               "    layout: {candidates: -1}\n                         ^~\n"},
       }) {
    CAPTURE(row.name);
    auto labels = report::builtin_labels();
    CHECK(load(row.yaml, labels) == row.expected);
    CHECK(labels.at("status.met").zh == "已完成");
  }
}

TEST_CASE("one language alone is an error and changes nothing") {
  auto labels = report::builtin_labels();
  auto said = load("status:\n  met: {zh: 好}\n", labels);
  CHECK(said.find("R005") != std::string::npos);
  CHECK(labels.at("status.met").en == "Met");
}

TEST_CASE("a key that is nowhere shows itself") {
  CHECK(report::builtin_labels().at("status.none").zh == "⟦status.none⟧");
}

TEST_CASE("filling in replaces known names only, once") {
  CHECK(report::fill("{a}+{b}={c}", {{"a", "1"}, {"b", "{a}"}}) == "1+{a}={c}");
  CHECK(report::fill("open { and } and {", {{"a", "1"}}) == "open { and } and {");
  CHECK(report::fill("", {}) == "");
}

TEST_SUITE_END();
