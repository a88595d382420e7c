#ifndef FROMPROOF_AUTHENTICATION_REPORTED_HPP
#define FROMPROOF_AUTHENTICATION_REPORTED_HPP

// Reads the receiver's claims from its trusted fields (trust.hpp), and only from those. Results are merged from the
// top: for each method, the first field that has it decides.

#include <cstddef>
#include <string_view>

#include "../authentication_results/parse.hpp"
#include "../authentication_results/spellings.hpp"
#include "../authentication_results/values.hpp"
#include "../dkim/signature.hpp"
#include "../dmarc/record.hpp"
#include "../domain/domain.hpp"
#include "../message/trace.hpp"
#include "../spf/result.hpp"
#include "../text/maybe.hpp"
#include "evidence.hpp"
#include "trust.hpp"

namespace fromproof::inline v0 {

namespace detail {

namespace results = authentication_results;

constexpr fromproof::domain named_domain(std::string_view value) noexcept {
  const auto name = parse_domain(results::domain_part(value));
  return name ? *name : fromproof::domain{};
}

/// The domain of a DKIM result: header.d, or if a receiver leaves it out (as Gmail does) the domain in header.i.
constexpr fromproof::domain dkim_domain(const results::result& result) noexcept {
  const std::string_view d = result.property("header", "d");
  return named_domain(d.empty() ? result.property("header", "i") : d);
}

/// RFC 6008 section 4: header.b is the beginning of b=, long enough to distinguish two signatures.
constexpr bool begins_signature(std::string_view signature, std::string_view beginning) noexcept {
  std::size_t at = 0;
  for (const char c : beginning) {
    while (at < signature.size() && ascii::is_fws(signature[at])) ++at;
    if (at == signature.size() || signature[at++] != c) return false;
  }
  return true;
}

/// Whether a reported DKIM result may be about this signature.
constexpr bool is_about(const results::result& result, const dkim::signature& signature,
                        const fromproof::domain& d) noexcept {
  const auto named = dkim_domain(result);
  // header.i may name a domain below d= (RFC 6376 section 3.5, i=).
  if (named.empty() || !is_subdomain_of(named.view(), d.view())) return false;
  if (!result.property("header", "d").empty() && !(named == d)) return false;
  const std::string_view s = result.property("header", "s");
  if (!s.empty() && !ascii::iequals(s, signature.selector)) return false;
  const std::string_view b = result.property("header", "b");
  return b.empty() || begins_signature(signature.signature, b);
}

}  // namespace detail

/// The first trusted field that has a result of that method, or an empty one.
constexpr authentication_results::field find_reporting_field(const trusted_fields& trusted,
                                                             std::string_view method) noexcept {
  for (const auto body : trusted) {
    const auto read = authentication_results::parse(body);
    for (const auto& result : read->results()) {
      if (result.is(method)) return *read;
    }
  }
  return {};
}

/// The word of a result, as a claim. A word that RFC 8601 does not define is not a pass.
constexpr claim make_claim(const authentication_results::result& result) noexcept {
  return {.code = parse_result(result.value).value_or(result_code::none),
          .text = result.reason.empty() ? result.first_comment() : result.reason,
          .place = result.text};
}

/// SPF as claimed. RFC 9989 section 4.4.2: only the MAIL FROM identity counts for DMARC. If the reverse-path is null,
/// the HELO name is that identity (RFC 7208 section 2.4). A result that names no identity has no domain, and so is
/// aligned with nothing.
struct [[nodiscard]] reported_spf {
  maybe<claim> said;
  spf::identity identity = spf::identity::mailfrom;
  fromproof::domain domain;
  bool disputed = false;  ///< one field has two different results, so neither counts
};

constexpr reported_spf find_reported_spf(const trusted_fields& trusted, bool null_reverse_path) noexcept {
  reported_spf out;
  const auto field = find_reporting_field(trusted, "spf");
  if (authentication_results::contradicts(field, "spf")) return out.disputed = true, out;
  for (const auto& result : field.results()) {
    if (!result.is("spf")) continue;
    const std::string_view mailfrom = authentication_results::mail_from_of(result);
    const std::string_view helo = authentication_results::helo_of(result);
    const bool about_helo = mailfrom.empty() && !helo.empty();
    // The first result about MAIL FROM wins over any about HELO, regardless of their order.
    if (out.said && (about_helo || out.identity == spf::identity::mailfrom)) continue;
    out.said = make_claim(result);
    out.identity = about_helo && !null_reverse_path ? spf::identity::helo : spf::identity::mailfrom;
    out.domain = detail::named_domain(about_helo ? helo : mailfrom);
  }
  if (out.said || !trusted.spf) return out;
  // The same from a Received-SPF field. A field about HELO says nothing about MAIL FROM.
  const auto& spf = *trusted.spf;
  const bool about_helo = ascii::iequals(spf.identity, "helo");
  out.said =
      claim{.code = parse_result(spf.result).value_or(result_code::none), .text = spf.comment, .place = spf.result};
  out.identity = about_helo ? spf::identity::helo : spf::identity::mailfrom;
  out.domain = detail::named_domain(about_helo ? spf.helo : spf.envelope_from);
  return out;
}

/// Gives each signature the result that was claimed about it. If several results fit several signatures equally well,
/// they are taken in order. A result without a domain belongs to the only signature, if there is only one.
template <class List>
constexpr void find_reported_dkim(const authentication_results::field& field, List& signatures) noexcept {
  std::size_t results = 0;
  for (const auto& result : field.results()) results += result.is("dkim") ? 1u : 0u;
  for (std::size_t i = 0; i < signatures.size(); ++i) {
    auto& mine = signatures[i];
    const auto d = parse_domain(mine.signature->domain);
    if (!d || !mine.signature) continue;
    // Twins: earlier signatures that the same results fit.
    std::size_t twins = 0;
    for (std::size_t k = 0; k < i; ++k) {
      const auto& other = signatures[k].signature;
      if (ascii::iequals(other->domain, mine.signature->domain) &&
          ascii::iequals(other->selector, mine.signature->selector)) {
        ++twins;
      }
    }
    const bool only_one = signatures.size() == 1 && signatures.omitted() == 0 && results == 1;
    for (const auto& result : field.results()) {
      if (!result.is("dkim")) continue;
      const bool unnamed = only_one && result.property("header", "d").empty() && result.property("header", "i").empty();
      if (!unnamed && !detail::is_about(result, *mine.signature, *d)) continue;
      // header.b distinguishes twins; without it, their order does.
      if (result.property("header", "b").empty() && twins > 0) {
        --twins;
        continue;
      }
      mine.reported = make_claim(result);
      break;
    }
  }
}

/// A receiver's word for a policy as a DMARC record has it; empty for any other word.
constexpr std::string_view policy_word(std::string_view text) noexcept {
  const auto policy = dmarc::parse_policy(text);
  return policy ? word(*policy) : std::string_view{};
}

/// What the receiver says about DMARC.
struct [[nodiscard]] reported_dmarc {
  maybe<claim> said;
  bool names_author = false;  ///< it has a header.from
  fromproof::domain author;   ///< empty if it is malformed
  std::string_view policy;    ///< p= in its comment
  bool disputed = false;      ///< one field has two different results, so neither counts
};

constexpr reported_dmarc find_reported_dmarc(const trusted_fields& trusted) noexcept {
  reported_dmarc out;
  const auto field = find_reporting_field(trusted, "dmarc");
  if (authentication_results::contradicts(field, "dmarc")) return out.disputed = true, out;
  for (const auto& result : field.results()) {
    if (!result.is("dmarc")) continue;
    const std::string_view author = authentication_results::author_of(result);
    out.said = make_claim(result);
    out.names_author = !author.empty();
    out.author = detail::named_domain(author);
    out.policy = policy_word(authentication_results::comment_parameter(result, "p"));
    break;
  }
  return out;
}

}  // namespace fromproof::inline v0

#endif
