#include "engine/rule/yaml.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <map>
#include <numeric>
#include <span>
#include <sstream>
#include <type_traits>
#include <utility>

#include "engine/diag/codes.hpp"
#include "engine/diag/render.hpp"
#include "engine/rule/word_list.hpp"
#include "engine/rule/yaml_events.hpp"
#include "engine/store/pack.hpp"
#include "engine/store/store.hpp"
#include "engine/text/ascii.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::rule {

namespace code = diag::code;

struct Node::Impl {
  // One value of a file, as its events told it. What it holds stands at a distance from itself: a tree is one
  // piece of memory that may lie anywhere, and is kept between runs as it is.
  struct Item {
    enum class Kind : std::uint32_t { null, scalar, sequence, mapping };
    Kind kind = Kind::null;
    std::int32_t pos = 0;      // byte of the file where it begins
    std::uint32_t size = 0;    // of a scalar its bytes, of others how many values they hold
    std::int32_t content = 0;  // bytes from here to the first of them

    [[nodiscard]] std::string_view scalar() const {
      return kind == Kind::scalar ? std::string_view(here() + content, size) : std::string_view();
    }
    // How many values: of a mapping a key, its value, the next key …
    [[nodiscard]] std::size_t count() const { return kind == Kind::scalar ? 0 : size; }
    [[nodiscard]] Item const& at(std::size_t i) const {
      std::int32_t distance = 0;
      std::memcpy(&distance, here() + content + i * sizeof distance, sizeof distance);
      return *reinterpret_cast<Item const*>(here() + distance);
    }

   private:
    [[nodiscard]] char const* here() const { return reinterpret_cast<char const*>(this); }
  };

  std::shared_ptr<Item const> yaml;  // holds the whole tree
  text::SourceId file;
  text::SourceMap* sources;
  diag::Diagnostics* out;
  Shape* shape = nullptr;  // learns, when there is one

  void note(Shape::Type type) const {
    if (shape != nullptr) shape->note(type);
  }
  [[nodiscard]] Shape* key(std::string_view name) const {
    return shape != nullptr ? &shape->key(std::string(name)) : nullptr;
  }
  [[nodiscard]] Shape* items() const { return shape != nullptr ? &shape->items() : nullptr; }
  // A value of this one.
  [[nodiscard]] Node node(Item const* one, Shape* own = nullptr) const {
    return Node(std::make_shared<Impl const>(Impl{{yaml, one}, file, sources, out, own}));
  }
  [[nodiscard]] text::Span span_of(Item const& item) const;
};

namespace {

// What an escape of a double-quoted scalar stands for, as far as it is white space; else "".
std::string_view escaped_space(char kind) {
  switch (kind) {
    case 'n':
      return "\n";
    case 't':
      return "\t";
    case 'r':
      return "\r";
    case ' ':
      return " ";
    default:
      return "";
  }
}

// Finds for every byte of a decoded scalar the byte of the file it came from, by walking both at once, in all
// styles: plain, single and double quoted, literal and folded blocks. Everything that is not white space
// stands in both in the same order, and is matched one to one; white space between is where styles differ
// (indentation, folded lines), and is matched as well as it goes.
class Aligner {
 public:
  Aligner(std::string_view raw, std::size_t begin) : raw_(raw), at_(begin) {
    skip_properties();
    if (at_ >= raw_.size()) return;
    begin_ = at_;
    quote_ = raw_[at_] == '"' || raw_[at_] == '\'' ? raw_[at_] : '\0';
    block_ = raw_[at_] == '|' || raw_[at_] == '>';
    if (quote_ != '\0') ++at_;
    if (block_) enter_block();
  }

  std::vector<std::uint32_t> align(std::string_view decoded) {
    std::vector<std::uint32_t> origin;
    origin.reserve(decoded.size() + 1);
    for (std::size_t j = 0; j < decoded.size();) j += step(decoded, j, origin);
    origin.push_back(here());
    return origin;
  }

  // Where the scalar itself begins, behind a tag or an anchor.
  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] bool quoted() const { return quote_ != '\0'; }

 private:
  [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(std::min(at_, raw_.size())); }
  [[nodiscard]] bool at_white() const {
    return at_ < raw_.size() && (text::is_blank(raw_[at_]) || raw_[at_] == '\n' || raw_[at_] == '\r');
  }
  void skip_white() {
    while (at_white()) ++at_;
  }

