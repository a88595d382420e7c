#ifndef FROMPROOF_MESSAGE_TRACE_HPP
#define FROMPROOF_MESSAGE_TRACE_HPP

// What the servers on the way wrote about a message: the Received fields (RFC 5321 section 4.4), as views.
//
//   auto hop = fromproof::message::parse_received(field.body);
//   show(hop->from_helo, hop->client_ip, hop->by);   // "mail.example.com", "192.0.2.1", "mx.example.net"
//
// Hardly any server writes Received by the grammar. The forms of Postfix, Exim, Sendmail, qmail, Exchange, Cisco's
// servers and of the large receivers are read; what is in no known place stays empty. Nothing in a trace field is
// proven: everyone below the receiver's own field can write what he likes. And within the receiver's own field the HELO
// name is the client's: whatever it holds, the address, the name that was looked up and the by-clause are the server's.

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
  bool has_from = false;           ///< it has a from-clause: another machine handed the message over
  std::string_view from_helo;      ///< what the client called itself in HELO or EHLO
  std::string_view from_tcp_info;  ///< the name that the server itself found for the client's address, never HELO
  std::string_view client_ip;      ///< the client's address as the server saw it, without brackets, "IPv6:" and zone;
                                   ///< read it with parse_ip_address
  std::string_view by;             ///< the server that wrote the field
  std::string_view by_ip;          ///< its own address, where it stands behind its name or for it
  std::string_view by_comment;     ///< what else it says of itself there: "Postfix", "Exim 4.98", "LMTPProxy"
  std::string_view via;            ///< the link, if not TCP
  std::string_view with;           ///< the protocol: "ESMTPS"; Exchange writes "Microsoft SMTP Server"
  std::string_view id;             ///< the server's name for the message, without angle brackets
  std::string_view for_;           ///< a recipient, without angle brackets
  std::string_view date;           ///< what follows the last semicolon, comments and folds included: see parse_date
};

