#include "dmarc_lookup.hpp"

#include <fromproof/dmarc/record.hpp>
#include <fromproof/domain/domain.hpp>
#include <fromproof/domain/public_suffix_table.hpp>

namespace fromproof::cli {

namespace {

constexpr std::size_t max_record = 65535;  // no TXT record is longer
constexpr std::size_t max_targets = 16;    // nobody uses more; each may cost nine questions

}  // namespace

dmarc_lookup::dmarc_lookup(const fromproof::domain& domain, dmarc::method how, dns_source& dns)
    : text_(max_record, '\0') {
  dns.begin_message();
  if (!dns.any()) {
    // The list alone gives the organization; no question is asked, so none is missing.
    found_.method = how;
    found_.asked = dmarc::lookups{domain.view()};
    found_.organization_known = dmarc::knowledge::known;
    found_.organization_size = organizational_domain(public_suffix_table, domain.view()).size();
    return;
  }
  while (!look_up(domain, how) && dns.ask(answers_)) {
  }
  exchanges_ = answers_.exchanges();
}

bool dmarc_lookup::undecided() const {
  using dmarc::knowledge;
  return found_.policy_known == knowledge::unread || found_.existence == knowledge::unread ||
         found_.organization_known == knowledge::unread;
}

/// False when an answer is pending.
bool dmarc_lookup::look_up(const fromproof::domain& domain, dmarc::method how) {
  targets_.clear();
  found_ = dmarc::discover_policy(domain, how, public_suffix_table, answers_, text_);
  dmarc::discover_organization(found_, public_suffix_table, answers_);
  if (found_.pending()) return false;
  if (found_.text.empty()) return true;
  const auto record = dmarc::parse_record(found_.text);
  const bool rua = find_targets("rua", record->rua);
  return find_targets("ruf", record->ruf) && rua;
}

/// False when an answer is pending.
bool dmarc_lookup::find_targets(std::string_view tag, std::string_view list) {
  bool complete = true;
  for (const auto& uri : dmarc::report_uris{list}) {
    if (targets_.size() == max_targets) break;
    if (uri.error != errc::none) continue;
    report_target target{.tag = tag, .uri = std::string{uri.text}, .domain = {}, .name = {}};
    if (const auto domain = parse_domain(uri.domain())) {
      target.domain = domain->view();
      target.permission = dmarc::find_report_permission(found_.record_domain(), target.domain, answers_);
    }
    if (target.external()) target.name = std::string{found_.record_domain()} + "._report._dmarc." + target.domain;
    complete = complete && target.permission != dmarc::report_permission::pending;
    targets_.push_back(std::move(target));
  }
  return complete;
}

}  // namespace fromproof::cli
