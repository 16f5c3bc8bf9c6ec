#include "engine/rule/word_list.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "engine/diag/codes.hpp"
#include "engine/rule/files.hpp"

namespace duizhang::rule {

namespace code = diag::code;

namespace {

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view blanks = " \t\r";
  auto begin = line.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(blanks) + 1 - begin);
}

std::vector<std::string> split_words(text::SourceId file, text::SourceMap const& sources,
                                     diag::Diagnostics& out) {
  std::vector<std::string> words;
  std::map<std::string_view, text::Span> seen;
  auto bytes = sources.bytes(file);
  for (std::size_t at = 0; at < bytes.size();) {
    auto end = std::min(bytes.find('\n', at), bytes.size());
    auto word = trimmed(bytes.substr(at, end - at));
    at = end + 1;
    if (word.empty() || word.front() == '#') continue;
    auto begin = static_cast<std::uint32_t>(word.data() - bytes.data());
    text::Span span{file, begin, begin + static_cast<std::uint32_t>(word.size())};
    auto [first, fresh] = seen.emplace(word, span);
    if (!fresh)
      out.error(code::rule_word_twice, span, fmt::format("`{}` stands in this list twice", word))
          .notes.push_back({"first here", first->second, true});
    else
      words.emplace_back(word);
  }
  return words;
}

}  // namespace

std::vector<std::string> words_of_file(Node const& node) {
  auto fields = node.mapping("a word list");
  if (!fields) return {};
  auto name = fields->required("file");
  fields->done();
  auto path = name.string("file");
  if (!path) return {};
  auto& sources = node.sources();
  auto folder = std::filesystem::path(sources.name(name.span().source)).parent_path();
  auto file = read_source(folder / *path, sources);
  if (auto const* why = std::get_if<std::string>(&file)) {
    node.diagnostics().error(code::rule_import, name.span(),
                             fmt::format("the word list `{}` {}", *path, *why));
    return {};
  }
  auto words = split_words(std::get<text::SourceId>(file), sources, node.diagnostics());
  if (words.empty())
    node.diagnostics().error(code::rule_import, name.span(),
                             fmt::format("the word list `{}` holds no word", *path));
  return words;
}

}  // namespace duizhang::rule
