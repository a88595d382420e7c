#ifndef FROMPROOF_REPORT_JSON_HPP
#define FROMPROOF_REPORT_JSON_HPP

// The report as one JSON object, schema 1. A member whose value is unknown is null; a list is never null.
//
//   std::string out;
//   write_json({.file = "a.eml", .repairs = repairs, .mail = mail, .said = said},
//              [&out](std::string_view piece) { out += piece; });

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "../advice/advise.hpp"
#include "../authentication/mail.hpp"
#include "../message/date.hpp"
#include "../message/encoded_word.hpp"
#include "../paste/repair_code.hpp"
#include "../text/bounded_list.hpp"
#include "../text/sink.hpp"
#include "../version.hpp"
#include "dns.hpp"
#include "json_writer.hpp"

namespace fromproof::inline v0 {

/// What a report is written from. All of it outlives the writing.
struct report {
  std::optional<std::string_view> file{};  ///< as the caller calls the input
  std::optional<std::size_t> index{};      ///< the number of the message in a file of several, from 1
  const paste::repair_report& repairs;
  const authentication& mail;
  const advice::assessment& said;
  std::span<const dns::exchange> dns = {};  ///< what was asked and answered, in order
};

namespace detail {

template <text_sink S>
constexpr void write_params(json_writer<S>& json, const advice::statement& says) {
  json.key("params"), json.begin_object();
  for (const auto& each : says) {
    json.key(each.name);
    switch (each.what) {
      case advice::parameter::kind::number: json.number(static_cast<std::int64_t>(each.number)); break;
      case advice::parameter::kind::error: json.string(code(each.error)); break;
      case advice::parameter::kind::code:
      case advice::parameter::kind::text: json.string_from([&each](auto& out) { each.text.write(out); }); break;
    }
  }
  json.end_object();
}

}  // namespace detail

/// Writes the `findings` of a report as a JSON array.
template <text_sink S>
constexpr void write_findings(json_writer<S>& json, const bounded_list<advice::finding>& findings) {
  json.begin_array();
  for (const auto& each : findings) {
    json.begin_object();
    json.key("code"), json.string(each.says.what.code());
    json.key("severity"), json.string(word(each.severity));
    detail::write_params(json, each.says);
    json.end_object();
  }
  json.end_array();
}

namespace detail {

template <text_sink S>
class report_writer {
 public:
  constexpr report_writer(const report& what, S& out) noexcept : report_{what}, mail_{what.mail}, json_{out} {}

  constexpr void write() {
    json_.begin_object();
    member("schema", std::int64_t{1});
    member("fromproof", version);
    json_.key("file"), json_.string_or_null(report_.file);
    if (report_.index) member("index", static_cast<std::int64_t>(*report_.index));
    write_verdict();
    write_message();
    write_repairs();
    write_spf();
    write_dkim();
    write_dmarc();
    write_arc();
    write_sender_id();
    write_reported();
    write_findings();
    write_fixes();
    json_.key("dns"), write_dns(json_, report_.dns);
    json_.end_object();
  }

 private:
  // -- members -------------------------------------------------------------------------------------------------------

  constexpr void member(std::string_view name, std::string_view text) { json_.key(name), json_.string(text); }
  constexpr void member(std::string_view name, std::int64_t number) { json_.key(name), json_.number(number); }
  constexpr void member(std::string_view name, bool value) { json_.key(name), json_.boolean(value); }
  constexpr void member(std::string_view name, const char*) = delete;  // would be taken for a bool
  constexpr void known(std::string_view name, std::string_view text) {
    json_.key(name);
    text.empty() ? json_.null() : json_.string(text);
  }
  constexpr void known(std::string_view name, const std::optional<std::uint64_t>& number) {
    json_.key(name);
    number ? json_.number(static_cast<std::int64_t>(*number)) : json_.null();
  }
  constexpr void unfolded(std::string_view name, const message::header_field& field) {
    json_.key(name);
    if (field.raw.empty()) return json_.null();
    json_.string_from([&field](auto& out) { message::unfold(field.body, out); });
  }
  constexpr void decoded(std::string_view name, const message::header_field& field) {
    json_.key(name);
    if (field.raw.empty()) return json_.null();
    json_.string_from([&field](auto& out) { message::decode_unstructured(field.body, out); });
  }
  /// Where a text stands in the message as it was judged, as [offset, octets]; null where it came from elsewhere.
  constexpr void span(std::string_view text) {
    json_.key("span");
    const auto* const begin = mail_.octets.data();
    const std::less<const char*> lies_before;
    if (text.data() == nullptr || lies_before(text.data(), begin) ||
        lies_before(begin + mail_.octets.size(), text.data() + text.size())) {
      return json_.null();
    }
    json_.begin_array();
    json_.number(text.data() - begin), json_.number(static_cast<std::int64_t>(text.size()));
    json_.end_array();
  }
  constexpr void aligned(dmarc::alignment how) {
    json_.key("aligned"), json_.begin_object();
    member("relaxed", how.relaxed), member("strict", how.strict);
    json_.end_object();
  }

