#ifndef FROMPROOF_MESSAGE_TRACE_HPP
#define FROMPROOF_MESSAGE_TRACE_HPP

// What the servers on the way wrote about a message: the Received fields (RFC 5321 section 4.4), as views.
//
//   auto hop = fromproof::message::parse_received(field.body);
//   show(hop->from_helo, hop->client_ip, hop->by);   // "mail.example.com", "192.0.2.1", "mx.example.net"
//
// Hardly any server follows the grammar of Received. Reads the forms of Postfix, Exim, Sendmail, qmail, Exchange,
// Cisco's servers and the large receivers; anything in an unknown place stays empty. A trace field proves nothing: a
// sender can write any field below the receiver's own. Even in the receiver's own field the client chooses the HELO
// name; whatever it holds, the address, the looked-up name and the by-clause are read from the server's text.

#include <array>
#include <cstddef>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/lifetime.hpp"
#include "../text/sink.hpp"
#include "address_text.hpp"
#include "token.hpp"

namespace fromproof::inline v0::message {

struct received {
  bool has_from = false;           ///< there is a from-clause: another machine sent the message
  std::string_view from_helo;      ///< the name that the client gave in HELO or EHLO
  std::string_view from_tcp_info;  ///< the name that the server found for the client's address, never HELO
  std::string_view client_ip;      ///< the client's address as the server saw it, without brackets, "IPv6:" and zone;
                                   ///< read it with parse_ip_address
  std::string_view by;             ///< the server that wrote the field
  std::string_view by_ip;          ///< its own address, after its name or instead of it
  std::string_view by_comment;     ///< what the server adds about itself: "Postfix", "Exim 4.98", "LMTPProxy"
  std::string_view via;            ///< the link, if not TCP
  std::string_view with;           ///< the protocol: "ESMTPS"; Exchange writes "Microsoft SMTP Server"
  std::string_view id;             ///< the server's name for the message, without angle brackets
  std::string_view for_;           ///< a recipient, without angle brackets
  std::string_view date;           ///< the text after the last semicolon, with comments and folds: see parse_date
};

namespace detail {

/// The next word, from `at` up to white space or one of `stops`. Moves `at` past the word.
constexpr std::string_view next_word(std::string_view text, std::size_t& at, std::string_view stops = {}) noexcept {
  const auto is_stop = [stops](char c) { return ascii::is_fws(c) || stops.find(c) != std::string_view::npos; };
  while (at < text.size() && is_stop(text[at])) ++at;
  const std::size_t begin = at;
  while (at < text.size() && !is_stop(text[at])) ++at;
  return {text.data() + begin, at - begin};
}

constexpr std::string_view first_word(std::string_view text) noexcept {
  std::size_t at = 0;
  return next_word(text, at);
}

/// Reads what the comments after the from-word say about the client: "(name [address])", "([address] helo=name)",
/// "(HELO name)", "(address)".
class client_reader {
 public:
  constexpr void read(std::string_view comment) noexcept {
    // Postfix: a login and the name in a certificate are never the client's address, whatever they look like.
    if (ascii::istarts_with(comment, "Authenticated sender") || ascii::istarts_with(comment, "Client CN")) return;
    std::string_view name, address;
    bool forged = false, helo_equals = false;
    std::size_t at = 0;
    for (auto word = next_word(comment, at, "(),"); !word.empty(); word = next_word(comment, at, "(),")) {
      // The text after a HELO name, or after the name from the client's identd, may be a part of that name.
      if (ascii::istarts_with(word, "ident=")) {
        helo_equals = true;  // as in Exim's form, so that no later comment replaces the address
        break;
      }
      if (ascii::istarts_with(word, "helo=")) {
        take_helo(ascii::slice(word, 5, word.size()));
        helo_equals = true;
        break;
      }
      if (ascii::iequals(word, "HELO") || ascii::iequals(word, "EHLO") || ascii::iequals(word, "LHLO")) {
        take_helo(next_word(comment, at, "(),"));
        address = {};
        break;
      }
      if (!address.empty()) {
        forged = forged || ascii::iequals(word, "forged");
      } else if (address = address_in(word); address.empty() && at == word.size()) {
        name = word;
      }
    }
    has_equals_ = has_equals_ || helo_equals;
    if (address.empty()) return;
    if (helo_equals && equals_address_.empty()) equals_address_ = address;
    last_has_helo_ = helo_equals;
    // The last comment with an address is the server's own; the client can put an address into its HELO.
    address_ = address;
    named_ = !name.empty();
    // Sendmail: "(name [address] (may be forged))" marks a name that does not resolve to the address.
    name_ = forged ? std::string_view{} : found_name(name);
  }

