#include "fromproof/reports/failure_report.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <initializer_list>
#include <string>
#include <string_view>

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(reports_failure_report)

namespace {

std::string crlf(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
  return out;
}

/// A multipart/report (RFC 6591 section 3) of these parts.
std::string mail(std::initializer_list<std::string_view> parts) {
  std::string out =
      "From: reports@receiver.example\nMIME-Version: 1.0\n"
      "Content-Type: multipart/report; report-type=feedback-report; boundary=\"b\"\n\n";
  for (const auto part : parts) (out += "--b\n").append(part) += '\n';
  return out + "--b--\n";
}

constexpr std::string_view text_part = "Content-Type: text/plain\n\nThis mail failed.\n";
constexpr std::string_view fields_part =
    "Content-Type: message/feedback-report\n\n"
    "Feedback-Type: auth-failure\nUser-Agent: Reporter/1.0\nVersion: 1\n"
    "Original-Mail-From: <bounce@k-bushi.example>\nArrival-Date: Thu, 1 Jan 2026 09:00:00 +0900\n"
    "Source-IP: 192.0.2.1\nReported-Domain: k-bushi.example\nAuth-Failure: dmarc\n"
    "Identity-Alignment: none\nDKIM-Domain: other.example\nDKIM-Selector: s\n"
    "SPF-DNS: txt : k-bushi.example :\n \"v=spf1 -all\"\n";
constexpr std::string_view message_part =
    "Content-Type: message/rfc822\n\nFrom: info@k-bushi.example\nSubject: hello\n\nHi.\n";

/// The fields that are known, and "message" if it is there; "none" if this is no failure report.
std::string described(std::string_view octets) {
  const auto read = reports::read_failure_report(octets);
  if (!read) return "none";
  std::string out = read->has_fields ? "fields" : "text";
  const auto put = [&out](std::string_view name, std::string_view value) {
    if (!value.empty()) (((out += ' ') += name) += '=') += value;
  };
  put("auth_failure", read->auth_failure);
  put("identity_alignment", read->identity_alignment);
  std::string source;
  if (read->source.is_v4() || read->source.is_v6()) read->source.write([&source](std::string_view p) { source += p; });
  put("source", source);
  if (read->arrival_date) put("arrival_date", std::to_string(*read->arrival_date));
  put("mail_from", read->original_mail_from);
  put("domain", read->reported_domain);
  put("dkim", read->dkim_domain);
  put("spf_dns", read->spf_dns);
  if (!read->message.empty()) out += " message";
  return out;
}

const std::string all_fields =
    "fields auth_failure=dmarc identity_alignment=none source=192.0.2.1 arrival_date=1767225600 "
    "mail_from=<bounce@k-bushi.example> domain=k-bushi.example dkim=other.example spf_dns=txt : k-bushi.example :";

}  // namespace

BOOST_AUTO_TEST_CASE(a_report_as_the_rfc_wants_it) {
  const auto octets = mail({text_part, fields_part, message_part});
  BOOST_TEST(described(octets) == all_fields + "\n \"v=spf1 -all\" message");
  BOOST_TEST(described(crlf(octets)) == all_fields + "\r\n \"v=spf1 -all\" message");
  const auto read = reports::read_failure_report(octets);
  // The last line end belongs to the boundary (RFC 2046 section 5.1.1), the one before it to the message.
  BOOST_TEST(read->message == "From: info@k-bushi.example\nSubject: hello\n\nHi.\n");
}

BOOST_AUTO_TEST_CASE(parts_may_be_missing_or_in_another_order) {
  const std::string fields = all_fields + "\n \"v=spf1 -all\"";
  BOOST_TEST(described(mail({fields_part})) == fields);
  BOOST_TEST(described(mail({message_part, fields_part, text_part})) == fields + " message");
  for (const auto type : {"text/rfc822-headers", "message/rfc822-headers", "Message/RFC822"}) {
    const std::string part = std::string{"Content-Type: "} + type + "\n\nFrom: info@k-bushi.example\n";
    BOOST_TEST(described(mail({text_part, fields_part, part})) == fields + " message");
  }
  BOOST_TEST(described(mail({text_part, message_part})) == "none");
  BOOST_TEST(described(mail({})) == "none");
  BOOST_TEST(described("") == "none");
}

