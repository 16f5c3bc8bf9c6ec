#include "tests/engine/quantity/peer_cases.hpp"

#include <algorithm>
#include <boost/date_time/gregorian/gregorian.hpp>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "engine/text/utf8.hpp"
#include "tests/support/golden.hpp"

namespace duizhang::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

bool holds(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](auto word) { return text.find(word) != std::string_view::npos; });
}

std::string text_of(json const& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_null() ? "" : value.dump();
}

// Powers, exponents, SI letters and dozens are not how reports write numbers.
std::string number_scope(std::string_view input, std::vector<ExpectedValue> const& values) {
  if (holds(input, {"^", "e", "E", "ｅ", "Ｅ"}) && values.size() == 1) return "exponents";
  if (holds(input, {"k", "K", "ｋ", "Ｋ", " M", "5 m"})) return "letters for thousands";
  if (holds(input, {"打"}) && !holds(input, {"折"})) return "dozens";
  if (holds(input, {"/", "／"}) && !holds(input, {"http"}) &&
      std::any_of(values.begin(), values.end(), [](auto const& one) {
        return std::atof(one.value.c_str()) >= 1 || one.value.starts_with('-');
      }))
    return "slashed fractions over one";
  if (holds(input, {"年龄", "岁"})) return "ages";
  if (holds(input, {"2222.2222", "...", ", 2", ", ２"})) return "runs of figures that make no number";
  return "";
}

void read_recognizers(fs::path const& folder, std::string const& file, PeerKind kind,
                      std::vector<PeerCase>& out) {
  std::ifstream in(folder / "recognizers" / (file + ".json"));
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  auto cases = json::parse(bytes);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    PeerCase one;
    one.file = fs::path(file).filename().string();
    one.index = i;
    one.kind = kind;
    one.input = cases[i]["Input"].get<std::string>();
    if (cases[i].contains("IgnoreResolution")) one.out_of_scope = "the peer marks its value as wrong";
    for (auto const& result : cases[i]["Results"]) {
      if (!result.contains("Resolution") || result["Resolution"].is_null()) continue;
      auto const& resolution = result["Resolution"];
      auto value = resolution.contains("value") ? text_of(resolution["value"]) : "";
      if (value.empty() || value == "null") continue;
      one.values.push_back({result.value("Start", std::size_t{0}), result.value("End", std::size_t{0}) + 1,
                            value, resolution.contains("unit") ? text_of(resolution["unit"]) : ""});
    }
    if (one.out_of_scope.empty()) one.out_of_scope = number_scope(one.input, one.values);
    out.push_back(std::move(one));
  }
}

// Only what starts with a month and ends with one, and is said against a year.
void scope_period(PeerCase& one) {
  using boost::gregorian::from_simple_string;
  if (!one.period) {
    one.out_of_scope = "no period of years, quarters or months";
    return;
  }
  try {
    auto from = from_simple_string(one.period->from), to = from_simple_string(one.period->to);
    if (from.day() != 1 || to != to.end_of_month())
      one.out_of_scope = "days, weeks and clock times";
    else if (from.year() < 1900 || to.year() > 2200)
      one.out_of_scope = "years before 1900";
  } catch (std::exception const&) {
    one.out_of_scope = "no period of years, quarters or months";
  }
  if (!one.out_of_scope.empty()) return;
  if (holds(one.input, {"上个月", "上月",       "下个月",    "下月",     "本月",    "这个月",   "当月",
                        "同月",   "上一个月",   "个月前",    "个月后",   "个月以",  "上个季度", "本季度",
                        "上季度", "下个季度",   "下季度",    "这个季度", "这季度",  "月前",     "月后",
                        "个月内", "未来三个月", "未来2个月", "最近",     "这一季度"}))
    one.out_of_scope = "relative to a month";
  else if (holds(one.input, {"农历", "腊月", "正月", "闰", "民国", "康熙", "雍正", "神龙", "冬月", "阴历"}))
    one.out_of_scope = "lunar and dynastic calendars";
  else if (holds(one.input, {"年前", "年后", "年之后", "半后", "半前", "半以", "季度后", "前两年", "第七年"}))
    one.out_of_scope = "counted from a day";
  else if (holds(one.input, {"周", "星期", "礼拜", "天", "日", "号", "点", "时", "春", "夏", "秋", "冬", "暑",
                             "寒假", "节"}))
    one.out_of_scope = "days, weeks, seasons and clock times";
}

void read_date_periods(fs::path const& folder, std::vector<PeerCase>& out) {
  std::ifstream in(folder / "recognizers/DateTime/Chinese/DatePeriodParser.json");
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  auto cases = json::parse(bytes);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    PeerCase one;
    one.file = "DatePeriodParser";
    one.index = i;
    one.kind = PeerKind::period;
    one.input = cases[i]["Input"].get<std::string>();
    one.year = std::stoi(cases[i]["Context"]["ReferenceDateTime"].get<std::string>());
    auto const& value = cases[i]["Results"][0]["Value"]["FutureResolution"];
    if (value.contains("startDate") && value.contains("endDate")) {
      auto from = value["startDate"].get<std::string>();
      auto to = value["endDate"].get<std::string>();
      try {  // its ends are open
        auto last = boost::gregorian::from_simple_string(to) - boost::gregorian::days(1);
        one.period = ExpectedPeriod{from, boost::gregorian::to_iso_extended_string(last)};
      } catch (std::exception const&) {
      }
    }
    scope_period(one);
    out.push_back(std::move(one));
  }
}

