#ifndef FROMPROOF_REPORT_TEXT_PEOPLE_HPP
#define FROMPROOF_REPORT_TEXT_PEOPLE_HPP

// Who sent the mail, by its own words: author, Reply-To, envelope sender, server and subject.

#include "../../authentication/mail.hpp"
#include "../../message/address_text.hpp"
#include "../../message/encoded_word.hpp"
#include "../../message/mailbox.hpp"
#include "../report.hpp"
#include "printer.hpp"

namespace fromproof::inline v0 {

namespace detail {

template <text_sink S>
constexpr void print_address(text_printer<S>& to, const message::mailbox& box) {
  const auto domain = message::domain_of(box);
  to.brief_from([&box](auto& out) { message::write_local_part(box, out); });
  to.raw("@");
  to.brief(domain ? domain->view() : box.domain);
}

template <text_sink S>
constexpr void print_author(text_printer<S>& to, const report& what) {
  const auto& from = what.mail.header.from;
  to.label(advice::code::label_header_from);
  if (from.mailboxes == 0) {
    to.plain(advice::code::label_unknown);
    return to.line();
  }
  const bool named = !from.first.display_name.empty();
  if (named) {
    to.brief_from([&](auto& out) { message::write_display_name(from.first, out, what.convert); });
    to.raw(" <");
  }
  print_address(to, from.first);
  if (named) to.raw(">");
  if (from.mailboxes > 1 || from.fields > 1) to.raw(", …");
  to.line();
}

/// Prints the reply address, unless it is in the author's own domain.
template <text_sink S>
constexpr void print_reply_to(text_printer<S>& to, const authentication& mail) {
  if (mail.header.reply_to.raw.empty()) return;
  for (const auto& item : message::mailbox_list{mail.header.reply_to.body}) {
    if (item.error != errc::none) continue;
    const auto domain = message::domain_of(item.value);
    if (domain && *domain == mail.author.domain()) continue;
    to.label(advice::code::label_reply_to);
    print_address(to, item.value);
    return to.line();
  }
}

template <text_sink S>
constexpr void print_envelope_sender(text_printer<S>& to, const authentication& mail) {
  const auto& sender = mail.envelope.sender;
  to.label(advice::code::label_envelope_from);
  if (sender.null) {
    to.plain(advice::code::label_null_path);
  } else if (sender.address.empty() && sender.domain.empty()) {
    to.plain(advice::code::label_unknown);
  } else {
    to.brief(sender.address.empty() ? sender.domain.view() : sender.address);
    // Only a pass for this very domain proves it.
    if (!mail.spf.passes() || mail.spf.checked.domain() != sender.domain) {
      to.raw(" (");
      to.painted(colour::dim, advice::code::label_claimed);
      to.raw(")");
    }
  }
  to.line();
}

template <text_sink S>
constexpr void print_server(text_printer<S>& to, const authentication& mail) {
  const auto& address = mail.envelope.client_ip;
  const auto& helo = mail.envelope.helo;
  if (address.value.empty()) return;
  to.label(advice::code::label_via);
  // Prints the name and the address together only if they come from the same source.
  if (helo.source == address.source && !helo.value.empty()) {
    to.brief(helo.value);
    to.raw(" ");
  }
  to.raw("[");
  to.plain(address.value);
  to.raw("]");
  to.line();
}

template <text_sink S>
constexpr void print_people(text_printer<S>& to, const report& what) {
  const auto& mail = what.mail;
  to.line();
  print_author(to, what);
  print_reply_to(to, mail);
  print_envelope_sender(to, mail);
  print_server(to, mail);
  if (mail.header.subject.raw.empty()) return;
  to.label(advice::code::label_subject);
  to.brief_from([&](auto& out) { message::decode_unstructured(mail.header.subject.body, out, what.convert); });
  to.line();
}

}  // namespace detail

}  // namespace fromproof::inline v0

#endif
