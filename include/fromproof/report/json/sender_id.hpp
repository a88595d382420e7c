#ifndef FROMPROOF_REPORT_JSON_SENDER_ID_HPP
#define FROMPROOF_REPORT_JSON_SENDER_ID_HPP

// The `sender_id` of a report: the responsible address, and the domain that each Japanese carrier checks.

#include "../../advice/findings/japanese_carriers.hpp"
#include "../../authentication/mail.hpp"
#include "../../data/json_writer.hpp"
#include "../../message/address_text.hpp"
#include "../../message/mailbox.hpp"

namespace fromproof::inline v0 {

namespace detail {

/// Writes the domain that each carrier checks, by its own publications.
template <text_sink S>
constexpr void write_carriers(json_writer<S>& json, const authentication& mail) {
  json.key("carriers");
  json.begin_array();
  for (const auto& each : advice::carrier_profiles) {
    json.begin_object();
    json.member("carrier", each.carrier);
    json.member("reads", word(each.reads));
    json.member("at_strictest", each.at_strictest);
    json.member("concerned", advice::is_for(mail, each));
    json.known("domain", advice::domain_read(mail, each.reads).view());
    json.member("other", each.reads == advice::identity_read::pra && advice::is_pra_of_another_domain(mail));
    json.member("as_of", each.as_of);
    json.member("source", each.source);
    json.end_object();
  }
  json.end_array();
}

}  // namespace detail

/// Writes the member "sender_id".
template <text_sink S>
constexpr void write_sender_id(json_writer<S>& json, const authentication& mail) {
  json.key("sender_id");
  json.begin_object();
  json.key("pra");
  if (!mail.pra) {
    json.null();
  } else {
    const auto domain = message::domain_of(mail.pra.mailbox);
    json.begin_object();
    json.member("field", mail.pra.field);
    json.key("address");
    json.string_from([&](auto& out) {
      message::write_local_part(mail.pra.mailbox, out);
      out("@");
      out(domain->view());
    });
    json.known("domain", domain->view());
    json.end_object();
  }
  detail::write_carriers(json, mail);
  json.known("spf_term", advice::carrier_term(mail));
  json.end_object();
}

}  // namespace fromproof::inline v0

#endif
