// Whole messages, from their octets to the report, by tests/cases/authentication.md.
#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication/read.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>

#include "cases.hpp"
#include "judged.hpp"

using fromproof::tests::judged;
using nlohmann::json;

namespace {

/// The "envelope" block of a case: a name and a value on each line. Views of the block.
fromproof::envelope read_envelope(std::string_view block) {
  fromproof::envelope known;
  while (!block.empty()) {
    const auto line = block.substr(0, block.find('\n'));
    block.remove_prefix(std::min(block.size(), line.size() + 1));
    const auto blank = line.find(' ');
    const auto name = line.substr(0, blank), value = line.substr(blank + 1);
    if (name == "ip") known.ip = value;
    if (name == "mail_from") known.mail_from = value;
    if (name == "helo") known.helo = value;
    if (name == "receiver") known.receiver = value;
  }
  return known;
}

// Text and memory must outlive the result; views and literals do.
template <class Text, class Memory>
concept readable = requires(Text&& octets, Memory&& memory) {
  fromproof::read_mail(static_cast<Text&&>(octets), {}, fromproof::tests::no_suffixes, static_cast<Memory&&>(memory));
};
static_assert(readable<std::string&, fromproof::mail_arrays<>&>);
static_assert(readable<std::string_view, fromproof::mail_arrays<>&>);
static_assert(readable<const char (&)[5], fromproof::mail_arrays<>&>);
static_assert(!readable<std::string, fromproof::mail_arrays<>&>);
static_assert(!readable<std::string&, fromproof::mail_arrays<>>);

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_read)

BOOST_AUTO_TEST_CASE(messages) {
  for (const auto& test : fromproof::tests::read_cases("authentication.md")) {
    BOOST_TEST_CONTEXT(test.where << ": " << test.name) {
      // A case that names its line ends contains them.
      const auto& message = test["message"];
      const bool exact = message.find('\r') != std::string::npos;
      const auto known = test.has("envelope") ? read_envelope(test["envelope"]) : fromproof::envelope{};
      const judged it{exact ? message : fromproof::tests::crlf(message), known};
      const auto report = json::parse(it.json());
      std::istringstream lines{test["report"]};
      for (std::string line; std::getline(lines, line);) {
        const auto blank = line.find(' ');
        const json::json_pointer member{line.substr(0, blank)};
        const auto expected = json::parse(line.substr(blank + 1));
        BOOST_TEST_CONTEXT(line) {
          const auto found = report.contains(member) ? report.at(member) : json{"absent"};
          BOOST_TEST(found == expected, "is " << found);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(signatures_beyond_the_memory_are_counted) {
  std::string message;
  for (int i = 0; i < 11; ++i) {
    message += "DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s; h=From; bh=AAAA; b=AAAA\r\n";
  }
  const judged it{message + "From: a@a.example\r\n\r\n"};
  BOOST_TEST(it.mail.dkim.size() == 8u);
  BOOST_TEST(it.mail.dkim.omitted() == 3u);
  BOOST_TEST(it.finds("dkim-many"));
}

BOOST_AUTO_TEST_SUITE_END()