  /// Sets the client. The other clauses of the field must have been read.
  constexpr void finish(received& out) const noexcept {
    const std::string_view word = out.from_helo;
    const std::string_view word_address = address_in(word);
    const bool exim = ascii::istarts_with(out.by_comment, "Exim");
    out.client_ip = address_;
    // "from name ([address] helo=…)", "from [address] (helo=…)": Exim writes the address before any text of the client.
    const std::string_view first = has_equals_ && equals_address_.empty() ? word_address : equals_address_;
    if (!first.empty() && exim) out.client_ip = first;
    if (!first.empty() && !address_.empty() && address_ != first && out.by_comment.empty()) {
      out.client_ip = {};  // the server does not name itself: either may be the HELO, and nothing tells which
      return;
    }
    // "from HELO (name [address])", by Postfix, Sendmail, Google and most others.
    if (named_ && out.client_ip.data() == address_.data()) return static_cast<void>(out.from_tcp_info = name_);

    // Other servers may write the name that they found first, and the HELO name in a comment.
    const bool found = has_helo_ || exim;
    if (has_helo_) out.from_helo = helo_;
    if (!word_address.empty()) {
      // Yahoo writes "from ADDRESS (EHLO name)", with its own address as the name.
      if (found && (out.client_ip.empty() || exim)) {
        out.client_ip = word_address;
      } else if (has_helo_ && word_address != out.client_ip) {
        out.client_ip = {};  // either may be the client's name that looks like an address, and nothing tells which
      }
    } else if (found && !out.client_ip.empty() && (equals_address_.empty() || last_has_helo_ || exim)) {
      out.from_tcp_info = found_name(word);
    }
  }

 private:
  constexpr void take_helo(std::string_view helo) noexcept {
    if (has_helo_) return;
    has_helo_ = true;
    helo_ = helo;
  }

  /// "unknown" is not a name. Google ends a name with a dot; Sendmail puts the answer of identd before it.
  static constexpr std::string_view found_name(std::string_view name) noexcept {
    if (ascii::iequals(name, "unknown") || name.find('=') != std::string_view::npos) return {};
    if (const std::size_t at = name.rfind('@'); at != std::string_view::npos) name.remove_prefix(at + 1);
    if (name.ends_with(':')) return {};  // Courier: "IDENT: user, name [address]"
    if (name.ends_with('.')) name.remove_suffix(1);
    return name;
  }

  std::string_view helo_, name_, address_, equals_address_;
  bool has_helo_ = false, has_equals_ = false, named_ = false, last_has_helo_ = false;
};

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

/// The words, comments and semicolons of a Received field.
class trace_scanner {
 public:
  enum class kind : unsigned char { end, word, comment, semicolon };

  struct item {
    kind what = kind::end;
    std::string_view text;  ///< of a comment, without its parentheses
    std::size_t begin = 0;
  };

  constexpr explicit trace_scanner(std::string_view its_body) noexcept : scan_{its_body} {}

  /// `address`: an address is expected, which may contain a quoted string. Any other quote is an octet that a client
  /// chose for its HELO, and must not hide the rest of the field.
  constexpr item next(bool address) noexcept {
    while (true) {
      while (!scan_.at_end() && ascii::is_fws(scan_.peek())) scan_.take(scan_.peek());
      const std::size_t begin = scan_.at();
      if (scan_.at_end()) return {kind::end, scan_.here(), begin};
      if (scan_.take(';')) return {kind::semicolon, scan_.here(), begin};
      if (scan_.peek() != '(') return {kind::word, word(address), begin};
      if (skip_comment()) return {kind::comment, ascii::slice(scan_.text(), begin + 1, scan_.at() - 1), begin};
      if (error_ == errc::none) {
        error_ = errc::unterminated_comment;
        error_offset_ = begin;
      }
      // The same holds for a parenthesis. The bound keeps the time linear.
      scan_.move_to(++opened_ > most_opened ? scan_.text().size() : begin + 1);
    }
  }

  constexpr errc error() const noexcept { return error_; }
  constexpr std::size_t error_offset() const noexcept { return error_offset_; }
  /// Whether reading stopped because there were too many unmatched parentheses.
  constexpr bool gave_up() const noexcept { return opened_ > most_opened; }

 private:
  static constexpr int most_opened = 8;

