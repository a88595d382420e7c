#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/facts/mailing_list.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

BOOST_AUTO_TEST_SUITE(advice_facts_mailing_list)

BOOST_AUTO_TEST_CASE(what_the_header_says) {
  struct {
    std::string_view header, expected;
  } const cases[] = {
      {"", "-"},
      {"Precedence: first-class\r\n", "-"},
      {"X-List-Id: <a.example>\r\n", "-"},
      {"Precedence: bulk\r\n", "bulk"},
      {"Precedence: JUNK\r\n", "bulk"},
      {"Precedence: list\r\n", "bulk discussion"},
      // RFC 2919 section 2, RFC 2369 section 3.4
      {"List-Id: List Header Mailing List <list-header.nisto.com>\r\n", "bulk id=list-header.nisto.com"},
      {"List-Id: <a.example>\r\nList-Id: <b.example>\r\n", "bulk id=a.example"},
      {"List-Id: a.example\r\n", "bulk id=a.example"},
      {"List-Id: <a.example\r\n", "bulk id=<a.example"},
      {"List-Post: <mailto:list@host.com>\r\n", "bulk discussion"},
      {"List-Post: NO (posting not allowed on this list)\r\n", "bulk"},
      // RFC 8058 section 8.1
      {"List-Unsubscribe: <https://example.com/unsubscribe/opaquepart>\r\n"
       "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
       "bulk https one-click"},
      {"List-Unsubscribe: <mailto:a@example.com>,\r\n < HTTPS://example.com/u>\r\n", "bulk https"},
      {"List-Unsubscribe: <mailto:a@example.com>, <http://example.com/u>\r\n", "bulk"},
      {"List-Unsubscribe: https://example.com\r\nList-Unsubscribe-Post:\r\n list-unsubscribe=one-click\r\n",
       "bulk one-click"},
      {"List-Unsubscribe-Post: yes\r\n", "bulk"},
      {"List-Unsubscribe: <\r\n", "bulk"},
  };
  for (const auto& [header, expected] : cases) {
    BOOST_TEST_CONTEXT(header) {
      const auto facts = fromproof::advice::find_list_facts(fromproof::message::header{header});
      std::string out;
      if (facts.bulk) out += " bulk";
      if (facts.discussion) out += " discussion";
      if (!facts.id.empty()) out += " id=" + std::string{facts.id};
      if (facts.https_unsubscribe) out += " https";
      if (facts.one_click_unsubscribe) out += " one-click";
      BOOST_TEST((out.empty() ? " -" : out) == " " + std::string{expected});
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
