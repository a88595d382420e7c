#ifndef FROMPROOF_AUTHENTICATION_AUTHOR_HPP
#define FROMPROOF_AUTHENTICATION_AUTHOR_HPP

// Whom the letter says it is from: the From field and its author domain (RFC 9989 section 5.3.1).

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../domain.hpp"
#include "../error.hpp"
#include "../message/header.hpp"
#include "../message/mailbox.hpp"

namespace fromproof::inline v0 {

/// Why a message has no author domain.
enum class author_fault : std::uint8_t {
  none,
  no_field,
  several_fields,
  malformed,
  several_domains,
  no_mailbox,
  hidden  ///< a web page put "[email protected]" in the place of the address
};

struct author {
  std::size_t fields = 0;       ///< From fields in the header; mail has exactly one
  message::header_field field;  ///< the first of them
  message::mailbox first;       ///< the first well-formed mailbox of the first field
  std::size_t mailboxes = 0;    ///< well-formed mailboxes of the first field
  author_fault fault = author_fault::no_field;
  errc error{};              ///< what is wrong with the field, for `malformed`
  std::size_t offset = 0;    ///< and where, counted from the beginning of the field body
  fromproof::domain domain;  ///< the author domain; empty unless `fault` is none
};

namespace detail {

/// What web pages show instead of an address, with whatever blank between the words.
constexpr bool is_hidden_address(std::string_view text) noexcept {
  constexpr std::string_view opening = "[email";
  constexpr std::string_view closing = "protected]";
  const std::size_t open = text.find(opening);
  if (open == std::string_view::npos) return false;
  const std::size_t close = text.find(closing, open);
  constexpr std::size_t longest_blank = 8;  // "&#160;" is the longest form of a blank in use
  return close != std::string_view::npos && close - open - opening.size() <= longest_blank;
}

}  // namespace detail

/// Takes one From field into account. RFC 9989 section 5.3.1: several mailboxes of one domain are one author domain;
/// several domains, or several fields, are none. A malformed member spoils the field, since the domain of the others
/// would be a guess.
constexpr void add_from_field(author& who, const message::header_field& field) noexcept {
  if (++who.fields > 1) {
    who.fault = author_fault::several_fields;
    who.domain = {};
    return;
  }
  who.field = field;
  who.fault = author_fault::no_mailbox;
  const auto spoil = [&who](author_fault fault, errc error, std::size_t offset) {
    who.fault = fault;
    who.error = error;
    who.offset = offset;
    who.domain = {};
  };
  for (const auto& item : message::mailbox_list{field.body}) {
    if (item.error != errc::none) {
      if (who.fault == author_fault::malformed || who.fault == author_fault::hidden) continue;
      spoil(author_fault::malformed, item.error, item.offset);
      if (detail::is_hidden_address(field.body)) who.fault = author_fault::hidden;
      continue;
    }
    if (who.mailboxes++ == 0) who.first = item.value;
    if (who.fault != author_fault::none && who.fault != author_fault::no_mailbox) continue;
    const auto domain = message::domain_of(item.value);
    if (!domain) {
      spoil(author_fault::malformed, domain.error, ascii::offset_in(field.body, item.value.domain) + domain.offset);
    } else if (who.fault == author_fault::no_mailbox) {
      who.fault = author_fault::none;
      who.domain = *domain;
    } else if (!(who.domain == *domain)) {
      spoil(author_fault::several_domains, errc::none, ascii::offset_in(field.body, item.value.domain));
    }
  }
}

}  // namespace fromproof::inline v0

#endif
