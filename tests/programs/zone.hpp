// DNS from a text file with a line for each record: NAME TYPE VALUE.

#include <arpa/inet.h>

#include <algorithm>
#include <cctype>
#include <deque>
#include <fromproof/fromproof.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using namespace fromproof;

struct zone {
  std::deque<std::string> texts;
  std::map<std::string, std::map<dns::record_type, std::vector<dns::record>>> names;

  explicit zone(std::istream& in) {
    const std::map<std::string, dns::record_type> types{{"TXT", dns::record_type::txt},
                                                        {"A", dns::record_type::a},
                                                        {"AAAA", dns::record_type::aaaa},
                                                        {"MX", dns::record_type::mx},
                                                        {"PTR", dns::record_type::ptr}};
    for (std::string line; std::getline(in, line);) {
      std::istringstream words{line};
      std::string name, type, value;
      if (!(words >> name >> type)) continue;
      dns::record record{};
      if (type == "MX") words >> record.preference;
      std::getline(words >> std::ws, value);
      if (type == "A" || type == "AAAA") {
        char octets[16]{};
        inet_pton(type == "A" ? AF_INET : AF_INET6, value.c_str(), octets);
        value.assign(octets, type == "A" ? 4 : 16);
      }
      record.data = texts.emplace_back(value);
      names[name][types.at(type)].push_back(record);
    }
  }

  dns::answer operator()(const dns::query& asked) const {
    std::string name{asked.name};
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto found = names.find(name);
    if (found == names.end()) return {dns::status::nxdomain};
    const auto records = found->second.find(asked.type);
    if (records == found->second.end()) return {dns::status::no_data};
    return {dns::status::ok, records->second};
  }
};