  // !tag and &anchor before the value: a plain scalar cannot start with either.
  void skip_properties() {
    begin_ = at_;
    while (at_ < raw_.size() && (raw_[at_] == '!' || raw_[at_] == '&')) {
      while (at_ < raw_.size() && !at_white()) ++at_;
      skip_white();
    }
  }

  // Behind the header (>-, |2 # comment) and the indentation of the first line.
  void enter_block() {
    auto newline = raw_.find('\n', at_);
    at_ = newline == std::string_view::npos ? raw_.size() : newline + 1;
  }

  // Consumes the raw text of decoded[j...]; returns how many decoded bytes it stands for.
  std::size_t step(std::string_view decoded, std::size_t j, std::vector<std::uint32_t>& origin) {
    char d = decoded[j];
    bool white = text::is_blank(d) || d == '\n' || d == '\r';
    if (white && at_white()) return put_white(d, origin), 1;
    if (!white) skip_white();
    if (quote_ == '"' && at_ < raw_.size() && raw_[at_] == '\\') return escape(decoded, j, origin);
    origin.push_back(here());
    if (white || at_ >= raw_.size()) return 1;  // of a fold that was passed over already
    at_ += quote_ == '\'' && d == '\'' ? 2 : 1;
    return 1;
  }

  void put_white(char d, std::vector<std::uint32_t>& origin) {
    auto next = at_;
    while (next < raw_.size() && text::is_blank(raw_[next])) ++next;
    bool folds = next < raw_.size() && (raw_[next] == '\n' || raw_[next] == '\r');
    origin.push_back(here());
    if (block_ && raw_[at_] == '\r') ++at_;
    if (!folds || (block_ && at_ < raw_.size() && raw_[at_] == d))
      ++at_;
    else if (block_)
      at_ = next + 1;
    else
      skip_white();
  }

  std::size_t escape(std::string_view decoded, std::size_t j, std::vector<std::uint32_t>& origin) {
    if (at_ + 1 >= raw_.size()) return origin.push_back(here()), ++at_, 1;
    char kind = raw_[at_ + 1];
    if (kind == '\n' || kind == '\r') {  // an escaped line break stands for nothing
      ++at_;
      skip_white();
      return 0;
    }
    bool space = decoded[j] == '\n' || text::is_blank(decoded[j]);
    bool plain = kind != 'x' && kind != 'u' && kind != 'U';
    if (space && plain && escaped_space(kind) != decoded.substr(j, 1))
      return origin.push_back(here()), 1;  // the blank is of the fold before the escape
    std::size_t raw_size = kind == 'x' ? 4 : kind == 'u' ? 6 : kind == 'U' ? 10 : 2;
    std::size_t size = std::min<std::size_t>(text::code_point_size(decoded[j]), decoded.size() - j);
    origin.insert(origin.end(), size, here());
    at_ += raw_size;
    return size;
  }

  std::string_view raw_;
  std::size_t at_;
  std::size_t begin_ = 0;
  char quote_ = '\0';
  bool block_ = false;
};

using Item = Node::Impl::Item;

// The values of a file and all that they hold, the outermost first: bytes that were made now, or those of an
// earlier run.
struct Tree {
  std::string made;
  store::Buffer kept;
  [[nodiscard]] std::string_view bytes() const { return made.empty() ? kept.bytes() : made; }
  [[nodiscard]] Item const& root() const { return *reinterpret_cast<Item const*>(bytes().data()); }
};

// Makes a tree of values as they are told, collections before what they hold.
class TreeBuilder {
 public:
  using Place = std::uint32_t;  // of a value, in bytes_

