// The author: a valid field of RFC 5322 has only that reading, and lenient parsing takes the address in the last angle
// brackets of the field, never anything else.

#include <fromproof/authentication/author.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

using namespace fromproof;

struct strict_reading {
  std::size_t mailboxes = 0;
  std::size_t faults = 0;
  message::mailbox first;
};

strict_reading read_strictly(std::string_view body) {
  strict_reading found;
  for (const auto& item : message::mailbox_list{body}) {
    if (item.error != errc::none || !message::domain_of(item.value)) ++found.faults;
    if (item.error == errc::none && found.mailboxes++ == 0) found.first = item.value;
  }
  return found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body{reinterpret_cast<const char*>(data), size};
  author who;
  add_from_field(who, {.raw = body, .name = "From", .body = body});
  require(who.domain.view().empty() == (who.fault != author_fault::none));
  require(who.offset <= size && who.repaired_offset <= size);
  require(who.lenient == (who.repaired_error != errc::none));
  const auto strict = read_strictly(body);
  if (strict.faults == 0) {
    require(!who.lenient && who.mailboxes == strict.mailboxes);
    require(who.fault != author_fault::malformed && who.fault != author_fault::hidden);
    require(strict.mailboxes == 0 || who.first.text == strict.first.text);
  } else {
    require(who.lenient || (who.fault != author_fault::none && who.fault != author_fault::no_mailbox));
  }
  if (!who.lenient) return 0;
  require(who.mailboxes == 1);
  require(who.domain == *message::domain_of(who.first));
  // The whole address is in angle brackets at the end, which read the same alone.
  const std::size_t local = ascii::offset_in(body, who.first.local_part);
  require(local < ascii::offset_in(body, who.first.domain));
  for (std::size_t open = body.rfind('<', local); open != std::string_view::npos; open = body.rfind('<', open - 1)) {
    const auto alone = read_strictly(body.substr(open));
    if (alone.mailboxes == 1 && alone.faults == 0) {
      require(*message::domain_of(alone.first) == who.domain);
      return 0;
    }
    if (open == 0) break;
  }
  require(false);
  return 0;
}
