#ifndef FROMPROOF_DNS_QUERY_HPP
#define FROMPROOF_DNS_QUERY_HPP

// What evaluators ask DNS, and the answers. The core sends nothing: the caller brings a resolver, a callable from query
// to answer. A resolver that does not know the answer yet returns `pending`; the evaluator then returns at once, and is
// run again from the start when the answer has come. So every evaluator is a pure function of its inputs and the
// answers.
//
//   const auto resolver = [&](const dns::query& q) -> dns::answer { return zone.look_up(q); };

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/language.hpp"
#include "../text/maybe.hpp"
#include "../text/slice.hpp"
#include "../text/words.hpp"
namespace fromproof::inline v0::dns {

/// The record types that mail authentication uses, by their numbers (RFC 1035 section 3.2.2, RFC 3596, RFC 6698).
enum class record_type : std::uint16_t { a = 1, cname = 5, ptr = 12, mx = 15, txt = 16, aaaa = 28, tlsa = 52 };

constexpr std::string_view word(record_type type) noexcept {
  switch (type) {
    case record_type::a: return "A";
    case record_type::cname: return "CNAME";
    case record_type::ptr: return "PTR";
    case record_type::mx: return "MX";
    case record_type::txt: return "TXT";
    case record_type::aaaa: return "AAAA";
    case record_type::tlsa: return "TLSA";
  }
  return {};
}

enum class status : std::uint8_t {
  ok,            ///< there are records
  no_data,       ///< the name exists but has no records of that type; an alias exists, wherever it leads
  nxdomain,      ///< neither the name nor any name below it exists (RFC 8020)
  failure,       ///< no usable answer: SERVFAIL, REFUSED, a timeout, or an unreadable answer
  pending,       ///< not known yet: ask again later
  out_of_space,  ///< the caller's memory is too small for the answers; never a verdict
};

namespace detail {
inline constexpr auto status_words = words_of<status>({
    {status::ok, "ok"},
    {status::no_data, "no-data"},
    {status::nxdomain, "nxdomain"},
    {status::failure, "failure"},
    {status::pending, "pending"},
    {status::out_of_space, "out-of-space"},
});
}  // namespace detail

constexpr std::string_view word(status how) noexcept {
  return detail::status_words[how];
}

/// A question. `name` is an absolute domain name in A-labels, without its final dot. Names compare without case.
struct query {
  std::string_view name;
  record_type type = record_type::txt;
};

/// One record of an answer.
struct record {
  /// TXT: the strings joined (RFC 7208 section 3.3, RFC 6376 section 3.6.2.2). A, AAAA: 4 or 16 octets. TLSA: its
  /// octets. MX, PTR, CNAME: a domain name without its final dot.
  std::string_view data;
  std::uint16_t preference = 0;  ///< of MX
};

/// What is known about a question. The list of records stays valid until the next call of the resolver; the data that
/// its records view stays valid until the evaluator that asked has returned. An answer without a status is a failure.
struct answer {
  dns::status status = status::failure;
  slice<const record> records = {};
};

/// The answer of a resolver that does not know yet.
inline constexpr answer unanswered{.status = status::pending, .records = {}};

/// Memory of the caller that holds answers.
struct record_memory {
  slice<record> records;
  slice<char> text;  ///< for the data of the records
};

/// What DNSSEC says about an answer (RFC 4033 section 5).
enum class security : std::uint8_t { unknown, insecure, secure, bogus };

namespace detail {
inline constexpr auto security_words = words_of<security>({
    {security::unknown, "unknown"},
    {security::insecure, "insecure"},
    {security::secure, "secure"},
    {security::bogus, "bogus"},
});
}  // namespace detail

constexpr std::string_view word(security how) noexcept {
  return detail::security_words[how];
}

/// A question and its answer, to show what a verdict is based on.
struct exchange {
  query question;
  answer answered;
  dns::security security = dns::security::unknown;
};

/// A callable that returns answers, or says that they are pending.
template <class R>
concept resolver = requires(R& r, const query& q) {
  { r(q) } -> std::same_as<answer>;
};

/// A resolver that can replace some answers by a number, when the evaluator needs only that. The evaluator takes mark()
/// before the questions. summarize() stores the number; at the same place of the next run recall() returns it.
/// summarize() is false if there is no room for the number.
template <class R>
concept summarizing_resolver = resolver<R> && requires(R& r, std::size_t mark, std::uint16_t number) {
  { r.recall() } -> std::same_as<maybe<std::uint16_t>>;
  { r.mark() } -> std::same_as<std::size_t>;
  { r.summarize(mark, number) } -> std::same_as<bool>;
};

/// The resolver for programs without DNS: it knows no answer and never will.
struct no_resolver {
  constexpr answer operator()(const query&) const noexcept { return {.status = status::failure, .records = {}}; }
};

}  // namespace fromproof::inline v0::dns

#endif