  constexpr void aligned_by(bool spf, bool dkim) {
    json_.key("aligned_by"), json_.begin_array();
    if (spf) json_.string("spf");
    if (dkim) json_.string("dkim");
    json_.end_array();
  }

  // -- message -------------------------------------------------------------------------------------------------------

  constexpr void write_message() {
    json_.key("message"), json_.begin_object();
    member("size", static_cast<std::int64_t>(report_.repairs.original_size));
    member("header_fields", static_cast<std::int64_t>(mail_.header.fields));
    member("header_octets", static_cast<std::int64_t>(mail_.parts.header.size()));
    member("body_octets", static_cast<std::int64_t>(mail_.parts.body.size()));
    member("line_ending", code(report_.repairs.line_ending));
    member("mode", word(mail_.mode));
    write_header_from();
    write_reply_to();
    write_envelope_from();
    write_fact("client_ip", mail_.envelope.client_ip);
    write_fact("helo", mail_.envelope.helo);
    decoded("subject", mail_.header.subject);
    unfolded("message_id", mail_.header.message_id);
    unfolded("date", mail_.header.date);
    write_border();
    write_hops();
    json_.end_object();
  }

  constexpr void write_reply_to() {
    json_.key("reply_to"), json_.begin_array();
    if (!mail_.header.reply_to.raw.empty()) {
      for (const auto& item : message::mailbox_list{mail_.header.reply_to.body}) {
        if (item.error == errc::none) write_mailbox(item.value);
      }
    }
    json_.end_array();
  }

  constexpr void write_border() {
    const auto& at = mail_.trusted.at;
    json_.key("border");
    at ? json_.number(static_cast<std::int64_t>(at->index)) : json_.null();
    member("border_known", at && at->known);
  }

  /// The way of the message, from the top. A delay is the time since the hop below.
  constexpr void write_hops() {
    json_.key("hops"), json_.begin_array();
    std::size_t count = 0;
    std::optional<message::received> above;
    for (const auto& field : mail_.fields()) {
      if (!field.is("Received")) continue;
      const auto read = *message::parse_received(field.body);
      if (!read.has_from) continue;
      if (above && count <= max_hops) write_hop(count - 1, *above, &read);
      above = read;
      ++count;
    }
    if (above && count <= max_hops) write_hop(count - 1, *above, nullptr);
    json_.end_array();
    json_.key("hops_omitted"), json_.number(count > max_hops ? static_cast<std::int64_t>(count - max_hops) : 0);
  }

  constexpr void write_hop(std::size_t index, const message::received& hop, const message::received* below) {
    const auto time = message::parse_date(hop.date);
    const auto before = below != nullptr ? message::parse_date(below->date) : time;
    json_.begin_object();
    known("from", hop.from_helo);
    known("by", hop.by);
    known("with", hop.with);
    // Some servers name the hosts of their own network by address alone.
    const auto by_name = parse_ip_address(hop.from_helo);
    known("address", hop.client_ip.empty() && by_name && by_name->is_private() ? hop.from_helo : hop.client_ip);
    json_.key("time");
    hop.date.empty() ? json_.null() : json_.string_from([&hop](auto& out) { message::unfold(hop.date, out); });
    json_.key("delay");
    below != nullptr&& time&& before ? json_.number(*time - *before) : json_.null();
    const auto& at = mail_.trusted.at;
    member("where", word(at ? at->place_of(index) : hop_place::inner));
    json_.end_object();
  }

