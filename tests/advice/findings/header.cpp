#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/findings/header.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "findings.hpp"

using fromproof::tests::check_findings;

BOOST_AUTO_TEST_SUITE(advice_findings_header)

BOOST_AUTO_TEST_CASE(what_is_found_and_what_is_not) {
  check_findings({
      {"From: a@shop.example\r\nTo: a\r\nTo: b\r\n\r\n", "duplicate-field", true},
      // Trace fields may appear any number of times.
      {"Received: a\r\nReceived: b\r\nFrom: a@shop.example\r\n\r\n", "duplicate-field", false},
      {"From: a@shop.example\r\n\r\na\rb", "bare-cr", true},
      {"From: a@shop.example\r\n\r\na\r\n", "bare-cr", false},
      {"From: a@shop.example\r\n\r\na\r", "bare-cr", true},
      {"From: a@shop.example\r\n\r\na\r\nb\n", "bare-lf", true},
      {"From: a@shop.example\n\na\nb\n", "bare-lf", false},
      {std::string{"From: a@shop.example\r\n\r\na\0b", 27}, "nul-octets", true},
      {"From: a@shop.example\r\n", "header-cut", true},
      {"From: a@shop.example\r\n\r\n", "header-cut", false},
  });
}

BOOST_AUTO_TEST_SUITE_END()
