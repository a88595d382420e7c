#ifndef FROMPROOF_AUTHENTICATION_RESULTS_SPELLINGS_HPP
#define FROMPROOF_AUTHENTICATION_RESULTS_SPELLINGS_HPP

// The names of the facts in a result. RFC 8601 registers smtp.mailfrom, smtp.helo, header.from and smtp.remote-ip;
// receivers write other names too, and some put a fact into a comment. These functions know them all. They return a
// view into the field, as the receiver wrote it; read it with domain_part() and parse_ip_address().
//
//   const auto results = parse("mx.example; spf=pass (sender IP is 192.0.2.1) smtp.mfrom=a@b.example")->results();
//   mail_from_of(*results.begin());   // "a@b.example"
//   client_ip_of(*results.begin());   // "192.0.2.1"

#include <array>
#include <cstddef>
#include <string_view>

#include "../message/address_text.hpp"
#include "../text/ascii.hpp"
#include "parse.hpp"
#include "values.hpp"

namespace fromproof::inline v0::authentication_results {

namespace detail {

constexpr std::string_view without_angles(std::string_view value) noexcept {
  if (value.size() < 2 || value.front() != '<' || value.back() != '>') return value;
  return ascii::slice(value, 1, value.size() - 1);
}

/// The value of the first of these names that the result has, with that ptype; no data() if it has none of them.
template <std::size_t N>
constexpr std::string_view first_property(const result& from, std::string_view type,
                                          const std::array<std::string_view, N>& names) noexcept {
  std::size_t best = N;
  std::string_view value;
  for (const auto& p : from.properties()) {
    if (!ascii::iequals(p.type, type)) continue;
    for (std::size_t i = 0; i < best; ++i) {
      if (!ascii::iequals(p.name, names[i])) continue;
      best = i;
      value = p.value;
    }
  }
  return value;
}

/// The word of a comment that begins with `beginning`, up to white space, "," or ";".
constexpr std::string_view comment_word(const result& from, std::string_view beginning) noexcept {
  scanner scan{from.text};
  for (auto comment = next_comment(scan); comment.data() != nullptr; comment = next_comment(scan)) {
    // Text further in may be chosen by the sender: the domain or the address that was checked.
    if (!ascii::istarts_with(comment, beginning)) continue;
    std::size_t end = beginning.size();
    while (end < comment.size() && !ascii::is_fws(comment[end]) && comment[end] != ',' && comment[end] != ';') ++end;
    return ascii::slice(comment, beginning.size(), end);
  }
  return {};
}

}  // namespace detail

/// The reverse-path or its domain that an SPF result is about, without angle brackets. Empty with data() for a null
/// reverse-path; no data() if the result does not say, is about something else (smtp.pra, smtp.helo) or is not of SPF.
constexpr std::string_view mail_from_of(const result& spf) noexcept {
  if (!spf.is("spf")) return {};
  // "mail" is used by Coremail (163, QQ) and pair.com, "mfrom" and "from" by Sendmail's SPF filter and the drafts of
  // ARC.
  constexpr std::array<std::string_view, 5> names{"mailfrom"sv, "mail"sv, "mfrom"sv, "envelope-from"sv, "from"sv};
  return detail::without_angles(detail::first_property(spf, "smtp", names));
}

/// The HELO name that a result is about or mentions, without the "postmaster@" that Cisco's servers put before it.
constexpr std::string_view helo_of(const result& from) noexcept {
  const auto helo = detail::first_property(from, "smtp", std::array<std::string_view, 2>{"helo", "ehlo"});
  const std::size_t at = helo.rfind('@');
  return at == std::string_view::npos ? helo : ascii::slice(helo, at + 1, helo.size());
}

/// The client's address that a result mentions, without brackets, "IPv6:" and zone; empty if there is none.
constexpr std::string_view client_ip_of(const result& from) noexcept {
  using message::address_in;
  // Google's "gateway.spf" names the gateway, not the client that sent the mail to it.
  if (from.method.find('.') != std::string_view::npos) return {};
  // Microsoft: "spf=pass (sender IP is 192.0.2.1)". pypolicyd-spf: "(client-ip=192.0.2.1; helo=…)" after the property.
  for (const std::string_view beginning : {"sender IP is ", "client-ip="}) {
    if (const auto address = address_in(detail::comment_word(from, beginning)); !address.empty()) return address;
  }
  constexpr std::array<std::string_view, 2> names{"remote-ip"sv, "client-ip"sv};
  if (const auto address = address_in(detail::first_property(from, "smtp", names)); !address.empty()) return address;
  if (const auto address = address_in(from.property("policy", "iprev")); !address.empty()) return address;
  // Amazon SES: the keys of Received-SPF, the first of them inside the result.
  return address_in(from.property("", "client-ip"));
}

/// The author's domain or address that a result is about: header.from, and for DMARC also "d=" after the comment, as
/// Cisco's servers write it. Without angle brackets; no data() if the result does not say.
constexpr std::string_view author_of(const result& from) noexcept {
  if (const auto author = from.property("header", "from"); author.data() != nullptr) {
    return detail::without_angles(author);
  }
  if (!from.is("dmarc")) return {};
  if (const auto domain = from.property("", "d"); domain.data() != nullptr) return domain;
  if (const auto domain = from.property("header", "d"); domain.data() != nullptr) return domain;
  // In Fastmail's comment d= is the disposition.
  const auto domain = comment_parameter(from, "d");
  return domain.find('.') == std::string_view::npos ? std::string_view{} : domain;
}

namespace detail {

/// The facts that identify the signature of a DKIM result, and its word.
struct dkim_claim {
  std::string_view domain, selector, signature, word;

