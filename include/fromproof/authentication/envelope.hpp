#ifndef FROMPROOF_AUTHENTICATION_ENVELOPE_HPP
#define FROMPROOF_AUTHENTICATION_ENVELOPE_HPP

// Who sent the message by SMTP: the envelope sender, the client's address and its name. A mail server knows them from
// SMTP, and then only these count. For a copy, the fields that count tell them (trust.hpp).

#include <cstdint>
#include <string_view>

#include "../authentication_results/parse.hpp"
#include "../authentication_results/spellings.hpp"
#include "../authentication_results/values.hpp"
#include "../domain/domain.hpp"
#include "../domain/ip_address.hpp"
#include "../message/header.hpp"
#include "../message/return_path.hpp"
#include "../message/trace.hpp"
#include "../text/error.hpp"
#include "../text/maybe.hpp"
#include "../text/words.hpp"
#include "author.hpp"
#include "trust.hpp"

namespace fromproof::inline v0 {

/// Whether a text is a copy of a mail, or the message as a mail server has it, octet for octet.
enum class message_mode : std::uint8_t { copy, server };

namespace detail {
inline constexpr auto message_mode_words = words_of<message_mode>({
    {message_mode::copy, "copy"},
    {message_mode::server, "server"},
});
}  // namespace detail

constexpr std::string_view word(message_mode how) noexcept {
  return detail::message_mode_words[how];
}

/// What the caller knows from SMTP, as views. Nothing is known about a pasted mail.
struct envelope {
  maybe<std::string_view> ip{};         ///< the client's address
  maybe<std::string_view> mail_from{};  ///< the reverse-path; "" and "<>" are null
  maybe<std::string_view> helo{};
  maybe<std::string_view> receiver{};  ///< the authserv-id to trust

