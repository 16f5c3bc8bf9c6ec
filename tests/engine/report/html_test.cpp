#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "engine/report/build.hpp"
#include "engine/report/html_text.hpp"
#include "engine/report/write_html.hpp"
#include "tests/engine/report/markup.hpp"
#include "tests/engine/report/sample.hpp"

using namespace duizhang;
using report::test::walk;

TEST_SUITE_BEGIN("report.html");

namespace {

std::string page_of(report::test::Sample const& sample) {
  auto run = sample.run();
  return write_html(build_report(run), run);
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t n = 0;
  for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++n;
  return n;
}

}  // namespace

TEST_CASE("the walker of these tests sees what is wrong") {
  CHECK(walk("<p><b>x</p></b>").problem != "");
  CHECK(walk("<p>").problem != "");
  CHECK(walk("<p id=\"a>b\"></p>").problem == "");
  CHECK(walk("<p id=\"a\"></p>").ids == std::vector<std::string>{"a"});
}

TEST_CASE("the page is balanced, its ids are unique and every link inside it leads somewhere") {
  auto markup = walk(page_of(report::test::make_sample()));
  CHECK(markup.problem == "");
  auto ids = markup.ids;
  std::sort(ids.begin(), ids.end());
  CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
  for (auto const& link : markup.links) {
    CAPTURE(link);
    if (link == "data:,") continue;
    REQUIRE(link.starts_with("#"));
    CHECK(std::binary_search(ids.begin(), ids.end(), link.substr(1)));
  }
}

TEST_CASE("every verdict has exactly one anchor, every place and year too") {
  auto sample = report::test::make_sample();
  auto markup = walk(page_of(sample));
  auto times = [&](std::string const& id) { return std::count(markup.ids.begin(), markup.ids.end(), id); };
  for (auto const& verdict : sample.verdicts) CHECK(times(verdict.id) == 1);
  CHECK(times("p-990103") == 1);
  CHECK(times(sample.reports[0].id) == 1);
}

TEST_CASE("nothing is fetched: no element that loads, no address but anchors") {
  auto page = page_of(report::test::make_sample());
  auto markup = walk(page);
  for (auto loading :
       {"img", "iframe", "object", "embed", "video", "audio", "source", "base", "foreignobject"})
    CHECK_FALSE(markup.names.contains(loading));
  CHECK(page.find("@import") == std::string::npos);
  CHECK(page.find("url(") == std::string::npos);
  CHECK(page.find("default-src 'none'") != std::string::npos);
}

TEST_CASE("text of the sources stays text") {
  auto page = page_of(report::test::make_sample());
  CHECK(count(page, "<script") == 1);  // the page's own
  CHECK(count(page, "</title>") == 1);
  CHECK(page.find("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;") != std::string::npos);
  CHECK(page.find("evil&lt;img src=x onerror=alert(1)&gt;_2016.txt") != std::string::npos);
  CHECK(page.find("\u202E") == std::string::npos);
  CHECK(page.find("\u2066") == std::string::npos);
  CHECK(page.find("U+202E") != std::string::npos);
  CHECK(page.find("why &lt;b&gt;not&lt;/b&gt;") != std::string::npos);
  CHECK(page.find("&lt;raw&gt; &amp; bytes") != std::string::npos);
}

TEST_CASE("words of one's own stay text in the page and its style sheet") {
  auto sample = report::test::make_sample();
  auto labels = report::builtin_labels();
  labels.set("table.target", {"</style><b>\"\\", "</style><i>"});
  labels.set("page.title", {"<u>", "\"{x}"});
  auto run = sample.run();
  run.labels = &labels;
  auto page = write_html(build_report(run), run);
  CHECK(walk(page).problem == "");
  CHECK(count(page, "</style>") == 1);
  CHECK(page.find("<u>") == std::string::npos);
}

TEST_CASE("every label the page uses exists") {
  auto sample = report::test::make_sample();
  CHECK(page_of(sample).find("⟦") == std::string::npos);
  CHECK(page_of(sample).find("{{") == std::string::npos);
  CHECK(page_of(report::test::Sample{}).find("⟦") == std::string::npos);
}

TEST_CASE("the numbers of a year stand in the page, unreported among them") {
  auto page = page_of(report::test::make_sample());
  CHECK(page.find("<dd>5</dd></div><div class=\"some\">") != std::string::npos);
  CHECK(page.find("<dd>6</dd></div><div class=\"every\">") != std::string::npos);
  CHECK(page.find("<dd>10</dd></div><div class=\"silent\">") != std::string::npos);
}

TEST_CASE("both quotes stand in the page with their numbers set off") {
  auto page = page_of(report::test::make_sample());
  CHECK(page.find("<mark>地区生产总值增长<b>7.5%</b>左右</mark>，一般公共预算收入") != std::string::npos);
  CHECK(page.find("<mark>地区生产总值达到412.60亿元、增长<b>7.4%</b></mark>") != std::string::npos);
}

TEST_CASE("no page is an empty page: a run without targets says so and lists what was read") {
  report::test::Sample sample;
  document::ReportInfo info;
  info.source = "news.txt";
  sample.reports.push_back(info);
  auto page = page_of(sample);
  CHECK(walk(page).problem == "");
  CHECK(page.find("没有找到任何目标") != std::string::npos);
  CHECK(page.find("news.txt") != std::string::npos);
}

