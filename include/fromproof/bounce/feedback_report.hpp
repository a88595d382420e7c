#ifndef FROMPROOF_BOUNCE_FEEDBACK_REPORT_HPP
#define FROMPROOF_BOUNCE_FEEDBACK_REPORT_HPP

// message/feedback-report (RFC 5965 section 3): a recipient calls the mail unwanted.
//
//   bounce::arrays<8> memory;
//   notice out = empty_notice(memory);
//   read_feedback_report("Feedback-Type: abuse\nOriginal-Rcpt-To: <a@b.example>\n", 0, out);
//   out.event;                  // "abuse"
//   out.recipients[0].address;  // "a@b.example"

#include <cstddef>
#include <string_view>

#include "../message/date.hpp"
#include "../message/header.hpp"
#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "delivery_status.hpp"
#include "notice.hpp"

namespace fromproof::inline v0::bounce {

/// What a report of this type says of the mail: "not-spam" (RFC 6430) and "auth-failure" (RFC 6591) are no complaints.
constexpr reason reason_of_feedback(std::string_view type) noexcept {
  return ascii::iequals(type, "not-spam") || ascii::iequals(type, "auth-failure") ? reason::event : reason::complaint;
}

/// Reads the body of a message/feedback-report and adds its recipients to `out`. Problems: `missing_recipient`, because
/// many senders of reports remove the recipient, and those of dates.
constexpr void read_feedback_report(std::string_view body, std::size_t place, notice& out) noexcept {
  out.kind = kind::complaint;
  const auto at = [&](std::string_view part) { return place == no_place ? 0 : place + ascii::offset_in(body, part); };
  for (message::header_iterator field{body}; field != std::default_sentinel; ++field) {
    if (field->is("Feedback-Type") && out.event.empty()) {
      out.event = ascii::trim(field->body);
    } else if (field->is("Reporting-MTA") && out.reporting_mta.empty()) {
      out.reporting_mta = parse_typed_value(field->body).text;
    } else if ((field->is("Arrival-Date") || field->is("Received-Date")) && !out.arrival_date) {
      const auto date = message::parse_date(field->body);
      if (date)
        out.arrival_date = *date;
      else
        out.problems.push_back({date.error, at(field->body)});
    } else if (field->is("Original-Rcpt-To")) {
      recipient one;
      one.address = bare_address(parse_typed_value(field->body).text);
      if (!one.address.empty()) out.recipients.push_back(one);
    }
  }
  for (auto& each : out.recipients) {
    each.label = out.event;
    each.why = reason_of_feedback(out.event);
  }
  if (out.recipients.empty()) out.problems.push_back({errc::missing_recipient, at(body)});
}

}  // namespace fromproof::inline v0::bounce

#endif
