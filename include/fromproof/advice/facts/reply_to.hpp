#ifndef FROMPROOF_ADVICE_FACTS_REPLY_TO_HPP
#define FROMPROOF_ADVICE_FACTS_REPLY_TO_HPP

// Whether an answer goes to the author or to somebody else (RFC 5322 section 3.6.2).
//
//   const advice::author_addresses authors{mail};
//   if (!authors.hold(box)) warn(box);

#include <array>
#include <cstddef>
#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../message/mailbox.hpp"
#include "../../text/ascii.hpp"
#include "../../text/sink.hpp"

namespace fromproof::inline v0::advice {

/// The addresses of the From fields, as far as they fit: no mail that people write has more. An address that does not
/// fit is nobody's, so that an answer to it is shown.
class author_addresses {
 public:
  constexpr explicit author_addresses(const authentication& mail) noexcept {
    const author& from = mail.header.from;
    if (from.lenient) add(from.first);
    for (const auto& field : mail.fields()) {
      if (!field.is("From") || from.lenient) continue;
      for (const auto& item : message::mailbox_list{field.body}) {
        if (count_ == sizes_.size()) return;
        if (item.error == errc::none) add(item.value);
      }
    }
  }

  /// Whether it is one of them, however it is spelled. Case does not matter.
  constexpr bool hold(const message::mailbox& box) const noexcept {
    std::array<char, max_size> memory{};
    buffer_sink address{memory};
    message::write_address(box, address);
    for (std::size_t i = 0; i < count_ && !address.overflowed(); ++i) {
      if (ascii::iequals({texts_[i].data(), sizes_[i]}, address.view())) return true;
    }
    return false;
  }

 private:
  // RFC 5321 section 4.5.3.1: 64 octets, "@" and 255 octets.
  static constexpr std::size_t max_size = 320;

  constexpr void add(const message::mailbox& box) noexcept {
    buffer_sink address{texts_[count_]};
    message::write_address(box, address);
    if (!address.overflowed()) sizes_[count_++] = address.view().size();
  }

  std::array<std::array<char, max_size>, 8> texts_{};
  std::array<std::size_t, 8> sizes_{};
  std::size_t count_ = 0;
};

}  // namespace fromproof::inline v0::advice

#endif
