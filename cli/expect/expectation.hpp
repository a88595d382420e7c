#ifndef FROMPROOF_CLI_EXPECT_EXPECTATION_HPP
#define FROMPROOF_CLI_EXPECT_EXPECTATION_HPP

// --expect FILE of a command: the records that should be in DNS, and whether they are.
//
//   const expectation expected{options.expect, domains};
//   drift now;
//   do now = expected.check(domain, answers);
//   while (now.pending && dns.ask(answers));
//   expected.write_text(now, options.language, out);
//   return expected.status(now);

#include <fromproof/data/json_writer.hpp>
#include <span>
#include <string>
#include <string_view>

#include "../exit_status.hpp"
#include "../output.hpp"
#include "compare.hpp"
#include "read.hpp"

namespace fromproof::cli {

class expectation {
 public:
  /// Reads the file ("-": standard input), and complains of each record that it cannot read. `domains` are those that
  /// the command is asked about, normalized. Throws usage_error for a file that cannot be read at all.
  expectation(const std::string& file, std::span<const std::string> domains);

  /// Compares the records at and below a domain. While an answer is pending, it only asks.
  drift check(std::string_view domain, const drift_look_up& look_up) const;

  /// 2 if some record of the file could not be read, 1 if something differs, 75 if some answer is missing, otherwise 0.
  exit_status status(const drift& now) const;

  /// The lines for people: in color only on a terminal.
  void write_text(const drift& now, std::string_view language, output& out) const;

 private:
  wanted_records wanted_;
};

/// The value of the member "expect": [{"name", "type", "state", "wanted", "found"}]. `wanted` of an extra one is null.
template <text_sink S>
void write_drift(json_writer<S>& json, const drift& now) {
  json.begin_array();
  for (const auto& each : now.items) {
    json.begin_object();
    json.member("name", std::string_view{each.name});
    json.member("type", word(each.type));
    json.member("state", word(each.state));
    json.key("wanted");
    each.state == drift_state::extra ? json.null() : json.string(each.wanted);
    json.key("found");
    json.begin_array();
    for (const auto& value : each.found) json.string(value);
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

}  // namespace fromproof::cli

#endif
