#include "engine/intake/charset.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <optional>

#include "engine/text/utf8.hpp"

namespace duizhang::intake {
namespace {

// One place in so many may be broken before bytes are called no text of a charset.
constexpr std::size_t broken_share = 200;

struct Alias {
  std::string_view spoken, name;
};
constexpr std::array aliases{
    Alias{"utf8", "UTF-8"},       Alias{"utf16", "UTF-16LE"},   Alias{"utf16le", "UTF-16LE"},
    Alias{"utf16be", "UTF-16BE"}, Alias{"gb18030", "GB18030"},  Alias{"gbk", "GB18030"},
    Alias{"gb2312", "GB18030"},   Alias{"cp936", "GB18030"},    Alias{"windows936", "GB18030"},
    Alias{"xgbk", "GB18030"},     Alias{"big5", "Big5"},        Alias{"big5hkscs", "Big5"},
    Alias{"cp950", "Big5"},       Alias{"unicode", "UTF-16LE"}, Alias{"xxbig5", "Big5"},
};

// The name that iconv knows a charset by; Big5 with the characters of Hong Kong, which holds the others.
char const* iconv_name(std::string_view charset) {
  if (charset == "UTF-8") return "UTF-8";
  if (charset == "UTF-16LE") return "UTF-16LE";
  if (charset == "UTF-16BE") return "UTF-16BE";
  return charset == "Big5" ? "BIG5-HKSCS" : "GB18030";
}

class Converter {
 public:
  explicit Converter(std::string_view charset) : handle_(iconv_open("UTF-8", iconv_name(charset))) {}
  ~Converter() {
    if (usable()) iconv_close(handle_);
  }
  Converter(Converter const&) = delete;
  Converter& operator=(Converter const&) = delete;
  [[nodiscard]] bool usable() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  // Everything that reads; each byte (or unit of two) that does not becomes one U+FFFD. Stops when there
  // are more of those than `allowed`.
  bool convert(std::string_view bytes, std::size_t unit, std::size_t allowed, Decoded& out) {
    std::array<char, 1U << 16U> buffer;
    auto* from = const_cast<char*>(bytes.data());
    auto left = bytes.size();
    while (left > 0) {
      auto* to = buffer.data();
      auto room = buffer.size();
      auto result = iconv(handle_, &from, &left, &to, &room);
      out.text.append(buffer.data(), buffer.size() - room);
      if (result != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
      if (out.replaced++ == 0) out.first_broken = bytes.size() - left;
      if (out.replaced > allowed) return false;
      out.text += "\xEF\xBF\xBD";
      auto skip = std::min(unit, left);
      from += skip, left -= skip;
    }
    return true;
  }

 private:
  iconv_t handle_;
};

// iconv lets pass what no Unicode text holds: code points past U+10FFFF (F4 A5 AD A1). Each byte of such a
// sequence becomes one U+FFFD. False when there are more than `allowed` altogether.
bool mend(Decoded& out, std::size_t allowed) {
  auto bad = text::invalid_utf8(out.text);
  if (!bad) return true;
  std::string mended;
  std::string_view rest = out.text;
  for (std::size_t at = 0; bad; bad = text::invalid_utf8(rest)) {
    if (out.replaced++ == 0) out.first_broken = at + *bad;
    if (out.replaced > allowed) return false;
    mended.append(rest.substr(0, *bad)).append("\xEF\xBF\xBD");
    rest.remove_prefix(*bad + 1);
    at += *bad + 1;
  }
  out.text = mended.append(rest);
  return true;
}

std::optional<Decoded> decode_as(std::string_view bytes, std::string_view charset, std::size_t allowed) {
  Decoded out;
  out.charset = charset;
  Converter converter(charset);
  if (!converter.usable()) return std::nullopt;
  out.text.reserve(bytes.size() + bytes.size() / 2);
  std::size_t unit = charset.starts_with("UTF-16") ? 2 : 1;
  if (!converter.convert(bytes, unit, allowed, out) || !mend(out, allowed)) return std::nullopt;
  return out;
}

// How usual the characters of a reading are: the share of those that every Chinese text is full of, and of
// ASCII, less what hardly ever stands in one.
double usualness(std::string_view text) {
  constexpr std::u32string_view usual =
      U"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种"
      U"面而方后多定"
      U"行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开"
      U"它合还因由其些"
      U"然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没"
      U"结解问意建月公"
      U"無國個這會發對經動學產種過說進現實業開還關與間樣點從應體機無線數問題條建設區縣鎮億萬長資農務總計劃財"
      U"稅億元"
      U"增长增長工作任务目标市县区省亿万元改革环境服务项目企业投资推进实施，。、；：“”（）％\n";
  std::array<std::uint64_t, 1024> set{};
  for (auto c : usual) set[(c & 0xFFFFU) / 64] |= std::uint64_t{1} << (c % 64);
  std::size_t all = 0;
  std::size_t good = 0;
  std::size_t odd = 0;
  for (std::size_t at = 0; at < text.size() && all < 20000; at += text::code_point_size(text[at])) {
    auto c = text::code_point_at(text, at);
    if (c < 0x80 && c != '\n') continue;
    ++all;
    if (c <= 0xFFFF && (set[c / 64] >> (c % 64) & 1U) != 0) ++good;
    // Private use, half-width katakana, box drawing and rare ideographs: what a wrong reading is full of.
    if ((c >= 0xE000 && c < 0xF900) || (c >= 0xFF61 && c < 0xFFDD) || (c >= 0x2500 && c < 0x2600) ||
        (c >= 0x3400 && c < 0x4DC0) || c >= 0x20000 || c == 0xFFFD)
      ++odd;
  }
  if (all == 0) return 0;
  return (static_cast<double>(good) - 2.0 * static_cast<double>(odd)) / static_cast<double>(all);
}

// UTF-16 without a mark: in a Chinese text nearly all high bytes are those of ideographs (4E-9F), of
// Chinese punctuation (30, FF, 20) or of ASCII (00), and the low bytes are spread wide.
std::string_view unmarked_utf16(std::string_view bytes) {
  if (bytes.size() < 8 || bytes.size() % 2 != 0) return {};
  std::array<std::size_t, 2> high{};
  auto pairs = std::min<std::size_t>(bytes.size() / 2, 8192);
  for (std::size_t i = 0; i < pairs * 2; ++i) {
    auto byte = static_cast<unsigned char>(bytes[i]);
    high[i % 2] +=
        (byte >= 0x4E && byte <= 0x9F) || byte == 0x30 || byte == 0xFF || byte == 0x20 || byte == 0;
  }
  auto nearly_all = [&](std::size_t count) { return count * 100 >= pairs * 97; };
  if (nearly_all(high[1]) && !nearly_all(high[0])) return "UTF-16LE";
  if (nearly_all(high[0]) && !nearly_all(high[1])) return "UTF-16BE";
  return {};
}

Decoded take(std::optional<Decoded> decoded, Certainty certainty) {
  if (!decoded) return {};
  decoded->certainty = certainty;
  return std::move(*decoded);
}

// The likelier of the charsets of the mainland and of Taiwan and Hong Kong.
Decoded guess(std::string_view bytes, std::size_t allowed) {
  Decoded best;
  double best_score = 0.15;  // under it no reading looks like Chinese at all
  for (auto charset : {"GB18030", "Big5"}) {
    auto decoded = decode_as(bytes, charset, allowed);
    if (!decoded) continue;
    auto score = usualness(decoded->text);
    if (score <= best_score) continue;
    best_score = score;
    best = take(std::move(decoded), Certainty::likely);
  }
  return best;
}

}  // namespace

std::string_view name(Certainty certainty) {
  constexpr std::array<std::string_view, 6> names{"given", "marked", "declared", "valid", "likely", ""};
  return names[static_cast<std::size_t>(certainty)];
}

std::string_view known_charset(std::string_view name) {
  std::string plain;
  for (char c : name)
    if (c != '-' && c != '_' && c != ' ') plain += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  for (auto const& alias : aliases)
    if (alias.spoken == plain) return alias.name;
  return {};
}

Decoded decode(std::string bytes, std::string_view given, std::string_view declared) {
  auto view = std::string_view(bytes);
  auto allowed = 1 + view.size() / broken_share;
  if (auto charset = known_charset(given); !charset.empty()) {
    if (charset == "UTF-16LE" && view.starts_with("\xFF\xFE")) view.remove_prefix(2);
    if (charset == "UTF-16LE" && view.starts_with("\xFE\xFF")) charset = "UTF-16BE";
    if (charset == "UTF-16BE" && view.starts_with("\xFE\xFF")) view.remove_prefix(2);
    if (auto decoded = decode_as(view, charset, allowed)) return take(std::move(decoded), Certainty::given);
    return {std::move(bytes), {}, Certainty::none, 1, 0};
  }
  if (view.starts_with("\xFF\xFE"))
    return take(decode_as(view.substr(2), "UTF-16LE", allowed), Certainty::marked);
  if (view.starts_with("\xFE\xFF"))
    return take(decode_as(view.substr(2), "UTF-16BE", allowed), Certainty::marked);
  bool marked = view.starts_with("\xEF\xBB\xBF");
  auto broken = text::invalid_utf8(view);
  if (!broken) {
    // The mark stays: offsets count the code points of the file as it is.
    return {std::move(bytes), "UTF-8", marked ? Certainty::marked : Certainty::valid, 0, 0};
  }
  if (auto charset = known_charset(declared); !charset.empty())
    if (auto decoded = decode_as(view, charset, 0)) return take(std::move(decoded), Certainty::declared);
  if (auto charset = unmarked_utf16(view); !charset.empty())
    if (auto decoded = decode_as(view, charset, allowed); decoded && usualness(decoded->text) > 0.3)
      return take(std::move(decoded), Certainty::likely);
  // UTF-8 with a few broken places is still that: a file cut in the middle of a character, a bad byte.
  auto utf8 = decode_as(view, "UTF-8", allowed);
  auto other = guess(view, allowed);
  if (utf8 &&
      (marked || other.certainty == Certainty::none || usualness(utf8->text) >= usualness(other.text)))
    return take(std::move(utf8), Certainty::likely);
  if (other.certainty == Certainty::none) return {std::move(bytes), {}, Certainty::none, 1, *broken};
  return other;
}

}  // namespace duizhang::intake
