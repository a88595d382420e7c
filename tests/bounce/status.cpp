#include "fromproof/bounce/status.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

using namespace fromproof;
using bounce::find_codes;
using bounce::parse_status;

BOOST_AUTO_TEST_SUITE(bounce_status)

BOOST_AUTO_TEST_CASE(status_fields) {
  const struct {
    std::string_view body;
    std::string_view text;
    bounce::status_code code;
  } table[] = {
      {"5.1.1", "5.1.1", {5, 1, 1}},     {" 4.4.7 (unable to deliver)", "4.4.7", {4, 4, 7}},
      {"#5.0.0", "5.0.0", {5, 0, 0}},    {"(5.7.1)", "5.7.1", {5, 7, 1}},
      {"2.1.5\r\n", "2.1.5", {2, 1, 5}}, {"5.7.509", "5.7.509", {5, 7, 509}},
      {"5.1.1.", "5.1.1", {5, 1, 1}},
  };
  for (const auto& [body, text, code] : table) {
    BOOST_TEST_CONTEXT(body) {
      const auto status = parse_status(body);
      BOOST_TEST(static_cast<bool>(status));
      BOOST_TEST(status->text == text);
      BOOST_TEST((status->code == code));
    }
  }
  for (const std::string_view body : {"", " "}) BOOST_TEST(code(parse_status(body).error) == "empty");
  for (const std::string_view body :
       {"5", "5.1", "5.1.", "3.1.1", "6.0.0", "5.1.1.1", "5.1.1234", "5.1.1a", "failed", "511"}) {
    BOOST_TEST_CONTEXT(body) BOOST_TEST(code(parse_status(body).error) == "bad-status");
  }
}

BOOST_AUTO_TEST_CASE(codes_in_text) {
  const struct {
    std::string_view text;
    std::string_view shown;  ///< what find_codes() shows
    int reply;
    std::string_view status;
  } table[] = {
      {"smtp; 550 5.1.1 <a@b.example> User unknown", "550 5.1.1", 550, "5.1.1"},
      {"550-5.7.1 [192.0.2.1] no\r\n 550 5.7.1 see", "550-5.7.1", 550, "5.7.1"},
      {"550 #5.1.0 Address rejected", "550 #5.1.0", 550, "5.1.0"},
      {"x-unix; 550-'5.7.1 denied'", "550-'5.7.1", 550, "5.7.1"},
      // The pair counts before a code alone.
      {"5.1.0 - Unknown address error 550-'5.7.1 <a>... Access denied'", "550-'5.7.1", 550, "5.7.1"},
      {"said: 550 Unknown user (#5.5.0)", "5.5.0", 550, "5.5.0"},
      {"no mailbox here by that name. (#5.1.1)", "5.1.1", 0, "5.1.1"},
      {"550 4.4.7 Message expired.<421 4.4.0 No route>", "550 4.4.7", 550, "4.4.7"},
      {"said:550 5.1.1 no", "550 5.1.1", 550, "5.1.1"},
      {"571 rejected", "571", 571, ""},
      {"550", "550", 550, ""},
      {"host mx[192.0.2.1]: 450 4.2.1 try later", "450 4.2.1", 450, "4.2.1"},
      // what is no code
      {"", "", 0, ""},
      {"192.0.2.550 2001:db8::550", "", 0, ""},
      {"5.1.1.3 Exchange 5.5.2653 v5.1.1", "", 0, ""},
      {"port 587, 250 ok, 2.1.5 ok", "", 0, ""},
      {"in 840 minutes, at 10:550", "", 0, ""},
      {"id=550 <550@b.example> a550 550a", "", 0, ""},
      {"http://b.example/550", "", 0, ""},
  };
  for (const auto& [text, shown, reply, status] : table) {
    BOOST_TEST_CONTEXT(text) {
      const auto codes = find_codes(text);
      BOOST_TEST(codes.text == shown);
      BOOST_TEST(codes.reply.value_or(0) == reply);
      BOOST_TEST(codes.status.has_value() == !status.empty());
      if (codes.status) BOOST_TEST((*codes.status == parse_status(status)->code));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_work_is_linear) {
  for (const std::string_view unit : {"5", "5.", "550 ", "550-", "5.1.", "(5.1.1a", "####"}) {
    std::string text;
    while (text.size() < 1'000'000) text += unit;
    BOOST_TEST_CONTEXT(unit) BOOST_TEST(find_codes(text).text.size() < 20U);
  }
}

BOOST_AUTO_TEST_SUITE_END()
