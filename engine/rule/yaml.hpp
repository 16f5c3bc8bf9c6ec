// A checked way to read YAML: every key is asked for by name, what nobody asked for is an error, every
// value keeps its place. The only header (with yaml.cpp) behind which yaml-cpp stands.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/diag/sink.hpp"
#include "engine/rule/shape.hpp"
#include "engine/store/store.hpp"
#include "engine/text/decimal.hpp"
#include "engine/text/source.hpp"

namespace duizhang::rule {

// A scalar as decoded, with its place in the file. `source` is a nested source of the decoded text, so
// that an offset in it (a pattern's) points into the file, for plain, quoted and block scalars alike.
struct Scalar {
  std::string text;
  text::Span span{};          // of the whole scalar in the file
  text::SourceId source = 0;  // nested source holding `text`
};

class Mapping;

// One YAML node. A missing node is falsy; reading it is a diagnostic at the parent.
class Node {
 public:
  struct Impl;
  Node() = default;
  explicit Node(std::shared_ptr<Impl const> impl) : impl_(std::move(impl)) {}
  explicit operator bool() const { return impl_ != nullptr; }

  [[nodiscard]] text::Span span() const;

  // Each reports R004 at the node and gives empty when the node is of another kind.
  [[nodiscard]] std::optional<Scalar> scalar(std::string_view what) const;
  [[nodiscard]] std::optional<std::string> string(std::string_view what) const;
  [[nodiscard]] std::optional<text::Decimal> decimal(std::string_view what) const;  // R015 when unreadable
  [[nodiscard]] std::optional<int> integer(std::string_view what) const;
  [[nodiscard]] std::optional<bool> boolean(std::string_view what) const;  // true or false only
  [[nodiscard]] std::vector<Node> sequence(std::string_view what) const;
  // A sequence of strings; a single scalar is a list of one. Wherever words are listed, {file: words.txt}
  // stands for the words of that file (see word_list.hpp), alone or as an item of the list.
  [[nodiscard]] std::vector<std::string> strings(std::string_view what) const;
  [[nodiscard]] std::optional<Mapping> mapping(std::string_view what) const;

  [[nodiscard]] bool is_scalar() const;
  [[nodiscard]] bool is_sequence() const;
  [[nodiscard]] bool is_mapping() const;
  [[nodiscard]] bool is_null() const;
  [[nodiscard]] diag::Diagnostics& diagnostics() const;
  [[nodiscard]] text::SourceMap& sources() const;
  // Of what it says, wherever it stands; of a mapping, without what stands under some keys.
  [[nodiscard]] store::Key hash(std::span<std::string_view const> without = {}) const;
  // Tells the shape that is being learned, if any, which words may stand here.
  void allow(std::vector<std::string_view> const& words) const;
  // A text of our own making as a nested source, every byte of which stands at this node.
  [[nodiscard]] text::SourceId made(std::string text) const;

 private:
  friend class Mapping;
  [[nodiscard]] std::optional<std::string> plain(std::string_view what, Shape::Type type) const;
  void learn(std::vector<std::string> const& asked, std::set<std::string> const& required) const;

  std::shared_ptr<Impl const> impl_;
};

// One mapping. Ask for every key that may stand in it, then call done(): what was not asked for is R002,
// with a did-you-mean over what was. Duplicate keys are R003 when the file is read.
class Mapping {
 public:
  struct Entry {
    std::string key;
    text::Span key_span{};
    Node value;
  };

  explicit Mapping(Node node, std::vector<Entry> entries)
      : node_(std::move(node)), entries_(std::move(entries)) {}

  [[nodiscard]] Node optional(std::string_view key);
  [[nodiscard]] Node required(std::string_view key);  // R005 at the mapping when missing
  [[nodiscard]] std::vector<Entry> const& entries() const { return entries_; }  // for mappings with free keys
  [[nodiscard]] text::Span span() const { return node_.span(); }
  [[nodiscard]] text::Span key_span(std::string_view key) const;
  [[nodiscard]] Node const& node() const { return node_; }
  void done() const;

 private:
  Node node_;
  std::vector<Entry> entries_;
  std::vector<std::string> asked_;
  std::set<std::string> required_;
};

// Parses one YAML file already in `sources`. Empty (and R001 with a place) when it is not YAML.
// `out` and `sources` must live as long as the nodes.
// `shape`: learns what is asked of the file, when given; it must live as long as the nodes, too.
// `store`: where the trees of files that read without a mistake are kept, when given.
[[nodiscard]] std::optional<Node> parse_yaml(text::SourceId file, text::SourceMap& sources,
                                             diag::Diagnostics& out, Shape* shape = nullptr,
                                             store::Store* store = nullptr);

// Reports R008 at `node` that `word` is none of `allowed`, with the nearest.
void unknown_word(Node const& node, std::string_view word, std::vector<std::string_view> const& allowed);

}  // namespace duizhang::rule
