#include "engine/rule/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include "engine/diag/codes.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::rule {

namespace code = diag::code;
namespace fs = std::filesystem;

namespace {

bool is_rule_file(fs::path const& path) { return path.extension() == ".yaml" || path.extension() == ".yml"; }

// The rule files below a folder, by path; `error` when it cannot be read.
std::vector<fs::path> files_below(fs::path const& folder, std::error_code& error) {
  std::vector<fs::path> files;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (at->is_regular_file() && is_rule_file(at->path())) files.push_back(at->path());
  std::sort(files.begin(), files.end());
  return files;
}

class Reader {
 public:
  Reader(text::SourceMap& sources, diag::Diagnostics& out, Shape* shape, store::Store* store)
      : sources_(sources), out_(out), shape_(shape), store_(store) {}

  void read_folder(fs::path const& folder) {
    std::error_code error;
    auto files = files_below(folder, error);
    if (error)
      out_.error_about(code::rule_none, folder.string(),
                       fmt::format("cannot be read as a rule folder: {}", error.message()));
    else if (files.empty())
      out_.error_about(code::rule_none, folder.string(), "holds no rule file (*.yaml)");
    for (auto const& file : files) read(file, nullptr);
  }

  RuleFiles take() { return std::move(files_); }

 private:
  enum class State { open, done };
  struct Import {
    fs::path key;     // of the file that is open
    text::Span span;  // where it imports the next
  };

  static fs::path key_of(fs::path const& path) {
    std::error_code error;
    auto key = fs::weakly_canonical(path, error);
    return error ? path.lexically_normal() : key;
  }

  // `at`: the node that imports it; null for a file of the folder itself.
  void read(fs::path const& path, Node const* at) {
    auto key = key_of(path);
    if (auto known = states_.find(key); known != states_.end()) {
      if (known->second == State::open && at != nullptr) report_cycle(key, *at);
      return;
    }
    auto source = read_source(path, sources_);
    if (auto const* why = std::get_if<std::string>(&source)) {
      states_[key] = State::done;
      refuse(path, at, *why);
      return;
    }
    auto file = std::get<text::SourceId>(source);
    if (path.filename() == "report.yaml") {
      states_[key] = State::done;
      files_.labels.push_back(file);
      return;
    }
    auto root = parse_yaml(file, sources_, out_, shape_, store_);
    auto mapping = root ? root->mapping("a rule file") : std::nullopt;
    if (mapping) {
      states_[key] = State::open;
      follow(*mapping, path, key);
      files_.rules.push_back(std::move(*mapping));
    }
    states_[key] = State::done;
  }

  void follow(Mapping& file, fs::path const& path, fs::path const& key) {
    auto imports = file.optional("import");
    if (!imports) return;
    auto items = imports.is_scalar() ? std::vector{imports} : imports.sequence("import");
    for (auto const& item : items) {
      auto name = item.string("an import");
      if (!name) continue;
      chain_.push_back({key, item.span()});
      import(path.parent_path() / *name, item);
      chain_.pop_back();
    }
  }

  void import(fs::path const& path, Node const& at) {
    std::error_code error;
    if (!fs::is_directory(path, error)) return read(path.lexically_normal(), &at);
    auto files = files_below(path.lexically_normal(), error);
    if (error || files.empty()) return refuse(path, &at, "holds no rule file (*.yaml)");
    for (auto const& file : files) read(file, &at);
  }

  void refuse(fs::path const& path, Node const* at, std::string const& why) {
    if (at == nullptr)
      out_.error_about(code::rule_yaml, path.string(), why);
    else
      out_.error(code::rule_import, at->span(), fmt::format("what is imported here {}", why));
  }

  void report_cycle(fs::path const& key, Node const& at) {
    auto& said =
        out_.error(code::rule_import_cycle, at.span(), "this import leads back to where it came from");
    auto first =
        std::find_if(chain_.begin(), chain_.end(), [&](auto const& link) { return link.key == key; });
    for (auto link = first; link != chain_.end() && link + 1 != chain_.end(); ++link)
      said.notes.push_back({"on the way here", link->span, true});
  }

  text::SourceMap& sources_;
  diag::Diagnostics& out_;
  Shape* shape_;
  store::Store* store_;
  RuleFiles files_;
  std::map<fs::path, State> states_;
  std::vector<Import> chain_;
};

}  // namespace

std::variant<text::SourceId, std::string> read_source(fs::path const& path, text::SourceMap& sources) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return "is no file";
  std::ifstream in(path, std::ios::binary);
  std::string bytes;
  auto size = fs::file_size(path, error);
  if (!error) bytes.resize(size);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!in || error || in.peek() != std::ifstream::traits_type::eof()) return "cannot be read";
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  if (auto bad = text::invalid_utf8(bytes))
    return fmt::format("is not UTF-8 text: byte {} breaks the encoding", *bad);
  if (bytes.find('\0') != std::string::npos) return "holds bytes that no text holds";
  return sources.add(path.string(), std::move(bytes));
}

RuleFiles read_files(fs::path const& folder, text::SourceMap& sources, diag::Diagnostics& out, Shape* shape,
                     store::Store* store) {
  Reader reader(sources, out, shape, store);
  reader.read_folder(folder);
  return reader.take();
}

}  // namespace duizhang::rule