int base_year(json const& base) {
  if (base.is_number()) return static_cast<int>(1970 + base.get<double>() / 31556952.0);
  if (base.is_object() && base.contains("year")) return base["year"].get<int>();
  auto text = text_of(base);
  for (std::size_t i = 0; i + 4 <= text.size(); ++i)
    if (std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i),
                    text.begin() + static_cast<std::ptrdiff_t>(i) + 4,
                    [](char c) { return c >= '0' && c <= '9'; }))
      return std::stoi(text.substr(i, 4));
  return 2021;
}

void read_jionlp(fs::path const& folder, std::vector<PeerCase>& out) {
  std::ifstream in(folder / "jionlp.jsonl");
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    auto given = json::parse(line);
    PeerCase one;
    one.file = "jionlp";
    one.index = number;
    one.input = given["input"].get<std::string>();
    auto fn = given["fn"].get<std::string>();
    auto const& expected = given["expected"];
    if (fn == "parse_money") {
      one.kind = PeerKind::money;
      auto unit = text_of(expected["case"]);
      if (expected["num"].is_array())
        for (auto const& value : expected["num"]) one.values.push_back({0, 0, text_of(value), unit});
      else
        one.values.push_back({0, 0, text_of(expected["num"]), unit});
      if (holds(one.input, {"k", "w"})) one.out_of_scope = "letters for thousands";
    } else if (fn == "extract_money") {
      one.kind = PeerKind::money;
      for (auto const& value : expected)
        one.values.push_back(
            {value["offset"][0].get<std::size_t>(), value["offset"][1].get<std::size_t>(), "", ""});
      if (holds(one.input, {"k~"})) one.out_of_scope = "letters for thousands";
      if (one.values.empty()) one.kind = PeerKind::refused;
    } else {
      one.kind = PeerKind::period;
      if (fn != "parse_time" || !expected.is_object() || !expected["time"].is_array() ||
          expected["time"].size() != 2 || !expected["time"][0].is_string()) {
        one.out_of_scope = "no period of years, quarters or months";
      } else {
        auto from = expected["time"][0].get<std::string>(), to = expected["time"][1].get<std::string>();
        bool days = from.ends_with("00:00:00") && to.ends_with("23:59:59");
        if (days) one.period = ExpectedPeriod{from.substr(0, 10), to.substr(0, 10)};
        one.year = base_year(given["kwargs"].contains("time_base") ? given["kwargs"]["time_base"] : json());
        scope_period(one);
      }
    }
    out.push_back(std::move(one));
  }
}

void read_cn2an(fs::path const& folder, std::vector<PeerCase>& out) {
  std::ifstream in(folder / "cn2an.tsv");
  std::string line;
  std::getline(in, line);
  for (std::size_t number = 2; std::getline(in, line); ++number) {
    std::istringstream fields(line);
    std::string mode, input, expected;
    std::getline(fields, mode, '\t'), std::getline(fields, input, '\t'), std::getline(fields, expected, '\t');
    PeerCase one;
    one.file = "cn2an";
    one.index = number;
    one.kind = expected == "ERROR" ? PeerKind::refused : PeerKind::numeral;
    one.input = input;
    one.values.push_back({0, text::count_code_points(input), expected, ""});
    if (mode == "direct")
      one.out_of_scope = "codes read digit by digit";
    else if (mode.starts_with("transform"))
      one.out_of_scope = "rewriting of sentences";
    else if (mode == "error-strict" || mode == "error-normal")
      one.out_of_scope = "refusals of the peer's own modes";
    out.push_back(std::move(one));
  }
}

}  // namespace

fs::path peers_folder() {
  auto folder = source_dir() / "../shared/peers";
  return fs::exists(folder / "jionlp.jsonl") ? folder : fs::path();
}

std::vector<PeerCase> read_peer_cases(fs::path const& folder) {
  std::vector<PeerCase> out;
  read_recognizers(folder, "Number/Chinese/NumberModel", PeerKind::number, out);
  read_recognizers(folder, "Number/Chinese/PercentModel", PeerKind::percent, out);
  read_recognizers(folder, "Number/Chinese/NumberRangeModel", PeerKind::range, out);
  read_recognizers(folder, "NumberWithUnit/Chinese/CurrencyModel", PeerKind::unit, out);
  read_recognizers(folder, "NumberWithUnit/Chinese/DimensionModel", PeerKind::unit, out);
  read_recognizers(folder, "NumberWithUnit/Chinese/TemperatureModel", PeerKind::unit, out);
  read_date_periods(folder, out);
  read_jionlp(folder, out);
  read_cn2an(folder, out);
  return out;
}

std::vector<Waiver> read_waivers() {
  std::vector<Waiver> out;
  std::ifstream in(source_dir() / "tests/engine/quantity/peers.waivers");
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    Waiver one;
    fields >> one.file >> one.index >> one.side;
    std::getline(fields >> std::ws, one.reason);
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace duizhang::test
