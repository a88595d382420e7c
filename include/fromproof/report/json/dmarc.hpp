#ifndef FROMPROOF_REPORT_JSON_DMARC_HPP
#define FROMPROOF_REPORT_JSON_DMARC_HPP

// The `dmarc` of a report. `fromproof dmarc` writes a part of it.

#include <cstddef>
#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../data/json_writer.hpp"
#include "../../dmarc/alternatives.hpp"
#include "../../dmarc/result.hpp"
#include "values.hpp"

namespace fromproof::inline v0 {

/// What is known about a domain's policy; empty texts are null.
struct dmarc_members {
  std::string_view method, organizational_domain, record, record_domain, policy, applied, aspf, adkim;
};

namespace detail {

template <text_sink S>
constexpr void write_modes(json_writer<S>& json, std::string_view name, std::string_view spf, std::string_view dkim) {
  json.key(name);
  json.begin_object();
  json.known("spf", spf);
  json.known("dkim", dkim);
  json.end_object();
}

}  // namespace detail

/// Writes the members from "method" to "alignment_mode" into an open object.
template <text_sink S>
constexpr void write_dmarc_members(json_writer<S>& json, const dmarc_members& what) {
  json.known("method", what.method);
  json.known("organizational_domain", what.organizational_domain);
  json.known("record", what.record);
  json.known("record_domain", what.record_domain);
  json.known("policy", what.policy);
  json.known("applied", what.applied);
  detail::write_modes(json, "alignment_mode", what.aspf, what.adkim);
}

namespace detail {

template <text_sink S>
constexpr void write_organization(json_writer<S>& json, std::string_view identifier,
                                  const dmarc::named_organizations& of) {
  if (of.empty()) return;
  json.begin_object();
  json.member("identifier", identifier);
  json.member("domain", of.name());
  json.known("tree_walk", of.walked());
  json.known("psl", of.listed());
  json.end_object();
}

template <text_sink S>
constexpr void write_organizations(json_writer<S>& json, const authentication& mail) {
  json.key("organizations");
  json.begin_array();
  write_organization(json, "author", mail.author);
  write_organization(json, "spf", mail.spf.checked);
  for (const auto& entry : mail.dkim) write_organization(json, "dkim", entry.signer);
  json.end_array();
}

template <text_sink S>
constexpr void write_alternatives(json_writer<S>& json, const authentication& mail) {
  json.key("alternatives");
  json.begin_array();
  for (std::size_t i = 0; i < mail.dmarc.alternatives.count; ++i) {
    const auto& each = mail.dmarc.alternatives.in[i];
    json.begin_object();
    json.member("alignment", word(static_cast<dmarc::terms>(i)));
    json.member("method", word(each.method));
    json.member("result", word(each.code));
    write_aligned_by(json, each.aligned_by_spf, each.aligned_by_dkim);
    json.known("record_domain", mail.end_of_author(each.record_domain_size));
    json.known("policy", each.policy);
    json.end_object();
  }
  json.end_array();
}

}  // namespace detail

/// Writes the member "dmarc".
template <text_sink S>
constexpr void write_dmarc(json_writer<S>& json, const authentication& mail) {
  const auto& dmarc = mail.dmarc.verdict();
  json.key("dmarc");
  json.begin_object();
  json.member("result", word(dmarc.code));
  json.member("source", word(mail.dmarc.source()));
  json.known("reason", fromproof::dmarc::reason(dmarc));
  write_aligned_by(json, dmarc.aligned_by_spf, dmarc.aligned_by_dkim);
  // Only a record has modes, and only DNS shows one.
  const bool has_record = dmarc.record_domain_size != 0;
  write_dmarc_members(json, {.method = word(dmarc.method),
                             .organizational_domain = mail.organizational_domain(),
                             .record = dmarc.record,
                             .record_domain = mail.record_domain(),
                             .policy = dmarc.policy,
                             .applied = dmarc.applied,
                             .aspf = has_record ? word(dmarc.aspf) : std::string_view{},
                             .adkim = has_record ? word(dmarc.adkim) : std::string_view{}});
  detail::write_modes(json, "alignment_applied", word(dmarc.aspf), word(dmarc.adkim));
  json.key("queries");
  json.begin_array();
  for (std::size_t i = 0; i < dmarc.queries.count; ++i) {
    json.string_from([&](auto& out) {
      out("_dmarc.");
      out(mail.end_of_author(dmarc.queries.sizes[i]));
    });
  }
  json.end_array();
  detail::write_claim(json, mail, mail.dmarc.reported, detail::reporting_server(mail));
  detail::write_organizations(json, mail);
  detail::write_alternatives(json, mail);
  json.end_object();
}

}  // namespace fromproof::inline v0

#endif
