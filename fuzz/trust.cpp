// The border, and whose results count. The first line is the receiver that the caller names, if any; the rest is a
// message. Fields that count always lie above the border, directly below a known one, or are the last field of a family
// that writes at the end; without a hop none count. Text at the end of the header moves no border, and makes no field
// count that did not count before.

#include "fromproof/authentication/trust.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

using namespace fromproof;

bool is_same(const maybe<border>& a, const maybe<border>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return a->index == b->index && a->field.raw == b->field.raw && a->edge == b->edge && a->known == b->known &&
         a->family == b->family && a->stranger == b->stranger;
}

/// Checks the border against its definition.
void check_border(const message::header& header, const border& at) {
  std::size_t hops = 0;
  bool seen = false, stranger = at.stranger.empty();
  for (const auto& field : header) {
    if (field.raw.data() == at.field.raw.data()) {
      seen = true;
      break;
    }
    if (field.raw.data() == at.stranger.data()) stranger = true;
    hops += field.is("Received") && message::parse_received(field.body)->has_from ? 1u : 0u;
  }
  require(seen && stranger && hops == at.index && at.field.is("Received") && at.hop.has_from);
  require(at.place_of(at.index) == hop_place::border);
  require(!at.known || at.edge || public_address(at.hop.client_ip));
  require(!at.known || at.stranger.empty());
  require(!at.edge || at.family != nullptr);
}

/// Every field that counts is in a place where it may count.
void check_trusted(const message::header& header, const trusted_fields& found) {
  if (!found.at) return require(!found.any() && found.begin() == found.end());
  const auto& at = *found.at;
  bool below = false, further = false, stranger = false;
  std::size_t counted = 0;
  std::string_view last;
  for (const auto& field : header) {
    stranger = stranger || field.raw.data() == at.stranger.data();
    if (below && field.is("Received") && message::has_from_clause(field.body)) further = true;
    if (field.raw.data() == at.field.raw.data()) below = true;
    if (!field.is("Authentication-Results")) continue;
    last = field.body;
  }
  below = further = stranger = false;
  for (const auto& field : header) {
    stranger = stranger || field.raw.data() == at.stranger.data();
    if (below && field.is("Received") && message::has_from_clause(field.body)) further = true;
    if (field.raw.data() == at.field.raw.data()) below = true;
    if (!found.holds(field)) continue;
    ++counted;
    const bool at_end =
        at.known && at.edge && at.family->where == placement::at_end && last.data() == field.body.data();
    require(field.is("Authentication-Results") && !stranger);
    require(!below || (at.known && !further) || at_end);
  }
  require(counted == static_cast<std::size_t>(found.end() - found.begin()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text{reinterpret_cast<const char*>(data), size};
  const std::size_t line = text.find('\n');
  if (line == std::string_view::npos) return 0;
  const auto receiver = line == 0 ? maybe<std::string_view>{} : maybe<std::string_view>{text.substr(0, line)};
  text.remove_prefix(line + 1);
  const message::header header{text};
  const suffix_table suffixes;

  const auto at = find_border(header, suffixes);
  require(is_same(at, find_border(header, suffixes)));
  if (at) check_border(header, *at);
  const auto found = find_trusted_fields(header, receiver, suffixes);
  require(is_same(found.at, at));
  check_trusted(header, found);
  if (found.spf) require(at && message::detail::is_spf_word(found.spf->result));
  for (const auto& field : header) {
    if (!field.is("Authentication-Results")) continue;
    const auto id = authentication_results::parse(field.body)->authserv_id;
    if (receiver && found.holds(field)) require(ascii::iequals(id, *receiver));
    // The question to the reader: the fields that would count if the answer were yes.
    if (!would_count_if_named(header, field, found)) continue;
    require(at && !found.holds(field));
    require(find_trusted_fields(header, id, suffixes).holds(field));
  }

  // Text that the sender adds at the end of the header, and below it.
  std::string more{text.substr(0, message::split(text).header.size())};
  if (!more.empty() && more.back() != '\n') more += "\r\n";
  const message::header whole{more};
  const auto before = find_trusted_fields(whole, receiver, suffixes);
  std::vector<std::string> bodies;
  for (const auto body : before) bodies.emplace_back(body);
  const std::string border_text{before.at ? before.at->field.raw : std::string_view{}};
  const bool at_end = before.at && before.at->family != nullptr && before.at->family->where == placement::at_end;
  for (const std::string_view field :
       {"Authentication-Results: mx.forged.test; dmarc=pass header.from=bank.example\r\n",
        "Received-SPF: pass client-ip=192.0.2.10; envelope-from=a@bank.example; receiver=mx.forged.test\r\n",
        "Received: from a (a [192.0.2.10]) by mx.forged.test with ESMTP; Thu, 1 Jan 2026 00:00:00 +0000\r\n",
        "Received: by mx.forged.test; Thu, 1 Jan 2026 00:00:00 +0000\r\n", "X-A: b\r\n\r\nbody\r\n"}) {
    const std::string longer = more + std::string{field};
    const auto after = find_trusted_fields(message::header{longer}, receiver, suffixes);
    // If the only hop is internal, the border is the next one, no matter who wrote it.
    if (!before.at || (receiver && ascii::iequals(*receiver, "mx.forged.test"))) continue;
    require(after.at && after.at->index == before.at->index && after.at->field.raw == border_text);
    require(after.at->known == before.at->known);
    if (at_end) continue;
    std::size_t i = 0;
    for (const auto body : after) require(i < bodies.size() && body == bodies[i++]);
    require(i == bodies.size());
    require(after.spf.has_value() == before.spf.has_value());
  }
  return 0;
}
