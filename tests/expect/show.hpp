#ifndef FROMPROOF_TESTS_EXPECT_SHOW_HPP
#define FROMPROOF_TESTS_EXPECT_SHOW_HPP

#include <string>

#include "../../cli/expect/wanted.hpp"

namespace fromproof::tests {

/// Octets in decimal, with dots between them: the address of an A record as people write it.
inline std::string octets(const std::string& data) {
  std::string out;
  for (const char c : data) out += (out.empty() ? "" : ".") + std::to_string(static_cast<unsigned char>(c));
  return out;
}

/// A record in one line. Octets that are not printable stand as \xHH.
inline std::string shown(const cli::wanted_record& record) {
  std::string out = record.name + " " + std::string{word(record.type)} + " ";
  if (record.type == dns::record_type::a || record.type == dns::record_type::aaaa) return out + octets(record.data);
  if (record.type == dns::record_type::mx) out += std::to_string(record.preference) + " ";
  for (const char c : record.data) {
    constexpr const char* digits = "0123456789abcdef";
    const auto octet = static_cast<unsigned char>(c);
    if (octet >= ' ' && octet < 0x7f)
      out += c;
    else
      ((out += "\\x") += digits[octet / 16]) += digits[octet % 16];
  }
  return out + (record.data.empty() ? "." : "");
}

}  // namespace fromproof::tests

#endif
