#ifndef FROMPROOF_CLI_DMARC_LOOKUP_HPP
#define FROMPROOF_CLI_DMARC_LOOKUP_HPP

// What `fromproof dmarc` finds out about a domain.

#include <fromproof/dmarc/discover.hpp>
#include <fromproof/dmarc/report_permission.hpp>
#include <fromproof/dns/query.hpp>
#include <fromproof/host/dns_answers.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "dns/source.hpp"

namespace fromproof::cli {

/// An address that the record names for reports.
struct report_target {
  std::string_view tag;  ///< rua or ruf
  std::string uri;
  std::string domain;  ///< of the address; empty if the address is invalid
  dmarc::report_permission permission = dmarc::report_permission::own;
  std::string name;  ///< where the permission is published; empty if none is needed

  bool external() const { return permission != dmarc::report_permission::own; }
};

class dmarc_lookup {
 public:
  /// Asks all questions. `domain` must outlive the object.
  dmarc_lookup(const fromproof::domain& domain, dmarc::method how, dns_source& dns);
  dmarc_lookup(const dmarc_lookup&) = delete;
  dmarc_lookup& operator=(const dmarc_lookup&) = delete;

  const dmarc::discovery& found() const { return found_; }
  const std::vector<report_target>& targets() const { return targets_; }
  const std::vector<dns::exchange>& exchanges() const { return exchanges_; }
  /// Whether an answer is missing that decides something.
  bool undecided() const;

 private:
  bool look_up(const fromproof::domain& domain, dmarc::method how);
  bool find_targets(std::string_view tag, std::string_view list);

  std::string text_;  // the record
  dmarc::discovery found_;
  std::vector<report_target> targets_;
  host::dns_answers answers_;
  std::vector<dns::exchange> exchanges_;
};

}  // namespace fromproof::cli

#endif
