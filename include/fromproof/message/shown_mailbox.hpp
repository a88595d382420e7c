#ifndef FROMPROOF_MESSAGE_SHOWN_MAILBOX_HPP
#define FROMPROOF_MESSAGE_SHOWN_MAILBOX_HPP

// The one mailbox that mail programs show of an address field which RFC 5322 cannot read, because its display name has
// signs that only quotes may hold: "[Shop] <a@b>", "Smith, John <a@b>", "a@b <a@b>", "Shop: Support <a@b>".
//
//   if (const auto shown = fromproof::message::find_shown_mailbox(field.body)) use(shown->domain);

#include <cstddef>
#include <optional>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/lifetime.hpp"
#include "mailbox.hpp"
#include "token.hpp"

namespace fromproof::inline v0::message {

namespace detail {

/// Walks over an address field to its last "<" and sees whether all before it can be a display name.
class shown_mailbox_finder {
 public:
  constexpr explicit shown_mailbox_finder(std::string_view its_body) noexcept : body_{its_body} {}

  constexpr std::optional<mailbox> find() noexcept {
    while (at_ < body_.size()) {
      if (!step()) return {};
    }
    if (!angle_) return {};
    // The strict reader has the last word on what stands in the brackets, and on that nothing follows them.
    const std::string_view last = token::cut(body_, open_, body_.size());
    const mailbox_list list{last};
    auto item = list.begin();
    mailbox found = item->value;
    if (item->error != errc::none || ++item != list.end()) return {};
    // A route (RFC 5322 section 4.4) is a second domain in the brackets.
    const std::size_t first = token::end_of_cfws(body_, open_ + 1).value;
    if (ascii::offset_in(body_, found.local_part) != first) return {};
    found.text = ascii::trim(body_);
    found.display_name = ascii::trim(token::cut(body_, 0, open_));
    return found;
  }

 private:
  /// Takes a token; false where no single mailbox can come of it.
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
        // An address that a separator ends is a mailbox of its own. Without one, a name goes on: "Smith, John". What an
        // encoded word holds is not looked at here (RFC 2047 section 5), but some programs do, and find an address.
        if (address_ || encoded_) return false;
        break;
      case '=': encoded_ = encoded_ || (at_ + 1 < body_.size() && body_[at_ + 1] == '?'); break;
      case '@':
        // Behind a quote that is never closed nobody can tell a name from an address.
        if (unclosed_ && !angle_) return false;
        address_ = angle_address_ = true;
        break;
      case '<':
        // Two addresses in brackets are two mailboxes; "<3" is none.
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

  /// Skips a quoted string or a comment. What is never closed is a sign like others, but behind an address it may have
  /// swallowed all that follows: "a@b (c <d@e>". Behind it nothing is enclosed, so that no octet is looked at often.
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
  bool angle_address_ = false;  ///< and one behind the last "<"
  bool unclosed_ = false;
  bool encoded_ = false;  ///< an encoded word stands before
};

}  // namespace detail

/// The mailbox that stands in angle brackets at the end of a field and that is the only one: all before it is taken for
/// its display name. Nothing where another address forms a mailbox of its own: one that "," or ";" ends, or a second
/// one in angle brackets. The work is linear.
[[nodiscard]] constexpr std::optional<mailbox> find_shown_mailbox(
    std::string_view body FROMPROOF_LIFETIMEBOUND) noexcept {
  return detail::shown_mailbox_finder{body}.find();
}
template <temporary_string S>
std::optional<mailbox> find_shown_mailbox(S&&) = delete;  // the result refers to the text: give it a name

}  // namespace fromproof::inline v0::message

#endif