  constexpr void write_header_from() {
    json_.key("header_from"), json_.begin_object();
    member("fields", static_cast<std::int64_t>(mail_.header.from.fields));
    json_.key("mailboxes"), json_.begin_array();
    if (mail_.header.from.lenient && mail_.header.from.fields == 1) write_mailbox(mail_.header.from.first);
    for (const auto& field : mail_.fields()) {
      if (!field.is("From") || mail_.header.from.lenient) continue;
      for (const auto& item : message::mailbox_list{field.body}) {
        if (item.error == errc::none) write_mailbox(item.value);
      }
    }
    json_.end_array();
    known("domain", mail_.author_domain());
    json_.end_object();
  }

  constexpr void write_mailbox(const message::mailbox& box) {
    json_.begin_object();
    json_.key("display_name");
    if (box.display_name.empty()) {
      json_.null();
    } else {
      json_.string_from([&box](auto& out) { message::write_display_name(box, out); });
    }
    const auto domain = message::domain_of(box);
    json_.key("address"), json_.string_from([&](auto& out) {
      message::write_local_part(box, out);
      out("@");
      out(domain ? domain->view() : box.domain);
    });
    json_.key("local_part"), json_.string_from([&box](auto& out) { message::write_local_part(box, out); });
    known("domain", domain ? domain->view() : std::string_view{});
    json_.key("unicode_domain");
    if (domain) {
      json_.string_from([&domain](auto& out) { write_unicode(domain->view(), out); });
    } else {
      json_.null();
    }
    span(box.text);
    json_.end_object();
  }

  constexpr void write_envelope_from() {
    const auto& sender = mail_.envelope.sender;
    json_.key("envelope_from"), json_.begin_object();
    known("address", sender.address);
    known("domain", sender.domain.view());
    member("null", sender.null);
    member("source", word(sender.source));
    span(sender.address);
    json_.end_object();
  }

  constexpr void write_fact(std::string_view name, const envelope_fact& fact) {
    json_.key(name), json_.begin_object();
    known("value", fact.value);
    member("source", word(fact.source));
    span(fact.value);
    json_.end_object();
  }

  constexpr void write_repairs() {
    json_.key("repairs"), json_.begin_array();
    for (std::size_t i = 0; i < report_.repairs.counts.size(); ++i) {
      if (report_.repairs.counts[i] == 0) continue;
      json_.begin_object();
      member("code", code(static_cast<paste::repair_code>(i)));
      member("count", static_cast<std::int64_t>(report_.repairs.counts[i]));
      json_.end_object();
    }
    json_.end_array();
  }

  // -- results -------------------------------------------------------------------------------------------------------

  constexpr void write_spf() {
    const auto& spf = mail_.spf;
    const spf::result here = spf.here.value_or(spf::result{});
    json_.key("spf"), json_.begin_object();
    member("identity", word(spf.identity));
    known("domain", spf.domain());
    member("result", word(spf.code()));
    member("source", word(spf.source()));
    known("reason", here.cause == spf::cause::none ? std::string_view{} : word(here.cause));
    const bool computed = spf.here && here.evaluated();
    known("mechanism", here.mechanism);
    json_.key("lookups"), computed ? json_.number(std::int64_t{here.lookups}) : json_.null();
    json_.key("void_lookups"), computed ? json_.number(std::int64_t{here.void_lookups}) : json_.null();
    known("explanation", here.explanation);
    known("record", here.record);
    write_claim(spf.reported);
    aligned(spf.aligned);
    json_.end_object();
  }

  constexpr void write_dkim() {
    json_.key("dkim"), json_.begin_array();
    for (const auto& entry : mail_.dkim) write_signature(entry);
    json_.end_array();
  }

