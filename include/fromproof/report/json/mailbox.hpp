#ifndef FROMPROOF_REPORT_JSON_MAILBOX_HPP
#define FROMPROOF_REPORT_JSON_MAILBOX_HPP

// A mailbox, as the report and `fromproof parse mailbox-list` write it.

#include <string_view>

#include "../../data/json_writer.hpp"
#include "../../domain/domain.hpp"
#include "../../domain/idna.hpp"
#include "../../message/address_text.hpp"
#include "../../message/encoded_word.hpp"
#include "../../message/mailbox.hpp"

namespace fromproof::inline v0 {

/// Writes the member "unicode_domain": a domain as people read it; null where there is none.
template <text_sink S>
constexpr void write_unicode_domain(json_writer<S>& json, std::string_view domain) {
  json.key("unicode_domain");
  if (domain.empty()) return json.null();
  json.string_from([domain](auto& out) { write_unicode(domain, out); });
}

/// Writes the members of one mailbox into an open object. `invalid_domain` is the value of `domain` if the address has
/// no valid one: null by default. `convert` knows charsets that are not built in.
template <text_sink S>
constexpr void write_mailbox_members(json_writer<S>& json, const message::mailbox& box,
                                     std::string_view invalid_domain = {},
                                     const message::charset_converter& convert = {}) {
  json.key("display_name");
  if (box.display_name.empty()) {
    json.null();
  } else {
    json.string_from([&](auto& out) { message::write_display_name(box, out, convert); });
  }
  const auto domain = message::domain_of(box);
  json.key("address");
  json.string_from([&](auto& out) {
    message::write_local_part(box, out);
    out("@");
    out(domain ? domain->view() : box.domain);
  });
  json.key("local_part");
  json.string_from([&box](auto& out) { message::write_local_part(box, out); });
  json.known("domain", domain ? domain->view() : invalid_domain);
  write_unicode_domain(json, domain ? domain->view() : std::string_view{});
}

}  // namespace fromproof::inline v0

#endif
