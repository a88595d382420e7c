#ifndef FROMPROOF_MESSAGE_SHOWN_MAILBOX_HPP
#define FROMPROOF_MESSAGE_SHOWN_MAILBOX_HPP

// Mail programs show one mailbox of an address field even if RFC 5322 cannot read it, because its display name has
// characters that are allowed only in quotes: "[Shop] <a@b>", "Smith, John <a@b>", "a@b <a@b>", "Shop: Support <a@b>".
//
//   if (const auto shown = fromproof::message::find_shown_mailbox(field.body)) use(shown->domain);

#include <cstddef>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/lifetime.hpp"
#include "../text/maybe.hpp"
#include "mailbox.hpp"
#include "token.hpp"

namespace fromproof::inline v0::message {

namespace detail {

/// Walks over an address field to its last "<" and checks that everything before it can be a display name.
class shown_mailbox_finder {
 public:
  constexpr explicit shown_mailbox_finder(std::string_view its_body) noexcept : body_{its_body} {}

  constexpr maybe<mailbox> find() noexcept {
    while (at_ < body_.size()) {
      if (!step()) return {};
    }
    if (!angle_) return {};
    // The strict reader decides what is in the brackets and checks that nothing follows them.
    const std::string_view last = ascii::slice(body_, open_, body_.size());
    const mailbox_list list{last};
    auto item = list.begin();
    mailbox found = item->value;
    if (item->error != errc::none || ++item != list.end()) return {};
    // A route (RFC 5322 section 4.4) is a second domain in the brackets.
    const std::size_t first = token::end_of_cfws(body_, open_ + 1).value;
    if (ascii::offset_in(body_, found.local_part) != first) return {};
    found.text = ascii::trim(body_);
    found.display_name = ascii::trim(ascii::slice(body_, 0, open_));
    return found;
  }

 private:
  /// Takes a token. False if the field cannot have a single mailbox.
  constexpr bool step() noexcept {
    switch (body_[at_]) {
      case '"':
      case '(':
        if (!unclosed_) return skip_enclosed();
        break;
      case '\0': return false;
      case '\r':
      case '\n': {
        const std::size_t fold = token::fold_size(body_, at_);
        at_ += fold;
        return fold != 0;
      }
      case ',':
      case ';':
        // An address followed by a separator is a mailbox of its own; without an address, the name continues: "Smith,
        // John". The content of an encoded word is not looked at (RFC 2047 section 5), but some programs decode it and
        // find an address.
        if (address_ || encoded_) return false;
        break;
      case '=': encoded_ = encoded_ || (at_ + 1 < body_.size() && body_[at_ + 1] == '?'); break;
      case '@':
        // After a quote that is never closed, a name and an address cannot be told apart.
        if (unclosed_ && !angle_) return false;
        address_ = angle_address_ = true;
        break;
      case '<':
        // Two addresses in brackets are two mailboxes; "<3" is not one.
        if (angle_ && angle_address_) return false;
        angle_ = true;
        angle_address_ = false;
        open_ = at_;
        break;
      default: break;
    }
    ++at_;
    return true;
  }

  /// Skips a quoted string or a comment. If it is never closed, its first octet is an ordinary character; but after an
  /// address it may have swallowed the rest: "a@b (c <d@e>". From then on nothing counts as enclosed, so that no octet
  /// is read often.
  constexpr bool skip_enclosed() noexcept {
    const auto end = body_[at_] == '"' ? token::end_of_quoted_string(body_, at_) : token::end_of_comment(body_, at_);
    unclosed_ = end.error == errc::unterminated_quoted_string || end.error == errc::unterminated_comment;
    at_ = unclosed_ ? at_ + 1 : end.value;
    return unclosed_ ? !address_ : end.error == errc::none;
  }

  std::string_view body_;
  std::size_t at_ = 0;
  std::size_t open_ = 0;        ///< the last "<"
  bool angle_ = false;          ///< there is one
  bool address_ = false;        ///< there was an "@"
  bool angle_address_ = false;  ///< and one after the last "<"
  bool unclosed_ = false;
  bool encoded_ = false;  ///< there was an encoded word
};

}  // namespace detail

/// The only mailbox of a field, in angle brackets at its end; everything before it is taken as the display name. Empty
/// if there is another mailbox: an address that "," or ";" ends, or a second one in angle brackets. The work is linear.
[[nodiscard]] constexpr maybe<mailbox> find_shown_mailbox(std::string_view body FROMPROOF_LIFETIMEBOUND) noexcept {
  return detail::shown_mailbox_finder{body}.find();
}
template <temporary_string S>
maybe<mailbox> find_shown_mailbox(S&&) = delete;  // the result refers to the text: give it a name

}  // namespace fromproof::inline v0::message

#endif
