#ifndef FROMPROOF_CLI_DNS_SOURCE_HPP
#define FROMPROOF_CLI_DNS_SOURCE_HPP

// Where the records of a message come from: --zone first, then --dns.

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
  /// Throws usage_error for a zone that cannot be read and a resolver that is none.
  explicit dns_source(const dns_options& options);

  /// Whether there is any DNS; without it there is nothing to ask.
  bool any() const { return zone_ || resolver_; }

  /// Gives the answers to the next message ten seconds in all.
  void begin_message();

  /// Answers all open questions, those to the resolver at the same time. False if there were none.
  bool ask(host::dns_answers& answers);

 private:
  std::optional<zone> zone_;
  std::optional<resolver> resolver_;
  std::optional<resolver::clock::time_point> until_;
};

}  // namespace fromproof::cli

#endif
