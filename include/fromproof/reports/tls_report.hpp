#ifndef FROMPROOF_REPORTS_TLS_REPORT_HPP
#define FROMPROOF_REPORTS_TLS_REPORT_HPP

// Reads reports on TLS between mail servers (RFC 8460 section 4), in one pass over the text.
//
//   struct sessions {
//     std::uint64_t failed = 0;
//     void policy(const reports::tls_policy& one) { failed += one.failures.value_or(0); }
//   } total;
//   std::array<reports::tls_detail, 16> memory;
//   const std::string_view text = R"({"policies": [{"summary": {"total-failure-session-count": 3}}]})";
//   const auto report = reports::read_tls_report(text, memory, total);
//   report.error == errc::none;  // true
//   total.failed;                // 3
//
// Unknown members are skipped, and members may be in any order. Texts are strings of JSON as written, without their
// quotes: write_json_string() decodes them.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../data/json_reader.hpp"
#include "../message/date.hpp"
#include "../text/ascii.hpp"
#include "../text/bounded_list.hpp"
#include "../text/error.hpp"
#include "../text/lifetime.hpp"
#include "../text/maybe.hpp"
#include "../text/number.hpp"
#include "../text/slice.hpp"

namespace fromproof::inline v0::reports {

/// Failed sessions of one kind.
struct tls_detail {
  std::string_view type;  ///< result-type: "certificate-expired"
  std::string_view mta;   ///< the receiving server
  std::string_view reason;
  maybe<std::uint64_t> count;
};

/// What happened under one policy.
struct tls_policy {
  std::string_view type;  ///< "sts", "tlsa" or "no-policy-found"
  std::string_view domain;
  maybe<std::uint64_t> successes, failures;  ///< sessions
  slice<const tls_detail> details;
  std::size_t details_omitted = 0;  ///< what the caller's memory had no room for
};

struct tls_report {
  std::string_view organization_name, report_id;
  maybe<std::int64_t> begin, end;  ///< in seconds since 1970-01-01 00:00:00 UTC
  std::size_t policies = 0;
  bool known = false;  ///< whether this is such a report: a JSON object with policies
  errc error = errc::none;
  std::size_t offset = 0;  ///< of the error
};

namespace detail {

template <class Handler>
class tls_reading {
 public:
  constexpr tls_reading(std::string_view text, slice<tls_detail> memory, Handler& its_handler) noexcept
      : json_{text}, details_{memory}, handler_{its_handler} {}

  constexpr tls_report read() {
    if (json_.next() == json_event::begin_object) {
      members([this] {
        if (json_.is("organization-name")) return take_text(report_.organization_name);
        if (json_.is("report-id")) return take_text(report_.report_id);
        if (json_.is("date-range")) return read_dates();
        if (json_.is("policies")) return read_policies();
        json_.skip_value();
      });
      if (json_.event() != json_event::fault) json_.next();  // the end, or text behind it
    }
    if (json_.event() == json_event::fault) {
      report_.error = json_.error();
      report_.offset = json_.offset();
    }
    return report_;
  }

 private:
  /// Calls `member` at each key of the object that has begun. It reads the value, whatever that is.
  template <class Member>
  constexpr void members(Member&& member) {
    while (json_.next() == json_event::key) member();
  }
  /// The same for a member that should be an object.
  template <class Member>
  constexpr void object(Member&& member) {
    if (json_.next() == json_event::begin_object) return members(member);
    json_.skip_value();
  }
  /// Calls `value` at each object of a member that should be an array of them. False if it is none.
  template <class Value>
  constexpr bool objects(Value&& value) {
    if (json_.next() != json_event::begin_array) {
      json_.skip_value();
      return false;
    }
    for (json_.next(); json_.event() != json_event::end_array && json_.event() != json_event::fault; json_.next()) {
      if (json_.event() == json_event::begin_object)
        value();
      else
        json_.skip_value();
    }
    return true;
  }

  constexpr void take_text(std::string_view& where) {
    if (json_.next() == json_event::string)
      where = json_.raw();
    else
      json_.skip_value();
  }
  /// A number, or one that was written as a string.
  constexpr void take_count(maybe<std::uint64_t>& where) {
    const auto event = json_.next();
    if (event == json_event::number || event == json_event::string)
      where = parse_number(json_.raw(), 19);
    else
      json_.skip_value();
  }
  constexpr void take_date(maybe<std::int64_t>& where) {
    std::string_view text;
    take_text(text);
    if (const auto date = message::parse_date(text)) where = *date;
  }

  constexpr void read_dates() {
    object([this] {
      if (json_.is("start-datetime")) return take_date(report_.begin);
      if (json_.is("end-datetime")) return take_date(report_.end);
      json_.skip_value();
    });
  }

  constexpr void read_policies() {
    report_.known = objects([this] {
      policy_ = {};
      details_.clear();
      members([this] {
        if (json_.is("policy")) return read_policy();
        if (json_.is("summary")) return read_summary();
        if (json_.is("failure-details")) return read_details();
        json_.skip_value();
      });
      if (json_.event() == json_event::fault) return;
      ++report_.policies;
      policy_.details = {details_.data(), details_.size()};
      policy_.details_omitted = details_.omitted();
      handler_.policy(static_cast<const tls_policy&>(policy_));
    });
  }

  constexpr void read_policy() {
    object([this] {
      if (json_.is("policy-type")) return take_text(policy_.type);
      if (json_.is("policy-domain")) return take_text(policy_.domain);
      json_.skip_value();
    });
  }

  constexpr void read_summary() {
    object([this] {
      if (json_.is("total-successful-session-count")) return take_count(policy_.successes);
      if (json_.is("total-failure-session-count")) return take_count(policy_.failures);
      json_.skip_value();
    });
  }

  constexpr void read_details() {
    objects([this] {
      tls_detail detail;
      members([this, &detail] {
        if (json_.is("result-type")) return take_text(detail.type);
        if (json_.is("receiving-mx-hostname")) return take_text(detail.mta);
        if (json_.is("failed-session-count")) return take_count(detail.count);
        // RFC 8460 has both: a code of the reporter, and a link or text about it.
        if (json_.is("failure-reason-code")) return take_text(detail.reason);
        if (json_.is("additional-information") && detail.reason.empty()) return take_text(detail.reason);
        json_.skip_value();
      });
      if (json_.event() != json_event::fault) details_.push_back(detail);
    });
  }

  json_reader json_;
  bounded_list<tls_detail> details_;
  Handler& handler_;
  tls_report report_;
  tls_policy policy_;
};

}  // namespace detail

/// Reads a report and calls `handler.policy()` for each of its policies; the views are valid inside the call, the
/// details in `memory`. Nothing counts if the result has an error, or is not `known`.
template <class Handler>
constexpr tls_report read_tls_report(std::string_view text FROMPROOF_LIFETIMEBOUND, slice<tls_detail> memory,
                                     Handler& handler) {
  return detail::tls_reading<Handler>{text, memory, handler}.read();
}

}  // namespace fromproof::inline v0::reports

#endif