  /// An address, a sender or a HELO name means that the caller is a mail server: then only this envelope says who sent
  /// the message. An envelope with none of them, or only a receiver, belongs to a copy.
  constexpr message_mode mode() const noexcept {
    return ip || mail_from || helo ? message_mode::server : message_mode::copy;
  }
};

/// Where a fact of the envelope was found.
enum class fact_source : std::uint8_t { none, option, return_path, received_spf, authentication_results, received };

namespace detail {
inline constexpr auto fact_source_words = words_of<fact_source>({
    {fact_source::none, "none"},
    {fact_source::option, "option"},
    {fact_source::return_path, "return-path"},
    {fact_source::received_spf, "received-spf"},
    {fact_source::authentication_results, "authentication-results"},
    {fact_source::received, "received"},
});
}  // namespace detail

constexpr std::string_view word(fact_source from) noexcept {
  return detail::fact_source_words[from];
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

struct [[nodiscard]] envelope_facts {
  envelope_sender sender;
  envelope_fact client_ip;
  envelope_fact helo;
  bool sender_counts = false;               ///< SPF can be computed with it; otherwise it is for display only
  bool sender_disputed = false;             ///< sources that count name two different senders
  bool client_disputed = false;             ///< the results and the border name two different clients
  fromproof::domain other_sender;           ///< the other one
  errc return_path_error{};                 ///< of a malformed Return-Path field
  bool return_path_below_received = false;  ///< the Return-Path is where the sender may have written it
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

/// A sender that a receiver names, by address or by domain.
constexpr envelope_sender named_sender(std::string_view text, fact_source source) noexcept {
  const bool is_address = text.find('@') != std::string_view::npos;
  envelope_sender sender{.address = is_address ? text : std::string_view{}, .domain = {}, .source = source};
  if (const auto name = parse_domain(authentication_results::domain_part(text))) sender.domain = *name;
  return sender;
}

/// Takes the options. For a mail server, only these count.
constexpr void take_options(const envelope& known, envelope_facts& facts) noexcept {
  if (known.mail_from) {
    const auto path = message::parse_reverse_path(*known.mail_from);
    facts.sender = make_sender(*path, fact_source::option);
    if (!path) {
      facts.sender = {.address = *known.mail_from, .domain = {}, .source = fact_source::option, .error = path.error};
    }
    facts.sender_counts = true;
  }
  if (known.ip) facts.client_ip = {*known.ip, fact_source::option};
  if (known.helo) facts.helo = {*known.helo, fact_source::option};
}

/// Takes one more sender that counts. The first is kept; another domain makes a dispute.
constexpr void add_sender(const envelope_sender& one, envelope_facts& facts) noexcept {
  if (!one.null && one.domain.empty()) return;
  if (!facts.sender_counts) {
    facts.sender = one;
    facts.sender_counts = true;
  } else if (facts.sender.null && ascii::istarts_with(one.address, "postmaster@")) {
    // RFC 7208 section 2.4: for a null reverse-path, the HELO name is checked.
  } else if (one.null != facts.sender.null || !(one.domain == facts.sender.domain)) {
    if (!facts.sender_disputed) facts.other_sender = one.domain;
    facts.sender_disputed = true;
  }
}

/// Takes the client and the sender from the trusted results. SPF results name the sender; Microsoft, iprev and ARC name
/// the client.
constexpr void take_results(const trusted_fields& trusted, envelope_facts& facts) noexcept {
  bool sender_found = false;
  for (const auto body : trusted) {
    for (const auto& result : authentication_results::parse(body)->results()) {
      // The words of a DKIM result may be the signer's.
      if (facts.client_ip.source == fact_source::none && !result.is("dkim") && !result.is("dmarc")) {
        const auto said = authentication_results::client_ip_of(result);
        if (public_address(said)) facts.client_ip = {said, fact_source::authentication_results};
      }
      if (sender_found || !result.is("spf")) continue;
      const auto sender = authentication_results::mail_from_of(result);
      if (sender.empty()) continue;
      sender_found = true;
      add_sender(named_sender(sender, fact_source::authentication_results), facts);
    }
  }
}

}  // namespace detail

/// Collects the envelope of a copy. These sources count, in this order: a Return-Path above the border (it is written
/// on top at final delivery, RFC 5321 section 4.4), the trusted results, a trusted Received-SPF. Any other Return-Path
/// is for display only. The client is the one that the trusted results name, otherwise that of a known border.
constexpr envelope_facts find_envelope(const message::header& header, const trusted_fields& trusted) noexcept {
  envelope_facts facts;
  envelope_sender shown;
  bool below = false;
  for (const auto& field : header) {
    if (trusted.at && field.raw.data() == trusted.at->field.raw.data()) below = true;
    if (trusted.at && field.raw.data() == trusted.at->stranger.data()) below = true;
    if (!trusted.at && field.is("Received")) below = true;
    if (!field.is("Return-Path")) continue;
    const auto path = message::parse_return_path(field.body);
    // A hidden address is a fault of the copy, not of the field.
    if (!detail::is_hidden_address(field.body)) facts.return_path_error = path.error;
    if (path) shown = detail::make_sender(*path, fact_source::return_path);
    facts.return_path_below_received = below;
    if (path && !below) detail::add_sender(shown, facts);
    break;  // only the topmost counts
  }
  detail::take_results(trusted, facts);
  if (trusted.spf) {
    const auto& spf = *trusted.spf;
    if (!spf.envelope_from.empty()) {
      detail::add_sender(detail::named_sender(spf.envelope_from, fact_source::received_spf), facts);
    }
    if (facts.client_ip.source == fact_source::none && public_address(spf.client_ip)) {
      facts.client_ip = {spf.client_ip, fact_source::received_spf};
    }
    if (!spf.helo.empty()) facts.helo = {spf.helo, fact_source::received_spf};
  }
  // Microsoft puts the Return-Path below the border; with the same domain it adds the local part.
  if (facts.sender_counts && shown.domain == facts.sender.domain && facts.sender.address.empty()) {
    facts.sender.address = shown.address;
  }
  if (!facts.sender_counts) facts.sender = shown;
  if (trusted.at) {
    const auto& hop = trusted.at->hop;
    const auto client = public_address(hop.client_ip);
    if (facts.client_ip.source == fact_source::none && trusted.at->known && client) {
      facts.client_ip = {hop.client_ip, fact_source::received};
    }
    // A name or sender that closed a comment may have added an address of its own.
    facts.client_disputed = trusted.at->known && client && client != public_address(facts.client_ip.value);
    if (facts.helo.source == fact_source::none && !hop.from_helo.empty()) {
      facts.helo = {hop.from_helo, fact_source::received};
    }
  }
  return facts;
}

/// The envelope of a message from a mail server: what the server knows, and nothing from the message.
constexpr envelope_facts find_envelope(const envelope& known) noexcept {
  envelope_facts facts;
  detail::take_options(known, facts);
  return facts;
}

}  // namespace fromproof::inline v0

#endif
