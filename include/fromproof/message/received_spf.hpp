#ifndef FROMPROOF_MESSAGE_RECEIVED_SPF_HPP
#define FROMPROOF_MESSAGE_RECEIVED_SPF_HPP

// Received-SPF (RFC 7208 section 9.1), as views: what a server says about SPF.
//
//   auto spf = fromproof::message::parse_received_spf(field.body);
//   show(spf->result, spf->client_ip, spf->envelope_from);   // "pass", "192.0.2.1", "shop@example.com"

#include <array>
#include <cstddef>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/lifetime.hpp"
#include "address_text.hpp"
#include "token.hpp"

namespace fromproof::inline v0::message {

/// What a receiver says about SPF. `identity` says what was checked: a result for "helo" says nothing about the
/// envelope sender and is no evidence for DMARC (RFC 9989 section 4.4.2).
struct received_spf {
  std::string_view result;     ///< as written: "pass"; compare without case
  std::string_view comment;    ///< the first comment, without its parentheses
  std::string_view client_ip;  ///< from client-ip=, otherwise from the comment
  std::string_view
      envelope_from;  ///< from envelope-from=, otherwise "domain of X" in the comment, where Microsoft writes no "@"
  std::string_view helo;
  std::string_view identity;  ///< "mailfrom" or "helo"; empty if the field does not say
  std::string_view receiver;  ///< from receiver=, otherwise the name before the colon in the comment
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

/// A word in the prose of a comment, including any quoted local part.
constexpr std::string_view prose_word(token::scanner& scan) noexcept {
  while (!scan.at_end() && ascii::is_fws(scan.peek())) scan.take(scan.peek());
  const std::size_t begin = scan.at();
  while (!scan.at_end() && !ascii::is_fws(scan.peek())) scan.skip_one();
  return {scan.text().data() + begin, scan.at() - begin};
}

/// "google.com: domain of X designates 192.0.2.1 as permitted sender" and similar comments, which no standard defines.
constexpr void read_spf_comment(std::string_view comment, received_spf& out) noexcept {
  token::scanner scan{comment};
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
    } else if (out.client_ip.empty() && resembles_ip_address(word)) {
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
/// unterminated_quoted_string, unexpected_character; the value holds what was read before the error.
///
/// Removes quotes and angle brackets around a value. If a key has two different values, the error is
/// unexpected_character: one value may be the sender's, written after a comment that the sender ended.
constexpr parsed<received_spf> parse_received_spf(std::string_view body FROMPROOF_LIFETIMEBOUND) noexcept {
  received_spf read;
  token::scanner scan{body};
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
    // A sender who ended a comment early may have written the keys after it: pass (domain of "a)
    // envelope-from=…"@x.example).
    if (scan.has_open_quote()) return {read, errc::unterminated_quoted_string, scan.open_quote()};
    if (scan.at_end()) break;
    if (scan.take(';')) continue;
    const std::size_t key_at = scan.at();
    const std::string_view key = scan.dotted_keyword();
    if (!scan.skip_cfws()) return failed(errc::unterminated_comment, scan.at());
    if (key.empty() || !scan.take('=')) return failed(errc::unexpected_character, key_at);
    // A value may be empty; then the white space after "=" belongs to the next key.
    token::value value;
    const std::size_t value_at = scan.at();
    if (!scan.skip_cfws()) return failed(errc::unterminated_comment, scan.at());
    token::scanner ahead = scan;
    const bool next_key = scan.at() != value_at && !ahead.dotted_keyword().empty() && ahead.peek() == '=';
    if (!next_key && !scan.read_value(value)) return failed(errc::unexpected_character, scan.at());
    std::string_view* const target = detail::value_of(read, key);
    if (target == nullptr) continue;
    if (next_key) value.text = scan.here();
    const std::string_view text = without_brackets(value.text);
    if (target->data() != nullptr && *target != text) return {read, errc::unexpected_character, key_at};
    *target = text;
    if (target == &read.envelope_from) read.envelope_from_key = true;
  }
  detail::read_spf_comment(read.comment, read);
  return {read, errc::none, 0};
}
template <temporary_string S>
parsed<received_spf> parse_received_spf(S&&) = delete;  // the result refers to the text: give it a name

/// The server that a Received-SPF field names. Empty for a recipient's address, which some servers write there, and for
/// "<UNKNOWN>" of Postfix policy daemons.
constexpr std::string_view named_receiver(const received_spf& field) noexcept {
  const bool unnamed = ascii::iequals(field.receiver, "unknown") || field.receiver.find('@') != std::string_view::npos;
  return unnamed ? std::string_view{} : field.receiver;
}

}  // namespace fromproof::inline v0::message

#endif
