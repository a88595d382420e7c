#ifndef FROMPROOF_SENDER_ID_PRA_HPP
#define FROMPROOF_SENDER_ID_PRA_HPP

// The Purported Responsible Address (RFC 4407): the address that, by the header, sent the message last. Sender ID is
// historic, but some carriers still compare this address with SPF records.
//
//   const auto found = fromproof::sender_id::find_pra(fromproof::message::header{text});
//   if (found) use(found.field, found.mailbox);

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../message/header.hpp"
#include "../message/mailbox.hpp"
#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/maybe.hpp"
#include "../text/words.hpp"

namespace fromproof::inline v0::sender_id {

/// Why a message has no PRA.
enum class pra_fault : std::uint8_t {
  none,
  /// There is no Resent-Sender, Resent-From, Sender or From field that is not blank.
  no_field,
  /// There are several Sender fields, or several From fields (steps 3 and 4).
  several_fields,
  /// The selected field cannot be parsed (step 5); `error` and `offset` tell why.
  malformed,
  /// The selected field has more than one mailbox (step 5).
  several_mailboxes,
  /// The one mailbox has no domain name (step 5); `error` tells why.
  no_domain,
};

namespace detail {
inline constexpr auto pra_fault_words = words_of<pra_fault>({
    {pra_fault::none, "none"},
    {pra_fault::no_field, "no-field"},
    {pra_fault::several_fields, "several-fields"},
    {pra_fault::malformed, "malformed"},
    {pra_fault::several_mailboxes, "several-mailboxes"},
    {pra_fault::no_domain, "no-domain"},
});
}  // namespace detail

/// The stable name of a fault, as reports print it: "several-fields".
constexpr std::string_view code(pra_fault fault) noexcept {
  return detail::pra_fault_words[fault];
}

struct [[nodiscard]] pra {
  std::string_view field;    ///< the name of the selected field as RFC 4407 spells it, or empty
  message::mailbox mailbox;  ///< empty if there is a fault
  pra_fault fault{};
  errc error{};
  std::size_t offset = 0;  ///< of the error, in the body of the field

  constexpr explicit operator bool() const noexcept { return fault == pra_fault::none; }
};

namespace detail {

/// Step 5: the selected field must hold one mailbox with a domain name.
constexpr pra read_pra(std::string_view field, std::string_view body) noexcept {
  pra found{.field = field, .mailbox = {}, .fault = pra_fault::malformed, .error = errc::empty};
  for (const auto& item : message::mailbox_list{body}) {
    if (found.fault == pra_fault::none) return {.field = field, .mailbox = {}, .fault = pra_fault::several_mailboxes};
    found.error = item.error;
    found.offset = item.offset;
    if (item.error != errc::none) return found;
    found.mailbox = item.value;
    found.fault = pra_fault::none;
  }
  if (!found) return found;
  if (const auto domain = message::domain_of(found.mailbox); !domain) {
    found.error = domain.error;
    found.offset = ascii::offset_in(body, found.mailbox.domain) + domain.offset;
    found.fault = pra_fault::no_domain;
    found.mailbox = {};
  }
  return found;
}

}  // namespace detail

/// Determines the PRA (RFC 4407 section 2) in one pass over the header.
constexpr pra find_pra(const message::header& header) noexcept {
  maybe<std::string_view> resent_sender, resent_from, sender, from;
  bool relayed_since_resent_from = false;
  bool resent_sender_seen = false;
  std::size_t senders = 0;
  std::size_t froms = 0;
  for (const auto& field : header) {
    if (field.is("Received") || field.is("Return-Path")) {
      relayed_since_resent_from = relayed_since_resent_from || resent_from;
      continue;
    }
    // "Non-empty if and only if it contains any non-whitespace characters": an empty field counts as absent.
    if (ascii::trim(field.body).empty()) continue;
    if (field.is("Resent-Sender")) {
      // Step 1 uses the first one. After a Resent-From and a trace field, it belongs to an earlier resending.
      if (!resent_sender_seen && !relayed_since_resent_from) resent_sender = field.body;
      resent_sender_seen = true;
    } else if (field.is("Resent-From")) {
      if (!resent_from) resent_from = field.body;
    } else if (field.is("Sender")) {
      ++senders;
      sender = field.body;
    } else if (field.is("From")) {
      ++froms;
      from = field.body;
    }
  }
  const auto several = [](std::string_view name) { return pra{name, {}, pra_fault::several_fields}; };
  if (resent_sender) return detail::read_pra("Resent-Sender", *resent_sender);
  if (resent_from) return detail::read_pra("Resent-From", *resent_from);
  if (sender) return senders == 1 ? detail::read_pra("Sender", *sender) : several("Sender");
  if (from) return froms == 1 ? detail::read_pra("From", *from) : several("From");
  return {.field = {}, .mailbox = {}, .fault = pra_fault::no_field};
}

}  // namespace fromproof::inline v0::sender_id

#endif
