#ifndef FROMPROOF_ADVICE_FIND_SIGNATURE_FAULTS_HPP
#define FROMPROOF_ADVICE_FIND_SIGNATURE_FAULTS_HPP

// What a person should know about signatures that were verified here.

#include <string_view>

#include "../authentication.hpp"
#include "../bounded_list.hpp"
#include "finding.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// RFC 6376 section 5.4.1: fields that a reader relies on, and that a signature should cover.
inline constexpr std::array<std::string_view, 2> relied_upon{"Subject", "Content-Type"};

constexpr bool has_field(const authentication& mail, std::string_view name) noexcept {
  for (const auto& field : mail.fields()) {
    if (field.is(name)) return true;
  }
  return false;
}

constexpr void find_weaknesses(const authentication& mail, const dkim::result& entry, bounded_list<finding>& out) {
  const auto& signature = *entry.signature;
  const parameter domain{"domain", signature.domain};
  for (const auto name : relied_upon) {
    if (signature.count_signed(name) > 0 || !has_field(mail, name)) continue;
    out.push_back({severity::warning, {"dkim-unsigned-field", domain, parameter{"field", name}}});
  }
  if (signature.body_length) {
    out.push_back({severity::warning,
                   {"dkim-body-length", domain, parameter{"count", static_cast<std::size_t>(*signature.body_length)}}});
  }
  constexpr std::size_t short_key = 2048;  // RFC 8301 section 3.2: signers should use this much
  if (signature.algorithm == dkim::algorithm::rsa_sha256 && entry.key_bits > 0 && entry.key_bits < short_key) {
    out.push_back({severity::warning, {"dkim-short-key", domain, parameter{"count", entry.key_bits}}});
  }
}

}  // namespace detail

constexpr void find_signature_faults(const authentication& mail, bounded_list<finding>& out) noexcept {
  for (const auto& entry : mail.dkim) {
    if (!entry.signature || entry.source != result_source::verified) continue;
    const parameter domain{"domain", entry.signature->domain};
    if (entry.code == result_code::pass) {
      detail::find_weaknesses(mail, entry, out);
    } else {
      out.push_back({severity::warning, {"dkim-failed", domain, parameter::of_code("reason", entry.reason)}});
    }
    if (entry.testing) out.push_back({severity::info, {"dkim-testing", domain}});
    const bool was_pass = entry.reported == result_code::pass, is_pass = entry.code == result_code::pass;
    if (mail.trusted && entry.reported != result_code::none && was_pass != is_pass) {
      out.push_back({severity::warning,
                     {"dkim-disagrees", domain, parameter{"server", mail.trusted->server},
                      parameter{"word", word(entry.reported)}, parameter{"result", word(entry.code)}}});
    }
  }
}

/// Where the receiver and this program differ.
constexpr void find_disagreements(const authentication& mail, bounded_list<finding>& out) noexcept {
  const auto compare = [&](phrase says, result_code reported, result_code computed) {
    const bool was_pass = reported == result_code::pass, is_pass = computed == result_code::pass;
    if (!mail.trusted || was_pass == is_pass) return;
    out.push_back({severity::warning,
                   {says, parameter{"server", mail.trusted->server}, parameter{"word", word(reported)},
                    parameter{"result", word(computed)}}});
  };
  const bool spf = mail.spf.source == result_source::verified && mail.spf.reported != result_code::none;
  if (spf) compare("spf-disagrees", mail.spf.reported, mail.spf.code);
  const bool dmarc = mail.dmarc.source == result_source::verified && mail.reported.present;
  if (dmarc) compare("dmarc-disagrees", mail.reported.code, mail.dmarc.code);
  if (mail.spf.source == result_source::verified &&
      (mail.spf.code == result_code::permerror || mail.spf.code == result_code::temperror)) {
    out.push_back(
        {severity::error,
         {"spf-error", parameter{"domain", mail.spf.domain.view()}, parameter::of_code("reason", mail.spf.reason)}});
  }
}

}  // namespace fromproof::inline v0::advice

#endif
