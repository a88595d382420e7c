// The PRA: it is one mailbox with a domain, from the field that it names, and trace fields on top of the header change
// nothing.

#include <fromproof/sender_id/pra.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "require.hpp"

using namespace fromproof;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const message::header header{text};
  const auto found = sender_id::find_pra(header);
  require(!sender_id::code(found.fault).empty());
  require(found.offset <= size);
  require(found.field.empty() == (found.fault == sender_id::pra_fault::no_field));
  if (found) {
    require(found.error == errc::none);
    require(static_cast<bool>(message::domain_of(found.mailbox)));
    bool in_such_a_field = false;
    for (const auto& field : header) {
      if (!field.is(found.field)) continue;
      const char* const at = found.mailbox.text.data();
      in_such_a_field |= at >= field.body.data() && at < field.body.data() + field.body.size();
    }
    require(in_such_a_field);
  } else {
    require(found.mailbox.text.empty() && found.mailbox.domain.empty());
  }

  if (!header.mbox_line().empty() || text.empty() || ascii::is_wsp(text.front())) return 0;
  const std::string relayed = "Return-Path: <x@y.example>\r\nReceived: by z.example; x\r\n" + std::string{text};
  const auto again = sender_id::find_pra(message::header{relayed});
  require(again.fault == found.fault && again.field == found.field && again.error == found.error);
  require(again.mailbox.text == found.mailbox.text);
  return 0;
}
