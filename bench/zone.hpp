#ifndef FROMPROOF_BENCH_ZONE_HPP
#define FROMPROOF_BENCH_ZONE_HPP

// The DNS of a fixture, in memory: like a resolver of this process with a full cache.

#include <cstddef>
#include <deque>
#include <fromproof/dns/query.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bench {

/// A resolver that knows every answer immediately. A name that is not in the fixture is NXDOMAIN.
class zone {
 public:
  explicit zone(const std::string& file);

  fromproof::dns::answer operator()(const fromproof::dns::query& question) const;

 private:
  struct record_set {
    fromproof::dns::record_type type;
    std::vector<fromproof::dns::record> records;
  };
  struct hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>{}(name); }
  };

  void add(std::string name, fromproof::dns::record_type type, std::string_view data);

  std::unordered_map<std::string, std::vector<record_set>, hash, std::equal_to<>> names_;
  std::deque<std::string> data_;  // of the records; never moves
};

}  // namespace bench

#endif
