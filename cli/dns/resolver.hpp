#ifndef FROMPROOF_CLI_DNS_RESOLVER_HPP
#define FROMPROOF_CLI_DNS_RESOLVER_HPP

// DNS from a server: the resolver of --dns, by libunbound.

#include <chrono>
#include <fromproof/dns/query.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

struct ub_ctx;

namespace fromproof::cli {

class resolver {
 public:
  using clock = std::chrono::steady_clock;

  /// "system" (the servers of /etc/resolv.conf), "IP", or "IP@PORT". Throws usage_error.
  explicit resolver(const std::string& name);

  struct question {
    std::string name;
    dns::record_type type;
    std::function<void(const dns::answer&, dns::security)> done;  ///< the records stay valid until it returns
  };

  /// Sends all questions at once, and returns when all are done. Questions without an answer by then have failed.
  void ask(const std::vector<question>& questions, clock::time_point until);

 private:
  struct deleter {
    void operator()(ub_ctx* context) const;
  };
  std::unique_ptr<ub_ctx, deleter> context_;
};

}  // namespace fromproof::cli

#endif
