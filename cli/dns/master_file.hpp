#ifndef FROMPROOF_CLI_DNS_MASTER_FILE_HPP
#define FROMPROOF_CLI_DNS_MASTER_FILE_HPP

// Master files (RFC 1035 section 5.1) as people write them, prepared for ldns. Refuses text that ldns would silently
// read as something else.

#include <cstddef>
#include <string>

namespace fromproof::cli {

/// Refuses a zone file: `where` is its name, with or without the line.
[[noreturn]] void refuse_zone(const std::string& where, const std::string& what);

/// The text of a file without its byte order mark, with TTL before class, and with the same number of lines. Throws
/// usage_error with the line of a relative name without an $ORIGIN, or of text without its quotes.
std::string read_master_file(const std::string& file);

/// What is wrong in a line of a master file.
struct master_file_fault {
  std::size_t line;
  std::string what;
};

/// The same for a text that is already read. Throws master_file_fault.
void prepare_master_file(std::string& text);

}  // namespace fromproof::cli

#endif
