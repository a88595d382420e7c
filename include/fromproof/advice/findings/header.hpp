#ifndef FROMPROOF_ADVICE_FINDINGS_HEADER_HPP
#define FROMPROOF_ADVICE_FINDINGS_HEADER_HPP

// What is wrong with the message itself, and with the fields that the receiver is believed to have written.

#include <array>
#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../domain/look_alike.hpp"
#include "../../paste/repair_code.hpp"
#include "../../text/bounded_list.hpp"
#include "../../text/invisible.hpp"
#include "../../text/utf8.hpp"
#include "../finding.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

constexpr bool has_bare_cr(std::string_view text) noexcept {
  while (true) {
    const std::size_t cr = text.find('\r');
    if (cr == std::string_view::npos) return false;
    text.remove_prefix(cr + 1);
    if (text.empty() || text.front() != '\n') return true;
  }
}

/// What a display name shows beside the name.
struct shown_name {
  bool invisible = false;      ///< characters that are not seen, or turn the direction of writing
  bool other_address = false;  ///< an address or a domain of another organization
  bool look_alike = false;     ///< that domain reads like the author's
};

constexpr bool may_be_in_domain(char c) noexcept {
  return ascii::is_alnum(c) || ascii::is_high(c) || c == '-' || c == '.';
}

/// Looks at one domain in a display name, behind "@" or standing alone.
constexpr void look_at_domain(std::string_view text, bool behind_at, std::string_view author,
                              const suffix_table& suffixes, shown_name& shown) noexcept {
  const auto named = parse_domain(text);
  if (!named || named->label_count() < 2) return;
  // "Node.js" and "J.R. Smith" are no domains, nor is what Japanese text ends in before ".com".
  if (!behind_at && !suffixes.knows_top_level(named->view())) return;
  if (author.empty() || dmarc::align(author, named->view(), suffixes).relaxed) return;
  shown.other_address = true;
  const std::string_view theirs = organizational_domain(suffixes, named->view());
  shown.look_alike = shown.look_alike || is_look_alike(organizational_domain(suffixes, author), theirs);
}

constexpr void look_for_domains(std::string_view name, std::string_view author, const suffix_table& suffixes,
                                shown_name& shown) noexcept {
  for (std::size_t at = 0; at < name.size();) {
    const bool behind_at = at > 0 && name[at - 1] == '@';
    std::size_t end = at;
    // Alone, a domain is taken for one in ASCII only: other letters may be the words before it.
    while (end < name.size() && may_be_in_domain(name[end]) && (behind_at || !ascii::is_high(name[end]))) ++end;
    const bool before_at = end < name.size() && name[end] == '@';
    if (end > at && !before_at) look_at_domain({name.data() + at, end - at}, behind_at, author, suffixes, shown);
    at = end + (end == at || end < name.size() ? 1 : 0);
  }
}

constexpr shown_name look_at_name(const message::mailbox& mailbox, std::string_view author,
                                  const suffix_table& suffixes) noexcept {
  // Longer than any name that a program shows; what lies beyond is not seen by anyone.
  std::array<char, 512> memory{};
  buffer_sink name{memory};
  message::write_display_name(mailbox, name);
  shown_name shown;
  char32_t before = 0;
  utf8::for_each(name.view(), [&](const utf8::character& c) {
    // A joiner after a symbol or a selector makes one emoji of two.
    const bool joins_emoji =
        c.code_point == 0x200d && (before >= 0x1f000 || (before >= 0x2600 && before < 0x2800) || before == 0xfe0f);
    const bool hidden = utf8::is_invisible(c.code_point) || utf8::is_control(c.code_point);
    shown.invisible = shown.invisible || (hidden && !joins_emoji);
    before = c.code_point;
  });
  look_for_domains(name.view(), author, suffixes, shown);
  return shown;
}

}  // namespace detail

