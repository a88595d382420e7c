#ifndef FROMPROOF_ADVICE_FINDINGS_TRUST_HPP
#define FROMPROOF_ADVICE_FINDINGS_TRUST_HPP

// Why the results of the receiver are trusted or not.

#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../text/bounded_list.hpp"
#include "../finding.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// Whether trusting a field would change the answer: it has a result of DMARC.
constexpr bool says_dmarc(const authentication_results::field& read) noexcept {
  for (const auto& result : read.results()) {
    if (result.is("dmarc")) return true;
  }
  return false;
}

constexpr finding unreadable(const parsed<authentication_results::field>& read) noexcept {
  return {severity::warning, {code::results_syntax, parameter{"offset", read.offset}, parameter{"error", read.error}}};
}

/// The topmost field of the receiver that is malformed and so says nothing.
constexpr void find_unreadable_field(const authentication& mail, bounded_list<finding>& out) noexcept {
  for (const auto body : mail.trusted) {
    const auto read = authentication_results::parse(body);
    if (!read->usable) return out.push_back(unreadable(read)), void();
  }
}

/// The topmost field that is only a claim. If trusting it would change the answer, ask the reader, which gains a forger
/// nothing.
constexpr void find_untrusted_field(const authentication& mail, bounded_list<finding>& out) noexcept {
  for (const auto& field : mail.fields()) {
    if (!field.is("Authentication-Results")) continue;
    const auto topmost = authentication_results::parse(field.body);
    const parameter server{"server", topmost->authserv_id};
    if (!topmost->usable) {
      out.push_back(unreadable(topmost));
    } else if (mail.mode == message_mode::copy && says_dmarc(*topmost) &&
               would_count_if_named(mail.fields(), field, mail.trusted)) {
      out.push_back({severity::info, {code::results_if_yours, server}});
    } else {
      out.push_back({severity::info, {code::results_untrusted, server}});
    }
    return;
  }
}

/// Whether the receiver's field has two different results for one signature.
constexpr bool disputes_signatures(const authentication& mail) noexcept {
  return authentication_results::contradicts(find_reporting_field(mail.trusted, "dkim"), "dkim");
}

}  // namespace detail

/// Why the results of the receiver are trusted or not.
constexpr void find_trust_faults(const authentication& mail, bounded_list<finding>& out) noexcept {
  if (mail.envelope.return_path_below_received) out.push_back({severity::info, {code::return_path_below_received}});
  if (mail.envelope.return_path_error != errc::none) {
    out.push_back({severity::warning, {code::return_path_syntax, parameter{"error", mail.envelope.return_path_error}}});
  }
  const auto& sender = mail.envelope.sender.domain;
  if (mail.envelope.sender_disputed) {
    out.push_back({severity::warning,
                   {code::envelope_disagrees, parameter{"domain", sender.view()},
                    parameter{"server", mail.trusted.server}, parameter{"spf", mail.envelope.other_sender.view()}}});
  }
  if (mail.header.authentication_results == 0) out.push_back({severity::info, {code::results_missing}});
  const auto& said = mail.dmarc.said;
  if (said.disputed || mail.spf.disputed || detail::disputes_signatures(mail)) {
    out.push_back({severity::warning, {code::results_disputed, parameter{"server", mail.trusted.server}}});
  }
  if (mail.dmarc.reported_verdict.cause == dmarc::cause::reported_for_another) {
    out.push_back({severity::warning,
                   {code::results_other_author, parameter{"server", mail.trusted.server},
                    parameter{"domain", said.author.view()}, parameter{"from", mail.author_domain()}}});
  }
  if (mail.gateway != nullptr) {
    out.push_back({severity::info, {code::behind_gateway, parameter{"gateway", mail.gateway->name}}});
  }
  if (mail.header.authentication_results == 0) return;
  mail.trusted.empty() ? detail::find_untrusted_field(mail, out) : detail::find_unreadable_field(mail, out);
}

/// Whether to ask the reader if a server is their own, whose results are only claims here: the findings ask, or no
/// other server says anything.
constexpr bool asks_about(std::string_view server, const authentication& mail,
                          const bounded_list<finding>& findings) noexcept {
  if (mail.dmarc.source() == result_source::none) return true;
  for (const auto& each : findings) {
    if (each.says.what.value() != code::results_if_yours) continue;
    const auto* asked = each.says.find("server");
    if (asked != nullptr && asked->text.is(server)) return true;
  }
  return false;
}

}  // namespace fromproof::inline v0::advice

#endif
