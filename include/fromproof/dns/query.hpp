#ifndef FROMPROOF_DNS_QUERY_HPP
#define FROMPROOF_DNS_QUERY_HPP

// What evaluators ask of DNS, and what they are told. The core sends nothing: whoever calls it brings a resolver, a
// callable from query to answer. One that does not know yet answers `pending`; the evaluator then returns at once, and
// is run again from the start when the answer is there. A pure function of its inputs and the answers can always be.
//
//   const auto resolver = [&](const dns::query& q) -> dns::answer { return zone.look_up(q); };

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "../text/language.hpp"

namespace fromproof::inline v0::dns {

/// The record types that mail authentication uses, by their numbers (RFC 1035 section 3.2.2, RFC 3596).
enum class record_type : std::uint16_t { a = 1, cname = 5, ptr = 12, mx = 15, txt = 16, aaaa = 28 };

constexpr std::string_view word(record_type type) noexcept {
  switch (type) {
    case record_type::a: return "A";
    case record_type::cname: return "CNAME";
    case record_type::ptr: return "PTR";
    case record_type::mx: return "MX";
    case record_type::txt: return "TXT";
    case record_type::aaaa: return "AAAA";
  }
  return {};
}

enum class status : std::uint8_t {
  ok,            ///< there are records
  no_data,       ///< the name exists, without records of that type; an alias exists, whatever it leads to
  nxdomain,      ///< the name does not exist, and nothing below it (RFC 8020)
  failure,       ///< no usable answer: SERVFAIL, REFUSED, silence, or an answer that cannot be read
  pending,       ///< not known yet: ask again later
  out_of_space,  ///< the caller's memory is too small for the answers; never a verdict
};

constexpr std::string_view word(status how) noexcept {
  constexpr std::array<std::string_view, 6> words{"ok", "no-data", "nxdomain", "failure", "pending", "out-of-space"};
  return words[static_cast<std::size_t>(how)];
}

/// A question. `name` is an absolute domain name without its final dot, in A-labels; names compare without case.
struct query {
  std::string_view name;
  record_type type = record_type::txt;
};

/// One record of an answer.
struct record {
  /// TXT: the strings joined (RFC 7208 section 3.3, RFC 6376 section 3.6.2.2). A, AAAA: 4 or 16 octets. MX, PTR,
  /// CNAME: a domain name without its final dot.
  std::string_view data;
  std::uint16_t preference = 0;  ///< of MX
};

/// What is known about a question. The span stays valid until the resolver is asked or told the next time; the data
/// that its records are views of, until the evaluator that asked has returned. One that nobody filled in is a failure.
struct answer {
  dns::status status = status::failure;
  std::span<const record> records;
};

/// What a resolver says that does not know yet.
inline constexpr answer unanswered{.status = status::pending, .records = {}};

/// Memory of the caller that answers are put into.
struct record_memory {
  std::span<record> records;
  std::span<char> text;  ///< for the data of the records
};

/// What DNSSEC says about an answer (RFC 4033 section 5).
enum class security : std::uint8_t { unknown, insecure, secure, bogus };

constexpr std::string_view word(security how) noexcept {
  constexpr std::array<std::string_view, 4> words{"unknown", "insecure", "secure", "bogus"};
  return words[static_cast<std::size_t>(how)];
}

/// A question and what came of it, for those who want to see what a verdict rests on.
struct exchange {
  query question;
  answer answered;
  dns::security security = dns::security::unknown;
};

/// A callable that knows answers, or that they are pending.
template <class R>
concept resolver = requires(R& r, const query& q) {
  { r(q) } -> std::same_as<answer>;
};

/// A resolver that an evaluator tells when it has got what it wanted from some answers, so that a number can replace
/// them. mark() is taken before the questions; summarize() keeps the number for recall(), which at the same place of
/// the next run gives it instead. Without room for the number, summarize() is false.
template <class R>
concept summarizing_resolver = resolver<R> && requires(R& r, std::size_t mark, std::uint16_t number) {
  { r.recall() } -> std::same_as<std::optional<std::uint16_t>>;
  { r.mark() } -> std::same_as<std::size_t>;
  { r.summarize(mark, number) } -> std::same_as<bool>;
};

/// The resolver of those who have no DNS: nothing is known, and nothing will be.
struct no_resolver {
  constexpr answer operator()(const query&) const noexcept { return {.status = status::failure, .records = {}}; }
};

}  // namespace fromproof::inline v0::dns

#endif
