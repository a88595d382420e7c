#ifndef FROMPROOF_CLI_USAGE_ERROR_HPP
#define FROMPROOF_CLI_USAGE_ERROR_HPP

#include <stdexcept>

namespace fromproof::cli {

/// The request cannot be carried out: one line on standard error, exit status 2.
struct usage_error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace fromproof::cli

#endif