TEST_CASE("two reports of one place and year are told apart by their files") {
  auto sample = report::test::make_sample();
  CHECK(count(page_of(sample), "2016 年</span><span lang=\"en\">2016</span> <small>") == 0);
  sample.reports[1].year = 2016;
  auto page = page_of(sample);
  CHECK(count(page, "<span lang=\"en\">2016</span> <small>wanghu_2016.txt</small>") ==
        2);  // overview and heading
  CHECK(count(page, "<span lang=\"en\">2016</span> <small>wanghu_2017.txt</small>") == 2);
}

TEST_CASE("a target whose indicator was not read still has a row") {
  auto sample = report::test::make_sample();
  sample.claims[sample.verdicts[0].link.target].indicator = {};
  CHECK(page_of(sample).find("（未识别指标）") != std::string::npos);
}

TEST_CASE("many years start folded, few unfolded") {
  auto sample = report::test::make_sample();
  auto labels = report::builtin_labels();
  auto run = sample.run();
  run.labels = &labels;
  auto report = build_report(run);
  CHECK(count(write_html(report, run), "\" open><summary>") == 4);
  labels.set_layout("open_reports", 3);
  CHECK(count(write_html(report, run), "\" open><summary>") == 0);
}

TEST_CASE("the same run gives the same bytes") {
  CHECK(page_of(report::test::make_sample()) == page_of(report::test::make_sample()));
}

TEST_CASE("quotes: windows, numbers and long evidence") {
  claim::Claim claim;
  claim.evidence = {
      "规上企业100家、增长10%", 6, 19, "今年目标是：规上企业100家、增长10%左右，其余另说。", 0, {}};
  claim.value = text::Decimal(10);
  claim.unit = "%";
  CHECK(report::quote_html(claim, {100, 100, 200}) ==
        "今年目标是：<mark>规上企业100家、增长<b>10%</b></mark>左右，其余另说。");
  CHECK(report::quote_html(claim, {3, 2, 200}) == "…标是：<mark>规上企业100家、增长<b>10%</b></mark>左右…");
  CHECK(report::quote_html(claim, {0, 0, 8}) == "…<mark>规上…、增长<b>10%</b></mark>…");
  claim.value = text::Decimal(1000, 1);  // 100.0 is the 100 of the text
  claim.unit = "家";
  CHECK(report::quote_html(claim, {0, 0, 200}) == "…<mark>规上企业<b>100家</b>、增长10%</mark>…");
  claim.value = text::Decimal(7);  // written otherwise: no part is set off
  CHECK(report::quote_html(claim, {0, 0, 200}) == "…<mark>规上企业100家、增长10%</mark>…");
  claim.evidence = {"增长６．５％至7%", 0, 9, "", 0, {}};
  claim.value = text::Decimal(65, 1);
  claim.value_max = text::Decimal(7);
  claim.unit = "%";
  CHECK(report::quote_html(claim, {9, 9, 200}) == "<mark>增长<b>６．５％至7%</b></mark>");
}

TEST_CASE("a quote stands in its paragraph, in its sentence where the paragraph is not known") {
  claim::Claim claim;
  claim.evidence = {"增长10%", 12, 17, "产值增长10%。", 10, {}};
  claim.value = text::Decimal(10);
  claim.unit = "%";
  CHECK(report::paragraph_html(claim, 200) == "产值<mark>增长<b>10%</b></mark>。");
  auto paragraph = claim::Paragraph{"稳中求进<b>。产值增长10%。收入同步。", 2, true, false};
  claim.evidence.paragraph = std::make_shared<claim::Paragraph const>(paragraph);
  CHECK(report::paragraph_html(claim, 200) ==
        "…稳中求进&lt;b&gt;。产值<mark>增长<b>10%</b></mark>。收入同步。");
  paragraph.cut_before = false, paragraph.cut_after = true;
  claim.evidence.paragraph = std::make_shared<claim::Paragraph const>(paragraph);
  CHECK(report::paragraph_html(claim, 200) ==
        "稳中求进&lt;b&gt;。产值<mark>增长<b>10%</b></mark>。收入同步。…");
  paragraph.start = 3;  // a table from other hands: the words do not stand there
  claim.evidence.paragraph = std::make_shared<claim::Paragraph const>(paragraph);
  CHECK(report::paragraph_html(claim, 200) == "产值<mark>增长<b>10%</b></mark>。");
}

TEST_CASE("what cannot be seen is shown, line breaks inside Chinese close up") {
  CHECK(report::visible_html("a\u202Eb") == "a<span class=\"control\">U+202E</span>b");
  CHECK(report::escape_html("a\u202Eb\"") == "a[U+202E]b&quot;");
  CHECK(report::visible_html(std::string_view("\0x", 2)) == "<span class=\"control\">U+0000</span>x");
  CHECK(report::visible_html("增长\n  百分之八") == "增长百分之八");
  CHECK(report::visible_html("PM\n2.5") == "PM 2.5");
  CHECK(report::visible_html("增长\n8%") == "增长 8%");
  CHECK(report::visible_html("a & <b>") == "a &amp; &lt;b&gt;");
}

TEST_SUITE_END();
