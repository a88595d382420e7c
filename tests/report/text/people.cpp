#define BOOST_TEST_DYN_LINK
#include "fromproof/report/text/people.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;

BOOST_AUTO_TEST_SUITE(report_text_people)

/// A long text must not flood a terminal, and the address must be visible whatever the name contains.
BOOST_AUTO_TEST_CASE(text_whose_length_a_sender_controls_is_cut) {
  const std::string huge(2'000'000, 'A');
  const std::string marks = [] {
    std::string text = "a";
    for (int i = 0; i < 100'000; ++i) text += "\u0301";
    return text;
  }();
  for (const auto& text : {huge, marks, std::string{"[x] "} + huge}) {
    const std::string name = text;
    const judged mail{"From: \"" + name + "\" <info@shop.example>\r\nSubject: " + name + "\r\n\r\ntest\r\n"};
    const std::string report = mail.text();
    BOOST_TEST(report.size() < 10'000u);
    BOOST_TEST(report.find("… <info@shop.example>\n") != std::string::npos);
  }
  const judged local{"From: " + huge + "@shop.example\r\nSubject: " + std::string(200, 'b') + "\r\n\r\ntest\r\n"};
  const std::string report = local.text();
  BOOST_TEST(report.size() < 10'000u);
  BOOST_TEST(report.find(std::string(200, 'A') + "…@shop.example\n") != std::string::npos);
  BOOST_TEST(report.find(' ' + std::string(200, 'b') + '\n') != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
