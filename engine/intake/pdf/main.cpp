// duizhang-read-pdf: a PDF on standard input, its text on standard output, a form feed behind each page and
// 0x04 at the very end. Exit status: 0 done, 2 no PDF that can be read, 4 encrypted, 5 a limit.
// Processor time and memory are bounded here, so that whoever waits for it never waits long.
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <iostream>
#include <memory>
#include <new>
#include <string>
#include <vector>

namespace {

constexpr rlim_t processor_seconds = 30;
constexpr rlim_t memory_bytes = rlim_t{2} << 30U;
constexpr int most_pages = 3000;

void bound(int what, rlim_t most) {
  rlimit now{};
  getrlimit(what, &now);
  if (now.rlim_max < most) most = now.rlim_max;
  rlimit limit{most, most};
  setrlimit(what, &limit);
}

poppler::byte_array read_all() {
  poppler::byte_array bytes;
  std::array<char, 1U << 16U> buffer;
  for (;;) {
    auto got = read(STDIN_FILENO, buffer.data(), buffer.size());
    if (got <= 0) return bytes;
    bytes.insert(bytes.end(), buffer.begin(), buffer.begin() + got);
  }
}

void ignore(std::string const& /*message*/, void* /*data*/) {}

int act() {
  poppler::set_debug_error_function(ignore, nullptr);
  auto bytes = read_all();
  std::unique_ptr<poppler::document> document(poppler::document::load_from_data(&bytes));
  if (!document) return 2;
  if (document->is_locked()) return 4;
  if (document->pages() > most_pages) return 5;
  for (int i = 0; i < document->pages(); ++i) {
    std::unique_ptr<poppler::page> page(document->create_page(i));
    if (page) {
      auto text = page->text(poppler::rectf(), poppler::page::raw_order_layout).to_utf8();
      for (char c : text)
        if (c != '\f' && c != '\x04') std::cout.put(c);
    }
    std::cout.put('\f');
  }
  std::cout << "\n\x04" << std::flush;
  return std::cout ? 0 : 3;
}

}  // namespace

int main() {
  bound(RLIMIT_CPU, processor_seconds);
#if !defined(__SANITIZE_ADDRESS__)
  bound(RLIMIT_AS, memory_bytes);
#endif
  bound(RLIMIT_CORE, 0);
  try {
    return act();
  } catch (std::bad_alloc const&) {
    return 5;
  } catch (std::exception const&) {
    return 2;
  }
}
