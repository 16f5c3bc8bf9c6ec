// How fast files of plain text are taken in on one thread: found, read, told to be UTF-8, taken apart into
// documents. Over a folder of reports, as a ratio against a plain read(2) of the same files in the same run,
// and what becoming a Document (folding, sentences, outline) costs beside it. Ends with 1 when it is slower
// than promised.
//
//   duizhang_intake_bench [FOLDER]        default: ../shared/corpus beside the source tree, else
//   examples/reports
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/timing.hpp"
#include "engine/document/split.hpp"
#include "engine/intake/find.hpp"
#include "engine/intake/read.hpp"
#include "engine/pipeline.hpp"
#include "engine/text/utf8.hpp"

namespace {

using namespace duizhang;
namespace fs = std::filesystem;

constexpr int rounds = 7;
constexpr double promised_megabytes_a_second = 200;

template <class Work>
double seconds(Work work) {
  return bench::best_seconds(rounds, work);
}

// Into memory of its own for each file, as intake has to.
std::size_t plain_read(std::string const& path) {
  int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  std::string bytes(static_cast<std::size_t>(fs::file_size(path)) + 1, '\0');
  std::size_t size = 0;
  for (ssize_t got = 1; got > 0 && size<bytes.size(); size += got> 0 ? static_cast<std::size_t>(got) : 0)
    got = read(file, bytes.data() + size, bytes.size() - size);
  close(file);
  return size;
}

}  // namespace

int main(int count, char** arguments) {
  fs::path const source = DUIZHANG_BENCH_SOURCE;
  fs::path folder = count > 1 ? fs::path(arguments[1]) : source / ".." / "shared" / "corpus";
  if (!fs::is_directory(folder)) folder = source / "examples" / "reports";
  diag::Diagnostics said;
  Rules const rules(source / "rules", said);
  std::vector<std::string> files;
  intake::Filter only_text;
  only_text.include = {"*.txt"};
  for (auto const& file : intake::find_files({folder.string()}, only_text, said)) files.push_back(file);

  std::size_t bytes = 0;
  auto plain = seconds([&] {
    bytes = 0;
    for (auto const& file : files) bytes += plain_read(file);
  });
  std::size_t taken_bytes = 0;
  std::size_t documents = 0;
  auto intake = seconds([&] {
    taken_bytes = documents = 0;
    for (auto const& file : files) {
      diag::Diagnostics ignored;
      auto taken = intake::read_source(file, rules.set().intake, {}, ignored);
      if (!taken) continue;
      taken_bytes += taken->text.size();
      for (auto const& part : taken->parts)
        documents +=
            document::split_text(std::string_view(taken->text).substr(part.begin, part.end - part.begin))
                .size();
    }
  });
  auto whole = seconds([&] {
    for (auto const& file : files) {
      diag::Diagnostics ignored;
      static_cast<void>(read_documents(rules, file, {}, ignored));
    }
  });
  auto rate = [&](double time) { return static_cast<double>(bytes) / 1e6 / time; };
  std::printf("%zu files, %.1f MB, %zu documents, one thread\n", files.size(),
              static_cast<double>(bytes) / 1e6, documents);
  std::printf("plain read        %8.0f MB/s\n", rate(plain));
  std::printf("intake            %8.0f MB/s, %.2f times the plain read (promised: %.0f MB/s)\n", rate(intake),
              intake / plain, promised_megabytes_a_second);
  std::printf("with the document %8.0f MB/s\n", rate(whole));
  if (taken_bytes == 0 || files.empty()) return 1;
  return rate(intake) >= promised_megabytes_a_second ? 0 : 1;
}
