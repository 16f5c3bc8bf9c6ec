// A file as it was read, kept from run to run: what claim rules are tried over, and what claims are made of.
// No claim rule has a part in either, so both outlast any edit of these.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/diag/sink.hpp"
#include "engine/document/document.hpp"
#include "engine/match/ground.hpp"
#include "engine/match/scan.hpp"
#include "engine/store/arrays.hpp"
#include "engine/store/pack.hpp"

namespace duizhang {

// Diagnostics without places, as a store keeps them.
void pack_said(store::Packer& to, std::vector<diag::Diagnostic> const& said);
void unpack_said(store::Unpacker& from, std::vector<diag::Diagnostic>& said);

class TextPacker {
 public:
  // `bytes`: of the file; a text that is the file is not kept twice.
  explicit TextPacker(store::Key bytes) : bytes_(bytes) {}
  void add(document::Document const& document, match::Scan const& scan, match::MadeGround const& ground);

  // False: one of the documents cannot be kept.
  [[nodiscard]] bool whole() const { return whole_; }
  // What rules are tried over, and the rest.
  [[nodiscard]] std::string grounds() const;
  [[nodiscard]] std::string const& texts() const { return texts_.bytes(); }

 private:
  store::Key bytes_;
  std::uint64_t count_ = 0;
  store::ArrayWriter grounds_;
  store::ArrayWriter texts_;
  bool whole_ = true;
};

// The grounds of the documents of a file, as views of `bytes`; empty where these are none of a TextPacker's.
[[nodiscard]] std::vector<match::Ground> grounds_of(std::string_view bytes);

// The texts of a TextPacker, document by document; `texts` lies at a multiple of 8 and outlives it.
class TextReader {
 public:
  explicit TextReader(std::string_view texts) : from_(texts) {}
  // All of the next document but the matches (and what follows from them), and but what claims carry on of it
  // (Document::info). `ground`: its own; `bytes`: of the file. False: these are none of a TextPacker's.
  [[nodiscard]] bool next(match::Ground const& ground, std::string_view bytes, document::Document& document,
                          match::Scan& scan);

 private:
  store::ArrayReader from_;
};

}  // namespace duizhang
