#ifndef FROMPROOF_ADVICE_FACTS_REPLY_TO_HPP
#define FROMPROOF_ADVICE_FACTS_REPLY_TO_HPP

// Whether an answer goes to the author or to somebody else (RFC 5322 section 3.6.2).
//
//   const advice::author_addresses authors{mail};
//   for (const auto& item : message::mailbox_list{mail.header.reply_to.body}) {
//     if (!authors.hold(item.value)) show(item.value.text);
//   }

#include <array>
#include <cstddef>

#include "../../authentication/mail.hpp"
#include "../../message/mailbox.hpp"

namespace fromproof::inline v0::advice {

/// The mailboxes of the From fields, at most eight: no mail that people write has more. An answer to a further one is
/// taken for an answer to somebody else.
class author_addresses {
 public:
  constexpr explicit author_addresses(const authentication& its_mail) noexcept {
    const author& from = its_mail.header.from;
    if (from.lenient) boxes_[count_++] = from.first;
    for (const auto& field : its_mail.fields()) {
      if (!field.is("From") || from.lenient) continue;
      for (const auto& item : message::mailbox_list{field.body}) {
        if (count_ == boxes_.size()) return;
        if (item.error == errc::none) boxes_[count_++] = item.value;
      }
    }
  }

  /// Whether it is one of them, in the same spelling except for case.
  constexpr bool hold(const message::mailbox& box) const noexcept {
    for (std::size_t i = 0; i < count_; ++i) {
      if (message::is_same_address(boxes_[i], box)) return true;
    }
    return false;
  }

 private:
  std::array<message::mailbox, 8> boxes_{};
  std::size_t count_ = 0;
};

}  // namespace fromproof::inline v0::advice

#endif
