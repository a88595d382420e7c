#include "fromproof/mime/content_type.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(mime_content_type)

BOOST_AUTO_TEST_CASE(types) {
  const struct {
    std::string_view body;
    std::string_view type;
    std::string_view parameters;
    errc error;
    std::size_t offset;
  } table[] = {
      {" text/plain; charset=us-ascii", "text/plain", "; charset=us-ascii", errc::none, 0},
      {"Multipart/Report", "Multipart/Report", "", errc::none, 0},
      {" message/delivery-status\r\n\t;x=y", "message/delivery-status", "\r\n\t;x=y", errc::none, 0},
      {"(a) text (b) / (c) plain", "text/plain", "", errc::none, 0},
      {"application/tlsrpt+gzip", "application/tlsrpt+gzip", "", errc::none, 0},
      {"", "text/plain", "", errc::empty, 0},
      {" (only)", "text/plain", "", errc::empty, 7},
      {"text", "text/plain", "", errc::unexpected_character, 4},
      {"text; charset=x", "text/plain", "; charset=x", errc::unexpected_character, 4},
      {"text/; charset=x", "text/plain", "; charset=x", errc::unexpected_character, 5},
      {"/plain", "text/plain", "", errc::unexpected_character, 0},
      {"t\xc3\xa9xt/plain", "text/plain", "", errc::unexpected_character, 1},
  };
  for (const auto& [body, type, parameters, error, offset] : table) {
    BOOST_TEST_CONTEXT(body) {
      const auto read = mime::parse_content_type(body);
      BOOST_TEST(std::string{read->type} + '/' + std::string{read->subtype} == type);
      BOOST_TEST(read->parameters == parameters);
      BOOST_TEST(code(read.error) == code(error));
      BOOST_TEST(read.offset == offset);
    }
  }
}

BOOST_AUTO_TEST_CASE(dispositions) {
  const struct {
    std::string_view body;
    std::string_view type;
    std::string_view parameters;
  } table[] = {
      {" attachment; filename=a", "attachment", "; filename=a"},
      {"inline", "inline", ""},
      {"filename=a", "", "filename=a"},
      {"; filename=a", "", "; filename=a"},
      {" ", "", ""},
  };
  for (const auto& [body, type, parameters] : table) {
    BOOST_TEST_CONTEXT(body) {
      const auto read = mime::parse_content_disposition(body);
      BOOST_TEST(read->type == type);
      BOOST_TEST(read->parameters == parameters);
    }
  }
  BOOST_TEST(code(mime::parse_content_disposition(" ").error) == "empty");
}

BOOST_AUTO_TEST_CASE(a_type_has_no_case) {
  constexpr std::string_view body = "TEXT/Html";
  static_assert(mime::parse_content_type(body)->is("text", "html"));
  BOOST_TEST(!mime::parse_content_type(body)->is("text", "plain"));
}

BOOST_AUTO_TEST_SUITE_END()
