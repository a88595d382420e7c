#define BOOST_TEST_DYN_LINK
#include "fromproof/paste/text_kind.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

using namespace fromproof;
using namespace fromproof::paste;
using namespace std::string_view_literals;

BOOST_AUTO_TEST_SUITE(paste_text_kind)

BOOST_AUTO_TEST_CASE(each_kind_is_recognized_by_its_first_octets) {
  struct row {
    std::string_view text;
    std::string_view kind;
  };
  const row rows[] = {
      {"", "empty"},
      {" \r\n\t\r\n", "empty"},
      {"\xEF\xBB\xBF", "empty"},
      {"From: a@example.org\r\n\r\nHi.\r\n", "message"},
      {"From: a@example.org\n\nHi.\n", "message"},
      {"\xEF\xBB\xBF"
       "From: a@example.org\n\nHi.\n",
       "message"},
      {"Hello\r\nX-A: b\r\nReceived: c\r\n\r\nHi.\r\n", "message"},
      {"From: a@example.org\r\nTo: b@example.org\r\n", "headers-only"},
      {"From: a@example.org\r\n\r\n", "headers-only"},
      {"From: a@example.org", "headers-only"},
      {"From a Thu Jan  1 00:00:00 2026\nFrom: a@example.org\n\nHi.\n", "message"},
      {"From a Thu Jan  1 00:00:00 2026\nFrom: a@example.org\n\nHi.\n\nFrom b Thu Jan  1 00:00:00 2026\nFrom: "
       "b@x.org\n",
       "mbox"},
      {"From a Thu Jan  1 00:00:00 2026\r\nFrom: a@example.org\r\n\r\nHi.\r\n\r\nFrom Thu Jan  1 00:00:00 2026\r\nTo: "
       "c\r\n",
       "mbox"},
      {"From a Thu Jan  1 00:00:00 2026\nFrom: a@example.org\n\nHi.\n\nFrom b Thu\nTo: c\n", "message"},
      {"From a Thu Jan  1 00:00:00 2026\nFrom: a@example.org\n\nHi.\n\nFrom here on, prose.\nMore.\n", "message"},
      {"From a Thu Jan  1 00:00:00 2026\nFrom: a@example.org\n\nHi.\nFrom b\nTo: c\n", "message"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"sv, "msg"},
      {"<!DOCTYPE html><p>From: a</p>", "html"},
      {"  <HTML>", "html"},
      {"<?xml version=\"1.0\"?><feedback/>", "xml"},
      {"<feedback><report_metadata>", "xml"},
      {"%PDF-1.7\n", "pdf"},
      {"PK\x03\x04\x14\0"sv, "zip"},
      {"PK\x03\x04\x14\0\x06\0\x08\0\0\0\x21\0\x01\x02\x03\x04\0\0\0\0\0\0\0\0\x13\0\0\0[Content_Types].xml"sv,
       "office"},
      {"PK\x03\x04\x14\0\x06\0\x08\0\0\0\x21\0\x01\x02\x03\x04\0\0\0\0\0\0\0\0\x08\0\0\0mail.eml"sv, "zip"},
      {"\x1F\x8B\x08\0"sv, "gzip"},
      {"\x89PNG\r\n\x1A\n"sv, "image"},
      {"\xFF\xD8\xFF\xE0", "image"},
      {"GIF89a", "image"},
      {"{\\rtf1\\ansi", "rtf"},
      {"\x78\x9F\x3E\x22\0"sv, "tnef"},
      {"\xFF\xFE"
       "F\0r\0"sv,
       "utf16"},
      {"\xFE\xFF\0F\0r"sv, "utf16"},
      {"F\0r\0o\0m\0:\0 \0a\0@\0b\0"sv, "utf16"},
      {"\0F\0r\0o\0m\0:\0 \0a\0@\0b"sv, "utf16"},
      {"Original Message\nMessage ID\t<1@shop.example>\nCreated at:\tSat, May 18, 2024\nFrom:\tShop <a@shop.example>\n"
       "To:\tb@rcpt.example\nSubject:\ttest\nSPF:\tPASS with IP 192.0.2.10\nDKIM:\t'PASS' with domain shop.example\n"
       "DMARC:\t'PASS'\n\nDownload Original\nCopy to clipboard\n",
       "gmail-summary"},
      {"\xE5\x85\x83\r\nFrom:\ta@shop.example\r\n\r\n\xE4\xBB\xB6:\ttest\r\n\r\nSPF:\tPASS\r\n\r\nDKIM:\t'FAIL'\r\n",
       "gmail-summary"},
      {"Message ID\t<1@shop.example>\nFrom: a@shop.example\nSubject: "
       "test\nSPF\xEF\xBC\x9APASS\nDMARC\xEF\xBC\x9A'PASS'\n",
       "gmail-summary"},
      {"From:\ta@shop.example\nSPF:\tPASS\nDKIM:\t'PASS'\nDMARC:\t'PASS'\n", "gmail-summary"},
      {"Original Message\nCreated at:\tSat, May 18, 2024\nFrom:\tShop <a@shop.example>\nTo:\tb@rcpt.example\n",
       "gmail-summary"},
      {"Original Message\nSPF:\tPASS\nDKIM:\t'PASS'\nDelivered-To: b@rcpt.example\nFrom: a@shop.example\n\nHi.\n",
       "message"},
      {"From: a@shop.example\nTo: b@rcpt.example\n\nSPF: PASS\nDKIM: 'PASS'\nDMARC: 'PASS'\n", "message"},
      {"The quick brown fox.\n", "not-mail"},
      {":", "not-mail"},
      {"\r\n\r\nx", "not-mail"},
      {"Dear Sir: hello\n", "not-mail"},
  };
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(std::string{row.text}) {
      BOOST_TEST(code(detect_kind(row.text)) == row.kind);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_damaged_copy_is_recognized_by_the_repaired_text) {
  struct row {
    std::string_view original;
    std::string_view repaired;
    std::string_view kind;
  };
  std::string unknown;
  for (int i = 0; i < 60; ++i) unknown += "Unknown-" + std::to_string(i) + ": a\r\n";
  const auto late = unknown + "From: a@example.org\r\n\r\nHi.\r\n";
  const auto late_header = unknown + "From: a@example.org\r\n";
  const row rows[] = {
      {"Subject of a page\n\nFrom: a@example.org\n\nHi.\n", "From: a@example.org\r\n\r\nHi.\r\n", "message"},
      {"%PDF-1.7\nFrom: a@example.org\n", "From: a@example.org\r\n", "pdf"},
      {late, late, "message"},
      {late_header, late_header, "headers-only"},
      {unknown, unknown, "not-mail"},
      {"Hello.", "Hello.", "not-mail"},
      {"From: a@example.org\n\nHi.\n", "From: a@example.org\r\n\r\nHi.\r\n", "message"},
      {"From: a@example.org\r\rHi.\r", "From: a@example.org\r\n\r\nHi.\r\n", "message"},
      {"From: a@example.org\r", "From: a@example.org\r\n", "headers-only"},
  };
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(std::string{row.original}) {
      BOOST_TEST(code(detect_kind(row.original, row.repaired)) == row.kind);
    }
  }
}

BOOST_AUTO_TEST_CASE(examples_of_the_documentation) {
  static_assert(detect_kind("%PDF-1.7 ...") == text_kind::pdf);
  static_assert(detect_kind("From: a@example.org\r\n\r\nHi.\r\n") == text_kind::message);
  BOOST_TEST(code(text_kind::headers_only) == "headers-only");
  BOOST_TEST(code(text_kind::gmail_summary) == "gmail-summary");
  BOOST_TEST(code(text_kind::not_mail) == "not-mail");
}

BOOST_AUTO_TEST_SUITE_END()
