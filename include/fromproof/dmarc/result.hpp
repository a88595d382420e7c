#ifndef FROMPROOF_DMARC_RESULT_HPP
#define FROMPROOF_DMARC_RESULT_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../result.hpp"
#include "alignment.hpp"
#include "record.hpp"

namespace fromproof::inline v0::dmarc {

/// How organizational domains and records are found.
enum class method : std::uint8_t {
  tree_walk,  ///< by the records in DNS (RFC 9989 section 4.10)
  psl         ///< by the public suffix list (RFC 7489 section 3.2)
};

constexpr std::string_view word(method how) noexcept {
  return how == method::psl ? "psl" : "tree-walk";
}

/// The names that were asked about, each "_dmarc." and that many octets at the end of the author domain.
struct asked_names {
  std::array<std::uint8_t, 8> sizes{};
  std::size_t count = 0;
};

/// How DMARC ended for one mail.
struct result {
  result_code code = result_code::none;
  result_source source = result_source::none;
  std::string_view reason;              ///< a stable code: why there is no pass, or no verdict
  std::size_t organizational_size = 0;  ///< octets at the end of the author domain; 0 if it is a public suffix
  std::string_view policy;              ///< p=, sp= or np= as selected or as the receiver noted it; empty when unknown
  bool aligned_by_spf = false;          ///< SPF passed and is aligned
  bool aligned_by_dkim = false;         ///< some signature passed and is aligned

  // Known only where the result was computed here.
  std::string_view applied;     ///< what is asked for this mail, after `t=y`; "pass" if it passed; else empty
  std::string_view record;      ///< the record that governs, as published; empty when it is not known
  std::size_t record_size = 0;  ///< its domain: octets at the end of the author domain; 0 without a record
  dmarc::method method = dmarc::method::tree_walk;
  alignment_mode aspf = alignment_mode::relaxed;
  alignment_mode adkim = alignment_mode::relaxed;
  asked_names queries;
  bool several_records = false;  ///< some name has more than one record, so that none of it counts
};

}  // namespace fromproof::inline v0::dmarc

#endif
