#ifndef FROMPROOF_TESTS_SPF_ZONE_HPP
#define FROMPROOF_TESTS_SPF_ZONE_HPP

// A zone written in a test, as a resolver. A line is: name, type, data.
//
//     example.com      TXT  v=spf1 mx -all
//     example.com      MX   10 mail.example.com
//     mail.example.com A    192.0.2.1
//     slow.example     ANY  TIMEOUT
//     www.example.com  CNAME example.com
//     *.example.com    TXT  for all names that are not here
//
// In TXT the escapes of the case files stand for octets. A name that has names below it exists (RFC 8020).

#include <fromproof/dns/query.hpp>
#include <fromproof/domain/ip_address.hpp>
#include <fromproof/text/ascii.hpp>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../cases.hpp"

namespace fromproof::tests {

class zone {
 public:
  std::vector<std::string> asked;  ///< "name TYPE", in lower case and in order

  explicit zone(const std::string& text) {
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
      if (!line.empty()) add(line);
    }
    for (auto& [key, set] : entries_) {
      for (std::size_t i = 0; i < set.data.size(); ++i) set.records[i].data = set.data[i];
    }
  }

  dns::answer operator()(const dns::query& q) {
    const std::string name = lower(q.name);
    asked.push_back(name + ' ' + std::string{word(q.type)});
    return look_up(name, q.type);
  }

 private:
  dns::answer look_up(const std::string& name, dns::record_type type) {
    if (failing_.contains(name)) return {.status = dns::status::failure, .records = {}};
    const auto found = entries_.find({name, type});
    if (found != entries_.end()) return {.status = dns::status::ok, .records = found->second.records};
    if (const auto alias = entries_.find({name, dns::record_type::cname}); alias != entries_.end()) {
      const auto at_end = look_up(lower(alias->second.data.front()), type);
      const bool missing = at_end.status == dns::status::nxdomain;
      return missing ? dns::answer{.status = dns::status::no_data, .records = {}} : at_end;
    }
    bool exists = false;
    for (const auto& [key, set] : entries_) {
      exists = exists || key.first == name || key.first.ends_with('.' + name);
    }
    // RFC 4592, for one wildcard above the name.
    for (std::size_t dot = name.find('.'); !exists && dot != std::string::npos; dot = name.find('.', dot + 1)) {
      const auto wild = entries_.find({"*" + name.substr(dot), type});
      if (wild != entries_.end()) return {.status = dns::status::ok, .records = wild->second.records};
    }
    return {.status = exists ? dns::status::no_data : dns::status::nxdomain, .records = {}};
  }

  struct record_set {
    std::vector<std::string> data;
    std::vector<dns::record> records;
  };

  static std::string lower(std::string_view text) {
    std::string out;
    for (const char c : text) out += ascii::to_lower(c);
    return out;
  }

  void add(const std::string& line) {
    std::istringstream words{line};
    std::string name, type, data;
    words >> name >> type >> std::ws;
    std::getline(words, data);
    name = lower(name);
    if (data == "TIMEOUT") {
      failing_[name] = true;
      return;
    }
    std::uint16_t preference = 0;
    dns::record_type number{};
    if (type == "TXT") {
      number = dns::record_type::txt;
      data = unescape(data);
    } else if (type == "A" || type == "AAAA") {
      number = type == "A" ? dns::record_type::a : dns::record_type::aaaa;
      const auto address = parse_ip_address(data);
      if (!address) throw std::runtime_error("bad address: " + line);
      data.clear();
      for (const auto octet : address->bytes()) data += static_cast<char>(octet);
    } else if (type == "MX") {
      number = dns::record_type::mx;
      std::istringstream rest{data};
      rest >> preference >> data;
      if (data == ".") data.clear();
    } else if (type == "PTR") {
      number = dns::record_type::ptr;
    } else if (type == "CNAME") {
      number = dns::record_type::cname;
    } else if (type == "TLSA") {
      number = dns::record_type::tlsa;
    } else {
      throw std::runtime_error("bad type: " + line);
    }
    auto& place = entries_[{name, number}];
    place.data.push_back(data);
    place.records.push_back({.data = {}, .preference = preference});
  }

  std::map<std::pair<std::string, dns::record_type>, record_set> entries_;
  std::map<std::string, bool> failing_;
};

}  // namespace fromproof::tests

#endif
