#ifndef FROMPROOF_CLI_MBOX_HPP
#define FROMPROOF_CLI_MBOX_HPP

#include <string_view>

namespace fromproof::cli {

/// Whether a line separates the messages of an mbox file (RFC 4155): "From ", an address, a date as asctime writes it.
///
///   From shop@example.com Thu Jan  1 00:00:00 2026
///
/// The date tells it from a line of text as "From here on, …". Zones are allowed where mail programs put them.
bool is_mbox_separator(std::string_view line);

}  // namespace fromproof::cli

#endif
