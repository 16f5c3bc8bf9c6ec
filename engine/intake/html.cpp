#include "engine/intake/html.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <vector>

#include "engine/intake/xml.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::intake {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
constexpr std::size_t most_elements = 2'000'000;

template <std::size_t Count>
bool is_one_of(std::string_view name, std::array<std::string_view, Count> const& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What never holds text of the page.
constexpr std::array<std::string_view, 14> unheard{"script", "style",    "noscript", "template", "svg",
                                                   "iframe", "object",   "select",   "button",   "textarea",
                                                   "head",   "datalist", "audio",    "video"};
constexpr std::array<std::string_view, 4> furniture{"nav", "footer", "aside", "form"};
// What stands inside a line; everything else begins and ends one.
constexpr std::array<std::string_view, 22> inline_names{
    "a",   "b",   "i",   "u",    "em",   "strong", "span",  "font", "small", "big", "sub",
    "sup", "ins", "del", "mark", "abbr", "code",   "label", "time", "s",     "tt",  "o:p"};

struct Element {
  std::size_t parent = none;
  std::size_t depth = 0;
  bool off = false;           // furniture or unheard, or inside such
  std::size_t sentences = 0;  // code points of running text in its blocks and theirs
};

struct Block {
  std::string text;
  std::size_t linked = 0;  // code points inside links
  std::size_t element = 0;
  bool heading = false;
};

bool holds_stop(std::string_view text) {
  constexpr std::array<std::string_view, 4> stops{"。", "，", "；", "！"};
  return std::any_of(stops.begin(), stops.end(),
                     [&](auto stop) { return text.find(stop) != std::string_view::npos; });
}

// A run of blanks and line breaks of the page source is one blank.
void append_text(std::string& out, std::string_view text) {
  for (char c : text) {
    bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ' && out.back() != '\n')
      out += ' ';
  }
}

// Listens to the parser and keeps blocks of text with the elements they stand in: no tree is built.
class PageBuilder {
 public:
  explicit PageBuilder(Settings const& settings) : settings_(settings) { elements_.push_back({}); }

  void start(std::string_view name, XmlAttributes const& attributes) {
    if (name == "img") ++page_.pictures;
    if (name == "title") in_title_ = true;
    if (name == "br") return break_line();
    auto up = stack_.empty() ? 0 : stack_.back().element;
    bool is_inline = is_one_of(name, inline_names);
    if (!is_inline) end_block();
    Open open{up, name == "a", false};
    if (!is_inline && elements_.size() < most_elements) {
      Element element{up, elements_[up].depth + 1, elements_[up].off || is_furniture(name, attributes), 0};
      open.element = elements_.size();
      elements_.push_back(element);
    }
    open.heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '3';
    links_ += open.link ? 1U : 0U;
    stack_.push_back(open);
    if (stack_.size() > max_nesting) too_deep_ = true;
    if (open.heading) block_.heading = true;
    if ((name == "td" || name == "th") && !block_.text.empty()) block_.text += '\t';
  }

  void end(std::string_view name) {
    if (name == "title") in_title_ = false;
    if (name == "br" || stack_.empty()) return;
    if (!is_one_of(name, inline_names)) end_block();
    links_ -= stack_.back().link ? 1U : 0U;
    stack_.pop_back();
  }

  void characters(std::string_view text) {
    if (in_title_) append_text(page_.title, text);
    auto at = stack_.empty() ? 0 : stack_.back().element;
    if (elements_[at].off) return;
    auto before = block_.text.size();
    append_text(block_.text, text);
    block_.element = at;
    if (links_ > 0) block_.linked += text::count_code_points(std::string_view(block_.text).substr(before));
  }

  [[nodiscard]] bool too_deep() const { return too_deep_; }

  Page finish() {
    end_block();
    if (too_deep_) return {{}, {}, page_.pictures, true};
    auto main = main_element();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      auto const& block = blocks_[i];
      bool wanted = within(block.element, main) ? !is_link_list(block) : is_title(block);
      if (!wanted) continue;
      page_.text += block.text;
      page_.text += '\n';
    }
    return std::move(page_);
  }

 private:
  struct Open {
    std::size_t element = 0;
    bool link = false;
    bool heading = false;
  };

  bool is_furniture(std::string_view name, XmlAttributes const& attributes) const {
    if (is_one_of(name, unheard) || is_one_of(name, furniture)) return true;
    if (name == "body" || name == "html" || name == "main" || name == "article") return false;
    for (auto const& [key, value] : attributes) {
      if (key == "hidden") return true;
      if (key == "style" && value.find("display:none") != std::string_view::npos) return true;
      if (key == "class" || key == "id" || key == "role")
        for (auto const& word : settings_.page_furniture)
          if (names(value, word)) return true;
    }
    return false;
  }

  // Whether `word` stands in a class or id as a word of its own: share-bar, pageFooter, not "shared" in
  // "sharedcontent".
  static bool names(std::string_view value, std::string_view word) {
    std::string lower;
    for (char c : value) lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    for (auto at = lower.find(word); at != std::string::npos; at = lower.find(word, at + 1)) {
      auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
      auto after = at + word.size();
      bool left = at == 0 || !is_letter(lower[at - 1]) || (value[at] >= 'A' && value[at] <= 'Z');
      bool right =
          after >= lower.size() || !is_letter(lower[after]) || (value[after] >= 'A' && value[after] <= 'Z');
      if (left && right) return true;
    }
    return false;
  }

  void break_line() {
    while (!block_.text.empty() && block_.text.back() == ' ') block_.text.pop_back();
    if (!block_.text.empty() && block_.text.back() != '\n') block_.text += '\n';
  }

  void end_block() {
    while (!block_.text.empty() &&
           (block_.text.back() == ' ' || block_.text.back() == '\n' || block_.text.back() == '\t'))
      block_.text.pop_back();
    if (!block_.text.empty()) {
      if (holds_stop(block_.text)) {
        auto all = text::count_code_points(block_.text);
        running_ += all - std::min(all, block_.linked);
        elements_[block_.element].sentences += all - std::min(all, block_.linked);
      }
      blocks_.push_back(std::move(block_));
    }
    block_ = {};
  }

  // The smallest element that holds nine tenths of all running text.
  std::size_t main_element() {
    for (auto i = elements_.size(); i-- > 1;)
      elements_[elements_[i].parent].sentences += elements_[i].sentences;
    std::size_t best = 0;
    for (std::size_t i = 0; i < elements_.size(); ++i)
      if (elements_[i].sentences * 10 >= running_ * 9 && elements_[i].depth >= elements_[best].depth)
        best = i;
    // The element of one paragraph is not yet the article: its headings stand beside it.
    if (best != 0) {
      auto up = elements_[best].parent;
      if (elements_[up].depth >= 2 && elements_[up].sentences == elements_[best].sentences) best = up;
    }
    return running_ == 0 ? 0 : best;
  }

  [[nodiscard]] bool within(std::size_t element, std::size_t main) const {
    while (element != main) {
      if (element == 0) return false;
      element = elements_[element].parent;
    }
    return true;
  }

  static bool is_link_list(Block const& block) {
    return block.linked * 2 > text::count_code_points(block.text) && !holds_stop(block.text);
  }

  // A heading outside the article that the page's title begins with, or that begins it.
  [[nodiscard]] bool is_title(Block const& block) const {
    if (page_.title.empty() || text::count_code_points(block.text) < 4) return false;
    return block.linked == 0 && (block.heading || page_.title.starts_with(block.text)) &&
           page_.title.find(std::string_view(block.text).substr(0, 12)) != std::string::npos;
  }

  Settings const& settings_;
  Page page_;
  std::vector<Element> elements_;
  std::vector<Open> stack_;
  std::vector<Block> blocks_;
  Block block_;
  std::size_t links_ = 0;
  std::size_t running_ = 0;
  bool in_title_ = false;
  bool too_deep_ = false;
};

