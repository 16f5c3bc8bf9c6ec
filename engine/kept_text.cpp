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

// Where folded characters come from: nearly all stand behind the one before and are as long as they were, so
// that runs of those are counted and only the others written. False: a character's bytes differ among
// themselves.
bool pack_origins(Packer& to, text::Folded const& folded) {
  auto const& [text, origin, end_of] = folded;
  if (origin.size() != text.size() + 1 || end_of.size() != text.size()) return false;
  Packer runs;
  std::uint32_t plain = 0;
  std::uint32_t expected = 0;
  for (std::size_t at = 0; at < text.size();) {
    auto size = text::code_point_size(text[at]);
    auto from = origin[at];
    auto end = end_of[at];
    for (std::size_t i = at; i < at + size; ++i)
      if (i >= text.size() || origin[i] != from || end_of[i] != end) return false;
    if (from == expected && end - from == size) {
      ++plain;
    } else {
      runs(plain, static_cast<std::int64_t>(from) - static_cast<std::int64_t>(expected), end - from);
      plain = 0;
    }
    expected = end;
    at += size;
  }
  to(runs.bytes(), origin.back());
  return true;
}

bool unpack_origins(Unpacker& from, text::Folded& folded) {
  std::string_view bytes;
  std::uint32_t last = 0;
  from(bytes, last);
  Unpacker runs(bytes);
  auto& [text, origin, end_of] = folded;
  origin.resize(text.size() + 1);
  end_of.resize(text.size());
  std::uint32_t expected = 0;
  std::uint32_t plain = 0;
  std::int64_t moved = 0;
  std::uint32_t long_now = 0;
  bool more = !runs.done();
  if (more) runs(plain, moved, long_now);
  for (std::size_t at = 0; at < text.size();) {
    auto size = std::min<std::size_t>(text::code_point_size(text[at]), text.size() - at);
    auto begin = expected;
    auto end = expected + static_cast<std::uint32_t>(size);
    if (more && plain == 0) {
      begin = static_cast<std::uint32_t>(static_cast<std::int64_t>(expected) + moved);
      end = begin + long_now;
      more = !runs.done();
      if (more) runs(plain, moved, long_now);
    } else if (more) {
      --plain;
    }
    for (auto last_byte = at + size; at < last_byte; ++at) origin[at] = begin, end_of[at] = end;
    expected = end;
  }
  origin.back() = last;
  return runs.good() && from.good();
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
               code_points] = document;
  (void)info, (void)flags;
  Packer to;
  bool same = store::key_of({original}) == bytes_;
  to(same, same ? std::string_view() : std::string_view(original), code_points_before);
  whole_ = pack_origins(to, folded);
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
