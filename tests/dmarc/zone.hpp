#ifndef FROMPROOF_TESTS_DMARC_ZONE_HPP
#define FROMPROOF_TESTS_DMARC_ZONE_HPP

// DNS for case files: a line for each record, "NAME TXT text", "NAME A", or "NAME SERVFAIL" for a name without an
// answer. Names that are not listed, and have nothing below them, do not exist.

#include <algorithm>
#include <fromproof/dns/journal.hpp>
#include <fromproof/dns/query.hpp>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fromproof::tests {

class policy_zone {
 public:
  explicit policy_zone(const std::string& text) {
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
      std::istringstream words{line};
      std::string name, type, data;
      words >> name >> type;
      std::getline(words >> std::ws, data);
      if (type == "SERVFAIL") {
        failing_.push_back(name);
      } else if (type == "TXT") {
        texts_[name].push_back(data);
      } else if (type == "A") {
        texts_[name];
      } else {
        throw std::runtime_error("no such line in a zone: " + line);
      }
    }
  }

  dns::answer operator()(const dns::query& q) {
    const std::string name{q.name};
    if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) again_ = true;
    asked_.push_back(name);
    answer_.clear();
    if (std::find(failing_.begin(), failing_.end(), name) != failing_.end()) return {dns::status::failure, {}};
    const auto found = texts_.find(name);
    if (found == texts_.end()) {
      const bool above = std::any_of(texts_.begin(), texts_.end(), [&](const auto& each) {
        return std::string_view{each.first}.ends_with('.' + name);
      });
      return {above ? dns::status::no_data : dns::status::nxdomain, {}};
    }
    for (const auto& each : found->second) answer_.push_back({.data = each, .preference = 0});
    return {answer_.empty() ? dns::status::no_data : dns::status::ok, answer_};
  }

  const std::vector<std::string>& asked() const { return asked_; }
  bool asked_again() const { return again_; }
  void forget() { asked_.clear(), again_ = false; }

 private:
  std::map<std::string, std::vector<std::string>> texts_;
  std::vector<std::string> failing_;
  std::vector<std::string> asked_;
  std::vector<dns::record> answer_;
  bool again_ = false;
};

/// Runs `evaluate(resolver)` with a journal until no answer is missing. It returns whether it is done.
template <class Evaluate>
void run_by_journal(policy_zone& dns_zone, Evaluate evaluate) {
  std::vector<char> text(1 << 16);
  std::vector<dns::record> records(64);
  dns::journal journal{{records, text}};
  for (int i = 0; i < 200; ++i) {
    if (evaluate(journal)) return;
    if (!journal.question()) throw std::runtime_error("pending without a question");
    const std::string name{journal.question()->name};
    journal.answer(dns_zone({.name = name, .type = journal.question()->type}));
  }
  throw std::runtime_error("no end of questions");
}

inline std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& line : lines) out += (out.empty() ? "" : "\n") + line;
  return out;
}

}  // namespace fromproof::tests

#endif
