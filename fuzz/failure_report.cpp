// Failure reports: all texts lie in the mail; what is read, written as RFC 6591 wants it, reads the same again.

#include "fromproof/reports/failure_report.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "require.hpp"

namespace {

using namespace fromproof;
using fuzz::require;

constexpr std::string_view boundary = "a-boundary-that-no-mail-has-7d41";

std::string rewritten(const reports::failure_report& report) {
  std::string out = "Content-Type: multipart/report; boundary=" + std::string{boundary} + "\r\n\r\n--" +
                    std::string{boundary} +
                    "\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: auth-failure\r\n";
  const auto field = [&out](std::string_view name, std::string_view value) {
    if (!value.empty()) (((out += name) += ": ") += value) += "\r\n";
  };
  field("Auth-Failure", report.auth_failure);
  field("Identity-Alignment", report.identity_alignment);
  field("Original-Mail-From", report.original_mail_from);
  field("Reported-Domain", report.reported_domain);
  field("DKIM-Domain", report.dkim_domain);
  field("SPF-DNS", report.spf_dns);
  if (report.source.is_v4() || report.source.is_v6()) {
    out += "Source-IP: ";
    report.source.write([&out](std::string_view piece) { out += piece; });
    out += "\r\n";
  }
  if (!report.message.empty()) {
    ((((out += "\r\n--") += boundary) += "\r\nContent-Type: message/rfc822\r\n\r\n") += report.message);
  }
  return ((out += "\r\n--") += boundary) += "--\r\n";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view mail{reinterpret_cast<const char*>(data), size};
  const auto read = reports::read_failure_report(mail);
  if (!read) return 0;
  for (const auto text : {read->auth_failure, read->identity_alignment, read->original_mail_from, read->reported_domain,
                          read->dkim_domain, read->spf_dns, read->message}) {
    require(text.empty() || (text.data() >= mail.data() && text.data() + text.size() <= mail.data() + mail.size()));
  }
  require(read->has_fields || (!read->reported_domain.empty() && !read->source.bytes().empty()));
  if (mail.find(boundary) != mail.npos) return 0;
  const auto octets = rewritten(*read);
  const auto again = reports::read_failure_report(octets);
  require(again.has_value() && again->has_fields);
  require(again->auth_failure == read->auth_failure && again->identity_alignment == read->identity_alignment);
  require(again->original_mail_from == read->original_mail_from && again->reported_domain == read->reported_domain);
  require(again->dkim_domain == read->dkim_domain && again->spf_dns == read->spf_dns);
  require(again->message == read->message);
  std::string source, source_again;
  read->source.write([&source](std::string_view piece) { source += piece; });
  again->source.write([&source_again](std::string_view piece) { source_again += piece; });
  require(source == source_again);
  return 0;
}
