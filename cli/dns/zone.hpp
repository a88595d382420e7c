#ifndef FROMPROOF_CLI_DNS_ZONE_HPP
#define FROMPROOF_CLI_DNS_ZONE_HPP

// The records of --zone: an RFC 1035 master file, held in memory.

#include <cstdint>
#include <fromproof/dns/query.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fromproof::cli {

class zone {
 public:
  /// Reads a file. Names without a final dot are relative to $ORIGIN, and an error before it is set. Throws usage_error
  /// with the line of the error.
  explicit zone(const std::string& file);

  struct found {
    dns::status status;
    std::vector<dns::record> records;  ///< views of the zone
    std::string name;                  ///< the end of the aliases, where other sources continue
  };

  /// Looks up like a name server with this zone (RFC 1034 section 4.3.2): follows aliases, expands wildcards, and lets
  /// the parents of names exist.
  found look_up(const dns::query& asked) const;

 private:
  struct value {
    std::string data;
    std::uint16_t preference = 0;
  };
  using node = std::map<dns::record_type, std::vector<value>>;

  void add(const std::string& name, dns::record_type type, value record);
  const node* find(std::string_view name) const;

  std::map<std::string, node, std::less<>> names_;  // in lower case; with all their parents
};

}  // namespace fromproof::cli

#endif