  constexpr void write_signature(const signature_evidence& entry) {
    const dkim::result here = entry.outcome.value_or(dkim::result{});
    const auto& signature = *entry.signature;
    json_.begin_object();
    known("domain", signature.domain);
    known("selector", signature.selector);
    span(entry.field.raw);
    json_.key("identity");
    if (!signature.identity.empty()) {
      json_.string(signature.identity);
    } else if (!signature.domain.empty()) {
      // RFC 6376 section 3.5: without i= it is "@" and d=.
      json_.string_from([&signature](auto& out) { out("@"), out(signature.domain); });
    } else {
      json_.null();
    }
    known("algorithm", signature.algorithm_name);
    json_.key("canonicalization"), json_.string_from([&signature](auto& out) {
      out(word(signature.header)), out("/"), out(word(signature.body));
    });
    known("timestamp", signature.timestamp);
    known("expiration", signature.expiration);
    known("body_length", signature.body_length);
    json_.key("signed_fields"), json_.begin_array();
    for (const auto name : signature.signed_fields()) json_.string(name);
    json_.end_array();
    json_.key("key_bits");
    here.key_bits == 0 ? json_.null() : json_.number(static_cast<std::int64_t>(here.key_bits));
    json_.key("testing");
    here.key_bits == 0 ? json_.null() : json_.boolean(here.testing);
    member("result", word(entry.code()));
    member("source", word(entry.source()));
    known("reason", reason(here));
    if (!entry.signature) member("bad_tag", signature.bad_tag);
    if (!entry.signature || here.offset > 0) member("offset", static_cast<std::int64_t>(here.offset));
    write_claim(entry.reported);
    aligned(entry.aligned);
    json_.end_object();
  }

  constexpr void write_dmarc() {
    const auto& dmarc = mail_.dmarc.verdict();
    json_.key("dmarc"), json_.begin_object();
    member("result", word(dmarc.code));
    member("source", word(mail_.dmarc.source()));
    known("reason", reason(dmarc));
    aligned_by(dmarc.aligned_by_spf, dmarc.aligned_by_dkim);
    member("method", word(dmarc.method));
    known("organizational_domain", mail_.organizational_domain());
    known("record", dmarc.record);
    known("record_domain", mail_.record_domain());
    known("policy", dmarc.policy);
    known("applied", dmarc.applied);
    json_.key("alignment_mode"), json_.begin_object();
    // The modes are those of a record, and only DNS shows one.
    known("spf", dmarc.record_domain_size == 0 ? std::string_view{} : word(dmarc.aspf));
    known("dkim", dmarc.record_domain_size == 0 ? std::string_view{} : word(dmarc.adkim));
    json_.end_object();
    json_.key("queries"), json_.begin_array();
    for (std::size_t i = 0; i < dmarc.queries.count; ++i) {
      json_.string_from([&](auto& out) { out("_dmarc."), out(mail_.end_of_author(dmarc.queries.sizes[i])); });
    }
    json_.end_array();
    write_claim(mail_.dmarc.reported);
    write_organizations();
    write_alternatives();
    json_.end_object();
  }

  /// What the receiver wrote, whatever was found here.
  constexpr void write_claim(const std::optional<claim>& said) {
    json_.key("reported");
    if (!said) return json_.null();
    json_.begin_object();
    member("result", word(said->code));
    json_.key("text");
    if (said->text.empty()) {
      json_.null();
    } else {
      json_.string_from([&said](auto& out) { message::unfold(said->text, out); });
    }
    json_.end_object();
  }

  constexpr void write_organizations() {
    json_.key("organizations"), json_.begin_array();
    write_organization("author", mail_.author);
    write_organization("spf", mail_.spf.checked);
    for (const auto& entry : mail_.dkim) write_organization("dkim", entry.signer);
    json_.end_array();
  }

  constexpr void write_organization(std::string_view identifier, const dmarc::named_organizations& of) {
    if (of.empty()) return;
    json_.begin_object();
    member("identifier", identifier);
    member("domain", of.name());
    known("tree_walk", of.walked());
    known("psl", of.listed());
    json_.end_object();
  }

  constexpr void write_alternatives() {
    json_.key("alternatives"), json_.begin_array();
    for (std::size_t i = 0; i < mail_.dmarc.alternatives.count; ++i) {
      const auto& each = mail_.dmarc.alternatives.in[i];
      json_.begin_object();
      member("alignment", word(static_cast<dmarc::terms>(i)));
      member("method", word(each.method));
      member("result", word(each.code));
      aligned_by(each.aligned_by_spf, each.aligned_by_dkim);
      known("record_domain", mail_.end_of_author(each.record_domain_size));
      known("policy", each.policy);
      json_.end_object();
    }
    json_.end_array();
  }

  constexpr void write_arc() {
    json_.key("arc"), json_.begin_object();
    const auto& arc = mail_.arc;
    member("result", word(arc.code()));
    member("source", word(arc.source()));
    json_.key("instances"), json_.number(static_cast<std::int64_t>(mail_.header.arc_seals));
    known("reason", arc.here ? reason(*arc.here) : std::string_view{});
    write_claim(arc.reported);
    json_.key("sets"), json_.begin_array();
    for (const auto& set : arc.chain.sets) {
      if (set.instance != 0) write_arc_set(set);
    }
    json_.end_array();
    json_.end_object();
  }

