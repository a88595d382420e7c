#ifndef FROMPROOF_TESTS_FINDINGS_HPP
#define FROMPROOF_TESTS_FINDINGS_HPP

// Findings of messages, for the tests of advice/findings.

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "judged.hpp"

namespace fromproof::tests {

/// The sentences of findings, a line each.
inline std::string sentences(const bounded_list<advice::finding>& findings,
                             advice::language in = advice::language::en) {
  std::string out;
  for (const auto& finding : findings) {
    out += say(finding.says, in) + '\n';
  }
  return out;
}

/// A row of a table of messages: whether the message has the finding with that code.
struct finding_case {
  std::string message;
  std::string_view code;
  bool found;
};

template <std::size_t N>
void check_findings(const finding_case (&cases)[N]) {
  for (const auto& each : cases) {
    BOOST_TEST_CONTEXT(each.message) {
      const judged it{each.message};
      BOOST_TEST(it.finds(each.code) == each.found, each.code);
    }
  }
}

}  // namespace fromproof::tests

#endif