  /// Skips a comment. "(envelope-from <"a) by x"@example>)" holds an address that the sender chose.
  constexpr bool skip_comment() noexcept {
    const std::size_t begin = scan_.at();
    if (ascii::istarts_with(ascii::slice(scan_.text(), begin + 1, scan_.text().size()), "envelope-")) {
      while (!scan_.at_end() && scan_.peek() != '<' && scan_.peek() != ')') scan_.take(scan_.peek());
      if (scan_.peek() == '<') {
        while (!scan_.at_end() && scan_.peek() != '>') scan_.skip_one();
        scan_.take('>');
      }
      if (scan_.error() == errc::none && scan_.take(')')) return true;
      scan_.move_to(begin);
    }
    return scan_.skip_comment();
  }

  /// Reads up to white space, ";" or a comment.
  constexpr std::string_view word(bool address) noexcept {
    const std::size_t begin = scan_.at();
    while (!scan_.at_end() && !ascii::is_fws(scan_.peek()) && scan_.peek() != ';' && scan_.peek() != '(') {
      const std::size_t at = scan_.at();
      if (scan_.peek() != '"' || !address) {
        scan_.move_to(at + 1);
        continue;
      }
      // Only a local part may be quoted. One attempt per word keeps the time linear.
      address = scan_.skip_quoted_string() && (scan_.peek() == '@' || scan_.peek() == '.');
      if (!address) scan_.move_to(at + 1);
    }
    return ascii::slice(scan_.text(), begin, scan_.at());
  }

  token::scanner scan_;
  std::size_t error_offset_ = 0;
  int opened_ = 0;
  errc error_{};
};

/// The offset at which the server's own lines have surely ended: the first line end after a "by" and a semicolon,
/// counted as octets, inside comments too. HELO cannot contain a line end. But the mail begins below the last field
/// that a server wrote, and if its first line starts with white space, it continues that field. npos if no line
/// follows.
constexpr std::size_t find_own_end(std::string_view body) noexcept {
  const auto is_end = [](char c) { return ascii::is_fws(c) || c == '(' || c == ')' || c == ';'; };
  bool by = false, semicolon = false;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (semicolon && body[i] == '\n') return i;
    semicolon = semicolon || (by && body[i] == ';');
    by = by || (i + 2 < body.size() && ascii::iequals(ascii::slice(body, i, i + 2), "by") && is_end(body[i + 2]) &&
                (i == 0 || is_end(body[i - 1])));
  }
  return std::string_view::npos;
}

/// The start of the by-clause, and whether it is the only "by" of the field. A second one may be the client's, in HELO
/// before the server's or in the envelope sender after it, and nothing tells which.
struct by_clause {
  std::size_t begin = std::string_view::npos;
  bool only = true;
};

constexpr by_clause find_by_clause(std::string_view body) noexcept {
  trace_scanner scan{body};
  std::size_t found = std::string_view::npos;
  bool only = true;
  auto current = clause::none;
  bool has_from = false, fresh = false;
  for (auto item = scan.next(false); item.what != trace_scanner::kind::end;) {
    const bool is_word = item.what == trace_scanner::kind::word;
    // The word right after a clause's name is its value, even if it is "by".
    const auto named = is_word && !fresh ? clause_of(item.text) : clause::none;
    if (named == clause::from) has_from = true;
    if (named == clause::by && (has_from || found == std::string_view::npos)) {
      only = found == std::string_view::npos;
      found = item.begin;
    }
    if (named != clause::none) current = named;
    fresh = named != clause::none;
    const bool envelope = is_word && ascii::iequals(item.text, "envelope-from");  // Haraka
    item = scan.next(found != std::string_view::npos && (envelope || (fresh && current == clause::for_)));
  }
  return {scan.gave_up() ? body.size() : found, only};
}

/// Reads a comment after the by-word.
constexpr void read_server(std::string_view comment, received& out) noexcept {
  std::size_t at = 0;
  const auto first = next_word(comment, at);
  const auto second = next_word(comment, at);
  // "(address)"; amavis writes "by localhost (name [address])".
  std::string_view address = second.empty() ? address_in(first) : std::string_view{};
  if (second.starts_with('[') && next_word(comment, at).empty()) address = address_in(second);
  if (!address.empty()) {
    if (out.by_ip.empty()) out.by_ip = address;
  } else if (out.by_comment.empty() && !ascii::istarts_with(comment, "envelope-")) {
    out.by_comment = ascii::trim(comment);
  }
}

}  // namespace detail

/// Whether a Received field has a from-clause, without reading the rest. It must come first (RFC 5321 section 4.4).
constexpr bool has_from_clause(std::string_view body) noexcept {
  detail::trace_scanner scan{body};
  auto item = scan.next(false);
  while (item.what == detail::trace_scanner::kind::comment) item = scan.next(false);
  return item.what == detail::trace_scanner::kind::word && ascii::iequals(item.text, "from");
}

