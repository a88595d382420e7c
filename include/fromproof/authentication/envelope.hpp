#ifndef FROMPROOF_AUTHENTICATION_ENVELOPE_HPP
#define FROMPROOF_AUTHENTICATION_ENVELOPE_HPP

// Who handed the letter over: the envelope sender, the client's address and its name. The caller may know them from
// SMTP; otherwise the trace fields that the receiver wrote tell.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "../authentication_results/parse.hpp"
#include "../authentication_results/trust.hpp"
#include "../domain.hpp"
#include "../error.hpp"
#include "../message/header.hpp"
#include "../message/return_path.hpp"
#include "../message/trace.hpp"
#include "author.hpp"

namespace fromproof::inline v0 {

/// What the caller knows from SMTP, as views. Nothing is known of a mail that was pasted.
struct envelope {
  std::optional<std::string_view> ip;         ///< the client's address
  std::optional<std::string_view> mail_from;  ///< the reverse-path; "" and "<>" are null
  std::optional<std::string_view> helo;
  std::optional<std::string_view> receiver;  ///< the authserv-id to trust
};

/// Where a fact of the envelope was found.
enum class fact_source : std::uint8_t { none, option, return_path, received_spf, authentication_results, received };

constexpr std::string_view word(fact_source from) noexcept {
  constexpr std::array<std::string_view, 6> words{
      "none", "option", "return-path", "received-spf", "authentication-results", "received"};
  return words[static_cast<std::size_t>(from)];
}

struct envelope_fact {
  std::string_view value;
  fact_source source = fact_source::none;
};

struct envelope_sender {
  std::string_view address;  ///< without angle brackets and source route; empty if null or unknown
  fromproof::domain domain;  ///< empty if null, unknown or no domain name
  bool null = false;         ///< the null reverse-path "<>" of bounces
  fact_source source = fact_source::none;
  errc error{};  ///< what is wrong with the address
};

struct envelope_facts {
  envelope_sender sender;
  envelope_fact client_ip;
  envelope_fact helo;
  errc return_path_error{};                 ///< of a Return-Path field that cannot be read
  bool return_path_below_received = false;  ///< it stands where the sender may have written it, and was not used
};

namespace detail {

constexpr envelope_sender make_sender(const message::return_path& path, fact_source source) noexcept {
  envelope_sender sender{.address = path.address, .domain = {}, .null = path.null, .source = source};
  if (path.null) return sender;
  const auto name = message::domain_of(path);
  if (name) sender.domain = *name;
  sender.error = name.error;
  return sender;
}

/// The trace fields of a header, as far as they stand above what the sender could write.
struct trace_fields {
  message::header_field return_path;  ///< the topmost
  bool return_path_below = false;     ///< it stands below the Received field of the server that took the mail in
  std::optional<message::received> received;  ///< the topmost with a from-clause: of that server
};

constexpr trace_fields find_trace(const message::header& header) noexcept {
  trace_fields trace;
  for (const auto& field : header) {
    if (field.is("Return-Path") && trace.return_path.raw.empty()) {
      trace.return_path = field;
      trace.return_path_below = trace.received.has_value();
    } else if (field.is("Received") && !trace.received) {
      // Gmail's own topmost Received has no from-clause: it names no client.
      if (const auto read = message::parse_received(field.body); read->has_from) trace.received = *read;
    }
  }
  return trace;
}

}  // namespace detail

namespace detail {

/// A sender that a receiver names, as an address or by its domain alone.
constexpr envelope_sender named_sender(std::string_view text, fact_source source) noexcept {
  const bool is_address = text.find('@') != std::string_view::npos;
  envelope_sender sender{.address = is_address ? text : std::string_view{}, .domain = {}, .source = source};
  if (const auto name = parse_domain(authentication_results::domain_part(text))) sender.domain = *name;
  return sender;
}

/// The sender that the receiver says it checked.
constexpr envelope_sender find_checked_sender(const std::optional<authentication_results::trusted>& trusted,
                                              const std::optional<message::received_spf>& spf) noexcept {
  if (spf && !spf->envelope_from.empty()) return named_sender(spf->envelope_from, fact_source::received_spf);
  if (!trusted) return {};
  for (const auto& result : trusted->parsed->results()) {
    const std::string_view mailfrom = result.property("smtp", "mailfrom");
    if (result.is("spf") && !mailfrom.empty()) return named_sender(mailfrom, fact_source::authentication_results);
  }
  return {};
}

}  // namespace detail

/// Collects the envelope. `trusted` is the receiver's own Authentication-Results and `spf` its Received-SPF, if any.
///
/// A Return-Path is written at final delivery, on top (RFC 5321 section 4.4). One that stands below the Received field
/// of the server that took the mail in may be the sender's own work: it is used only if the receiver's results name
/// the same domain (Microsoft moves its own down there).
constexpr envelope_facts find_envelope(const message::header& header, const envelope& known,
                                       const std::optional<authentication_results::trusted>& trusted,
                                       const std::optional<message::received_spf>& spf) noexcept {
  envelope_facts facts;
  const auto trace = detail::find_trace(header);

  const auto checked = detail::find_checked_sender(trusted, spf);

  if (known.mail_from) {
    const auto path = message::parse_reverse_path(*known.mail_from);
    facts.sender = detail::make_sender(*path, fact_source::option);
    if (!path)
      facts.sender = {.address = *known.mail_from, .domain = {}, .source = fact_source::option, .error = path.error};
  } else if (!trace.return_path.raw.empty()) {
    const auto path = message::parse_return_path(trace.return_path.body);
    // A hidden address is the fault of the copy, not of the field.
    if (!detail::is_hidden_address(trace.return_path.body)) facts.return_path_error = path.error;
    if (path) facts.sender = detail::make_sender(*path, fact_source::return_path);
    const bool confirmed = !checked.domain.empty() && checked.domain == facts.sender.domain;
    if (trace.return_path_below && !confirmed) {
      facts.return_path_below_received = true;
      facts.sender = {};
    }
  }
  if (facts.sender.source == fact_source::none) facts.sender = checked;

  if (known.ip) {
    facts.client_ip = {*known.ip, fact_source::option};
  } else if (spf && !spf->client_ip.empty()) {
    facts.client_ip = {spf->client_ip, fact_source::received_spf};
  } else if (trace.received && !trace.received->client_ip.empty()) {
    facts.client_ip = {trace.received->client_ip, fact_source::received};
  }

  if (known.helo) {
    facts.helo = {*known.helo, fact_source::option};
  } else if (spf && !spf->helo.empty()) {
    facts.helo = {spf->helo, fact_source::received_spf};
  } else if (trace.received && !trace.received->from_helo.empty()) {
    facts.helo = {trace.received->from_helo, fact_source::received};
  }
  return facts;
}

}  // namespace fromproof::inline v0

#endif
