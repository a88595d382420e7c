#ifndef FROMPROOF_CLI_DNS_SOURCE_HPP
#define FROMPROOF_CLI_DNS_SOURCE_HPP

// Where the records of a message come from: --zone first, then --dns.

#include <optional>

#include <fromproof/host/dns_answers.hpp>
#include "options.hpp"
#include "resolver.hpp"
#include "zone.hpp"

namespace fromproof::cli {

/// Answers the questions of one message after the other.
///
///   dns_source source{options};
///   source.begin_message();
///   do { … = verify(…, source.memo()); } while (source.ask());
class dns_source {
 public:
  /// Throws usage_error for a zone that cannot be read and a resolver that is none.
  explicit dns_source(const dns_options& options);

  /// Whether there is any DNS: without, nothing need be asked.
  bool any() const { return zone_ || resolver_; }

  /// Forgets the questions of the message before, and lets the answers to the next one take ten seconds in all.
  void begin_message();

  /// What evaluators ask.
  host::dns_answers& memo() { return memo_; }

  /// Answers all open questions, those to the resolver at the same time. False if there were none.
  bool ask();

 private:
  std::optional<zone> zone_;
  std::optional<resolver> resolver_;
  host::dns_answers memo_;
  std::optional<resolver::clock::time_point> until_;
};

}  // namespace fromproof::cli

#endif
