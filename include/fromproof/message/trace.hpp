#ifndef FROMPROOF_MESSAGE_TRACE_HPP
#define FROMPROOF_MESSAGE_TRACE_HPP

// What the servers on the way wrote about a message: Received (RFC 5321 section 4.4) and Received-SPF (RFC 7208
// section 9.1), as views.
//
//   auto hop = fromproof::message::parse_received(field.body);
//   show(hop->from_helo, hop->client_ip, hop->by);   // "mail.example.com", "192.0.2.1", "mx.example.net"
//
// Hardly any server writes Received by the grammar. The forms of Postfix, Exim, Sendmail, qmail, Exchange and of the
// large receivers are read; what is in no known place stays empty. Nothing in a trace field is proven: everyone below
// the receiver's own field can write what he likes.

#include <cstddef>
#include <string_view>

#include "../ascii.hpp"
#include "../error.hpp"
#include "../sink.hpp"
#include "scan.hpp"

namespace fromproof::inline v0::message {

struct received {
  bool has_from = false;           ///< it has a from-clause: another machine handed the message over
  std::string_view from_helo;      ///< what the client called itself in HELO or EHLO
  std::string_view from_tcp_info;  ///< the name that the server found for the client's address; may be "unknown"
  std::string_view client_ip;  ///< the client's address, without brackets and "IPv6:"; read it with parse_ip_address
  std::string_view by;         ///< the server that wrote the field
  std::string_view via;        ///< the link, if not TCP
  std::string_view with;       ///< the protocol: "ESMTPS"; Exchange writes "Microsoft SMTP Server"
  std::string_view id;         ///< the server's name for the message, without angle brackets
  std::string_view for_;       ///< a recipient, without angle brackets
  std::string_view date;       ///< what follows the last semicolon, comments and folds included
};

namespace detail {

/// Whether a text is made like an IP address: enough to find one in a comment, not to prove it one.
constexpr bool looks_like_ip(std::string_view text) noexcept {
  std::size_t dots = 0, colons = 0, digits = 0;
  for (const char c : text) {
    const char lower = ascii::to_lower(c);
    if (c == '.') {
      ++dots;
    } else if (c == ':') {
      ++colons;
    } else if (ascii::is_digit(c)) {
      ++digits;
    } else if (lower < 'a' || lower > 'f') {
      return false;
    }
  }
  if (colons >= 2) return text.size() <= 45;
  return colons == 0 && dots == 3 && digits + dots == text.size() && text.size() >= 7 && text.size() <= 15;
}

/// The address in "[192.0.2.1]", "[IPv6:2001:db8::1]:25", "192.0.2.1" or "user@192.0.2.1"; empty if there is none.
constexpr std::string_view address_in(std::string_view word) noexcept {
  const std::size_t open = word.find('[');
  if (open != std::string_view::npos) {
    word.remove_prefix(open + 1);
    const std::size_t close = word.find(']');
    if (close == std::string_view::npos) return {};
    word.remove_suffix(word.size() - close);
  } else if (const std::size_t at = word.rfind('@'); at != std::string_view::npos) {
    word.remove_prefix(at + 1);
  }
  if (ascii::istarts_with(word, "IPv6:")) word.remove_prefix(5);
  return looks_like_ip(word) ? word : std::string_view{};
}

constexpr std::string_view without_brackets(std::string_view word) noexcept {
  if (word.size() < 2 || word.front() != '<' || word.back() != '>') return word;
  return {word.data() + 1, word.size() - 2};
}

/// The next word up to white space or one of `stops`, from `at` on, which moves behind it.
constexpr std::string_view next_word(std::string_view text, std::size_t& at, std::string_view stops) noexcept {
  const auto is_stop = [stops](char c) { return ascii::is_fws(c) || stops.find(c) != std::string_view::npos; };
  while (at < text.size() && is_stop(text[at])) ++at;
  const std::size_t begin = at;
  while (at < text.size() && !is_stop(text[at])) ++at;
  return {text.data() + begin, at - begin};
}

/// The client's name stands in a comment: the word after "from" is what the server looked up, a name or an address.
constexpr void take_helo(std::string_view helo, received& out) noexcept {
  if (const auto address = address_in(out.from_helo); address.empty()) {
    out.from_tcp_info = out.from_helo;
  } else if (out.client_ip.empty()) {
    out.client_ip = address;
  }
  if (out.client_ip.empty()) out.client_ip = {helo.data(), 0};  // the HELO is not the address
  out.from_helo = helo;
}

/// A comment after the from-word: "(name [address])", "([address] helo=name)", "(HELO name)", "(address)".
constexpr void read_tcp_info(std::string_view comment, received& out) noexcept {
  std::string_view name, address;
  std::size_t at = 0;
  for (auto word = next_word(comment, at, "(),"); !word.empty(); word = next_word(comment, at, "(),")) {
    if (ascii::istarts_with(word, "helo=")) {
      word.remove_prefix(5);
      // Exim: the word after "from" is the name that it looked up, if there is a helo= at all.
      take_helo(word, out);
      name = out.from_tcp_info;
    } else if (ascii::iequals(word, "HELO") || ascii::iequals(word, "EHLO")) {
      // qmail and Yahoo: so is theirs; it may be an address.
      return take_helo(next_word(comment, at, "(),"), out);
    } else if (address.empty()) {
      address = address_in(word);
      if (address.empty() && name.empty() && at == word.size()) name = word;
    }
  }
  if (address.empty()) return;
  // The last comment with an address is the server's own: a client can put one into its HELO.
  out.client_ip = address;
  if (!name.empty()) out.from_tcp_info = name;
}

enum class clause : unsigned char { none, from, by, via, with, id, for_ };

constexpr clause clause_of(std::string_view word) noexcept {
  if (ascii::iequals(word, "from")) return clause::from;
  if (ascii::iequals(word, "by")) return clause::by;
  if (ascii::iequals(word, "via")) return clause::via;
  if (ascii::iequals(word, "with")) return clause::with;
  if (ascii::iequals(word, "id")) return clause::id;
  if (ascii::iequals(word, "for")) return clause::for_;
  return clause::none;
}

constexpr std::string_view* value_of(received& out, clause which) noexcept {
  switch (which) {
    case clause::from: return &out.from_helo;
    case clause::by: return &out.by;
    case clause::via: return &out.via;
    case clause::with: return &out.with;
    case clause::id: return &out.id;
    case clause::for_: return &out.for_;
    case clause::none: break;
  }
  return nullptr;
}

/// The word at the scanner, up to white space, ";" or a comment; in an address, a quoted string is a part of it.
constexpr std::string_view trace_word(scanner& scan, bool address) noexcept {
  const std::size_t begin = scan.at();
  while (!scan.at_end() && !ascii::is_fws(scan.peek()) && scan.peek() != ';' && scan.peek() != '(') {
    // A quote elsewhere is an octet that a client chose for its HELO, and must not hide the rest of the field.
    address ? scan.skip_one() : static_cast<void>(scan.take(scan.peek()));
  }
  return {scan.text().data() + begin, scan.at() - begin};
}

}  // namespace detail

/// Whether a Received field has a from-clause, without reading the rest. It comes first (RFC 5321 section 4.4).
constexpr bool has_from_clause(std::string_view body) noexcept {
  detail::scanner scan{body};
  return scan.skip_cfws() && ascii::iequals(detail::trace_word(scan, false), "from");
}

/// Reads the body of a Received field. Errors: empty, unterminated_comment, unterminated_quoted_string; the value
/// holds what stands before the fault.
constexpr parsed<received> parse_received(std::string_view body) noexcept {
  received read;
  detail::scanner scan{body};
  auto current = detail::clause::none;
  std::string_view last;  // the last word of the clause
  std::size_t date = body.size();
  bool date_found = false, fresh = false;
  while (true) {
    while (!scan.at_end() && ascii::is_fws(scan.peek())) scan.take(scan.peek());
    if (scan.at_end() || scan.error() != errc::none) break;
    if (scan.peek() == '(') {
      const std::size_t begin = scan.at() + 1;
      if (!scan.skip_comment()) break;
      if (current == detail::clause::from) {
        detail::read_tcp_info({body.data() + begin, scan.at() - 1 - begin}, read);
      }
      // "from (name [address]) by": the name that the client gave is missing.
      last = {};
      fresh = false;
      continue;
    }
    if (scan.take(';')) {
      date = scan.at();
      date_found = true;
      current = detail::clause::none;
      continue;
    }
    const std::string_view word = detail::trace_word(scan, fresh && current == detail::clause::for_);
    if (scan.error() != errc::none) break;
    // The word right after a clause's name is its value, even if it is "by": a client may choose its HELO.
    const auto named = fresh ? detail::clause::none : detail::clause_of(word);
    if (std::string_view* const value = named == detail::clause::none ? nullptr : detail::value_of(read, named);
        value != nullptr && value->data() == nullptr) {
      current = named;
      fresh = true;
      last = {};
      if (named == detail::clause::from) read.has_from = true;
      *value = {word.data() + word.size(), 0};
      continue;
    }
    std::string_view* const value = detail::value_of(read, current);
    if (value != nullptr && (fresh || value->empty())) {
      *value = word;
      last = word;
    } else if (value != nullptr && !last.empty() &&
               (current == detail::clause::with || current == detail::clause::via)) {
      // "with Microsoft SMTP Server": the words up to a comment or the next clause.
      *value = {value->data(), ascii::offset_in({value->data(), body.size()}, word) + word.size()};
      last = word;
    }
    fresh = false;
  }
  if (date_found) read.date = ascii::trim({body.data() + date, body.size() - date});
  read.id = detail::without_brackets(read.id);
  read.for_ = detail::without_brackets(read.for_);
  if (read.client_ip.data() == nullptr) read.client_ip = detail::address_in(read.from_helo);
  if (scan.error() != errc::none) return {read, scan.error(), scan.error_offset()};
  if (ascii::trim(body).empty()) return {read, errc::empty, body.size()};
  return {read, errc::none, 0};
}

/// What a receiver says about SPF. `identity` decides what the result is about: a result for "helo" says nothing of the
/// envelope sender and is no evidence for DMARC (RFC 9989 section 4.4.2).
struct received_spf {
  std::string_view result;     ///< as written: "pass"; compare without case
  std::string_view comment;    ///< the first comment, without its parentheses
  std::string_view client_ip;  ///< from client-ip=, else from the comment
  std::string_view
      envelope_from;  ///< from envelope-from=, else "domain of X" in the comment, where Microsoft has no "@"
  std::string_view helo;
  std::string_view identity;  ///< "mailfrom" or "helo"; empty if the field does not say
  std::string_view receiver;  ///< from receiver=, else the name before the colon in the comment
  std::string_view mechanism;
  std::string_view problem;
  bool envelope_from_key = false;  ///< envelope_from comes from the key, not from the comment
};

namespace detail {

constexpr bool is_spf_word(std::string_view word) noexcept {
  // "error" and "unknown" are the words of the drafts before RFC 4408.
  for (const std::string_view known :
       {"pass", "fail", "softfail", "neutral", "none", "temperror", "permerror", "error", "unknown"}) {
    if (ascii::iequals(word, known)) return true;
  }
  return false;
}

/// A word in the prose of a comment; a quoted local part is a part of it.
constexpr std::string_view prose_word(scanner& scan) noexcept {
  while (!scan.at_end() && ascii::is_fws(scan.peek())) scan.take(scan.peek());
  const std::size_t begin = scan.at();
  while (!scan.at_end() && !ascii::is_fws(scan.peek())) scan.skip_one();
  return {scan.text().data() + begin, scan.at() - begin};
}

/// "google.com: domain of X designates 192.0.2.1 as permitted sender" and its relatives. No standard knows them.
constexpr void read_spf_comment(std::string_view comment, received_spf& out) noexcept {
  scanner scan{comment};
  std::string_view before, word = prose_word(scan);
  if (word.size() > 1 && word.back() == ':' && word.find('.') != std::string_view::npos && out.receiver.empty()) {
    out.receiver = {word.data(), word.size() - 1};
  }
  bool sender = out.envelope_from_key;
  for (; !word.empty(); before = word, word = prose_word(scan)) {
    const bool of = word == "of" && (before == "domain" || before == "lookup");
    if (of && !sender) {
      word = prose_word(scan);
      if (word == "transitioning") word = prose_word(scan);
      if (word.ends_with(':')) word.remove_suffix(1);
      out.envelope_from = without_brackets(word);
      sender = true;
    } else if (out.client_ip.empty() && looks_like_ip(word)) {
      out.client_ip = word;
    }
  }
}

constexpr std::string_view* value_of(received_spf& out, std::string_view key) noexcept {
  if (ascii::iequals(key, "client-ip")) return &out.client_ip;
  if (ascii::iequals(key, "envelope-from")) return &out.envelope_from;
  if (ascii::iequals(key, "helo")) return &out.helo;
  if (ascii::iequals(key, "identity")) return &out.identity;
  if (ascii::iequals(key, "receiver")) return &out.receiver;
  if (ascii::iequals(key, "mechanism")) return &out.mechanism;
  if (ascii::iequals(key, "problem")) return &out.problem;
  return nullptr;
}

}  // namespace detail

/// Reads the body of a Received-SPF field. Errors: empty, bad_received_spf, unterminated_comment,
/// unterminated_quoted_string, unexpected_character; the value holds what stands before the fault.
///
/// Quotes and angle brackets around a value are left out. Of a key given twice the first counts.
constexpr parsed<received_spf> parse_received_spf(std::string_view body) noexcept {
  received_spf read;
  detail::scanner scan{body};
  const auto failed = [&](errc why, std::size_t where) -> parsed<received_spf> {
    if (scan.error() != errc::none) return {read, scan.error(), scan.error_offset()};
    return {read, why, where};
  };
  if (!scan.skip_cfws()) return failed(errc::unterminated_comment, 0);
  if (scan.at_end()) return failed(errc::empty, scan.at());
  const std::size_t begin = scan.at();
  read.result = scan.keyword();
  if (!detail::is_spf_word(read.result)) return failed(errc::bad_received_spf, begin);
  if (!scan.at_end() && !ascii::is_fws(scan.peek()) && scan.peek() != '(' && scan.peek() != ';') {
    return failed(errc::bad_received_spf, scan.at());
  }
  while (!scan.at_end() && ascii::is_fws(scan.peek())) scan.take(scan.peek());
  if (scan.peek() == '(') {
    const std::size_t open = scan.at() + 1;
    if (!scan.skip_comment()) return failed(errc::unterminated_comment, open);
    read.comment = {body.data() + open, scan.at() - 1 - open};
  }
  while (true) {
    if (!scan.skip_cfws()) return failed(errc::unterminated_comment, scan.at());
    if (scan.at_end()) break;
    if (scan.take(';')) continue;
    const std::size_t key_at = scan.at();
    const std::string_view key = scan.dotted_keyword();
    if (!scan.skip_cfws()) return failed(errc::unterminated_comment, scan.at());
    if (key.empty() || !scan.take('=')) return failed(errc::unexpected_character, key_at);
    // A value may be empty: the white space after "=" belongs to the next key then.
    detail::value value;
    const std::size_t value_at = scan.at();
    if (!scan.skip_cfws()) return failed(errc::unterminated_comment, scan.at());
    detail::scanner ahead = scan;
    const bool next_key = scan.at() != value_at && !ahead.dotted_keyword().empty() && ahead.peek() == '=';
    if (!next_key && !scan.read_value(value)) return failed(errc::unexpected_character, scan.at());
    std::string_view* const target = detail::value_of(read, key);
    if (target == nullptr || target->data() != nullptr) continue;
    if (next_key) value.text = scan.here();
    *target = detail::without_brackets(value.text);
    if (target == &read.envelope_from) read.envelope_from_key = true;
  }
  detail::read_spf_comment(read.comment, read);
  return {read, errc::none, 0};
}

}  // namespace fromproof::inline v0::message

#endif
