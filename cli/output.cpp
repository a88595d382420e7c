#include "output.hpp"

#include <cerrno>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <system_error>

namespace fromproof::cli {

void output::operator()(std::string_view piece) {
  std::fwrite(piece.data(), 1, piece.size(), stdout);
}

void output::flush() {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return;
  // Not a system_error, which readers of a file would take for an error of that file.
  throw std::runtime_error{"standard output: " + std::generic_category().message(errno)};
}

}  // namespace fromproof::cli
