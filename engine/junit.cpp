#include "engine/junit.hpp"

#include <fmt/format.h>

namespace duizhang {
namespace {

// For text and attributes alike; what XML cannot hold at all becomes a question mark.
std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "&#10;";
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
    }
  }
  return out;
}

std::string case_of(TestResult const& result, text::SourceMap const& sources) {
  auto place = sources.place(result.span);
  auto head = fmt::format("    <testcase classname=\"{}\" name=\"{}\" file=\"{}\" line=\"{}\"",
                          escaped(result.rule), escaped(result.text), escaped(place.name), place.line);
  if (result.failure.empty()) return head + "/>\n";
  return head + fmt::format(">\n      <failure message=\"{}\"/>\n    </testcase>\n", escaped(result.failure));
}

}  // namespace

std::string junit_of(Proof const& proof, text::SourceMap const& sources) {
  auto out =
      fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"{}\" failures=\"{}\">\n",
                  proof.tests, proof.failed);
  auto const& results = proof.results;
  for (std::size_t begin = 0, end = 0; begin < results.size(); begin = end) {
    std::size_t failures = 0;
    std::string cases;
    for (; end < results.size() && results[end].rule == results[begin].rule; ++end) {
      failures += results[end].failure.empty() ? 0U : 1U;
      cases += case_of(results[end], sources);
    }
    out += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\">\n{}  </testsuite>\n",
                       escaped(results[begin].rule), end - begin, failures, cases);
  }
  return out + "</testsuites>\n";
}

}  // namespace duizhang
