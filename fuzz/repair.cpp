// Repairing: an orderly message comes through octet for octet, a second repair changes nothing, and no repair adds or
// hides an author in a header that begins in order.

#include "fromproof/paste/repair.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fromproof/message/header.hpp"
#include "fromproof/paste/doubt.hpp"
#include "require.hpp"

namespace message = fromproof::message;
namespace paste = fromproof::paste;
using fromproof::fuzz::require;
using paste::repair_code;
using paste::repair_mode;

namespace {

std::string repaired(std::string_view text, repair_mode mode, paste::repair_report& report) {
  std::string out;
  report = paste::repair(text, mode, [&out](std::string_view piece) { out += piece; });
  return out;
}

// Checks the header by RFC 5322, octet by octet and line by line, without any part of repair.hpp.
bool is_orderly(std::string_view text) {
  const auto parts = message::split(text);
  if (!parts.separated || parts.header.empty()) return false;
  std::size_t line = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')) return false;
    if (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')) return false;
  }
  for (const char c : parts.header) {
    line = c == '\n' ? 0 : line + 1;
    if (c == '\0' || fromproof::ascii::is_high(c) || line > 999) return false;
  }
  std::size_t fields = 0;
  for (const auto& field : message::header{text}) {
    if (field.error != fromproof::errc::none) return false;
    ++fields;
  }
  // RFC 5322 section 3.6: a message has From and Date. One field before an empty line may be a copy with an empty line
  // between all fields.
  if (fields < 2) return false;
  // In the header these are letters, but in an address they are damage.
  std::string lower;
  for (const char c : parts.header) lower += fromproof::ascii::to_lower(c);
  for (const char* damage : {"&lt;", "[.]", "[dot]", "[@]", "[at]", "[email"}) {
    if (lower.find(damage) != std::string::npos) return false;
  }
  return true;
}

// "From:To" below "h=Date:" is not an author but names that a signer listed: the line has no address.
bool is_listed(std::string_view text, std::string_view field) {
  const std::string_view above{text.data(), static_cast<std::size_t>(field.data() - text.data())};
  const std::size_t list = above.rfind("h=");
  if (list == std::string_view::npos || above.find(';', list) != std::string_view::npos) return false;
  return field.substr(0, field.find('\n')).find('@') == std::string_view::npos;
}

struct authors {
  std::size_t all = 0;
  std::size_t listed = 0;
};

authors authors_of(std::string_view text) {
  authors found;
  for (const auto& field : message::header{text}) {
    if (!field.is("From")) continue;
    ++found.all;
    found.listed += is_listed(text, field.raw) ? 1u : 0u;
  }
  return found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};

  paste::repair_report first;
  const std::string once = repaired(text, repair_mode::paste, first);
  require(paste::diagnose(text, repair_mode::paste) == first);
  require(first.original_size == size);
  require(once.size() <= 2 * size);
  if (!first.any()) require(once == text);
  if (is_orderly(text)) require(once == text && !first.any());

  paste::repair_report second;
  const std::string twice = repaired(once, repair_mode::paste, second);
  require(twice == once);
  for (std::size_t i = 0; i < second.counts.size(); ++i) {
    const auto repair = static_cast<repair_code>(i);
    require(second.counts[i] == 0 || repair == repair_code::address_hidden ||
            repair == repair_code::signature_unfolded);
  }

  // If the text begins with a field and its lines end correctly, every author stays, and no other is added.
  const message::header fields{text};
  const auto begin = fields.begin();
  const bool begins_in_order = begin != fields.end() && begin->error == fromproof::errc::none;
  if (begins_in_order && first.line_ending != paste::line_ending_kind::cr &&
      first.count(repair_code::lines_restored) == 0 && first.count(repair_code::zero_width_removed) == 0 &&
      // With these, the copy shows the end of the header in another place than the message had it.
      first.count(repair_code::blank_lines_between_removed) == 0 && first.count(repair_code::cr_cr_lf_to_crlf) == 0) {
    const authors before = authors_of(text);
    const authors after = authors_of(once);
    require(after.all <= before.all && after.all >= before.all - before.listed);
  }

  // Without damage nothing is in doubt; with damage to line ends only, neither.
  for (const auto& field : message::header{once}) {
    require(first.reach() != paste::repair_reach::nothing || !paste::is_doubtful(first, field));
  }

  paste::repair_report served;
  const std::string server = repaired(text, repair_mode::line_ends, served);
  require(paste::diagnose(text, repair_mode::line_ends) == served);
  if (text.find("\r\n") != std::string_view::npos || text.find('\n') == std::string_view::npos) {
    require(server == text && !served.any());
  } else {
    require(server.size() == size + served.count(repair_code::lf_to_crlf));
  }
  return 0;
}
