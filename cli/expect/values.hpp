#ifndef FROMPROOF_CLI_EXPECT_VALUES_HPP
#define FROMPROOF_CLI_EXPECT_VALUES_HPP

// Names and values as the forms write them, read into what DNS would answer.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fromproof::cli {

/// Where in a file something stands.
struct place {
  std::size_t line = 1;
};

/// A record that cannot be read. The rest of the file still counts.
struct record_fault {
  std::size_t line = 0;
  std::string what;
};

/// A file that cannot be read beyond this line.
struct syntax_fault {
  std::size_t line = 0;
  std::string what;
};

/// The base of the three digits behind a backslash: decimal in master files, octal at Route 53.
enum class numbers : std::uint8_t { decimal, octal };

/// How a form writes the text of a TXT record.
enum class texts : std::uint8_t {
  strings,           ///< character strings in quotes; without quotes one word
  inside_quotes,     ///< the same without the outer quotes, which the tool adds (Terraform's aws_route53_record)
  plain_or_strings,  ///< strings if it begins with a quote, otherwise the text itself (Cloudflare)
  plain              ///< the text itself
};

struct value_form {
  texts text = texts::strings;
  numbers base = numbers::decimal;
};

/// A domain name in lower case without its final dot; the root is empty. U-labels become A-labels. Throws record_fault.
std::string read_name(std::string_view text, numbers base, const place& at);

/// Character strings in quotes (RFC 1035 section 5.1), joined. Throws record_fault.
std::string read_strings(std::string_view text, numbers base, const place& at);

/// The text of a TXT record. Throws record_fault.
std::string read_text(std::string_view text, const value_form& form, const place& at);

/// A preference of MX: 0 to 65535. Throws record_fault.
std::uint16_t read_preference(std::string_view text, const place& at);

/// The four or sixteen octets of an address. Throws record_fault.
std::string read_address(std::string_view text, std::size_t octets, const place& at);

}  // namespace fromproof::cli

#endif
