#include "dmarc_lookup.hpp"

#include <fromproof/dmarc/record.hpp>
#include <fromproof/domain.hpp>
#include <fromproof/public_suffix_table.hpp>

namespace fromproof::cli {

namespace {

constexpr std::size_t max_record = 65535;  // no TXT record is longer

}  // namespace

dmarc_lookup::dmarc_lookup(std::string_view domain, dmarc::method how, dns_source& dns) : text_(max_record, '\0') {
  dns.begin_message();
  if (!dns.any()) {
    // The list alone tells the organization; nothing is asked, and nothing is missing.
    found_.method = how;
    found_.asked = dmarc::lookups{domain};
    found_.organization_known = dmarc::knowledge::known;
    found_.organization_size = organizational_domain(public_suffix_table, domain).size();
    return;
  }
  while (!look_up(domain, how, dns) && dns.ask()) {
  }
  exchanges_ = dns.memo().exchanges();
}

bool dmarc_lookup::undecided() const {
  using dmarc::knowledge;
  return found_.policy_known == knowledge::unread || found_.existence == knowledge::unread ||
         found_.organization_known == knowledge::unread;
}

/// False when an answer is pending.
bool dmarc_lookup::look_up(std::string_view domain, dmarc::method how, dns_source& dns) {
  auto& memo = dns.memo();
  targets_.clear();
  found_ = dmarc::discover_policy(domain, how, public_suffix_table, memo, text_);
  dmarc::discover_organization(found_, public_suffix_table, memo);
  if (found_.pending()) return false;
  if (found_.text.empty()) return true;
  const auto record = dmarc::parse_record(found_.text);
  const bool rua = find_targets("rua", record->rua, dns);
  return find_targets("ruf", record->ruf, dns) && rua;
}

bool dmarc_lookup::find_targets(std::string_view tag, std::string_view list, dns_source& dns) {
  bool complete = true;
  for (const auto& uri : dmarc::report_uris{list}) {
    if (uri.error != errc::none) continue;
    report_target target{.tag = tag, .uri = std::string{uri.text}, .domain = {}, .name = {}, .authorized = true};
    const auto domain = parse_domain(uri.domain());
    if (domain) target.domain = domain->view();
    complete = (target.domain.empty() || authorize(target, dns)) && complete;
    targets_.push_back(std::move(target));
  }
  return complete;
}

/// RFC 9990 section 4: whoever gets reports about others says so at "<policy domain>._report._dmarc.<his domain>".
bool dmarc_lookup::authorize(report_target& target, dns_source& dns) {
  auto& memo = dns.memo();
  std::string_view organization;
  if (found_.method == dmarc::method::psl) {
    organization = organizational_domain(public_suffix_table, target.domain);
  } else {
    dmarc::lookups asked{target.domain};
    const auto status = dmarc::walk(asked, memo, &found_.asked);
    if (status == dns::status::pending) return false;
    organization = dmarc::organizational_domain(asked);
  }
  if (!organization.empty() && organization == found_.organization()) return true;
  target.name = std::string{found_.record_domain()} + "._report._dmarc." + target.domain;
  const auto answer = memo({.name = target.name, .type = dns::record_type::txt});
  if (answer.status == dns::status::pending) return false;
  target.authorized = false;
  if (answer.status == dns::status::failure) target.authorized.reset();
  for (const auto& each : answer.records) {
    if (dmarc::is_record(each.data)) target.authorized = true;
  }
  return true;
}

}  // namespace fromproof::cli
