#ifndef FROMPROOF_CLI_DNS_MASTER_FILE_HPP
#define FROMPROOF_CLI_DNS_MASTER_FILE_HPP

// Master files (RFC 1035 section 5.1) as people write them, made ready for ldns: what it would silently read as
// something else is refused.

#include <string>

namespace fromproof::cli {

/// Refuses a zone file: `where` is its name, with or without the line.
[[noreturn]] void refuse_zone(const std::string& where, const std::string& what);

/// All of a file without its byte order mark, with TTL before class, and with as many lines as before. Throws
/// usage_error with the line of a relative name where no $ORIGIN says what it is relative to, and of text whose quotes
/// are missing.
std::string read_master_file(const std::string& file);

}  // namespace fromproof::cli

#endif
