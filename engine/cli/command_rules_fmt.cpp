// rules fmt: one layout for rule files.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "engine/cli/commands.hpp"
#include "engine/rule/format.hpp"

namespace duizhang::cli {
namespace {

namespace fs = std::filesystem;

struct FormatOptions : SharedOptions {
  bool check = false;
};

bool write_whole(fs::path const& path, std::string const& text) {
  auto fresh = path.string() + ".new";
  std::ofstream out(fresh, std::ios::binary);
  out << text;
  out.close();
  std::error_code error;
  if (out) fs::rename(fresh, path, error);
  if (!out || error) fs::remove(fresh, error);
  return out && !error;
}

int format(FormatOptions const& options) {
  Session session(options);
  // Only rules without a mistake: of others nobody knows what they say.
  auto rules = session.load();
  if (!rules) return wrong_input;
  std::size_t changed = 0;
  auto const& sources = rules->sources();
  for (text::SourceId id = 0; id < sources.size(); ++id) {
    fs::path path(sources.name(id));
    // What is imported from elsewhere belongs to others, and word lists have no layout.
    auto inside =
        path.lexically_normal().lexically_relative(fs::path(session.options().rules).lexically_normal());
    bool is_yaml = path.extension() == ".yaml" || path.extension() == ".yml";
    if (sources.is_nested(id) || !is_yaml || inside.empty() || *inside.begin() == "..") continue;
    std::ifstream in(path, std::ios::binary);
    std::string before(std::istreambuf_iterator<char>(in), {});
    auto now = rule::format_rules(before);
    if (now == before) continue;
    ++changed;
    fmt::print("{}\n", path.string());
    if (!options.check && !write_whole(path, now)) {
      std::cerr << "duizhang: error[O001]: " << path.string() << " cannot be written\n";
      return failed;
    }
  }
  return options.check && changed > 0 ? found : done;
}

}  // namespace

void add_rules_fmt(CLI::App& rules, Action& chosen) {
  auto options = std::make_shared<FormatOptions>();
  auto* command = add_command(rules, "fmt", "Set the blanks of rule files right; comments and all else stay",
                              *options, chosen, [options] { return format(*options); });
  add_rules_option(*command, *options);
  command->add_flag("--check", options->check,
                    "Only name the files that would change; status 1 when there are any");
}

}  // namespace duizhang::cli
