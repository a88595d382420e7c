#include "zone.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fromproof/domain/ip_address.hpp>
#include <fromproof/text/ascii.hpp>
#include <stdexcept>

#include "common.hpp"

namespace bench {

namespace dns = fromproof::dns;

namespace {

dns::record_type type_of(std::string_view word) {
  for (const auto type : {dns::record_type::a, dns::record_type::aaaa, dns::record_type::mx, dns::record_type::txt}) {
    if (dns::word(type) == word) return type;
  }
  throw std::runtime_error{"no such record type: " + std::string{word}};
}

/// Addresses as DNS has them.
std::string octets_of(std::string_view address) {
  const auto ip = fromproof::parse_ip_address(address);
  if (!ip) throw std::runtime_error{"not an address: " + std::string{address}};
  return {ip->bytes().begin(), ip->bytes().end()};
}

}  // namespace

zone::zone(const std::string& file) {
  for (const auto& line : read_lines(file, 0)) {
    if (line.empty() || line.front() == '#') continue;
    const auto parts = split(line, '\t');
    if (parts.size() < 3) throw std::runtime_error{"not three columns: " + line};
    // The data may contain tabs.
    const auto data = std::string_view{line}.substr(parts[0].size() + parts[1].size() + 2);
    add(std::string{parts[0]}, type_of(parts[1]), data);
  }
}

void zone::add(std::string name, dns::record_type type, std::string_view data) {
  dns::record record;
  if (type == dns::record_type::mx) {
    const auto number = std::from_chars(data.data(), data.data() + data.size(), record.preference);
    data.remove_prefix(static_cast<std::size_t>(number.ptr - data.data()) + 1);
  }
  const bool address = type == dns::record_type::a || type == dns::record_type::aaaa;
  record.data = data_.emplace_back(address ? octets_of(data) : std::string{data});
  auto& sets = names_[std::move(name)];
  const auto is_type = [type](const record_set& set) { return set.type == type; };
  auto set = std::find_if(sets.begin(), sets.end(), is_type);
  if (set == sets.end()) set = sets.insert(set, {type, {}});
  set->records.push_back(record);
}

dns::answer zone::operator()(const dns::query& question) const {
  std::array<char, 256> lower;
  const std::string_view name = question.name;
  if (name.size() > lower.size()) return {.status = dns::status::nxdomain, .records = {}};
  std::transform(name.begin(), name.end(), lower.begin(), fromproof::ascii::to_lower);
  const auto found = names_.find(std::string_view{lower.data(), name.size()});
  if (found == names_.end()) return {.status = dns::status::nxdomain, .records = {}};
  for (const auto& set : found->second) {
    if (set.type == question.type) return {.status = dns::status::ok, .records = set.records};
  }
  return {.status = dns::status::no_data, .records = {}};
}

}  // namespace bench
