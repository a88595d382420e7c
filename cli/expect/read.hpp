#ifndef FROMPROOF_CLI_EXPECT_READ_HPP
#define FROMPROOF_CLI_EXPECT_READ_HPP

#include <span>
#include <string>
#include <string_view>

#include "wanted.hpp"

namespace fromproof::cli {

/// Reads the records of --expect FILE ("-": standard input) in any form that `check --records` writes. What a file is,
/// its octets say, not its name. Records that cannot be read are faults in the result. Throws usage_error for a file
/// that cannot be read, with the line.
wanted_records read_wanted(const std::string& file, std::span<const std::string> domains);

/// The same for a text that is already read; `file` is its name in errors.
wanted_records read_wanted_text(std::string text, const std::string& file, std::span<const std::string> domains);

}  // namespace fromproof::cli

#endif