  constexpr void write_arc_set(const arc::set& set) {
    const auto& seal = *set.seal.signature;
    json_.begin_object();
    member("instance", static_cast<std::int64_t>(set.instance));
    known("domain", seal.domain);
    known("selector", seal.selector);
    known("cv", word(set.before));
    // Only what was computed: the chain ends where something fails, and older message signatures prove nothing.
    const auto computed = [](const dkim::verification& entry) {
      return entry.outcome ? word(entry.outcome->code) : std::string_view{};
    };
    known("seal", computed(set.seal));
    known("message_signature", computed(set.message_signature));
    span(set.seal.field.raw);
    json_.end_object();
  }

  constexpr void write_sender_id() {
    json_.key("sender_id"), json_.begin_object(), json_.key("pra");
    if (!mail_.pra) {
      json_.null();
    } else {
      const auto domain = message::domain_of(mail_.pra.mailbox);
      json_.begin_object();
      member("field", mail_.pra.field);
      json_.key("address"), json_.string_from([&](auto& out) {
        message::write_local_part(mail_.pra.mailbox, out);
        out("@"), out(domain->view());
      });
      known("domain", domain->view());
      json_.end_object();
    }
    write_carriers();
    json_.end_object();
  }

  /// Which domain each carrier looks at, as it has published.
  constexpr void write_carriers() {
    json_.key("carriers"), json_.begin_array();
    for (const auto& each : advice::carrier_profiles) {
      json_.begin_object();
      member("carrier", each.carrier);
      member("reads", word(each.reads));
      member("at_strictest", each.at_strictest);
      known("domain", advice::domain_read(mail_, each.reads).view());
      member("as_of", each.as_of);
      member("source", each.source);
      json_.end_object();
    }
    json_.end_array();
  }

  // -- what others wrote ---------------------------------------------------------------------------------------------

  constexpr void write_reported() {
    json_.key("reported"), json_.begin_array();
    for (const auto& field : mail_.fields()) {
      if (field.is("Authentication-Results")) {
        const bool trusted = mail_.trusted.holds(field);
        const auto read = authentication_results::parse(field.body);
        write_reported_field(field, *read, read.error, trusted);
      } else if (field.is("ARC-Authentication-Results")) {
        const auto read = authentication_results::parse_arc(field.body);
        write_reported_field(field, read->results, read.error, false);
      } else if (field.is("Received-SPF")) {
        write_received_spf(field);
      }
    }
    json_.end_array();
  }

  constexpr void write_reported_field(const message::header_field& field, const authentication_results::field& read,
                                      errc error, bool trusted) {
    json_.begin_object();
    member("field", field.name);
    span(field.raw);
    known("authserv_id", read.authserv_id);
    member("trusted", trusted);
    if (error != errc::none) member("error", code(error));
    json_.key("results"), json_.begin_array();
    for (const auto& result : read.results()) write_result(result);
    json_.end_array();
    if (!trusted && field.is("Authentication-Results")) write_what_it_would_say(field, read);
    json_.end_object();
  }

  /// What a claim says, and the name to give for it to count: null where no name makes it count.
  constexpr void write_what_it_would_say(const message::header_field& field,
                                         const authentication_results::field& read) {
    // Finding that out walks the header again: a sender can write any number of such fields.
    const bool asked = claims_++ < max_claims;
    const bool counts =
        asked && mail_.mode == message_mode::copy && would_count_if_named(mail_.fields(), field, mail_.trusted);
    json_.key("would_say"), json_.begin_object();
    known("receiver", counts ? read.authserv_id : std::string_view{});
    for (const std::string_view method : {"dmarc", "spf", "dkim", "arc"}) {
      json_.key(method);
      bool found = false;
      for (const auto& result : read.results()) {
        if (found || !result.is(method)) continue;
        found = true;
        lower(result.value);
      }
      if (!found) json_.null();
    }
    json_.end_object();
  }

