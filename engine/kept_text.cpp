#include "engine/kept_text.hpp"

#include <algorithm>
#include <span>

#include "engine/diag/codes.hpp"
#include "engine/kept_fields.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang {
namespace {

using store::Packer;
using store::Unpacker;

// The code of that name among those there are; "" for none.
diag::Code code_named(std::string_view name) {
  for (auto const& known : diag::code::all)
    if (known.code == name) return known.code;
  return {};
}

// False: these cannot be the runs of the text.
bool fit(text::Folded const& folded) {
  bool good = folded.runs.empty() == folded.text.empty();
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < folded.runs.size(); ++i) {
    auto const& run = folded.runs[i];
    good = good && (i == 0 ? run.begin == 0 : run.begin > begin) && run.begin < folded.text.size() &&
           std::max(run.origin, run.end) <= folded.original_size;
    begin = run.begin;
  }
  return good;
}

// A sentence has room between its members, which is not kept.
constexpr std::size_t of_sentence = 5;  // numbers

std::vector<std::uint32_t> numbers_of(std::vector<document::Sentence> const& sentences) {
  std::vector<std::uint32_t> out;
  out.reserve(sentences.size() * of_sentence);
  for (auto const& one : sentences)
    for (auto number : {std::size_t{one.range.begin}, std::size_t{one.range.end}, one.section, one.paragraph,
                        std::size_t{one.headline}})
      out.push_back(static_cast<std::uint32_t>(number));
  return out;
}

std::vector<document::Sentence> sentences_of(std::span<std::uint32_t const> numbers) {
  std::vector<document::Sentence> out(numbers.size() / of_sentence);
  for (std::size_t i = 0; i < out.size(); ++i) {
    auto own = numbers.subspan(i * of_sentence, of_sentence);
    out[i] = {{own[0], own[1]}, own[2], own[3], own[4] != 0};
  }
  return out;
}

template <class T>
void assign(std::vector<T>& to, std::span<T const> from) {
  to.assign(from.begin(), from.end());
}

}  // namespace

void pack_said(Packer& to, std::vector<diag::Diagnostic> const& said) {
  to(said.size());
  for (auto const& one : said) {
    to(one.code, one.severity, one.message, one.subject, one.notes.size());
    for (auto const& note : one.notes) to(note.message);
  }
}

void unpack_said(Unpacker& from, std::vector<diag::Diagnostic>& said) {
  std::size_t size = 0;
  from(size);
  for (std::size_t i = 0; i < size && from.good(); ++i) {
    auto& one = said.emplace_back();
    std::string name;
    std::size_t notes = 0;
    from(name, one.severity, one.message, one.subject, notes);
    one.code = code_named(name);
    one.has_place = false;
    if (one.code.empty()) from.fail();
    for (std::size_t j = 0; j < notes && from.good(); ++j) from(one.notes.emplace_back().message);
  }
}

void TextPacker::add(document::Document const& document, match::Scan const& scan,
                     match::MadeGround const& ground) {
  whole_ = whole_ && ground.whole;
  if (!whole_) return;
  ++count_;
  std::vector<text::Range> wholes;
  for (auto const& quantity : scan.quantities) wholes.push_back(quantity.whole);
  Packer quantities;
  quantities(scan.quantities);
  grounds_.add(document.text());
  grounds_.add(std::span<std::uint8_t const>(ground.flags));
  grounds_.add(std::span<match::Slot const>(ground.slots));
  grounds_.add(std::span<text::Range const>(wholes));
  grounds_.add(std::span<std::uint32_t const>(ground.kinds));
  grounds_.add(std::span<match::GroundClause const>(ground.clauses));
  grounds_.add(std::uint64_t{document.info.work_report});
  grounds_.add(std::string_view(quantities.bytes()));

  auto const& [info, original, code_points_before, folded, sections, outline, sentences, clauses, flags,
               characters, code_points] = document;
  (void)info, (void)flags, (void)characters;
  bool same = store::key_of({original}) == bytes_;
  Packer rest;
  rest(same, code_points_before, folded.original_size, sections, outline, scan.periods);
  texts_.add(std::string_view(rest.bytes()));
  texts_.add(same ? std::string_view() : std::string_view(original));
  texts_.add(std::span<text::Folded::Run const>(folded.runs));
  texts_.add(std::span<std::uint32_t const>(numbers_of(sentences)));
  texts_.add(std::span<document::Clause const>(clauses));
  texts_.add(std::span<std::uint32_t const>(code_points));
  texts_.add(std::span<match::NameMention const>(scan.names));
  texts_.add(std::span<match::StrengthMention const>(scan.strengths));
}

std::string TextPacker::grounds() const {
  store::ArrayWriter count;
  count.add(count_);
  return count.bytes() + grounds_.bytes();
}

std::vector<match::Ground> grounds_of(std::string_view bytes) {
  store::ArrayReader from(bytes);
  std::vector<match::Ground> out;
  auto count = from.number();
  for (std::uint64_t i = 0; i < count && from.good(); ++i) {
    auto& ground = out.emplace_back();
    ground.text = from.text();
    ground.flags = from.next<std::uint8_t>();
    ground.slots = from.next<match::Slot>();
    ground.wholes = from.next<text::Range>();
    ground.kinds = from.next<std::uint32_t>();
    ground.clauses = from.next<match::GroundClause>();
    ground.work_report = from.number() != 0;
    ground.quantities = [packed = from.text()] {
      std::vector<quantity::Quantity> quantities;
      Unpacker own(packed);
      own(quantities);
      return quantities;
    };
  }
  if (!from.done()) out.clear();
  return out;
}

bool TextReader::next(match::Ground const& ground, std::string_view bytes, document::Document& document,
                      match::Scan& scan) {
  Unpacker rest(from_.text());
  auto original = from_.text();
  auto runs = from_.next<text::Folded::Run>();
  auto sentences = from_.next<std::uint32_t>();
  auto clauses = from_.next<document::Clause>();
  auto code_points = from_.next<std::uint32_t>();
  auto names = from_.next<match::NameMention>();
  auto strengths = from_.next<match::StrengthMention>();
  if (!from_.good()) return false;
  bool same = false;
  rest(same, document.code_points_before, document.folded.original_size, document.sections, document.outline,
       scan.periods);
  document.original = same ? bytes : original;
  document.folded.text = ground.text;
  assign(document.folded.runs, runs);
  document.sentences = sentences_of(sentences);
  assign(document.clauses, clauses);
  assign(document.code_points, code_points);
  assign(scan.names, names);
  assign(scan.strengths, strengths);
  document.flags.assign(ground.flags.begin(), ground.flags.end());
  for (auto& flag : document.flags) flag &= match::clause_stop | match::sentence_stop | match::paragraph_stop;
  scan.quantities = ground.quantities();
  return rest.done() && fit(document.folded);
}

}  // namespace duizhang
