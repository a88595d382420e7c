#ifndef FROMPROOF_CLI_DNS_SOURCE_HPP
#define FROMPROOF_CLI_DNS_SOURCE_HPP

// The sources of records for a message: --zone first, then --dns.

#include <fromproof/host/dns_answers.hpp>
#include <optional>

#include "options.hpp"
#include "resolver.hpp"
#include "zone.hpp"

namespace fromproof::cli {

/// Answers the questions of one message after the other.
///
///   dns_source source{options};
///   source.begin_message();
///   while (check.verify(now) == progress::pending) source.ask(check.answers());
class dns_source {
 public:
  /// Throws usage_error for an unreadable zone or an invalid resolver.
  explicit dns_source(const dns_options& options);

  /// Whether there is any source of DNS answers.
  bool any() const { return zone_ || resolver_; }

  /// Allows ten seconds in all for the answers to the next message.
  void begin_message();

  /// Answers all open questions; those to the resolver go out together. False if there were none.
  bool ask(host::dns_answers& answers);

 private:
  std::optional<zone> zone_;
  std::optional<resolver> resolver_;
  std::optional<resolver::clock::time_point> until_;
};

}  // namespace fromproof::cli

#endif
