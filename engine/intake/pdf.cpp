#include "engine/intake/pdf.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <map>

#include "engine/intake/settings.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::intake {

namespace fs = std::filesystem;

namespace {

constexpr int patience_milliseconds =
    60'000;  // without a byte from the reader; its own limit is processor time
constexpr std::string_view good_end = "\n\x04";  // what the reader writes last when all went well

// Two pipes to a child that closes them when it is done with.
struct Pipes {
  std::array<int, 2> in{-1, -1}, out{-1, -1};
  ~Pipes() {
    for (auto end : {in[0], in[1], out[0], out[1]})
      if (end >= 0) close(end);
  }
  bool open() { return pipe2(in.data(), O_CLOEXEC) == 0 && pipe2(out.data(), O_CLOEXEC) == 0; }
};

void close_end(int& end) {
  close(end);
  end = -1;
}

// Feeds the child and takes what it says, without either waiting for the other. False when it went silent.
bool exchange(Pipes& pipes, std::string_view bytes, std::string& said) {
  std::array<char, 1U << 16U> buffer;
  fcntl(pipes.in[1], F_SETFL, O_NONBLOCK);
  while (pipes.out[0] >= 0) {
    std::array<pollfd, 2> ends{{{pipes.out[0], POLLIN, 0}, {pipes.in[1], POLLOUT, 0}}};
    int ready = poll(ends.data(), 2, patience_milliseconds);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    if (ends[1].revents != 0) {
      auto put = bytes.empty() ? -1 : write(pipes.in[1], bytes.data(), bytes.size());
      if (put > 0) bytes.remove_prefix(static_cast<std::size_t>(put));
      if (bytes.empty() || (put < 0 && errno != EAGAIN && errno != EINTR)) close_end(pipes.in[1]);
    }
    if (ends[0].revents != 0) {
      auto got = read(pipes.out[0], buffer.data(), buffer.size());
      if (got <= 0) {
        close_end(pipes.out[0]);
      } else {
        said.append(buffer.data(), static_cast<std::size_t>(got));
        if (said.size() > max_file_bytes) return false;
      }
    }
  }
  return true;
}

// Writing to a child that is gone is an error to look at, not the end of this process.
void ignore_broken_pipes() {
  static bool const done = [] {
    struct sigaction now {};
    if (sigaction(SIGPIPE, nullptr, &now) == 0 && now.sa_handler == SIG_DFL) std::signal(SIGPIPE, SIG_IGN);
    return true;
  }();
  static_cast<void>(done);
}

struct Run {
  bool started = false;
  bool silent = false;  // it had to be ended
  int status = 0;
  std::string said;
};

Run run_reader(std::string const& program, std::string_view bytes) {
  Run run;
  Pipes pipes;
  if (!pipes.open()) return run;
  ignore_broken_pipes();
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipes.in[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, pipes.out[1], STDOUT_FILENO);
  std::array<char*, 2> arguments{const_cast<char*>(program.c_str()), nullptr};
  std::array<char*, 1> environment{nullptr};
  pid_t child = 0;
  run.started =
      posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environment.data()) == 0;
  posix_spawn_file_actions_destroy(&actions);
  if (!run.started) return run;
  close_end(pipes.in[0]);
  close_end(pipes.out[1]);
  run.silent = !exchange(pipes, bytes, run.said);
  if (run.silent) kill(child, SIGKILL);
  while (waitpid(child, &run.status, 0) < 0 && errno == EINTR) {
  }
  return run;
}

bool is_page_number(std::string_view line) {
  bool digit = false;
  for (std::size_t at = 0; at < line.size(); at += text::code_point_size(line[at])) {
    auto c = text::code_point_at(line, at);
    digit = digit || (c >= '0' && c <= '9');
    bool mark = c == ' ' || c == '-' || c == 0x2014 || c == 0x2013 || c == '/' || c == 0xB7 || c == 0x7B2C ||
                c == 0x9875 || c == 0x5171;  // — – · 第 页 共
    if (!mark && (c < '0' || c > '9')) return false;
  }
  return digit && text::count_code_points(line) <= 12;
}

std::vector<std::string_view> lines_of(std::string_view page) {
  std::vector<std::string_view> lines;
  while (!page.empty()) {
    auto stop = std::min(page.find('\n'), page.size());
    auto line = page.substr(0, stop);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\f'))
      line.remove_suffix(1);
    lines.push_back(line);
    page.remove_prefix(std::min(stop + 1, page.size()));
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  while (!lines.empty() && lines.front().empty()) lines.erase(lines.begin());
  return lines;
}

}  // namespace

std::string pdf_reader_path() {
  std::error_code error;
  auto self = fs::read_symlink("/proc/self/exe", error);
  if (!error)
    for (auto const* place : {"duizhang-read-pdf", "../libexec/duizhang/duizhang-read-pdf"}) {
      auto path = (self.parent_path() / place).lexically_normal();
      if (access(path.c_str(), X_OK) == 0) return path.string();
    }
  return access(DUIZHANG_PDF_READER, X_OK) == 0 ? DUIZHANG_PDF_READER : "";
}

PdfText read_pdf(std::string_view bytes) {
  PdfText out;
  auto program = pdf_reader_path();
  if (program.empty())
    return out.why = "the program that reads PDF files, duizhang-read-pdf, is not installed", out;
  auto run = run_reader(program, bytes);
  if (!run.started) return out.why = "the program that reads PDF files cannot be started", out;
  bool killed = run.silent || (WIFSIGNALED(run.status) && WTERMSIG(run.status) == SIGXCPU) ||
                (WIFSIGNALED(run.status) && WTERMSIG(run.status) == SIGKILL);
  int status = WIFEXITED(run.status) ? WEXITSTATUS(run.status) : -1;
  if (killed || status == 5) {
    out.limit = true;
    out.why = "reading it takes more time, memory or pages than the engine gives a file";
  } else if (status == 4) {
    out.encrypted = true;
    out.why = "it is encrypted";
  } else if (status != 0 || !run.said.ends_with(good_end)) {
    out.why = "it is damaged: its pages cannot be read";
  }
  if (!out.why.empty()) return out;
  auto said = std::string_view(run.said);
  said.remove_suffix(good_end.size());
  while (!said.empty()) {
    auto stop = std::min(said.find('\f'), said.size());
    out.pages.emplace_back(said.substr(0, stop));
    said.remove_prefix(std::min(stop + 1, said.size()));
  }
  for (auto const& page : out.pages)
    if (text::invalid_utf8(page))
      return out.pages.clear(), out.why = "its text is in no charset that is read", out;
  return out;
}

std::string join_pages(std::vector<std::string> const& pages) {
  std::vector<std::vector<std::string_view>> all;
  std::map<std::string_view, std::size_t> edges;  // first and last lines → on how many pages
  for (auto const& page : pages) {
    auto lines = lines_of(page);
    if (!lines.empty() && is_page_number(lines.back())) lines.pop_back();
    if (!lines.empty() && is_page_number(lines.front())) lines.erase(lines.begin());
    if (!lines.empty()) ++edges[lines.front()];
    if (lines.size() > 1) ++edges[lines.back()];
    all.push_back(std::move(lines));
  }
  auto repeated = [&](std::string_view line) { return pages.size() >= 3 && edges[line] * 2 > pages.size(); };
  std::string out;
  for (auto const& lines : all)
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if ((i == 0 || i + 1 == lines.size()) && repeated(lines[i])) continue;
      out += lines[i];
      out += '\n';
    }
  return out;
}

}  // namespace duizhang::intake