struct Context {
  PageBuilder builder;
  htmlParserCtxtPtr parser = nullptr;
};

void on_start(void* data, xmlChar const* name, xmlChar const** pairs) {
  auto& context = *static_cast<Context*>(data);
  context.builder.start(as_text(name), attributes_of(pairs));
  if (context.builder.too_deep()) xmlStopParser(context.parser);
}
void on_end(void* data, xmlChar const* name) { static_cast<Context*>(data)->builder.end(as_text(name)); }
void on_characters(void* data, xmlChar const* text, int size) {
  static_cast<Context*>(data)->builder.characters(as_text(text, size));
}

}  // namespace

Page read_html(std::string_view html, Settings const& settings) {
  prepare_xml();
  Context context{PageBuilder(settings)};
  htmlSAXHandler handler{};
  handler.startElement = on_start;
  handler.endElement = on_end;
  handler.characters = on_characters;
  handler.ignorableWhitespace = on_characters;
  std::unique_ptr<htmlParserCtxt, void (*)(htmlParserCtxtPtr)> parser(
      htmlCreatePushParserCtxt(&handler, &context, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8),
      htmlFreeParserCtxt);
  if (!parser) return {};
  context.parser = parser.get();
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                       HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC);
  htmlParseChunk(parser.get(), html.data(), static_cast<int>(html.size()), 1);
  return context.builder.finish();
}

std::string declared_charset(std::string_view bytes) {
  auto head = bytes.substr(0, 2048);
  std::string lower;
  for (char c : head) lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  for (std::string_view key : {"charset=", "encoding="}) {
    auto at = lower.find(key);
    if (at == std::string::npos) continue;
    at += key.size();
    while (at < lower.size() && (lower[at] == '"' || lower[at] == '\'' || lower[at] == ' ')) ++at;
    auto end = at;
    auto is_name = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    while (end < lower.size() && is_name(lower[end])) ++end;
    return lower.substr(at, end - at);
  }
  return {};
}

}  // namespace duizhang::intake