  Place add(Item::Kind kind, int pos, std::string_view scalar = {}) {
    auto place = static_cast<Place>(bytes_.size());
    Item item{kind, pos, static_cast<std::uint32_t>(scalar.size()), sizeof(Item)};
    bytes_.append(reinterpret_cast<char const*>(&item), sizeof item);
    bytes_ += scalar;
    bytes_.append((alignof(Item) - bytes_.size() % alignof(Item)) % alignof(Item), '\0');
    put(place);
    if (kind == Item::Kind::sequence || kind == Item::Kind::mapping)
      open_.push_back({place, waiting_.size()});
    return place;
  }
  void put(Place place) {
    if (!open_.empty()) waiting_.push_back(place);
  }
  void close() {
    auto [place, first] = open_.back();
    open_.pop_back();
    Item item;
    std::memcpy(&item, bytes_.data() + place, sizeof item);
    item.size = static_cast<std::uint32_t>(waiting_.size() - first);
    item.content = static_cast<std::int32_t>(bytes_.size() - place);
    std::memcpy(bytes_.data() + place, &item, sizeof item);
    for (; waiting_.size() > first; waiting_.pop_back()) held_.push_back(waiting_.back());
    for (; !held_.empty(); held_.pop_back()) {
      auto distance = static_cast<std::int32_t>(held_.back()) - static_cast<std::int32_t>(place);
      bytes_.append(reinterpret_cast<char const*>(&distance), sizeof distance);
    }
  }
  // Null where there was no value.
  [[nodiscard]] std::shared_ptr<Tree const> take() {
    if (bytes_.empty()) return nullptr;
    auto tree = std::make_shared<Tree>();
    tree->made = std::move(bytes_);
    return tree;
  }

 private:
  struct Open {
    Place place;
    std::size_t first;  // of what it holds, in waiting_
  };
  static_assert(alignof(Item) == 4 && std::is_trivially_copyable_v<Item>);
  std::string bytes_;
  std::vector<Open> open_;      // collections, innermost last
  std::vector<Place> waiting_;  // what they hold
  std::vector<Place> held_;     // what the one that is closed holds, last first
};

// What a value says, wherever it stands; of the mapping itself, without these keys.
void pack_values(store::Packer& to, Item const& item, std::span<std::string_view const> without = {}) {
  to(item.kind, item.scalar());
  bool mapping = item.kind == Item::Kind::mapping;
  for (std::size_t i = 0; i < item.count(); ++i) {
    bool left_out = mapping && i % 2 == 0 &&
                    std::find(without.begin(), without.end(), item.at(i).scalar()) != without.end();
    if (left_out)
      ++i;
    else
      pack_values(to, item.at(i));
  }
  to(std::string_view("end"));
}

// yaml-cpp's own messages, said as a rule author would read them.
std::string plain_words(std::string_view message) { return fmt::format("this is not YAML: {}", message); }

}  // namespace

// Where the letters of a scalar stand in the file when they stand there as they are, one behind the other,
// which most do; none for others. A tag and an anchor are no part of what is said, a block begins with its
// mark; a quote stands before and behind it, and what stands in quotes as it is holds no escape.
std::optional<std::uint32_t> plain_begin(std::string_view bytes, std::uint32_t begin,
                                         std::string_view scalar) {
  if (scalar.empty() || begin >= bytes.size() || scalar.find('\n') != std::string_view::npos)
    return std::nullopt;
  auto const first = bytes[begin];
  bool quoted = first == '"' || first == '\'';
  constexpr std::string_view marks = "|>!&";
  if (!quoted && marks.find(first) != std::string_view::npos) return std::nullopt;
  if (quoted && scalar.find_first_of("\"'\\") != std::string_view::npos) return std::nullopt;
  auto letters = begin + (quoted ? 1U : 0U);
  if (!bytes.substr(letters).starts_with(scalar)) return std::nullopt;
  return letters;
}

text::Span Node::Impl::span_of(Item const& item) const {
  auto bytes = sources->bytes(file);
  auto begin = static_cast<std::uint32_t>(
      std::clamp<std::int64_t>(item.pos, 0, static_cast<std::int64_t>(bytes.size())));
  auto end = begin;
  if (item.kind == Item::Kind::scalar) {
    if (auto plain = plain_begin(bytes, begin, item.scalar())) {
      end = *plain + item.size;
      return {file, begin, end + (*plain > begin ? 1U : 0U)};
    }
    // The end is the alignment's last byte.
    Aligner aligner(bytes, begin);
    begin = static_cast<std::uint32_t>(aligner.begin());
    end = std::max(begin, aligner.align(item.scalar()).back());
    auto newline = static_cast<std::uint32_t>(std::min(bytes.find('\n', begin), bytes.size()));
    if (aligner.quoted()) ++end;
    end = std::min(end, newline);
  }
  return {file, begin, end};
}

text::Span Node::span() const { return impl_ ? impl_->span_of(*impl_->yaml) : text::Span(); }

diag::Diagnostics& Node::diagnostics() const {
  assert(impl_ && "only a node that exists has somewhere to report to");
  return *impl_->out;
}