/// The From field first, then the header, then the octets.
constexpr void find_header_faults(const authentication& mail, const paste::repair_report& repairs,
                                  const suffix_table& suffixes, bounded_list<finding>& out) noexcept {
  const author& from = mail.header.from;
  switch (from.fault) {
    case author_fault::none: break;
    case author_fault::no_field: out.push_back({severity::error, {"from-absent"}}); break;
    case author_fault::several_fields:
      out.push_back({severity::attack, {"from-fields", parameter{"count", from.fields}}});
      break;
    case author_fault::hidden: out.push_back({severity::info, {"from-hidden"}}); break;
    case author_fault::several_domains: out.push_back({severity::attack, {"from-domains"}}); break;
    case author_fault::malformed:
    case author_fault::no_mailbox:
      out.push_back({severity::error,
                     {"from-syntax", parameter{"offset", from.offset},
                      parameter{"error", from.error == errc::none ? errc::missing_at : from.error}}});
      break;
  }
  if (from.lenient) {
    out.push_back(
        {severity::warning,
         {"from-repaired", parameter{"offset", from.repaired_offset}, parameter{"error", from.repaired_error}}});
  }
  if (from.fault == author_fault::none && from.mailboxes > 1) {
    out.push_back({severity::info, {"from-mailboxes", parameter{"count", from.mailboxes}}});
  }
  if (from.mailboxes > 0) {
    const auto name = detail::look_at_name(from.first, mail.author_domain(), suffixes);
    if (name.invisible) out.push_back({severity::warning, {"display-name-invisible"}});
    if (name.look_alike) {
      out.push_back({severity::attack, {"look-alike-domain", parameter{"domain", mail.author_domain()}}});
    } else if (name.other_address) {
      out.push_back({severity::warning, {"display-name-other-address"}});
    }
  }
  if (has_mixed_scripts(mail.author_domain())) {
    out.push_back({severity::warning, {"mixed-script-domain", parameter{"domain", mail.author_domain()}}});
  } else if (has_latin_look_alike(mail.author_domain())) {
    out.push_back({severity::warning, {"look-alike-script", parameter{"domain", mail.author_domain()}}});
  }
  if (mail.header.malformed > 0) {
    out.push_back(
        {severity::warning,
         {"malformed-header", parameter{"count", mail.header.malformed},
          parameter{"offset", mail.header.malformed_offset}, parameter{"error", mail.header.malformed_error}}});
  }
  for (std::size_t i = 0; i < unique_fields.size(); ++i) {
    if (mail.header.occurrences[i] < 2) continue;
    out.push_back(
        {severity::warning,
         {"duplicate-field", parameter{"field", unique_fields[i]}, parameter{"count", mail.header.occurrences[i]}}});
  }
  if (mail.octets.find('\0') != std::string_view::npos) out.push_back({severity::warning, {"nul-octets"}});
  if (detail::has_bare_cr(mail.octets)) out.push_back({severity::warning, {"bare-cr"}});
  if (repairs.line_ending == paste::line_ending_kind::mixed) out.push_back({severity::warning, {"bare-lf"}});
  if (!mail.parts.separated && mail.mode == message_mode::copy) out.push_back({severity::info, {"header-cut"}});
  for (const auto& signature : mail.dkim) {
    if (signature.signature) continue;
    out.push_back({severity::error,
                   {"dkim-syntax", parameter{"tag", signature.signature->bad_tag},
                    parameter{"error", signature.signature.error}, parameter{"offset", signature.signature.offset}}});
  }
  if (mail.dkim.omitted() > 0) {
    out.push_back({severity::warning, {"dkim-many", parameter{"count", mail.dkim.omitted()}}});
  }
}

namespace detail {

/// Whether believing a field would change the answer: it says something of DMARC.
constexpr bool says_dmarc(const authentication_results::field& read) noexcept {
  for (const auto& result : read.results()) {
    if (result.is("dmarc")) return true;
  }
  return false;
}

constexpr finding unreadable(const parsed<authentication_results::field>& read) noexcept {
  return {severity::warning, {"results-syntax", parameter{"offset", read.offset}, parameter{"error", read.error}}};
}

/// The topmost field of the receiver that says nothing, since it cannot be read.
constexpr void find_unreadable_field(const authentication& mail, bounded_list<finding>& out) noexcept {
  for (const auto body : mail.trusted) {
    const auto read = authentication_results::parse(body);
    if (!read->usable) return out.push_back(unreadable(read)), void();
  }
}

/// The topmost field that is a claim. Where it would change the answer, the way out is a question to the reader, which
/// gains a forger nothing.
constexpr void find_untrusted_field(const authentication& mail, bounded_list<finding>& out) noexcept {
  for (const auto& field : mail.fields()) {
    if (!field.is("Authentication-Results")) continue;
    const auto topmost = authentication_results::parse(field.body);
    const parameter server{"server", topmost->authserv_id};
    if (!topmost->usable) {
      out.push_back(unreadable(topmost));
    } else if (mail.mode == message_mode::copy && says_dmarc(*topmost) &&
               would_count_if_named(mail.fields(), field, mail.trusted)) {
      out.push_back({severity::info, {"results-if-yours", server}});
    } else {
      out.push_back({severity::info, {"results-untrusted", server}});
    }
    return;
  }
}

/// Whether the receiver's field has two different results for one signature.
constexpr bool disputes_signatures(const authentication& mail) noexcept {
  return authentication_results::contradicts(find_reporting_field(mail.trusted, "dkim"), "dkim");
}

}  // namespace detail

/// Why the results of the receiver are believed or not.
constexpr void find_trust_faults(const authentication& mail, bounded_list<finding>& out) noexcept {
  if (mail.envelope.return_path_below_received) out.push_back({severity::info, {"return-path-below-received"}});
  if (mail.envelope.return_path_error != errc::none) {
    out.push_back({severity::warning, {"return-path-syntax", parameter{"error", mail.envelope.return_path_error}}});
  }
  const auto& sender = mail.envelope.sender.domain;
  if (mail.envelope.sender_disputed) {
    out.push_back({severity::warning,
                   {"envelope-disagrees", parameter{"domain", sender.view()}, parameter{"server", mail.trusted.server},
                    parameter{"spf", mail.envelope.other_sender.view()}}});
  }
  if (mail.header.authentication_results == 0) out.push_back({severity::info, {"results-missing"}});
  const auto& said = mail.dmarc.said;
  if (said.disputed || mail.spf.disputed || detail::disputes_signatures(mail)) {
    out.push_back({severity::warning, {"results-disputed", parameter{"server", mail.trusted.server}}});
  }
  if (mail.dmarc.reported_verdict.cause == dmarc::cause::reported_for_another) {
    out.push_back({severity::warning,
                   {"results-other-author", parameter{"server", mail.trusted.server},
                    parameter{"domain", said.author.view()}, parameter{"from", mail.author_domain()}}});
  }
  if (mail.gateway != nullptr) {
    out.push_back({severity::info, {"behind-gateway", parameter{"gateway", mail.gateway->name}}});
  }
  if (mail.header.authentication_results == 0) return;
  mail.trusted.empty() ? detail::find_untrusted_field(mail, out) : detail::find_unreadable_field(mail, out);
}

}  // namespace fromproof::inline v0::advice

#endif