  constexpr void write_result(const authentication_results::result& result) {
    json_.begin_object();
    json_.key("method"), lower(result.method);
    json_.key("result"), lower(result.value);
    json_.key("reason");
    const std::string_view comment = result.first_comment();
    if (!result.reason.empty()) {
      json_.string_from([&result](auto& out) { authentication_results::write_reason(result, out); });
    } else if (!comment.empty()) {
      json_.string_from([&comment](auto& out) { message::unfold(comment, out); });
    } else {
      json_.null();
    }
    write_properties(result);
    span(result.text);
    json_.end_object();
  }

  /// Of properties given twice the first counts, as everywhere; an object has no name twice.
  constexpr void write_properties(const authentication_results::result& result) {
    json_.key("properties"), json_.begin_object();
    const auto all = result.properties();
    std::size_t written = 0;
    for (auto p = all.begin(); p != all.end() && written < max_properties; ++p) {
      bool repeated = false;
      std::size_t before = 0;
      for (auto q = all.begin(); !repeated && before < written && !(q == p); ++q, ++before) {
        repeated = q->is(p->type, p->name);
      }
      if (repeated) continue;
      ++written;
      json_.key_from([&p](auto& out) {
        out(p->type);
        if (!p->type.empty()) out(".");
        out(p->name);
      });
      json_.string_from([&p](auto& out) { authentication_results::write_value(*p, out); });
    }
    json_.end_object();
  }

  constexpr void write_received_spf(const message::header_field& field) {
    const auto read = message::parse_received_spf(field.body);
    json_.begin_object();
    member("field", field.name);
    span(field.raw);
    known("authserv_id", read->receiver);
    member("trusted", mail_.trusted.spf && mail_.trusted.spf->result.data() == read->result.data());
    json_.key("results"), json_.begin_array();
    if (read) {
      json_.begin_object();
      member("method", std::string_view{"spf"});
      json_.key("result"), lower(read->result);
      known("reason", read->comment);
      json_.key("properties"), json_.begin_object();
      if (!read->envelope_from.empty()) member("envelope-from", read->envelope_from);
      if (!read->client_ip.empty()) member("client-ip", read->client_ip);
      if (!read->helo.empty()) member("helo", read->helo);
      if (!read->identity.empty()) member("identity", read->identity);
      json_.end_object();
      span(field.raw);
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  constexpr void lower(std::string_view text) {
    json_.string_from([text](auto& out) {
      for (const char c : text) {
        const char small = ascii::to_lower(c);
        out(std::string_view{&small, 1});
      }
    });
  }

  // -- advice --------------------------------------------------------------------------------------------------------

  constexpr void write_statement(std::string_view name, const advice::statement& says) {
    json_.key(name), json_.begin_object();
    member("code", says.what.code());
    write_params(json_, says);
    json_.end_object();
  }

  constexpr void write_verdict() {
    const auto& verdict = report_.said.verdict;
    json_.key("verdict"), json_.begin_object();
    member("code", verdict.headline.what.code());
    write_params(json_, verdict.headline);
    write_statement("reason", verdict.reason);
    write_statement("next", verdict.next);
    json_.end_object();
  }

  constexpr void write_findings() {
    json_.key("findings");
    fromproof::write_findings(json_, report_.said.findings);
  }

  constexpr void write_fixes() {
    json_.key("fixes"), json_.begin_array();
    for (const auto& fix : report_.said.fixes) {
      json_.begin_object();
      member("code", fix.says.what.code());
      write_params(json_, fix.says);
      write_statement("note", fix.note);
      json_.key("records"), json_.begin_array();
      for (const auto& record : fix) {
        json_.begin_object();
        json_.key("name"), json_.string_from([&record](auto& out) { record.name.write(out); });
        member("type", record.type);
        json_.key("value"), json_.string_from([&record](auto& out) { record.value.write(out); });
        if (!record.replaces.empty()) member("replaces", record.replaces);
        json_.end_object();
      }
      json_.end_array();
      json_.end_object();
    }
    json_.end_array();
  }

  // No receiver writes this many properties to a result; the cost of looking for repeated ones ends here.
  static constexpr std::size_t max_properties = 64;
  static constexpr std::size_t max_hops = 100;
  static constexpr std::size_t max_claims = 8;
  std::size_t claims_ = 0;

  const report& report_;
  const authentication& mail_;
  json_writer<S> json_;
};

}  // namespace detail

/// Writes the report as one JSON object without a line end.
template <text_sink S>
constexpr void write_json(const report& what, S&& out) {
  detail::report_writer{what, out}.write();
}

}  // namespace fromproof::inline v0

#endif
