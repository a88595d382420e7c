#ifndef FROMPROOF_CLI_PARSE_REQUEST_HPP
#define FROMPROOF_CLI_PARSE_REQUEST_HPP

// What the parsers of `fromproof parse` share: the text, the form of the answer, and the report of a fault.

#include <fromproof/report/json_writer.hpp>
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

/// Each parses one kind of text, prints it, and returns the exit status.
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

/// Prints a fault and nothing else: with JSON {"error", "offset", "message"} on standard output, otherwise one line on
/// standard error with the place below it.
exit_status fail(const parse_request& request, output& out, errc error, std::size_t offset);

/// The members of a fault, into an object that is open.
void write_fault(json_writer<output>& json, errc error, std::size_t offset);

/// One line on standard error, "fromproof: KIND: LINE:COLUMN: what is wrong", then the line with the octet marked.
void complain_at(const parse_request& request, errc error, std::size_t offset);

}  // namespace fromproof::cli

#endif
