#include "engine/cli/session.hpp"

#include <fmt/format.h>
#include <link.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <vector>

#include "engine/diag/render.hpp"
#include "engine/profile.hpp"

namespace duizhang::cli {
namespace {

namespace fs = std::filesystem;

// The rules beside the program: in the source tree's build folder, installed, or where they were built from.
std::string default_rules() {
  std::error_code error;
  auto program = fs::read_symlink("/proc/self/exe", error);
  if (!error)
    for (auto const* relative : {"rules", "../rules", "../share/duizhang/rules"}) {
      auto folder = program.parent_path() / relative;
      if (fs::is_directory(folder, error)) return folder.lexically_normal().string();
    }
  return DUIZHANG_RULES_DIR;
}

// The folder of the user for what may be lost; "" where none is said.
fs::path default_cache() {
  auto said = [](char const* name) {
    auto const* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread
    return fs::path(value == nullptr ? "" : value);
  };
  if (auto own = said("DUIZHANG_CACHE"); !own.empty()) return own;
  if (auto base = said("XDG_CACHE_HOME"); base.is_absolute()) return base / "duizhang";
  if (auto home = said("HOME"); home.is_absolute()) return home / ".cache" / "duizhang";
  return {};
}

// Bytes that what is kept may take.
std::uint64_t cache_limit() {
  constexpr std::uint64_t mebibyte = 1U << 20U;
  auto const* value = std::getenv("DUIZHANG_CACHE_MIB");  // NOLINT(concurrency-mt-unsafe)
  std::uint64_t said = 0;
  if (value != nullptr) {
    std::string_view text = value;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), said);
    if (error == std::errc() && end == text.data() + text.size() && said <= 1U << 24U) return said * mebibyte;
  }
  return 1024 * mebibyte;
}

// Which program this is, which libraries it has loaded, by the identities that the linker gave them, and
// which it may load for reading: what one build keeps, another does not find.
std::string program_identity() {
  std::string out = DUIZHANG_VERSION;
  for (auto const* library : intake::late_libraries()) out += library->identity();
  auto add = [](dl_phdr_info* object, std::size_t, void* to) {
    auto& all = *static_cast<std::string*>(to);
    bool known = false;
    for (int i = 0; i < object->dlpi_phnum; ++i) {
      auto const& part = object->dlpi_phdr[i];
      if (part.p_type != PT_NOTE) continue;
      auto const* at = reinterpret_cast<char const*>(object->dlpi_addr + part.p_vaddr);  // NOLINT
      for (auto const* end = at + part.p_memsz; at + sizeof(ElfW(Nhdr)) <= end;) {
        ElfW(Nhdr) note;
        std::memcpy(&note, at, sizeof note);
        auto padded = [](std::size_t size) { return (size + 3) / 4 * 4; };
        auto const* name = at + sizeof note;
        auto const* id = name + padded(note.n_namesz);
        if (note.n_type == NT_GNU_BUILD_ID &&
            std::string_view(name, note.n_namesz) == std::string_view("GNU", 4))
          all.append("|").append(id, note.n_descsz), known = true;
        at = id + padded(note.n_descsz);
      }
    }
    // Without one: the file as it stands.
    std::string_view name = object->dlpi_name;
    struct stat status {};
    if (!known && stat(name.empty() ? "/proc/self/exe" : object->dlpi_name, &status) == 0)
      all += fmt::format("|{} {} {} {}", name, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
    return 0;
  };
  dl_iterate_phdr(add, &out);
  return out;
}

}  // namespace

