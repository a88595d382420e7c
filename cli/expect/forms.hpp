#ifndef FROMPROOF_CLI_EXPECT_FORMS_HPP
#define FROMPROOF_CLI_EXPECT_FORMS_HPP

// A reader for each form in which records are kept. Each adds what it finds to `out`, notes the records that it cannot
// read there, and throws syntax_fault if it cannot go on. `text` has no byte order mark.

#include <string>
#include <string_view>

#include "tree.hpp"
#include "wanted.hpp"

namespace fromproof::cli {

/// A master file (RFC 1035 section 5).
void read_zone_file(std::string text, wanted_records& out);

/// Resources of Terraform: aws_route53_record, cloudflare_record, cloudflare_dns_record and google_dns_record_set.
void read_terraform(std::string_view text, wanted_records& out);

/// Statements of DNSControl's dnsconfig.js: D and D_EXTEND with literals.
void read_dnscontrol(std::string_view text, wanted_records& out);

/// A change batch, or what `aws route53 list-resource-record-sets` prints.
void read_route53(const node& root, wanted_records& out);

/// The body of a batch, the answer of Cloudflare's API, its list, or one record.
void read_cloudflare(const node& root, wanted_records& out);

/// A template with AWS::Route53::RecordSet or AWS::Route53::RecordSetGroup.
void read_cloudformation(const node& root, wanted_records& out);

}  // namespace fromproof::cli

#endif
