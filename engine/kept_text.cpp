#include "engine/kept_text.hpp"

#include <algorithm>

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

// Where folded characters come from: of each run the bytes since the one before, and where it stands beside
// it.
void pack_origins(Packer& to, text::Folded const& folded) {
  to(folded.runs.size(), folded.original_size);
  text::Folded::Run before;
  for (auto const& run : folded.runs) {
    to(run.begin - before.begin,
       static_cast<std::int64_t>(run.origin) - static_cast<std::int64_t>(before.origin),
       run.end == 0 ? 0U : run.end - run.origin + 1);
    before = run;
  }
}

// False: these cannot be the runs of the text.
bool unpack_origins(Unpacker& from, text::Folded& folded) {
  std::size_t count = 0;
  from(count, folded.original_size);
  text::Folded::Run before;
  for (std::size_t i = 0; i < count && from.good(); ++i) {
    std::uint32_t size = 0, bytes = 0;
    std::int64_t moved = 0;
    from(size, moved, bytes);
    text::Folded::Run run;
    run.begin = before.begin + size;
    run.origin = static_cast<std::uint32_t>(static_cast<std::int64_t>(before.origin) + moved);
    run.end = bytes == 0 ? 0 : run.origin + bytes - 1;
    bool fits = (i == 0 ? size == 0 : size > 0) && run.begin < folded.text.size() &&
                std::max(run.origin, run.end) <= folded.original_size;
    if (!fits) from.fail();
    folded.runs.push_back(run);
    before = run;
  }
  return from.good() && folded.runs.empty() == folded.text.empty();
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
  Packer to;
  bool same = store::key_of({original}) == bytes_;
  to(same, same ? std::string_view() : std::string_view(original), code_points_before);
  pack_origins(to, folded);
  to(sections, outline, sentences, clauses, code_points, scan.names, scan.periods, scan.strengths);
  texts_.push_back(to.take());
}

std::string TextPacker::grounds() const {
  store::ArrayWriter count;
  count.add(count_);
  return count.bytes() + grounds_.bytes();
}

std::string TextPacker::texts() const {
  Packer to;
  to(texts_);
  return to.take();
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

bool unpack_text(std::string_view texts, std::size_t number, match::Ground const& ground,
                 std::string_view bytes, document::Document& document, match::Scan& scan) {
  std::vector<std::string_view> all;
  Unpacker list(texts);
  list(all);
  if (!list.done() || number >= all.size()) return false;
  Unpacker from(all[number]);
  bool same = false;
  from(same, document.original, document.code_points_before);
  if (same) document.original = bytes;
  document.folded.text = ground.text;
  if (!unpack_origins(from, document.folded)) return false;
  from(document.sections, document.outline, document.sentences, document.clauses, document.code_points,
       scan.names, scan.periods, scan.strengths);
  document.flags.assign(ground.flags.begin(), ground.flags.end());
  for (auto& flag : document.flags) flag &= match::clause_stop | match::sentence_stop | match::paragraph_stop;
  scan.quantities = ground.quantities();
  return from.done();
}

}  // namespace duizhang
