#ifndef FROMPROOF_CLI_PARSE_REQUEST_HPP
#define FROMPROOF_CLI_PARSE_REQUEST_HPP

// Shared by the parsers of `fromproof parse`: the text, the form of the answer, and the output of errors.

#include <fromproof/data/json_writer.hpp>
#include <fromproof/text/error.hpp>
#include <string>
#include <string_view>

#include "../exit_status.hpp"
#include "../output.hpp"
#include "../rows.hpp"

namespace fromproof::cli {

struct parse_request {
  std::string_view kind;
  std::string_view text;
  bool json = false;
};

/// Each parses its kind, prints it, and returns the exit status of the command.
exit_status parse_headers(const parse_request& request, output& out);
exit_status parse_mailbox_list(const parse_request& request, output& out);
exit_status parse_return_path(const parse_request& request, output& out);
exit_status parse_dkim_signature(const parse_request& request, output& out);
exit_status parse_dkim_key(const parse_request& request, output& out);
exit_status parse_spf(const parse_request& request, output& out);
exit_status parse_dmarc(const parse_request& request, output& out);
exit_status parse_authentication_results(const parse_request& request, output& out);
exit_status parse_received_spf(const parse_request& request, output& out);
exit_status parse_received(const parse_request& request, output& out);
exit_status parse_arc(const parse_request& request, output& out);

/// Reports an error when nothing else is printed: as JSON {"error", "offset", "message"} on standard output, or as one
/// line on standard error with the place marked below it.
exit_status fail(const parse_request& request, output& out, errc error, std::size_t offset);

/// Writes the members of an error into an open object.
void write_fault(json_writer<output>& json, errc error, std::size_t offset);

/// One line on standard error, "fromproof: KIND: LINE:COLUMN: what is wrong", then the line with the octet marked.
void complain_at(const parse_request& request, errc error, std::size_t offset);

}  // namespace fromproof::cli

#endif
