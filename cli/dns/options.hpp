#ifndef FROMPROOF_CLI_DNS_OPTIONS_HPP
#define FROMPROOF_CLI_DNS_OPTIONS_HPP

#include <string>

namespace fromproof::cli {

/// --dns and --zone: the sources of records.
struct dns_options {
  std::string resolver = "none";
  std::string zone;
};

}  // namespace fromproof::cli

#endif