text::SourceMap& Node::sources() const {
  assert(impl_ && "only a node that exists has a file");
  return *impl_->sources;
}

text::SourceId Node::made(std::string text) const {
  auto at = span().begin;
  std::vector<std::uint32_t> origin(text.size() + 1, at);
  return sources().add_nested(impl_->file, std::move(text), std::move(origin));
}

store::Key Node::hash(std::span<std::string_view const> without) const {
  store::Packer to;
  if (impl_) pack_values(to, *impl_->yaml, without);
  return store::key_of({to.bytes()});
}

void Node::allow(std::vector<std::string_view> const& words) const {
  if (impl_ && impl_->shape != nullptr) impl_->shape->allow(words);
}

void Node::learn(std::vector<std::string> const& asked, std::set<std::string> const& required) const {
  if (impl_ && impl_->shape != nullptr) impl_->shape->close(asked, required);
}

bool Node::is_scalar() const { return impl_ && impl_->yaml->kind == Item::Kind::scalar; }
bool Node::is_sequence() const { return impl_ && impl_->yaml->kind == Item::Kind::sequence; }
bool Node::is_mapping() const { return impl_ && impl_->yaml->kind == Item::Kind::mapping; }
bool Node::is_null() const { return impl_ && impl_->yaml->kind == Item::Kind::null; }

namespace {
std::string_view kind_of(Node const& node) {
  return node.is_scalar()     ? "a single value"
         : node.is_sequence() ? "a list"
         : node.is_mapping()  ? "a mapping"
                              : "nothing";
}
void wrong_type(Node const& node, std::string_view what, std::string_view expected) {
  node.diagnostics().error(code::rule_wrong_type, node.span(),
                           fmt::format("{} must be {}, not {}", what, expected, kind_of(node)));
}
}  // namespace

std::optional<Scalar> Node::scalar(std::string_view what) const {
  if (!impl_) return std::nullopt;
  impl_->note(Shape::Type::text);
  if (!is_scalar()) return wrong_type(*this, what, "a single value"), std::nullopt;
  auto place = span();
  std::string decoded(impl_->yaml->scalar());
  auto bytes = impl_->sources->bytes(impl_->file);
  std::vector<std::uint32_t> origin;
  if (auto plain = plain_begin(bytes, place.begin, decoded)) {
    origin.resize(decoded.size() + 1);
    std::iota(origin.begin(), origin.end(), *plain);
  } else {
    origin = Aligner(bytes, place.begin).align(decoded);
  }
  auto source = impl_->sources->add_nested(impl_->file, decoded, std::move(origin));
  return Scalar{std::move(decoded), place, source};
}

std::optional<std::string> Node::string(std::string_view what) const {
  if (!impl_) return std::nullopt;
  impl_->note(Shape::Type::text);
  if (!is_scalar()) return wrong_type(*this, what, "a single value"), std::nullopt;
  return std::string(impl_->yaml->scalar());
}

// A scalar that is read as something else than its words.
std::optional<std::string> Node::plain(std::string_view what, Shape::Type type) const {
  if (!impl_) return std::nullopt;
  impl_->note(type);
  if (!is_scalar()) return wrong_type(*this, what, "a single value"), std::nullopt;
  return std::string(impl_->yaml->scalar());
}

std::optional<text::Decimal> Node::decimal(std::string_view what) const {
  auto word = plain(what, Shape::Type::number);
  if (!word) return std::nullopt;
  auto value = text::Decimal::parse(*word);
  if (!value)
    diagnostics().error(code::rule_bad_number, span(),
                        fmt::format("{} must be a number, not `{}`", what, *word));
  return value;
}

std::optional<int> Node::integer(std::string_view what) const {
  auto value = decimal(what);
  if (!value) return std::nullopt;
  impl_->note(Shape::Type::integer);
  if (value->scale() != 0 || value->to_string().size() > 9) {
    diagnostics().error(code::rule_bad_number, span(),
                        fmt::format("{} must be a whole number of at most nine digits, not `{}`", what,
                                    impl_->yaml->scalar()));
    return std::nullopt;
  }
  return static_cast<int>(value->coefficient());
}

std::optional<bool> Node::boolean(std::string_view what) const {
  auto word = plain(what, Shape::Type::boolean);
  if (!word) return std::nullopt;
  if (*word == "true") return true;
  if (*word == "false") return false;
  diagnostics().error(code::rule_wrong_type, span(),
                      fmt::format("{} must be true or false, not `{}`", what, *word));
  return std::nullopt;
}

