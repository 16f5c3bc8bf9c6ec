// cache: what is kept between runs, shown and taken out.
#include <fmt/format.h>

#include <iostream>

#include "engine/cli/commands.hpp"

namespace duizhang::cli {
namespace {

int no_folder() {
  std::cerr << "duizhang: error[U001]: no folder for a cache is known: give one with --cache\n";
  return wrong_input;
}

int show(SharedOptions const& options) {
  auto store = open_store(options);
  if (!store) return no_folder();
  auto contents = store->contents();
  return Session::print(fmt::format("{}\n{} {}, {:.1f} of at most {} MiB\n", store->folder().string(),
                                    contents.entries, contents.entries == 1 ? "entry" : "entries",
                                    static_cast<double>(contents.bytes) / (1U << 20U),
                                    store->limit() >> 20U));
}

int clear(SharedOptions const& options) {
  auto store = open_store(options);
  if (!store) return no_folder();
  auto contents = store->contents();
  if (!store->clear()) {
    std::cerr << "duizhang: error[O001]: " << store->folder().string()
              << ": not all of it could be deleted\n";
    return failed;
  }
  return Session::print(fmt::format("{}: {} {} deleted\n", store->folder().string(), contents.entries,
                                    contents.entries == 1 ? "entry" : "entries"));
}

}  // namespace

void add_cache(CLI::App& program, Action& chosen) {
  auto* cache = program.add_subcommand("cache", "What is kept between runs, so that nothing is read twice");
  cache->require_subcommand(1);
  auto add = [&](char const* name, char const* about, int (*act)(SharedOptions const&)) {
    auto options = std::make_shared<SharedOptions>();
    auto* command =
        add_command(*cache, name, about, *options, chosen, [options, act] { return act(*options); });
    command->add_option("--cache", options->cache, "Its folder, where it is not the usual one");
  };
  add("show", "Its folder, and how much is in it", show);
  add("clear", "Delete all of it", clear);
}

}  // namespace duizhang::cli
