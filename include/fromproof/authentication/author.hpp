#ifndef FROMPROOF_AUTHENTICATION_AUTHOR_HPP
#define FROMPROOF_AUTHENTICATION_AUTHOR_HPP

// The sender that the message names: the From field and its author domain (RFC 9989 section 5.3.1).

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../domain/domain.hpp"
#include "../message/header.hpp"
#include "../message/mailbox.hpp"
#include "../message/shown_mailbox.hpp"
#include "../text/error.hpp"

namespace fromproof::inline v0 {

/// Why a message has no author domain.
enum class author_fault : std::uint8_t {
  none,
  no_field,
  several_fields,
  malformed,
  several_domains,
  no_mailbox,
  hidden  ///< asterisks or a web page's "[email protected]" replace the address
};

struct [[nodiscard]] author {
  std::size_t fields = 0;       ///< From fields in the header; a valid mail has exactly one
  message::header_field field;  ///< the first of them
  message::mailbox first;  ///< the first well-formed mailbox of the first field; after lenient parsing, the shown one
  std::size_t mailboxes = 0;  ///< well-formed mailboxes of the first field; 1 after lenient parsing
  author_fault fault = author_fault::no_field;
  errc error{};              ///< the error of the field, for `malformed`
  std::size_t offset = 0;    ///< its offset in the field body
  fromproof::domain domain;  ///< the author domain; empty unless `fault` is none

  /// RFC 5322 does not allow the field, but all mail programs show the one mailbox at its end: see
  /// find_shown_mailbox().
  bool lenient = false;
  errc repaired_error{};            ///< after lenient parsing: the error of the field
  std::size_t repaired_offset = 0;  ///< and its offset in the field body
};

namespace detail {

/// What web pages show instead of an address, with any kind of blank between the words.
constexpr bool is_hidden_address(std::string_view text) noexcept {
  constexpr std::string_view opening = "[email";
  constexpr std::string_view closing = "protected]";
  const std::size_t open = text.find(opening);
  if (open == std::string_view::npos) return false;
  const std::size_t close = text.find(closing, open);
  constexpr std::size_t longest_blank = 8;  // "&#160;", the longest form of a blank in use, fits
  return close != std::string_view::npos && close - open - opening.size() <= longest_blank;
}

/// Whether asterisks replace an address or its domain: "****", "j***", "Shop <a@****>", "a@b***.c". Asterisks in a
/// display name or a local part alone do not count, because the domain is still readable.
constexpr bool is_blotted_out(std::string_view member) noexcept {
  if (const std::size_t open = member.rfind('<'); open != std::string_view::npos) {
    member.remove_prefix(open + 1);
    if (const std::size_t close = member.find('>'); close != std::string_view::npos)
      member = ascii::slice(member, 0, close);
  }
  member = ascii::trim(member);
  for (const char c : member) {
    if (c != '@' && !ascii::is_atext(c) && c != '.') return false;
  }
  const std::size_t at = member.rfind('@');
  if (at == std::string_view::npos) return member.find("**") != std::string_view::npos;
  return member.find('*', at) != std::string_view::npos;
}

/// Takes the one mailbox that mail programs show of a malformed field as the author.
constexpr void read_leniently(author& who) noexcept {
  const auto shown = message::find_shown_mailbox(who.field.body);
  if (!shown) return;
  const auto domain = message::domain_of(*shown);
  if (!domain) return;
  who.first = *shown;
  who.mailboxes = 1;
  who.lenient = true;
  who.repaired_error = who.error;
  who.repaired_offset = who.offset;
  who.fault = author_fault::none;
  who.error = errc::none;
  who.offset = 0;
  who.domain = *domain;
}

/// `Strictly`: as RFC 5322 defines it, nothing more.
template <bool Strictly>
constexpr void read_from_field(author& who, const message::header_field& field) noexcept {
  if (++who.fields > 1) {
    who.fault = author_fault::several_fields;
    who.domain = {};
    who.lenient = false;
    return;
  }
  who.field = field;
  who.fault = author_fault::no_mailbox;
  const auto spoil = [&who](author_fault what, errc why, std::size_t where) {
    who.fault = what;
    who.error = why;
    who.offset = where;
    who.domain = {};
  };
  for (const auto& item : message::mailbox_list{field.body}) {
    if (item.error != errc::none) {
      if (who.fault == author_fault::malformed || who.fault == author_fault::hidden) continue;
      // A hidden address must not conceal that there are several authors.
      const bool several = who.fault == author_fault::several_domains;
      const bool hidden = !Strictly && (is_hidden_address(field.body) || is_blotted_out(item.value.text));
      spoil(hidden && !several ? author_fault::hidden : author_fault::malformed, item.error, item.offset);
      continue;
    }
    if (who.mailboxes++ == 0) who.first = item.value;
    if (who.fault != author_fault::none && who.fault != author_fault::no_mailbox) continue;
    const auto domain = message::domain_of(item.value);
    if (!domain) {
      const bool hidden = !Strictly && is_blotted_out(item.value.text);
      spoil(hidden ? author_fault::hidden : author_fault::malformed, domain.error,
            ascii::offset_in(field.body, item.value.domain) + domain.offset);
    } else if (who.fault == author_fault::no_mailbox) {
      who.fault = author_fault::none;
      who.domain = *domain;
    } else if (!(who.domain == *domain)) {
      spoil(author_fault::several_domains, errc::none, ascii::offset_in(field.body, item.value.domain));
    }
  }
  if constexpr (!Strictly) {
    if (who.fault == author_fault::malformed || who.fault == author_fault::hidden) read_leniently(who);
  }
}

}  // namespace detail

/// Takes one From field into account. RFC 9989 section 5.3.1: several mailboxes of one domain are one author domain;
/// several domains, or several fields, are none. A malformed member spoils the field, because the domain of the others
/// would be a guess. The only exception is a malformed field that shows a single mailbox: it has an author.
constexpr void add_from_field(author& who, const message::header_field& field) noexcept {
  detail::read_from_field<false>(who, field);
}

/// The same without that exception and without a check for hidden addresses: for a mail server on a small device.
constexpr void add_from_field_strictly(author& who, const message::header_field& field) noexcept {
  detail::read_from_field<true>(who, field);
}

}  // namespace fromproof::inline v0

#endif