std::vector<Node> Node::sequence(std::string_view what) const {
  std::vector<Node> out;
  if (!impl_) return out;
  impl_->note(Shape::Type::list);
  if (!is_sequence()) return wrong_type(*this, what, "a list"), out;
  out.reserve(impl_->yaml->count());
  for (std::size_t i = 0; i < impl_->yaml->count(); ++i)
    out.push_back(impl_->node(&impl_->yaml->at(i), impl_->items()));
  return out;
}

std::vector<std::string> Node::strings(std::string_view what) const {
  std::vector<std::string> out;
  if (!impl_) return out;
  impl_->note(Shape::Type::words);
  if (is_scalar()) return {std::string(impl_->yaml->scalar())};
  if (is_mapping()) return words_of_file(*this);
  if (!is_sequence()) return wrong_type(*this, what, "a list"), out;
  out.reserve(impl_->yaml->count());
  for (std::size_t i = 0; i < impl_->yaml->count(); ++i) {
    auto const& one = impl_->yaml->at(i);
    if (one.kind == Item::Kind::scalar) {
      out.emplace_back(one.scalar());
      continue;
    }
    auto item = impl_->node(&one);
    if (item.is_mapping()) {
      auto words = words_of_file(item);
      out.insert(out.end(), std::make_move_iterator(words.begin()), std::make_move_iterator(words.end()));
    } else if (auto word = item.string(fmt::format("an item of {}", what))) {
      out.push_back(std::move(*word));
    }
  }
  return out;
}

std::optional<Mapping> Node::mapping(std::string_view what) const {
  if (!impl_) return std::nullopt;
  impl_->note(Shape::Type::mapping);
  if (!is_mapping()) return wrong_type(*this, what, "a mapping"), std::nullopt;
  std::vector<Mapping::Entry> entries;
  auto const& all = *impl_->yaml;
  entries.reserve(all.count() / 2);
  for (std::size_t i = 0; i + 1 < all.count(); i += 2) {
    auto const& name = all.at(i);
    if (name.kind != Item::Kind::scalar) {
      wrong_type(impl_->node(&name), fmt::format("a key of {}", what), "a single word");
      continue;
    }
    auto value = impl_->node(&all.at(i + 1), impl_->key(name.scalar()));
    Mapping::Entry entry{std::string(name.scalar()), impl_->span_of(name), std::move(value)};
    auto first =
        std::find_if(entries.begin(), entries.end(), [&](auto const& e) { return e.key == entry.key; });
    if (first != entries.end()) {
      diagnostics()
          .error(code::rule_duplicate_key, entry.key_span,
                 fmt::format("the key `{}` stands here twice", entry.key))
          .notes.push_back({"first here", first->key_span, true});
      continue;
    }
    entries.push_back(std::move(entry));
  }
  return Mapping(*this, std::move(entries));
}

Node Mapping::optional(std::string_view key) {
  if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) asked_.emplace_back(key);
  for (auto const& entry : entries_)
    if (entry.key == key && !entry.value.is_null()) return entry.value;
  return Node();
}

Node Mapping::required(std::string_view key) {
  required_.emplace(key);
  auto node = optional(key);
  if (!node)
    node_.diagnostics().error(code::rule_missing_key, node_.span(),
                              fmt::format("the key `{}` is missing here", key));
  return node;
}

text::Span Mapping::key_span(std::string_view key) const {
  for (auto const& entry : entries_)
    if (entry.key == key) return entry.key_span;
  return node_.span();
}

void Mapping::done() const {
  node_.learn(asked_, required_);
  std::vector<std::string_view> known(asked_.begin(), asked_.end());
  for (auto const& entry : entries_) {
    if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
    auto& diagnostic = node_.diagnostics().error(code::rule_unknown_key, entry.key_span,
                                                 fmt::format("nothing reads the key `{}`", entry.key));
    if (auto near = diag::nearest(entry.key, known); !near.empty())
      diagnostic.notes.push_back({fmt::format("did you mean `{}`?", near)});
    else
      diagnostic.notes.push_back({fmt::format("the keys allowed here are: {}", fmt::join(known, ", "))});
  }
}

