#include "output.hpp"

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace fromproof::cli {

void output::operator()(std::string_view piece) {
  std::fwrite(piece.data(), 1, piece.size(), stdout);
}

void output::flush() {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return;
  throw std::system_error{errno, std::generic_category(), "standard output"};
}

}  // namespace fromproof::cli
