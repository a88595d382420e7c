#include "fromproof/reports/content.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <utility>

using namespace fromproof;
using namespace fromproof::reports;
using namespace std::string_view_literals;

BOOST_AUTO_TEST_SUITE(reports_content)

BOOST_AUTO_TEST_CASE(the_first_octets_say_what_a_file_is) {
  const std::pair<std::string_view, content> cases[] = {
      {"", content::empty},
      {" \r\n\t", content::empty},
      {"\xef\xbb\xbf", content::empty},
      {"\x1f\x8b\x08\0"sv, content::gzip},
      {"\x1f", content::other},
      {"PK\3\4rest", content::zip},
      {"PK\5\6", content::zip},  // an archive without members
      {"PK\1\2", content::other},
      {"<?xml version=\"1.0\"?>", content::xml},
      {"\n  <feedback>", content::xml},
      {"\xef\xbb\xbf<feedback>", content::xml},
      {"\xff\xfe<\0f\0"sv, content::xml},
      {"\xfe\xff\0<"sv, content::xml},
      {"<\0f\0"sv, content::xml},
      {"\0<\0f"sv, content::xml},
      {"{\"organization-name\"", content::json},
      {"\r\n[{}]", content::json},
      {"From: a@example.com\r\n", content::other},
      {"unused", content::other},
  };
  for (const auto& [octets, expected] : cases) {
    BOOST_TEST_CONTEXT(std::string{octets}) BOOST_TEST(word(content_of(octets)) == word(expected));
  }
}

BOOST_AUTO_TEST_CASE(the_type_of_a_part_says_what_it_may_be) {
  const std::pair<std::string_view, part_role> cases[] = {
      {"message/rfc822", part_role::mail},
      {"Message/Global", part_role::mail},
      {"message/delivery-status", part_role::foreign},
      {"text/html", part_role::markup},
      {"text/plain", part_role::for_people},
      {"text/csv", part_role::for_people},
      {"text/xml", part_role::attachment},
      {"application/gzip", part_role::attachment},
      {"Application/Octet-Stream", part_role::attachment},
      {"application/tlsrpt+gzip", part_role::attachment},
      {"image/png", part_role::foreign},
  };
  for (const auto& [type, expected] : cases) {
    const std::string mail = "Content-Type: " + std::string{type} + "\r\n\r\nx";
    std::array<mime::open_multipart, 4> memory{};
    mime::part_reader parts{mail, memory};
    BOOST_TEST_CONTEXT(type) {
      BOOST_TEST_REQUIRE(parts.next());
      BOOST_TEST((role_of(parts.part()) == expected));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