namespace {

// Makes a tree of a file's events, and hears what it does not tell: where the last scalar and a second
// document stand.
class Listener : public YAML::EventHandler {
 public:
  TreeBuilder tree;
  int scalar_at = -1;
  std::string scalar;
  int content_at = -1;      // of the document heard last
  std::vector<int> tagged;  // where a tag stands
  bool anchored = false;    // a value has a name, and may stand in several places

  void OnDocumentStart(YAML::Mark const&) override { content_at = -1; }
  void OnDocumentEnd() override {}
  void OnNull(YAML::Mark const& mark, YAML::anchor_t anchor) override {
    hear(mark);
    add(Item::Kind::null, mark, anchor);
  }
  void OnAlias(YAML::Mark const& mark, YAML::anchor_t anchor) override {
    hear(mark);
    tree.put(anchors_[anchor]);
  }
  void OnScalar(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                std::string const& value) override {
    hear(mark);
    hear_tag(mark, tag);
    add(Item::Kind::scalar, mark, anchor, value);
    scalar_at = mark.pos;
    scalar = value;
  }
  void OnSequenceStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    hear(mark);
    hear_tag(mark, tag);
    add(Item::Kind::sequence, mark, anchor);
  }
  void OnSequenceEnd() override { tree.close(); }
  void OnMapStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    hear(mark);
    hear_tag(mark, tag);
    add(Item::Kind::mapping, mark, anchor);
  }
  void OnMapEnd() override { tree.close(); }

 private:
  void add(Item::Kind kind, YAML::Mark const& mark, YAML::anchor_t anchor, std::string_view value = {}) {
    auto place = tree.add(kind, mark.pos, value);
    if (anchor != 0) anchors_[anchor] = place, anchored = true;
  }
  void hear(YAML::Mark const& mark) {
    if (content_at < 0) content_at = mark.pos;
  }
  // yaml-cpp says "?" of what has no tag and "!" of quoted text: "!" is a tag only where one is written.
  void hear_tag(YAML::Mark const& mark, std::string const& tag) {
    if (!tag.empty() && tag != "?") tagged.push_back(mark.pos);
  }

  std::map<YAML::anchor_t, TreeBuilder::Place> anchors_;
};

// Null: yaml-cpp is to read it.
std::shared_ptr<Tree const> plain_tree(std::string_view bytes) {
  TreeBuilder tree;
  bool read = read_plain_yaml(bytes, [&](YamlEvent const& event) {
    if (event.kind == YamlEvent::Kind::end) return tree.close();
    auto kind = event.kind == YamlEvent::Kind::scalar     ? Item::Kind::scalar
                : event.kind == YamlEvent::Kind::sequence ? Item::Kind::sequence
                : event.kind == YamlEvent::Kind::mapping  ? Item::Kind::mapping
                                                          : Item::Kind::null;
    tree.add(kind, event.pos, event.scalar);
  });
  auto made = read ? tree.take() : nullptr;
  return made && made->root().kind != Item::Kind::null ? made : nullptr;
}

// R020 at the tag of the value at `pos`, when one is written there: `!behind(…) …` without quotes would lose
// its first word and be a pattern all the same.
void refuse_tag(text::SourceId file, std::string_view bytes, int pos, diag::Diagnostics& out) {
  auto is_space = [&](std::size_t at) {
    return text::is_blank(bytes[at]) || bytes[at] == '\n' || bytes[at] == '\r';
  };
  auto at = static_cast<std::size_t>(std::max(pos, 0));
  if (at < bytes.size() && bytes[at] == '&') {
    while (at < bytes.size() && !is_space(at)) ++at;
    while (at < bytes.size() && is_space(at)) ++at;
  }
  if (at >= bytes.size() || bytes[at] != '!') return;
  auto end = at;
  while (end < bytes.size() && !is_space(end)) ++end;
  auto& said =
      out.error(code::rule_yaml_tag, {file, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
                "YAML takes this for a tag, and would leave it out");
  said.notes.push_back({"put the whole pattern in quotes: '!behind(同比) 增长'"});
}

// Where on its line, before `pos`, a value begins with '!'; -1 for nowhere.
int tag_before(std::string_view bytes, int pos) {
  auto at = std::min(static_cast<std::size_t>(std::max(pos, 0)), bytes.size());
  auto newline = bytes.substr(0, at).rfind('\n');
  auto begin = newline == std::string_view::npos ? 0 : newline + 1;
  auto tag = bytes.substr(begin, at - begin).find(": !");
  return tag == std::string_view::npos ? -1 : static_cast<int>(begin + tag + 2);
}

// Trees of earlier runs, which the store answers for byte by byte.
constexpr std::string_view tree_form = "yaml tree 2";

std::shared_ptr<Tree const> kept_tree(std::string_view bytes, store::Store const& store) {
  auto tree = std::make_shared<Tree>();
  if (!store.get(store.key({tree_form, bytes}), tree->kept)) return nullptr;
  auto held = tree->kept.bytes();
  bool lies_well = reinterpret_cast<std::uintptr_t>(held.data()) % alignof(Item) == 0;
  if (held.size() < sizeof(Item) || !lies_well) return nullptr;
  return tree;
}

void keep_tree(std::string_view bytes, Tree const& tree, store::Store& store) {
  store.put(store.key({tree_form, bytes}), tree.bytes());
}

}  // namespace

