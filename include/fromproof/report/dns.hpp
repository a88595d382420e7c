#ifndef FROMPROOF_REPORT_DNS_HPP
#define FROMPROOF_REPORT_DNS_HPP

// The `dns` list of a report: every question and its answer.
//
// {"name": "bank.example", "type": "MX", "status": "ok", "dnssec": "insecure", "records": ["10 mx.bank.example"]}

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../data/json_writer.hpp"
#include "../dns/query.hpp"
#include "../domain/ip_address.hpp"
#include "../text/hex.hpp"
#include "../text/number.hpp"
#include "../text/sink.hpp"
#include "../text/slice.hpp"

namespace fromproof::inline v0 {

namespace detail {

template <std::size_t N, text_sink S>
constexpr void write_address(std::string_view octets, S& out) {
  std::array<std::uint8_t, N> bytes{};
  for (std::size_t i = 0; i < N; ++i) bytes[i] = static_cast<std::uint8_t>(octets[i]);
  ip_address{bytes}.write(out);
}

/// RFC 6698 section 2.2: three numbers, then the certificate's octets in hexadecimal digits.
template <text_sink S>
constexpr void write_tlsa(std::string_view octets, S& out) {
  for (std::size_t i = 0; i < octets.size(); ++i) {
    const auto octet = static_cast<unsigned char>(octets[i]);
    if (i < 3) {
      write_number(octet, out);
      out(" ");
      continue;
    }
    const char digits[2]{hex::lower_digit(octet >> 4), hex::lower_digit(octet & 15)};
    out(std::string_view{digits, 2});
  }
}

}  // namespace detail

/// A record's data as text: an address in its canonical form, "10 mx.example" of MX, otherwise the octets themselves.
template <text_sink S>
constexpr void write_record(dns::record_type type, const dns::record& record, S&& out) {
  if (type == dns::record_type::a && record.data.size() == 4) return detail::write_address<4>(record.data, out);
  if (type == dns::record_type::aaaa && record.data.size() == 16) return detail::write_address<16>(record.data, out);
  if (type == dns::record_type::tlsa) return detail::write_tlsa(record.data, out);
  if (type == dns::record_type::mx) {
    write_number(record.preference, out);
    out(" ");
    if (record.data.empty()) return static_cast<void>(out("."));  // RFC 7505: no mail here
  }
  out(record.data);
}

/// Writes the list as a JSON array. The DNSSEC status is null if nobody checked it.
template <text_sink S>
constexpr void write_dns(json_writer<S>& json, slice<const dns::exchange> exchanges) {
  json.begin_array();
  for (const auto& each : exchanges) {
    json.begin_object();
    json.member("name", each.question.name);
    json.member("type", word(each.question.type));
    json.member("status", word(each.answered.status));
    json.known("dnssec", each.security == dns::security::unknown ? std::string_view{} : word(each.security));
    json.key("records");
    json.begin_array();
    for (const auto& record : each.answered.records) {
      json.string_from([&](auto& out) { write_record(each.question.type, record, out); });
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

}  // namespace fromproof::inline v0

#endif
