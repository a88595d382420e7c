#ifndef FROMPROOF_TESTS_PUBLISHED_DOMAINS_HPP
#define FROMPROOF_TESTS_PUBLISHED_DOMAINS_HPP

// The cases of domains.md: a domain as it is inspected, with all the memory that this takes.

#include <algorithm>
#include <array>
#include <fromproof/domain/domain.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/host/dns_answers.hpp>
#include <fromproof/published/find_faults.hpp>
#include <fromproof/published/find_fixes.hpp>
#include <fromproof/published/inspect.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "../cases.hpp"
#include "../spf/zone.hpp"

namespace fromproof::tests {

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// "name TYPE" of a line of a zone.
inline std::string owner_and_type(const std::string& line) {
  std::istringstream words{line};
  std::string name, type;
  words >> name >> type;
  return name + ' ' + type;
}

/// The zone of the first case with the changes of a case.
inline std::string changed(const std::string& zone, const std::string& change) {
  const auto changes = lines_of(change);
  std::string out;
  for (const auto& line : lines_of(zone)) {
    const bool replaced = std::any_of(changes.begin(), changes.end(), [&](const std::string& each) {
      return owner_and_type(each) == owner_and_type(line);
    });
    if (!replaced) out += line + '\n';
  }
  for (const auto& line : changes) {
    if (!line.ends_with(" -")) out += line + '\n';
  }
  return out;
}

class inspected {
 public:
  explicit inspected(const test_case& from)
      : zone_{changed(read_cases("domains.md").front()["zone"], from.has("change") ? from["change"] : "")},
        domain_{*parse_domain(from.has("domain") ? std::string_view{from["domain"]} : "example.com")},
        selector_{from.has("selector") ? from["selector"] : ""} {
    const std::string_view selectors[]{selector_};
    const slice<const std::string_view> given{selectors, selector_.empty() ? 0u : 1u};
    while (true) {
      all = published::inspect(domain_, given, public_suffix_table, answers_, memory_);
      if (!all.pending) break;
      std::size_t open = 0;
      for (auto& entry : answers_.entries()) {
        if (!entry.open()) continue;
        ++open;
        host::dns_answers::answer(entry, zone_({.name = entry.name, .type = entry.type}));
      }
      rounds.push_back(open);
      if (open == 0) throw std::runtime_error("pending without a question");
    }
    findings = published::find_faults(all, finding_memory_);
    fixes = published::find_fixes(all, fix_memory_);
  }
  inspected(const inspected&) = delete;
  inspected& operator=(const inspected&) = delete;

  std::size_t questions() { return answers_.entries().size(); }
  std::vector<dns::exchange> exchanges() const { return answers_.exchanges(); }

  published::overview all;
  bounded_list<published::finding> findings;
  bounded_list<advice::fix> fixes;
  std::vector<std::size_t> rounds;  ///< how many questions went out together

 private:
  zone zone_;
  domain domain_;
  std::string selector_;
  host::dns_answers answers_;
  published::overview_memory memory_;
  std::array<published::finding, 96> finding_memory_;
  std::array<advice::fix, 8> fix_memory_;
};

}  // namespace fromproof::tests

#endif
