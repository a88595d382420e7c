#ifndef FROMPROOF_AUTHENTICATION_REPORTED_HPP
#define FROMPROOF_AUTHENTICATION_REPORTED_HPP

// What the receiving server says that it found: its Authentication-Results read as results of ours. Everything here is
// `reported`, and only from the one field that is trusted.

#include <cstddef>
#include <string_view>

#include "../authentication_results/parse.hpp"
#include "../bounded_list.hpp"
#include "../dkim/result.hpp"
#include "../dmarc/result.hpp"
#include "../domain.hpp"
#include "../message/trace.hpp"
#include "../spf/result.hpp"

namespace fromproof::inline v0 {

namespace detail {

namespace results = authentication_results;

constexpr fromproof::domain named_domain(std::string_view value) noexcept {
  const auto name = parse_domain(results::domain_part(value));
  return name ? *name : fromproof::domain{};
}

/// The domain of a DKIM result: header.d, or where a receiver leaves it out (Gmail does) the one in header.i.
constexpr fromproof::domain dkim_domain(const results::result& result) noexcept {
  const std::string_view d = result.property("header", "d");
  return named_domain(d.empty() ? result.property("header", "i") : d);
}

/// RFC 6008 section 4: header.b is the beginning of b=, long enough to tell two signatures apart.
constexpr bool begins_signature(std::string_view signature, std::string_view beginning) noexcept {
  std::size_t at = 0;
  for (const char c : beginning) {
    while (at < signature.size() && ascii::is_fws(signature[at])) ++at;
    if (at == signature.size() || signature[at++] != c) return false;
  }
  return true;
}

/// Whether a reported DKIM result can be about this signature.
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

/// SPF as reported. RFC 9989 section 4.4.2: only the MAIL FROM identity counts for DMARC. Where the reverse-path is
/// null, the HELO name is that identity (RFC 7208 section 2.4). A result that names no identity has no domain, and so
/// is aligned with nothing.
constexpr spf::result reported_spf(const authentication_results::field& field, bool null_reverse_path) noexcept {
  spf::result found;
  for (const auto& result : field.results()) {
    if (!result.is("spf")) continue;
    const std::string_view mailfrom = result.property("smtp", "mailfrom");
    const std::string_view helo = result.property("smtp", "helo");
    const bool about_helo = mailfrom.empty() && !helo.empty();
    // The first result about MAIL FROM wins over one about HELO, wherever it stands.
    if (found.source != result_source::none && (about_helo || found.identity == spf::identity::mailfrom)) continue;
    found.source = result_source::reported;
    found.code = parse_result(result.value).value_or(result_code::none);
    found.identity = about_helo && !null_reverse_path ? spf::identity::helo : spf::identity::mailfrom;
    found.domain = detail::named_domain(about_helo ? helo : mailfrom);
    found.reason = result.reason.empty() ? result.first_comment() : result.reason;
  }
  return found;
}

/// The same from a Received-SPF field. One about HELO says nothing of MAIL FROM.
constexpr spf::result reported_spf(const message::received_spf& field) noexcept {
  const bool about_helo = ascii::iequals(field.identity, "helo");
  spf::result found;
  found.code = parse_result(field.result).value_or(result_code::none);
  found.source = result_source::reported;
  found.identity = about_helo ? spf::identity::helo : spf::identity::mailfrom;
  found.domain = detail::named_domain(about_helo ? field.helo : field.envelope_from);
  found.reason = field.comment;
  return found;
}

/// Gives each signature the result that was reported about it. Several results that fit several signatures alike are
/// taken in order.
constexpr void report_dkim(const authentication_results::field& field,
                           bounded_list<dkim::result>& signatures) noexcept {
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
    for (const auto& result : field.results()) {
      if (!result.is("dkim") || !detail::is_about(result, *mine.signature, *d)) continue;
      // header.b tells twins apart; without it they are told apart by their order.
      if (result.property("header", "b").empty() && twins-- > 0) continue;
      mine.source = result_source::reported;
      mine.reported = mine.code = parse_result(result.value).value_or(result_code::none);
      mine.reason = result.reason.empty() ? result.first_comment() : result.reason;
      break;
    }
  }
}

/// The words that a receiver has for a policy, as those of a DMARC record; empty for any other.
constexpr std::string_view policy_word(std::string_view text) noexcept {
  for (const std::string_view policy : {"none", "quarantine", "reject"}) {
    if (ascii::iequals(text, policy)) return policy;
  }
  return {};
}

/// What the receiver says about DMARC.
struct reported_dmarc {
  bool present = false;
  result_code code = result_code::none;
  fromproof::domain author;  ///< header.from; empty where the receiver does not name it
  std::string_view policy;   ///< p= in its comment
  std::string_view word;     ///< the result as written
};

constexpr reported_dmarc find_reported_dmarc(const authentication_results::field& field) noexcept {
  for (const auto& result : field.results()) {
    if (!result.is("dmarc")) continue;
    return {.present = true,
            .code = parse_result(result.value).value_or(result_code::none),
            .author = detail::named_domain(result.property("header", "from")),
            .policy = policy_word(authentication_results::comment_parameter(result, "p")),
            .word = result.value};
  }
  return {};
}

}  // namespace fromproof::inline v0

#endif
