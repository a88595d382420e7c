#ifndef FROMPROOF_TESTS_DNS_PACKET_HPP
#define FROMPROOF_TESTS_DNS_PACKET_HPP

// DNS messages made by hand, octet by octet by RFC 1035 section 4.

#include <cstddef>
#include <cstdint>
#include <fromproof/dns/query.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace fromproof::tests {

class packet {
 public:
  using octets = std::vector<std::uint8_t>;

  /// A reply with one question and, unless `flags` say otherwise, QR, RD and RA.
  explicit packet(const dns::query& asked, unsigned flags = 0x8180, unsigned id = 0x1234) {
    for (const unsigned field : {id, flags, 1u, 0u, 0u, 0u}) put16(field);
    name(asked.name).put16(static_cast<unsigned>(asked.type)).put16(1);
  }

  packet& put(unsigned octet) { return bytes.push_back(static_cast<std::uint8_t>(octet & 0xff)), *this; }
  packet& put16(unsigned value) { return put(value >> 8).put(value); }
  packet& text(std::string_view octets_of_it) {
    for (const char c : octets_of_it) put(static_cast<unsigned char>(c));
    return *this;
  }
  packet& string(std::string_view text_of_it) { return put(static_cast<unsigned>(text_of_it.size())).text(text_of_it); }
  packet& name(std::string_view dotted) {
    while (!dotted.empty()) {
      const auto label = dotted.substr(0, dotted.find('.'));
      string(label);
      dotted.remove_prefix(label.size() < dotted.size() ? label.size() + 1 : label.size());
    }
    return put(0);
  }
  packet& pointer(std::size_t to) { return put16(static_cast<unsigned>(0xc000 | to)); }

  /// The part after the owner's name; `write` appends the data.
  template <class F>
  packet& record(unsigned type, F&& write, unsigned record_class = 1, unsigned section = 6) {
    put16(type).put16(record_class).put16(0).put16(60);
    const std::size_t size_at = bytes.size();
    put16(0);
    write(*this);
    const std::size_t size = bytes.size() - size_at - 2;
    bytes[size_at] = static_cast<std::uint8_t>(size >> 8);
    bytes[size_at + 1] = static_cast<std::uint8_t>(size & 0xff);
    return count(section);
  }
  packet& txt(std::string_view owner, std::vector<std::string> strings) {
    return name(owner).record(16, [&](packet& p) {
      for (const auto& each : strings) p.string(each);
    });
  }
  packet& cname(std::string_view owner, std::string_view target) {
    return name(owner).record(5, [&](packet& p) { p.name(target); });
  }
  /// Adds a record to the section that is counted at that offset of the header.
  packet& count(unsigned section) {
    const unsigned n = (unsigned{bytes[section]} << 8 | bytes[section + 1]) + 1;
    bytes[section] = static_cast<std::uint8_t>(n >> 8);
    bytes[section + 1] = static_cast<std::uint8_t>(n & 0xff);
    return *this;
  }
  std::size_t size() const { return bytes.size(); }

  octets bytes;
};

}  // namespace fromproof::tests

#endif
