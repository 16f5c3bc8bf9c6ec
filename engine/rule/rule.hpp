// What a rule folder holds: vocabulary, the ways of reading a document, and the rules that make claims.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/document/outline.hpp"
#include "engine/intake/settings.hpp"
#include "engine/quantity/read.hpp"
#include "engine/rule/condition.hpp"
#include "engine/rule/indicator.hpp"
#include "engine/rule/yaml.hpp"
#include "engine/text/span.hpp"
#include "grammar/pattern.hpp"

namespace duizhang::rule {

// A pattern as written, parsed, with its text as a nested source so that every offset has a place.
struct PatternText {
  std::string text;
  text::SourceId source = 0;
  // None: it is read when tree() is first asked for, so not by several threads at once. Of rules that are
  // known to be right nobody may ask.
  mutable std::optional<grammar::Pattern> parsed{};

  [[nodiscard]] grammar::Pattern const& tree() const;
};

// A named piece of pattern that others use as $name.
struct Macro {
  std::string name;
  PatternText pattern;
  text::Span span{};
  bool used = false;
};

// A way of speaking that holds a number and means none (四个全面, 104国道) or whose number is part of a
// name (50亿元以上项目). Its digits make no quantity.
struct NameRule {
  std::string id;
  PatternText pattern;               // empty text: none
  std::vector<std::string> words;    // set phrases, each a name as it stands
  std::vector<std::string> tests;    // texts in which it must be found
  std::vector<std::string> ignores;  // texts in which it must not
  text::Span span{};
};

// Words that are a quantity without looking like one: 第三 (a rank), 翻番 (twice), 一半 (50 %).
struct ValueRule {
  std::string id;
  PatternText pattern;
  quantity::Dimension dimension = quantity::Dimension::other;
  std::string unit;
  std::optional<text::Decimal> value;  // else read from the capture `n`
  text::Decimal add = 0;               // added to what was read (翻n番 is not linear: see powers)
  bool power_of_two = false;           // 翻两番 is 4
  text::Decimal times = 1;             // 九成 is 90 %
  std::optional<quantity::Bound> bound;
  text::Span span{};
};

// A year, month or day as a sum: "Y-n" is the report's year less the capture n; "1951+5*p", "3*q-2".
struct YearExpression {
  int constant = 0;
  // Y (the report's year), C (the last year of the century before it) or a capture's name, times.
  std::map<std::string, int> terms;
};

// How far a period reaches from where it stands.
enum class Reach { clause, sentence, paragraph, section };

struct PeriodRule {
  std::string id;
  PatternText pattern;
  YearExpression from, to;
  std::optional<YearExpression> from_month, to_month;  // none: the whole year
  std::optional<YearExpression> from_day, to_day;      // none: the first and the last
  Reach reach = Reach::sentence;
  bool base = false;        // a year compared with (较2014年), not spoken of
  bool annualised = false;  // 年均
  bool progress = false;    // 到3月底: within the year
  bool so_far = false;      // 今年以来: tells what was done, wherever it stands
  bool of_section = false;  // 全年: the year that the section speaks of, whichever that is
  bool of_span = false;     // 五年内: where a section speaks of five years, those
  text::Span span{};
};

// One claim that a match makes.
struct ClaimTemplate {
  std::string value;      // capture with the quantity (or a list of them); "" for a claim without value
  std::string indicator;  // capture with the words of the indicator; "" : the subject carried over
  std::vector<std::string> prefix;  // captures put before the indicator's words, in order
  std::vector<std::string> suffix;  // captures put behind them
  std::string measure;              // a measure, or "carried": that of the claim before in the sentence
  std::string of_amount;  // the measure where the indicator is an amount: 消费品零售总额7.6% is a growth; "":
                          // the same
  std::string unit;                   // what the text says in no unit: 6金; "": the quantity's own
  std::string append;                 // what the text leaves out at the end of the name: 10金 is 金牌
  std::vector<std::string> negative;  // captures that turn the value negative
  std::vector<std::string> at_end;  // captures that make it a level at the end of a span: 五年来…达到8个
  std::string kind;                 // fixed kind; "" : by section, period and words
  std::string bound;                // fixed bound
  // "" as found; "before": the year before; "base": the base period that stands there; "streak": so many
  // years up to the one found; "whole": what was done in all of the time.
  std::string period;
  std::string add;                      // a number added to the value (超额20% is 120)
  std::vector<std::string> against;     // captures of what it is held against: 高于全省
  std::vector<std::string> not_period;  // captures whose period is of another claim: 从去年的2.1%
  bool carries = true;                  // its subject may be taken over by the clauses that follow
  bool each = true;                     // with lists on both sides: pair by pair
  int nth = 0;  // the member of the indicator that its value is of, from 1: 分别增长7%、下降3%; 0: any
  bool spread = false;  // one claim for every member of the indicator's words, as 均 does
  text::Span span{};
};

struct ExpectedClaim {
  std::map<std::string, std::string> fields;  // field → value as text
  std::map<std::string, text::Span> places;   // of the values
  text::Span span{};
};

struct RuleTest {
  std::string text;
  document::Role section = document::Role::review;
  int year = 0;
  std::vector<ExpectedClaim> claims;
  text::Span span{};
};

struct ClaimRule {
  std::string id;
  std::string about;
  PatternText pattern;
  int priority = 0;                      // the higher wins where two want the same number
  std::vector<document::Role> sections;  // empty: any
  bool work_reports = true;
  bool other_texts = true;
  std::vector<CaptureCondition> conditions;  // all of them must be met
  std::vector<ClaimTemplate> claims;
  std::vector<RuleTest> tests;
  text::Span span{};
};

// Words that several indicators are called by together: 城乡居民人均可支配收入.
struct JointIndicator {
  std::vector<std::string> words;
  std::vector<std::string> texts;  // the words of each member
};

// How the words of an indicator are cleaned of what is not part of them.
struct SubjectWords {
  std::vector<std::string> lead;  // taken off the front: 其中, 实现, 预计
  std::vector<std::string> tail;  // taken off the end: 达到, 为
  std::vector<std::string>
      scope;  // name the whole jurisdiction: 全市, 全区; off the front for the canonical look-up
  std::vector<std::string> aspects;  // speak of an aspect of the subject before: 总量, 增幅, 增速
  std::vector<std::string> verbs;    // what a task starts with, carried over a list: 新增, 建成
  std::vector<std::string> light;    // verbs that add nothing to an indicator: 完成, 实现
  std::vector<std::string> share;    // open a share of the subject before: 占
  std::vector<std::string> closing;  // verbs said behind what they do: (12个)小微水体成功消劣
  std::vector<std::string> linking;  // verbs with an object of their own behind it: (4个)做法成为最佳案例
  std::vector<std::string> adverbs;  // before those verbs, no part of a name: 成功, 有序
  std::vector<std::string> actors;   // end the name of who or what does something: 企业, 案例
  std::vector<std::string> openers;  // open what such a one does: (企业)与(高校合作), (案例)获(表扬)
  std::vector<std::string> topics;      // end what is said of such a one: (农户)饮水问题(得到解决)
  std::vector<std::string> belongings;  // of the thing counted before: 总投资, 到位资金, 床位
  std::vector<std::string> flows;       // count what was done in a time: 新增, 发放
  std::vector<std::string> grades;      // of several grades of a thing: (2家)国家级(、20家省级平台)
  std::vector<std::string> jobs;        // end what is done to all of a list: (9个村、3个社区)改造
  std::vector<std::string> sides;       // one side of what was said before: 城镇…90%、农村60%
  std::vector<std::string> sites;       // end the name of a part of the jurisdiction: 开发区, 小镇
  std::vector<std::string> areas;       // of those, what is large and there already: 高新区, 新区
  std::vector<std::string> site_acts;   // what is done to an area before it does something: 支持(高新区)
  std::vector<std::string> site_works;  // what is done about it, behind its name: 推动高新区(扩容)
  std::vector<std::string> honours;     // what comes to an area is the whole's success: (高新区)获评
  std::vector<std::string> not_sites;   // stand in no such name: 各(开发区)
  std::vector<std::string> behind_several;  // right behind such a name, when it is one of several: 等
  std::vector<std::string> whole;           // begin like one of `lead` and are not cut: 现代, 再生
  std::vector<std::string> counterparts;    // "收入/支出": told behind the first, of the same
  std::vector<std::string> task_ends;       // verbs behind what they do, said first of it: 新开工
  std::vector<std::string> nouns;           // begin like one of `verbs` and are none: 服务业, 安置房
  std::vector<std::string> whole_end;       // end like one of `tail` and are not cut: 班列, 国有
  std::vector<std::string> completions;     // end a rate of how much of a plan is done: (投资)完成率
  std::vector<std::string> prizes;  // grades of a prize, of whichever was named before: (优秀成果奖)特等奖
  std::vector<std::string> lands;  // units of land that a list may name alone: 示范乡镇13个、村(110个)
  std::vector<std::string> funds;  // end the name of a sum that is paid for something: 衔接资金
  std::vector<std::string>
      reducing;  // verbs of how much was taken away, not how much there is: 压减(一般性支出)
  std::vector<std::string> manners;  // how something is done: 全力(培育企业), 高质量(办理建议)
  std::vector<std::string> whole_places;  // say of how much of its place a report speaks, before the kind of
                                          // the place: 全(市), 我(市)
  std::vector<std::string> not_whole;     // only begin like those: 全市场, 全区域
  std::vector<std::string> events;        // stay with the owner of a belonging: 生产安全事故(起数)
  std::vector<std::string> heads;  // open a list and hold for all of it: 单位地区生产总值(用水量、能耗)
  std::vector<std::string> whole_names;  // hold a mark of a list and are one: 批发和零售业
  std::vector<std::string> payers;       // who pays and what stands between: 中央财政, 将, 为此
  std::vector<std::string> pays;         // verbs of paying: 安排, 投入
  std::vector<std::string> money;        // what is paid, without a purpose: 资金, 支出
  std::vector<std::string> for_what;     // open a clause that says what money is for: 用于, 支持
  std::vector<std::string> listing;      // verbs that go on with a list of figures: 引进, 到位
  std::vector<std::string> nominal;      // make a verb before them a noun: (签约)数
  std::vector<std::string> thresholds;   // end the size that things counted must have: 元以上
  std::vector<std::string> rates;        // end the name of a rate: 率, 占比
  std::vector<std::string> acts;   // open a clause, and what they are done to is its topic: 完善, 提高
  std::vector<std::string> there;  // end the name of what is there at a time: (新能源)装机
  std::vector<std::string> exemplified;  // end a kind that its examples tell from others: (“千人计划”等)人才
  std::vector<std::string> sums;      // end what is said of several things together: 占比
  std::vector<std::string> stocks;    // hold one of `flows` and are none: (地区)生产总值
  std::vector<std::string> summed;    // say that a figure is of a whole time: 累计
  std::vector<std::string> held;      // say that it was as high all the time: 稳定在
  std::vector<std::string> totals;    // say that it is of all there are, not of what was added: 总数
  std::vector<std::string> adding;    // verbs that such a total leaves out: 新增
  std::vector<std::string> effects;   // begin or end what came of something done before: 惠及, 受益
  std::vector<std::string> generic;   // name nothing by themselves: 项目, 企业
  std::vector<std::string> nameless;  // say nothing of what is counted or measured: 产值, (引进)企业
  std::vector<std::string> domains;  // end the name of what such figures may be of: 产业园, 产业, 公司
  std::vector<std::string> topical;  // behind the name of a trade, which opens a sentence: (现代能源)突出
  std::vector<std::string> theme_acts;  // open a clause; what they are done to is its theme: 推进, 培育
  std::vector<std::string> themeless;   // end what is done to and names nothing: (激发)活力
  std::vector<std::string> stems;       // that members of a list share: (创建)示范(县、示范镇)
  std::vector<std::string> causing;     // verbs before what others do: 推动(项目竣工)
  std::vector<std::string> effecting;   // verbs of what came of something: (发放消费券…、)带动
  std::vector<std::string> reckoned;    // open a bracket that says how something is reckoned: (不含农户)
  std::vector<std::string> kinds;     // end a list and say what each of it is: (钢铁、食品加工)产业
  std::vector<std::string> compares;  // open what a figure is held against: 较(“四经普”)
  std::vector<std::string> as_many;   // how many those listed are: 新能源、新材料(两大)产业集群
  std::vector<std::string> as_one;    // say that several are told in one figure: (粮食、油料)等, 合计
  std::vector<std::string> of_nation, of_province;  // name the whole that those below are held against: 全国
  std::vector<std::string> doing;   // light verbs before what is done: (对小区)进行了(改造)
  std::vector<std::string> stages;  // begin those of `task_ends` that say how far a work has come: 开工
  // The characters of a word of four that says twice what is made more of: 扩能提质, 提质增效.
  std::vector<std::string> drives, driven;
  std::vector<std::string> put_first,
      put_as;  // frame what a sentence is about: (坚持把)汽车产业(作为)首位产业
  std::vector<std::string> begun;          // end works that earn nothing yet: (24个)项目(落地)
  std::vector<std::string> bringing;       // before what they make grow: 促进(民间投资增长5%)
  std::vector<std::string> goes_to;        // what a share goes into: (74%)用于民生
  std::vector<std::string> source_frames;  // end what says whose plan set a figure: 《建议》提出的
  std::vector<std::string> contracted;     // two in a word, where two figures follow: 城乡=城市/农村
  std::vector<std::string> places_told;    // sum up places that were named: 大明、小明(两县)
  std::vector<std::string> levels;         // of government, before the next: (6个)市(、区级产业园)
  std::vector<std::string> trade_sizes;    // 产业规模
  std::vector<std::string> earned;         // what a trade earns, and no project that it begins: 营业收入
  std::vector<std::string> pace;           // of an aspect that is a growth, and so of each member of a list
  std::vector<std::string> more;           // say only how many more: 新增, and not 新签约
  std::vector<std::string>
      rate_heads;  // open a list of rates and hold for all: 农村(自来水普及率、污水治理率)
  std::vector<std::string> handling;  // how a list of things was dealt with: (办理建议、提案)满意率
  std::vector<std::string> many;      // say that there are many: (4次台风、)多次火灾
  std::vector<std::string> placing_verbs;  // open a place in a clause of its own: 上榜数居(前列)
  std::vector<std::string> about;          // bound a share before its verb, with that verb: (约占)全国7%
  std::vector<std::string> at_least;       // bound the number behind the verb: 每个县至少(办好1所)
  std::vector<std::string>
      of_amount;  // say of a place that it is of the amount, not its growth: 世界(第三位)
  std::vector<std::string> lasting;  // the same, where the amount was told too: 连续(居首位)
  std::vector<std::string> serving;  // say whom something served, of which the clause before tells: 服务群众
  std::vector<std::string> shared_heads;  // what is measured of each member of a list: 煤炭、铁矿石(接卸能力)
  std::vector<std::string> named_works;  // of `task_ends`, those that end the name of a work: (老旧小区)改造
  std::vector<std::string> by_then;  // say how much there is by then, behind its name: (企业)突破(90家)
  std::vector<std::string> each_of;  // open what each of many has: 人均(绿地), 每千(人床位)
  std::vector<std::string> beyond;   // before a size that things counted must exceed: 超(10亿元项目)
  std::vector<std::string> sizes;  // end such a size, or one that is reached: (10)亿元, (5000)万元以上
  std::vector<std::string> types;  // end the kind of a part: (智能)型
  std::vector<std::string> measured;  // end what is measured: (污水纳管)量
  std::vector<std::string> placing;  // between an aspect and what it is placed in or held against: (增速)居
  std::vector<std::string> former, latter, this_one;  // point back: 前者, 后者, 这一(比重)
  std::vector<std::string> not_members;  // units of what no number of things counted before is: 人, 次
  std::vector<std::string> persons;      // end what people are called, where households are counted: 人口
  std::vector<std::string> outputs;      // "生产/产量": what is made is told by how much of it there is
  std::vector<std::string> becoming;  // what a heading says a trade becomes: (服务业由单一)走向(现代)
  std::vector<std::string> works;     // end a work that a short sentence names for all behind: (移民)工程
  std::vector<std::string> matters;  // end a clause that only announces a matter: (在工业投资增长)方面
  std::vector<std::string> prepositions;  // behind the name of an area or a trade, no part of it: (高新区)以
  std::string area;                       // what a number with a unit of area measures: 面积
  std::vector<std::string> area_of;       // end names that do not say that an area is measured: 拆违
  std::vector<std::string> realised;      // between an owner and what it brought in: (新区)实现(产值)
  std::vector<std::string> shares_of;     // end the name of a share of a whole: (产量)占全省
  std::string share_of;                   // what such a name ends with: 比重
  std::vector<std::string> ranked_in;     // where a place is told by number: (综保区)全国
  std::string standing;                   // what such a name ends with: 排名
  std::vector<std::string> reached;  // end the name of those who had good of something: (救助金)惠及
  std::string on_top;                // ends what a figure comes on top of: 在前几年下降的(基础上)
  std::string on_end;                // in the name of what went on without a break: 连续(获评)
  std::map<std::string, std::string> counted;  // how both are counted, by the unit: 人 → 人数, 年 → 年数
  std::vector<std::string> to_front;           // stand first in a name, wherever a sentence says them: 新增
  std::vector<std::string> asides;  // in a name, but no part of it: (项目)分别(完成投资), (解决)了(欠薪)
  std::vector<std::string> not_asides;   // only hold such a word: 了解
  std::vector<std::string> of_the_year;  // open a name and say only that a year's figure is meant: 年度
  std::string
      growth;  // what a rate of growth is told by where only the indicator was named: (地区生产总值)增速
  std::vector<std::string> predicates;  // end what a clause without a figure is about: 继续, 却, 有了
  std::vector<std::string> no_topics;   // open a clause that is about nothing: 扣除, 由于
};

// Words that decide whether a sentence looks back or ahead where its section does not say.
struct KindWords {
  std::vector<std::string> past;         // 已, 完成了
  std::vector<std::string> attributive;  // of those, the ones that before 的 say what a thing is: 已(建成的)
  std::vector<std::string> compared;  // before one of the past, it is only compared with: 比(去年)
  std::vector<std::string> future;    // 将, 力争, 计划
  // Clauses that say of the rest of their sentence that it is planned, wherever it stands: 计划规定,
  std::vector<std::string> planned;
  std::vector<std::string> estimated;  // of the year that is not over: reported, not aimed at
  // Of texts on progress: what opens the figures of a task, and those of how far it has come. 完成全年目标的
  // names a task to say that it is done.
  std::vector<std::string> tasked;   // 目标任务, 全年
  std::vector<std::string> reached;  // 进展:, 完成全年目标
  std::vector<std::string> pushing;  // open a clause of what is still to be done: 推动已签约项目开工
  std::vector<std::string> past_things;  // what was made before, of which a figure need not be: 已建居住区
  std::vector<std::string> plan_frames;  // open a clause that says by whose plan: 按照党代会部署
  std::vector<std::string> decided;      // of what was settled earlier: “十四五”(批复)的基地
  // Years named from the day on which a report is given: 明年; and those only where it looks back: 去年.
  std::vector<std::string> next_years, named_today;
};

// What makes a claim of older reports none: one number in passing reads like a result. A claim without a
// canonical indicator is left out where all that one of these asks holds of it.
struct Doubt {
  std::string id;
  std::optional<int> until;              // of reports up to this year; none: of any year
  std::optional<document::Part> part;    // only in such a passage of the outline
  bool nameless = false;                 // nothing says what it is about
  bool undated = false;                  // neither its words nor its section say of when it is
  bool unsettled = false;                // what was said last before it is of the year that is running
  std::vector<std::string> units;        // one of these, as written with scale; empty: any
  std::optional<text::Decimal> at_most;  // of the value as written
  // How its words start or end or what stands in them, one of all these; all empty: any.
  std::vector<std::string> starts, ends, holds;
  std::vector<std::string> unless_starts, unless_holds;  // and none of these
  std::vector<std::string>
      said;  // one of these stands before the number in its part of the sentence; empty: any
  text::Span span{};
};

class KeptPatterns;

struct RuleSet {
  std::vector<Macro> macros;
  IndicatorTable indicators;
  std::vector<JointIndicator> joints;
  quantity::Vocabulary words;
  SubjectWords subject;
  KindWords kind_words;
  std::vector<Doubt> doubts;
  document::Outline outline;
  intake::Settings intake;
  std::vector<NameRule> names;
  std::vector<ValueRule> values;
  std::vector<PeriodRule> periods;
  std::vector<ClaimRule> claim_rules;
  std::map<std::string, std::vector<Node>> others;  // link, score, report: read by their own modules
  std::vector<text::SourceId> label_files;  // report.yaml: words of the outputs, read by the report module
  std::vector<std::string> list_separators;
  std::string version;             // 12 hexadecimal digits of all the files
  KeptPatterns* parsed = nullptr;  // those of earlier runs, while the set is loaded
  // Where a store is at hand: the folder, and a hash of the names and bytes of all files.
  std::string folder;
  std::optional<store::Key> files;
  // An earlier run has loaded these very files and found nothing to say of them: nothing is checked again,
  // and patterns are not read before somebody asks for their trees.
  bool known = false;
  bool with_tests = true;  // else those of a known set are left out

  [[nodiscard]] Macro const* macro(std::string_view name) const;
  [[nodiscard]] ClaimRule const* claim_rule(std::string_view id) const;
};

}  // namespace duizhang::rule
