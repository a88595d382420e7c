#ifndef FROMPROOF_TESTS_FIXES_HPP
#define FROMPROOF_TESTS_FIXES_HPP

// A message with a zone, and the advice about it. What it runs is compiled once, not in each test.

#include <array>
#include <initializer_list>
#include <list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "judged.hpp"

namespace fromproof::tests {

/// The records of "name TYPE", as views of literals; MX as "10 name".
struct known_records {
  std::string_view name;
  std::vector<std::string_view> texts;
};

/// Other names do not exist.
class known_zone {
 public:
  known_zone(std::initializer_list<known_records> records) {
    for (const auto& each : records) sets_[std::string{each.name}] = each.texts;
  }

  dns::answer operator()(const dns::query& asked) const {
    const auto found = sets_.find(std::string{asked.name} + ' ' + std::string{word(asked.type)});
    auto& records = answers_.emplace_back();
    if (found == sets_.end()) return {.status = dns::status::nxdomain, .records = {}};
    for (const std::string_view text : found->second) {
      dns::record record{.data = text};
      if (asked.type == dns::record_type::mx) {
        record.data = text.substr(text.find(' ') + 1);
        record.preference = static_cast<std::uint16_t>(std::stoi(std::string{text}));
      }
      records.push_back(record);
    }
    return {.status = dns::status::ok, .records = records};
  }

 private:
  std::map<std::string, std::vector<std::string_view>> sets_;
  mutable std::list<std::vector<dns::record>> answers_;
};

/// A message as it is read, or verified with the zone too; its advice gets the questions to the zone.
struct advised : judged {
  enum how { as_reported, with_dns };

  explicit advised(const std::string& text, known_zone zone = {}, how judging = as_reported, const envelope& known = {},
                   bool mine = false);

  /// Advises again with the reader's choice instead of a guess.
  void choose(const advice::mail_from_choice& chosen);

  const advice::fix* fix(std::string_view code) const {
    for (const auto& each : said.fixes) {
      if (each.says.what.code() == code) return &each;
    }
    return nullptr;
  }
  bool has_fix(std::string_view code) const { return fix(code) != nullptr; }
  /// "name TYPE value" of each record, on lines.
  std::string records(std::string_view code) const;

 private:
  known_zone zone_;
  std::list<std::string> names_;
  std::list<dns::exchange> exchanges_;
  std::vector<dns::exchange> all_;
};

}  // namespace fromproof::tests

#endif