CLI::App* add_command(CLI::App& parent, char const* name, char const* about, SharedOptions& options,
                      Action& chosen, Action act) {
  auto* command = parent.add_subcommand(name, about);
  command->callback([&chosen, act = std::move(act)] { chosen = act; });
  command->add_option("--color", options.color, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  return command;
}

void add_rules_option(CLI::App& command, SharedOptions& options) {
  command.add_option("--rules", options.rules,
                     "Folder of rules (default: the rules shipped with this program)");
  add_cache_options(command, options);
}

void add_language_option(CLI::App& command, SharedOptions& options, char const* about) {
  command.add_option("--language", options.language, about)
      ->check(CLI::IsMember({"zh", "en"}))
      ->capture_default_str();
}

void add_reading_options(CLI::App& command, SharedOptions& options) {
  add_rules_option(command, options);
  command.add_option("--year", options.given.year, "Report year where neither text nor file name says it")
      ->check(CLI::Range(1900, 2200));
  command.add_option("--jurisdiction", options.given.jurisdiction,
                     "Jurisdiction where neither text nor file name says it");
  command.add_option("--level", options.level, "Its level")
      ->check(CLI::IsMember({"national", "province", "city", "county", "zone", "town"}));
  command.add_option("--kind", options.kind, "What kind of text it is, where the text does not say it")
      ->check(CLI::IsMember([] {
        auto names = document::text_kind_names();
        return std::vector<std::string>(names.begin(), names.end());
      }()));
  command
      .add_option("--threads", options.threads,
                  "Threads (default: all the machine has); the output is the same for any number")
      ->check(CLI::Range(1, 1024));
  command.add_flag("--quiet", options.quiet, "No progress line");
  command
      .add_option("--include", options.files.include,
                  "Of folders, only files whose name or path matches this shell pattern; may be repeated")
      ->allow_extra_args(false);
  command
      .add_option("--exclude", options.files.exclude,
                  "Of folders, no file or folder that matches this shell pattern; may be repeated")
      ->allow_extra_args(false);
  add_intake_options(command, options);
}

void add_cache_options(CLI::App& command, SharedOptions& options) {
  command.add_option("--cache", options.cache,
                     "Folder for what is kept between runs (default: DUIZHANG_CACHE, else duizhang in the "
                     "user's folder for caches)");
  command.add_flag("--no-cache", options.no_cache, "Neither use nor keep anything of other runs");
}

std::shared_ptr<store::Store> open_store(SharedOptions const& options) {
  if (options.no_cache) return nullptr;
  auto folder = options.cache.empty() ? default_cache() : fs::path(options.cache);
  return folder.empty()
             ? nullptr
             : std::make_shared<store::Store>(std::move(folder), program_identity(), cache_limit());
}

void add_profile_options(CLI::App& command, SharedOptions& options) {
  command.add_flag("--profile", options.profile, "Say on standard error what each stage and each rule cost");
  command.add_option("--profile-json", options.profile_json, "Write that to this file, as JSON");
}

void add_intake_options(CLI::App& command, SharedOptions& options) {
  command
      .add_option(
          "--charset", options.intake.charset,
          "Charset of the files (UTF-8, UTF-16LE, UTF-16BE, GB18030, Big5); told from the bytes otherwise")
      ->check([](std::string const& name) {
        return intake::known_charset(name).empty() ? "no charset that is read: " + name : std::string();
      });
  command
      .add_option("--format", options.format,
                  "Kind of the files; told from their bytes and the ending of their names otherwise")
      ->check(CLI::IsMember({"text", "html", "docx", "pdf", "json-lines", "json", "csv", "zip", "gzip"}));
}

Session::Session(SharedOptions options) : options_(std::move(options)) {
  if (options_.rules.empty()) options_.rules = default_rules();
  options_.given.level = document::level_named(options_.level);
  if (document::TextKind kind{}; document::text_kind_named(options_.kind, kind)) options_.given.kind = kind;
  options_.intake.format = intake::format_named(options_.format);
}

Session::~Session() {
  if (store_) store_->trim();
}

std::unique_ptr<Rules> Session::load(bool tests) {
  match::StageTimer timer(profile(), match::Stage::startup);
  if (!store_) store_ = open_store(options_);
  auto rules =
      std::make_unique<Rules>(options_.rules, diagnostics_, RulesOptions{nullptr, {}, store_, tests});
  if (!diagnostics_.has_errors()) return diagnostics_ = {}, std::move(rules);
  print_diagnostics(rules->sources());
  return nullptr;
}

void Session::let_go(std::unique_ptr<Rules> rules) {
  // Reachable to the end, so a leak checker sees that nothing is lost; a lone pointer that nobody reads is
  // optimised away, and what it pointed to counts as leaked.
  static auto& kept = *new std::vector<std::unique_ptr<Rules>>;
  kept.push_back(std::move(rules));
}

match::Profile* Session::profile() {
  return options_.profile || !options_.profile_json.empty() ? &profile_ : nullptr;
}

bool Session::print_profile(Rules const& rules) {
  if (options_.profile) std::cerr << profile_table(profile_, rules);
  if (options_.profile_json.empty()) return true;
  std::ofstream file(options_.profile_json, std::ios::binary);
  file << profile_json(profile_, rules);
  file.close();
  if (file) return true;
  std::cerr << "duizhang: error[O001]: " << options_.profile_json << " cannot be written\n";
  return false;
}

ReadOptions Session::reading() {
  ReadOptions out;
  out.profile = profile();
  out.given = options_.given;
  out.intake = options_.intake;
  out.files = options_.files;
  out.threads = options_.threads;
  if (!options_.quiet && isatty(STDERR_FILENO) != 0)
    out.progress = [](std::size_t count, std::size_t all) {
      if (all < 8) return;
      fmt::print(stderr, "\rreading reports: {} of {}{}", count, all, count == all ? "\r\x1b[K" : "");
      std::fflush(stderr);
    };
  return out;
}

report::Language Session::language() const {
  return options_.language == "en" ? report::Language::en : report::Language::zh;
}

bool Session::use_color(int stream) const {
  return options_.color == "always" || (options_.color == "auto" && isatty(stream) != 0);
}

void Session::print_diagnostics(text::SourceMap const& sources) {
  std::cerr << diag::render_all(diagnostics_, sources, use_color(STDERR_FILENO));
}

int Session::print(std::span<std::string_view const> texts) {
  std::cout.flush();
  bool good = static_cast<bool>(std::cout);
  constexpr std::size_t most = 64;  // at a time; the system takes 16 at least, this one 1,024
  std::array<iovec, most> pieces{};
  while (good && !texts.empty()) {
    auto count = std::min(texts.size(), most);
    for (std::size_t i = 0; i < count; ++i)
      pieces[i] = {const_cast<char*>(texts[i].data()), texts[i].size()};  // NOLINT: it is only read
    texts = texts.subspan(count);
    for (auto left = std::span(pieces).first(count); good && !left.empty();) {
      if (left.front().iov_len == 0) {
        left = left.subspan(1);
        continue;
      }
      auto got = writev(STDOUT_FILENO, left.data(), static_cast<int>(left.size()));
      good = got >= 0 || errno == EINTR;
      auto put = static_cast<std::size_t>(std::max<ssize_t>(got, 0));
      while (!left.empty() && put >= left.front().iov_len)
        put -= left.front().iov_len, left = left.subspan(1);
      if (!left.empty())
        left.front() = {static_cast<char*>(left.front().iov_base) + put, left.front().iov_len - put};
    }
  }
  if (good) return done;
  std::cerr << "duizhang: error[O001]: standard output cannot be written\n";
  return failed;
}

}  // namespace duizhang::cli
