#ifndef FROMPROOF_CLI_CLOCK_HPP
#define FROMPROOF_CLI_CLOCK_HPP

#include <cstdint>
#include <optional>
#include <string_view>

namespace fromproof::cli {

/// Seconds since 1970: "1767225600", or an RFC 3339 date and time as "2026-01-01T09:00:00+09:00"; nothing if it is
/// neither. A fraction of a second is dropped.
std::optional<std::int64_t> parse_time(std::string_view text);

/// Seconds since 1970, now.
std::int64_t now();

}  // namespace fromproof::cli

#endif
