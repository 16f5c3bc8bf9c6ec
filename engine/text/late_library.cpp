#include "engine/text/late_library.hpp"

#include <dlfcn.h>
#include <fmt/format.h>
#include <link.h>
#include <sys/stat.h>

#include <cstdlib>
#include <set>
#include <stdexcept>
#include <string_view>

namespace duizhang::text {
namespace {

// It stays loaded, as one that was linked would.
void* load(char const* name) { return dlopen(name, RTLD_NOW | RTLD_LOCAL); }

// Folders that libraries were loaded from.
std::set<std::string> folders_in_use() {
  std::set<std::string> out;
  auto add = [](dl_phdr_info* object, std::size_t, void* to) {
    std::string_view path = object->dlpi_name;
    if (auto slash = path.rfind('/'); slash != std::string_view::npos)
      static_cast<std::set<std::string>*>(to)->emplace(path.substr(0, slash + 1));
    return 0;
  };
  dl_iterate_phdr(add, &out);
  return out;
}

}  // namespace

void* LateLibrary::find(char const* function) const {
  auto* library = load(name_);
  auto* found = library == nullptr ? nullptr : dlsym(library, function);
  if (found == nullptr)
    throw std::runtime_error(fmt::format("`{}` of the library {} cannot be loaded", function, name_));
  return found;
}

std::string LateLibrary::identity() const {
  std::string out;
  // The user may have put another one before those of the system.
  if (std::getenv("LD_LIBRARY_PATH") == nullptr)  // NOLINT(concurrency-mt-unsafe): nobody sets it
    for (auto const& folder : folders_in_use()) {
      auto path = folder + name_;
      struct stat status {};
      if (stat(path.c_str(), &status) == 0)
        out += fmt::format("|{} {} {} {} {}", path, status.st_ino, status.st_size, status.st_mtim.tv_sec,
                           status.st_mtim.tv_nsec);
    }
  if (out.empty()) (void)load(name_);
  return out;
}

}  // namespace duizhang::text