/// Reads the body of a Received field. Errors: empty, unterminated_comment; the value holds what could be read.
constexpr parsed<received> parse_received(std::string_view body FROMPROOF_LIFETIMEBOUND) noexcept {
  using detail::clause;
  using kind = detail::trace_scanner::kind;
  received read;
  detail::client_reader client;
  detail::trace_scanner scan{body};
  // A "by" after the server's own lines: HELO or the mail continues the field, and nothing tells which "by" is the
  // server's.
  const auto found = detail::find_by_clause(body);
  const bool below = found.begin != std::string_view::npos && found.begin > detail::find_own_end(body);
  const bool doubtful = below || !found.only;
  const std::size_t by = doubtful ? body.size() : found.begin;
  auto current = clause::none;
  std::string_view last;  // the last word of the clause
  std::size_t date = body.size();
  bool date_found = false, fresh = false, envelope = false, ended = false;
  while (true) {
    const auto item = scan.next(envelope || (fresh && current == clause::for_));
    envelope = false;
    if (item.what == kind::end) break;
    const bool before_by = by != std::string_view::npos && item.begin < by;
    if (item.what == kind::comment) {
      if (current == clause::from) client.read(item.text);
      if (current == clause::by) detail::read_server(item.text, read);
      // Exim names itself after the protocol.
      if (current == clause::with && read.by_comment.empty() && ascii::istarts_with(item.text, "Exim")) {
        read.by_comment = item.text;
      }
      // "from (name [address]) by": the client gave no name.
      last = {};
      fresh = false;
      continue;
    }
    if (item.what == kind::semicolon) {
      if (before_by) continue;
      date = item.begin + 1;
      date_found = true;
      ended = true;
      fresh = false;
      current = clause::none;
      continue;
    }
    const std::string_view word = item.text;
    // The clauses end with the semicolon (RFC 5321 section 4.4).
    auto named = fresh || ended ? clause::none : detail::clause_of(word);
    if (before_by && named != clause::from) named = clause::none;
    if (std::string_view* const value = named == clause::none ? nullptr : detail::value_of(read, named);
        value != nullptr && value->data() == nullptr) {
      current = named;
      fresh = true;
      last = {};
      if (named == clause::from) read.has_from = true;
      *value = ascii::slice(word, word.size(), word.size());
      continue;
    }
    envelope = !before_by && ascii::iequals(word, "envelope-from");
    std::string_view* const value = detail::value_of(read, current);
    if (value != nullptr && (fresh || (value->empty() && current != clause::from))) {
      *value = word;
      last = word;
    } else if (value != nullptr && !last.empty() && (current == clause::with || current == clause::via)) {
      // "with Microsoft SMTP Server": the words up to a comment or the next clause.
      *value = {value->data(), ascii::offset_in({value->data(), body.size()}, word) + word.size()};
      last = word;
    }
    fresh = false;
  }
  if (date_found) read.date = ascii::trim({body.data() + date, body.size() - date});
  read.id = without_brackets(read.id);
  read.for_ = without_brackets(read.for_);
  if (const auto address = address_in(read.by); !address.empty()) read.by_ip = address;
  if (!scan.gave_up() && !doubtful) client.finish(read);
  if (scan.error() != errc::none) return {read, scan.error(), scan.error_offset()};
  if (ascii::trim(body).empty()) return {read, errc::empty, body.size()};
  return {read, errc::none, 0};
}
template <temporary_string S>
parsed<received> parse_received(S&&) = delete;  // the result refers to the text: give it a name

/// Whether the protocol of a field says that the message was passed on inside one system: LMTP (RFC 2033 section 5
/// forbids it beyond a local network), HTTP, and names of no network protocol. A webmail also accepts a message by
/// "HTTP", so such a hop is internal only between hosts of the receiver.
constexpr bool is_local_delivery(const received& hop) noexcept {
  constexpr std::array<std::string_view, 12> protocols{"LMTP"sv,     "LMTPA"sv,     "LMTPS"sv,     "LMTPSA"sv,
                                                       "UTF8LMTP"sv, "UTF8LMTPA"sv, "UTF8LMTPS"sv, "UTF8LMTPSA"sv,
                                                       "HTTP"sv,     "HTTPS"sv,     "mapi"sv,      "local"sv};
  const auto protocol = detail::first_word(hop.with);
  for (const auto each : protocols) {
    if (ascii::iequals(protocol, each)) return true;
  }
  std::size_t at = 0;
  return ascii::iequals(detail::next_word(hop.via, at), "Mailbox") &&
         ascii::iequals(detail::next_word(hop.via, at), "Transport");
}

}  // namespace fromproof::inline v0::message

#endif