namespace detail {

/// The next word up to white space or one of `stops`, from `at` on, which moves behind it.
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

/// What the comments behind the from-word say of the client: "(name [address])", "([address] helo=name)",
/// "(HELO name)", "(address)".
class client_reader {
 public:
  constexpr void read(std::string_view comment) noexcept {
    // Postfix: a login and the name in a certificate are no address of the client's, whatever they look like.
    if (ascii::istarts_with(comment, "Authenticated sender") || ascii::istarts_with(comment, "Client CN")) return;
    std::string_view name, address;
    bool forged = false, helo_equals = false;
    std::size_t at = 0;
    for (auto word = next_word(comment, at, "(),"); !word.empty(); word = next_word(comment, at, "(),")) {
      // What follows a HELO name, or the name that the client's identd gave, may be a part of it.
      if (ascii::istarts_with(word, "ident=")) {
        helo_equals = true;  // as in Exim's words, so that no later comment replaces the address
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
    // The last comment with an address is the server's own: a client can put one into its HELO.
    address_ = address;
    named_ = !name.empty();
    // Sendmail: "(name [address] (may be forged))" is a name that does not lead back to the address.
    name_ = forged ? std::string_view{} : found_name(name);
  }

  /// Sets the client in a field whose other clauses are read.
  constexpr void finish(received& out) const noexcept {
    const std::string_view word = out.from_helo;
    const std::string_view word_address = address_in(word);
    const bool exim = ascii::istarts_with(out.by_comment, "Exim");
    out.client_ip = address_;
    // "from name ([address] helo=…)", "from [address] (helo=…)": Exim writes the address in front of what clients say.
    const std::string_view first = has_equals_ && equals_address_.empty() ? word_address : equals_address_;
    if (!first.empty() && exim) out.client_ip = first;
    if (!first.empty() && !address_.empty() && address_ != first && out.by_comment.empty()) {
      out.client_ip =
          {};  // a server that does not name itself: HELO holds the one or the other, and nothing tells which
      return;
    }
    // "from HELO (name [address])", by Postfix, Sendmail, Google and most others.
    if (named_ && out.client_ip.data() == address_.data()) return static_cast<void>(out.from_tcp_info = name_);

    // Elsewhere the word in front can be what the server found, and then HELO stands in a comment.
    const bool found = has_helo_ || exim;
    if (has_helo_) out.from_helo = helo_;
    if (!word_address.empty()) {
      // Yahoo has "from ADDRESS (EHLO name)", and writes its own address for a name.
      if (found && (out.client_ip.empty() || exim)) {
        out.client_ip = word_address;
      } else if (has_helo_ && word_address != out.client_ip) {
        out.client_ip = {};  // a name that looks like an address, or the address: nothing tells which
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

  /// "unknown" is none; Google ends a name with a dot, Sendmail puts what identd said in front.
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

  /// `address`: an address is expected, of which a quoted string is a part. A quote elsewhere is an octet that a client
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
      // So may a parenthesis be. The bound keeps the time linear.
      scan_.move_to(++opened_ > most_opened ? scan_.text().size() : begin + 1);
    }
  }

  constexpr errc error() const noexcept { return error_; }
  constexpr std::size_t error_offset() const noexcept { return error_offset_; }
  /// Whether there were so many parentheses without partner that the rest was not read.
  constexpr bool gave_up() const noexcept { return opened_ > most_opened; }

 private:
  static constexpr int most_opened = 8;

  /// A comment; "(envelope-from <"a) by x"@example>)" holds an address of the sender's choice.
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

  /// Up to white space, ";" or a comment.
  constexpr std::string_view word(bool address) noexcept {
    const std::size_t begin = scan_.at();
    while (!scan_.at_end() && !ascii::is_fws(scan_.peek()) && scan_.peek() != ';' && scan_.peek() != '(') {
      const std::size_t at = scan_.at();
      if (scan_.peek() != '"' || !address) {
        scan_.move_to(at + 1);
        continue;
      }
      // Only a local part may be quoted. One attempt a word keeps the time linear.
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

/// Where the server's own lines surely end: at the first line end behind a "by" and a semicolon, as octets, whatever is
/// a comment there. What a client says in HELO has no line end; but below the field that a server wrote last begins the
/// mail, and a first line with white space continues that field. npos where no line follows.
constexpr std::size_t find_own_end(std::string_view body) noexcept {
  const auto is_end = [](char c) { return ascii::is_fws(c) || c == '(' || c == ')' || c == ';'; };
  bool by = false, semicolon = false;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (semicolon && body[i] == '\n') return i;
    semicolon = semicolon || (by && body[i] == ';');
    by = by || (i + 2 < body.size() && ascii::iequals({body.data() + i, 2}, "by") && is_end(body[i + 2]) &&
                (i == 0 || is_end(body[i - 1])));
  }
  return std::string_view::npos;
}

/// Where the by-clause begins, and whether that is the only "by" of the field: another one may be the client's, in HELO
/// in front of the server's or in the envelope sender behind it, and nothing tells which.
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

/// A comment behind the by-word.
constexpr void read_server(std::string_view comment, received& out) noexcept {
  std::size_t at = 0;
  const auto first = next_word(comment, at);
  const auto second = next_word(comment, at);
  // "(address)", and amavis has "by localhost (name [address])".
  std::string_view address = second.empty() ? address_in(first) : std::string_view{};
  if (second.starts_with('[') && next_word(comment, at).empty()) address = address_in(second);
  if (!address.empty()) {
    if (out.by_ip.empty()) out.by_ip = address;
  } else if (out.by_comment.empty() && !ascii::istarts_with(comment, "envelope-")) {
    out.by_comment = ascii::trim(comment);
  }
}

}  // namespace detail

/// Whether a Received field has a from-clause, without reading the rest. It comes first (RFC 5321 section 4.4).
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
  // A "by" below the server's own lines: either HELO or the mail continues the field, and nothing tells which "by" is
  // the server's.
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
      // Exim names itself behind the protocol.
      if (current == clause::with && read.by_comment.empty() && ascii::istarts_with(item.text, "Exim")) {
        read.by_comment = item.text;
      }
      // "from (name [address]) by": the name that the client gave is missing.
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
      *value = {word.data() + word.size(), 0};
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

/// Whether a field says by its protocol that the message was handed on inside one system: LMTP (RFC 2033 section 5
/// forbids it beyond a local network), HTTP, and what is no network protocol at all. "HTTP" is also how a webmail takes
/// a message in: there the hop is inner only between hosts of the receiver's own.
constexpr bool is_local_delivery(const received& hop) noexcept {
  constexpr std::array<std::string_view, 12> protocols{"LMTP",     "LMTPA",     "LMTPS",     "LMTPSA",
                                                       "UTF8LMTP", "UTF8LMTPA", "UTF8LMTPS", "UTF8LMTPSA",
                                                       "HTTP",     "HTTPS",     "mapi",      "local"};
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