BOOST_AUTO_TEST_CASE(the_first_field_counts) {
  const std::string part =
      "Content-Type: message/feedback-report\n\nFeedback-Type: auth-failure\n"
      "Auth-Failure: spf\nAuth-Failure: dkim\nReported-Domain: a.example\nReported-Domain: b.example\n"
      "Source-IP: nowhere\nArrival-Date: some day\n";
  BOOST_TEST(described(mail({part})) == "fields auth_failure=spf domain=a.example");
  // and the first part with fields
  BOOST_TEST(described(mail({part, fields_part})) == "fields auth_failure=spf domain=a.example");
}

BOOST_AUTO_TEST_CASE(the_text_for_people_does_not_change_the_fields) {
  constexpr std::string_view claims =
      "Content-Type: text/plain\n\nReported-Domain: other.example\nSource-IP: 198.51.100.9\nAuth-Failure: spf\n";
  BOOST_TEST(described(mail({claims, fields_part})) == all_fields + "\n \"v=spf1 -all\"");
  BOOST_TEST(described(mail({fields_part, claims})) == all_fields + "\n \"v=spf1 -all\"");
}

BOOST_AUTO_TEST_CASE(addresses_and_alignment_of_other_kinds) {
  const auto with = [](std::string_view lines) {
    return described(
        mail({"Content-Type: message/feedback-report\n\nFeedback-Type: Auth-Failure\n" + std::string{lines}}));
  };
  BOOST_TEST(with("Source-IP: 2001:DB8::1\n") == "fields source=2001:db8::1");
  BOOST_TEST(with("source-ip:192.0.2.1\n") == "fields source=192.0.2.1");
  BOOST_TEST(with("Identity-Alignment: dkim, spf\n") == "fields identity_alignment=dkim, spf");
  BOOST_TEST(with("Arrival-Date: Thu, 1 Jan 2026 00:00:00 +0000 (UTC)\n") == "fields arrival_date=1767225600");
  BOOST_TEST(with("no field\n") == "fields");
}

BOOST_AUTO_TEST_CASE(a_complaint_is_no_failure_report) {
  for (const auto type : {"abuse", "fraud", "not-spam", "virus", "other"}) {
    const std::string part = std::string{"Content-Type: message/feedback-report\n\nFeedback-Type: "} + type +
                             "\nSource-IP: 192.0.2.1\nReported-Domain: k-bushi.example\n";
    BOOST_TEST_CONTEXT(type) BOOST_TEST(described(mail({text_part, part, message_part})) == "none");
  }
}

BOOST_AUTO_TEST_CASE(a_part_that_is_encoded_says_nothing) {
  const std::string part =
      "Content-Type: message/feedback-report\nContent-Transfer-Encoding: base64\n\nRmVlZGJhY2stVHlwZTogYWJ1c2UK\n";
  BOOST_TEST(described(mail({text_part, part, message_part})) == "none");
}

BOOST_AUTO_TEST_CASE(reports_in_plain_text) {
  constexpr std::string_view text =
      "Content-Type: text/plain\n\nA message from you failed DMARC.\n\n"
      "  Sender Domain: k-bushi.example\n  Sender IP Address: 192.0.2.1\n"
      "  Received date: Thu, 1 Jan 2026 09:00:00 +0900\n  SPF Alignment: no\n";
  BOOST_TEST(described(text) == "text source=192.0.2.1 arrival_date=1767225600 domain=k-bushi.example");
  BOOST_TEST(described(crlf(text)) == "text source=192.0.2.1 arrival_date=1767225600 domain=k-bushi.example");
  BOOST_TEST(described(mail({text, message_part})) ==
             "text source=192.0.2.1 arrival_date=1767225600 domain=k-bushi.example message");
  // A mail that has only one of the two is an ordinary mail.
  BOOST_TEST(described("Subject: x\n\nSender Domain: k-bushi.example\n") == "none");
  BOOST_TEST(described("Subject: x\n\nSender IP Address: 192.0.2.1\n") == "none");
  BOOST_TEST(described("Content-Type: text/html\n\nSender Domain: a.example\nSender IP Address: 192.0.2.1\n") ==
             "none");
}

BOOST_AUTO_TEST_CASE(a_report_that_is_cut_off_is_read_as_far_as_it_goes) {
  const auto octets = mail({text_part, fields_part, message_part});
  for (std::size_t size = 0; size <= octets.size(); ++size) {
    const auto read = reports::read_failure_report(std::string_view{octets}.substr(0, size));
    const bool has_type = size >= octets.find("auth-failure\n") + 12;
    if (has_type) BOOST_TEST_CONTEXT(size) BOOST_TEST((read.has_value() && read->has_fields));
  }
}

BOOST_AUTO_TEST_SUITE_END()
