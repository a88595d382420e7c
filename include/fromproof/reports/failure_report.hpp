#ifndef FROMPROOF_REPORTS_FAILURE_REPORT_HPP
#define FROMPROOF_REPORTS_FAILURE_REPORT_HPP

// Reads reports on single messages that failed DMARC, SPF or DKIM (RFC 6591, RFC 9991), as mails. Many are not as the
// RFCs want them: the part for programs is missing, or all is plain text. What can be read is read.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../domain/ip_address.hpp"
#include "../message/date.hpp"
#include "../message/header.hpp"
#include "../mime/multipart.hpp"
#include "../text/ascii.hpp"
#include "../text/lifetime.hpp"
#include "../text/maybe.hpp"

namespace fromproof::inline v0::reports {

/// What a report says of one message. All texts are views of the mail, with the folds of their fields.
struct failure_report {
  std::string_view auth_failure;        ///< "dmarc", "spf", "dkim", "bodyhash", "signature", …
  std::string_view identity_alignment;  ///< "none", "spf", "dkim", or both with a comma
  ip_address source;
  maybe<std::int64_t> arrival_date;
  std::string_view original_mail_from, reported_domain, dkim_domain, spf_dns;
  std::string_view message;  ///< the message, or only its header
  bool has_fields = false;   ///< a part for programs (message/feedback-report) is there
};

namespace detail {

inline constexpr std::size_t deepest_report = 4;

constexpr void take_failure_field(failure_report& report, std::string_view name, std::string_view body) noexcept {
  const auto value = ascii::trim(body);
  const auto first = [value](std::string_view& where) {
    if (where.empty()) where = value;
  };
  if (ascii::iequals(name, "Auth-Failure")) return first(report.auth_failure);
  if (ascii::iequals(name, "Identity-Alignment")) return first(report.identity_alignment);
  if (ascii::iequals(name, "Original-Mail-From")) return first(report.original_mail_from);
  if (ascii::iequals(name, "Reported-Domain") || ascii::iequals(name, "Sender Domain")) {
    return first(report.reported_domain);
  }
  if (ascii::iequals(name, "DKIM-Domain")) return first(report.dkim_domain);
  if (ascii::iequals(name, "SPF-DNS")) return first(report.spf_dns);
  if (ascii::iequals(name, "Source-IP") || ascii::iequals(name, "Sender IP Address")) {
    if (const auto address = parse_ip_address(value)) report.source = *address;
  } else if (ascii::iequals(name, "Arrival-Date") || ascii::iequals(name, "Received date")) {
    if (const auto date = message::parse_date(value)) report.arrival_date = *date;
  }
}

/// The lines "label: value" of a text for people, such as Exim's reports are. Their labels are the fields' names in
/// words.
constexpr void read_failure_text(failure_report& report, std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const auto end = message::find_line_end(text, at);
    const auto line = ascii::trim(ascii::slice(text, at, end.content));
    at = end.next;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    take_failure_field(report, ascii::slice(line, 0, colon), ascii::slice(line, colon + 1, line.size()));
  }
}

}  // namespace detail

/// Reads the report in a mail. Nothing if it is none: neither a part of the type message/feedback-report about
/// authentication, nor the lines that reports in plain text have. Parts that are encoded are not read.
constexpr maybe<failure_report> read_failure_report(std::string_view mail FROMPROOF_LIFETIMEBOUND) noexcept {
  std::array<mime::open_multipart, detail::deepest_report> memory{};
  mime::part_reader parts{mail, memory};
  failure_report report;
  bool is_abuse = false;
  while (parts.next()) {
    const auto& part = parts.part();
    if (part.multipart) continue;
    if (part.type.is("message", "feedback-report") && !report.has_fields) {
      if (part.encoding != mime::transfer_encoding::identity) continue;
      // The text for people is above it, and does not count then.
      const auto message = report.message;
      report = {};
      report.message = message;
      report.has_fields = true;
      for (const auto& field : message::header{part.body}) {
        if (field.is("Feedback-Type")) is_abuse = !ascii::iequals(ascii::trim(field.body), "auth-failure");
        detail::take_failure_field(report, field.name, field.body);
      }
    } else if (report.message.empty() && (part.type.is("message", "rfc822") || part.type.is("text", "rfc822-headers") ||
                                          part.type.is("message", "rfc822-headers"))) {
      report.message = part.body;
    } else if (!report.has_fields && part.type.is("text", "plain")) {
      detail::read_failure_text(report, part.body);
    }
  }
  const bool says_enough = report.source.is_v4() || report.source.is_v6();
  if (is_abuse || (!report.has_fields && !(says_enough && !report.reported_domain.empty()))) return std::nullopt;
  return report;
}

}  // namespace fromproof::inline v0::reports

#endif
