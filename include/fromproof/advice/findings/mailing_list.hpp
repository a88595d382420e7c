#ifndef FROMPROOF_ADVICE_FINDINGS_MAILING_LIST_HPP
#define FROMPROOF_ADVICE_FINDINGS_MAILING_LIST_HPP

// What a mailing list does to a message, so that nobody blames the author.

#include <array>
#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../message/encoded_word.hpp"
#include "../../message/mailbox.hpp"
#include "../../text/bounded_list.hpp"
#include "../../text/sink.hpp"
#include "../facts/mailing_list.hpp"
#include "../finding.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// "Taro via Users": lists name the author like this after replacing the address by their own.
constexpr bool is_named_via(const message::mailbox& mailbox, const message::charset_converter& convert) noexcept {
  std::array<char, 256> memory{};
  buffer_sink name{memory};
  message::write_display_name(mailbox, name, convert);
  return name.view().find(" via ") != std::string_view::npos;
}

/// The author's own signature, if it fails because the message was changed after signing.
constexpr const signature_evidence* find_broken_signature(const authentication& mail) noexcept {
  for (const auto& entry : mail.dkim) {
    if (!entry.signature || !entry.aligned.relaxed) continue;
    const bool verified = entry.outcome.has_value();
    const bool changed = entry.cause() == dkim::cause::body_hash_mismatch ||
                         entry.cause() == dkim::cause::body_differs || entry.cause() == dkim::cause::signature_mismatch;
    const bool failed = entry.code() == result_code::fail || entry.code() == result_code::neutral;
    if (failed && (verified ? changed : entry.source() == result_source::reported)) return &entry;
  }
  return nullptr;
}

}  // namespace detail

/// A discussion list: what it put in From, and whether the author's signature survived.
constexpr void find_list_faults(const authentication& mail, const list_facts& list, bounded_list<finding>& out,
                                const message::charset_converter& convert = {}) noexcept {
  if (!list.discussion) return;
  const parameter id{"list", list.id.empty() ? std::string_view{"?"} : list.id};
  if (mail.header.from.mailboxes > 0 && detail::is_named_via(mail.header.from.first, convert)) {
    out.push_back({severity::info, {code::list_rewrote_from, id, parameter{"from", mail.author_domain()}}});
  }
  const auto* broken = mail.dmarc.verdict().aligned_by_dkim ? nullptr : detail::find_broken_signature(mail);
  if (broken != nullptr) {
    out.push_back({severity::info, {code::list_broke_signature, id, parameter{"domain", broken->signature->domain}}});
  }
}

}  // namespace fromproof::inline v0::advice

#endif