  constexpr dkim_claim() noexcept = default;
  constexpr explicit dkim_claim(const result& its_from) noexcept : word{its_from.value} {
    std::string_view identity;
    for (const auto& p : its_from.properties()) {
      if (domain.data() == nullptr && p.is("header", "d")) domain = p.value;
      if (identity.data() == nullptr && p.is("header", "i")) identity = p.value;
      if (selector.data() == nullptr && p.is("header", "s")) selector = p.value;
      if (signature.data() == nullptr && p.is("header", "b")) signature = p.value;
    }
    if (domain.data() == nullptr) domain = domain_part(identity);
  }

  constexpr bool is_about_the_same(const dkim_claim& other) const noexcept {
    return ascii::iequals(domain, other.domain) && ascii::iequals(selector, other.selector) &&
           signature == other.signature;
  }
};

}  // namespace detail

/// How many signatures contradicts() distinguishes in one field.
inline constexpr std::size_t most_signatures_compared = 32;

/// Whether a field gives two different results for the same thing, which makes both worthless: RFC 8601 has no such
/// field, but a sender who injects text into a server's field produces one. The same thing is
///
/// - for SPF the MAIL FROM identity, whatever address each result names, because a message has only one. Ignores
///   results about HELO or the PRA;
/// - for DKIM a signature: the same domain, selector and header.b, or the same ones absent. A field with more than
///   `most_signatures_compared` signatures contradicts itself;
/// - for any other method the message.
///
/// Words compare without case. Linear in the field's length; for DKIM, times that bound at most.
constexpr bool contradicts(const field& read, std::string_view method) noexcept {
  const bool is_spf = ascii::iequals(method, "spf");
  const bool is_dkim = ascii::iequals(method, "dkim");
  std::array<detail::dkim_claim, most_signatures_compared> claims;
  std::size_t count = 0;
  std::string_view word;
  for (const auto& each : read.results()) {
    if (!each.is(method)) continue;
    if (is_dkim) {
      const detail::dkim_claim claim{each};
      bool known = false;
      for (std::size_t i = 0; i < count && !known; ++i) {
        known = claims[i].is_about_the_same(claim);
        if (known && !ascii::iequals(claims[i].word, claim.word)) return true;
      }
      if (known) continue;
      if (count == claims.size()) return true;
      claims[count++] = claim;
      continue;
    }
    if (is_spf && mail_from_of(each).data() == nullptr) {
      if (each.property("smtp", "helo").data() != nullptr || each.property("smtp", "pra").data() != nullptr) continue;
    }
    if (word.data() != nullptr && !ascii::iequals(word, each.value)) return true;
    word = each.value;
  }
  return false;
}

}  // namespace fromproof::inline v0::authentication_results

#endif