std::optional<Node> parse_yaml(text::SourceId file, text::SourceMap& sources, diag::Diagnostics& out,
                               Shape* shape, store::Store* store) {
  auto bytes = sources.bytes(file);
  auto node_of = [&](std::shared_ptr<Tree const> const& tree) {
    std::shared_ptr<Item const> root(tree, &tree->root());
    return Node(std::make_shared<Node::Impl const>(Node::Impl{std::move(root), file, &sources, &out, shape}));
  };
  if (store != nullptr)
    if (auto tree = kept_tree(bytes, *store)) return node_of(tree);
  if (auto tree = plain_tree(bytes)) {
    if (store != nullptr) keep_tree(bytes, *tree, *store);
    return node_of(tree);
  }
  auto fail = [&](int pos, std::string_view message) -> diag::Diagnostic& {
    auto at =
        static_cast<std::uint32_t>(std::clamp<std::int64_t>(pos, 0, static_cast<std::int64_t>(bytes.size())));
    return out.error(code::rule_yaml, {file, at, at}, plain_words(message));
  };
  try {
    std::istringstream stream{std::string(bytes)};
    YAML::Parser parser(stream);
    // Not until there is no more: the parser goes on for ever where a file starts with a comma.
    Listener first, second;
    parser.HandleNextDocument(first);
    auto tree = first.tree.take();
    if (!tree || tree->root().kind == Item::Kind::null)
      return fail(0, "the file holds nothing that can be read"), std::nullopt;
    if (parser.HandleNextDocument(second))
      return fail(std::max(second.content_at, 0), "one document a file, please"), std::nullopt;
    // yaml-cpp takes the end of the file for the end of an open quote, and all that follows it for words.
    if (first.scalar_at >= 0) {
      Aligner aligner(bytes, static_cast<std::size_t>(first.scalar_at));
      if (aligner.quoted() && aligner.align(first.scalar).back() >= bytes.size())
        return fail(static_cast<int>(aligner.begin()), "the quote that opens here is never closed"),
               std::nullopt;
    }
    auto before = out.size();
    for (auto pos : first.tagged) refuse_tag(file, bytes, pos, out);
    if (store != nullptr && !first.anchored && out.size() == before) keep_tree(bytes, *tree, *store);
    return node_of(tree);
  } catch (YAML::Exception const& error) {
    // `pattern: !behind(…) <who: …>`: the tag is what is wrong, whatever YAML stumbles over behind it.
    if (auto tag = tag_before(bytes, error.mark.pos); tag >= 0)
      return refuse_tag(file, bytes, tag, out), std::nullopt;
    auto& said = fail(error.mark.pos, error.msg);
    if (error.msg == YAML::ErrorMsg::MAP_VALUE)
      said.notes.push_back({"a pattern or a text that holds ': ' stands in quotes"});
  } catch (std::exception const& error) {
    fail(0, error.what());
  }
  return std::nullopt;
}

void unknown_word(Node const& node, std::string_view word, std::vector<std::string_view> const& allowed) {
  auto& diagnostic = node.diagnostics().error(code::rule_unknown_word, node.span(),
                                              fmt::format("`{}` is none of the words allowed here", word));
  if (auto near = diag::nearest(word, allowed); !near.empty())
    diagnostic.notes.push_back({fmt::format("did you mean `{}`?", near)});
  else
    diagnostic.notes.push_back({fmt::format("allowed are: {}", fmt::join(allowed, ", "))});
}

}  // namespace duizhang::rule
