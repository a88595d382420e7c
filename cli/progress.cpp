#include "progress.hpp"

#include <cstdio>

#include "terminal.hpp"

namespace fromproof::cli {

using namespace std::chrono_literals;

progress::progress(bool results_on_terminal, const char* counted)
    : next_{std::chrono::steady_clock::now() + 500ms},
      counted_{counted},
      enabled_{!results_on_terminal && is_terminal(stream::errors)} {}

void progress::octets(std::uint64_t of_this_input) {
  if (!enabled_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + 200ms;
  shown_ = true;
  std::fprintf(stderr, "\r\x1b[K%zu %s, %.1f MB", count_, counted_, static_cast<double>(of_this_input) / 1e6);
  std::fflush(stderr);
}

void progress::clear() {
  if (!shown_) return;
  shown_ = false;
  std::fputs("\r\x1b[K", stderr);
}

}  // namespace fromproof::cli
