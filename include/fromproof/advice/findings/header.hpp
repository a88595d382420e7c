#ifndef FROMPROOF_ADVICE_FINDINGS_HEADER_HPP
#define FROMPROOF_ADVICE_FINDINGS_HEADER_HPP

// Faults of the header and of the octets: malformed lines, repeated fields, broken line ends.

#include <cstddef>
#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../paste/repair_code.hpp"
#include "../../text/bounded_list.hpp"
#include "../finding.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

constexpr bool has_bare_cr(std::string_view text) noexcept {
  while (true) {
    const std::size_t cr = text.find('\r');
    if (cr == std::string_view::npos) return false;
    text.remove_prefix(cr + 1);
    if (text.empty() || text.front() != '\n') return true;
  }
}

}  // namespace detail

/// First the header, then the octets, then malformed signatures.
constexpr void find_header_faults(const authentication& mail, const paste::repair_report& repairs,
                                  bounded_list<finding>& out) noexcept {
  if (mail.header.malformed > 0) {
    out.push_back(
        {severity::warning,
         {code::malformed_header, parameter{"count", mail.header.malformed},
          parameter{"offset", mail.header.malformed_offset}, parameter{"error", mail.header.malformed_error}}});
  }
  for (std::size_t i = 0; i < unique_fields.size(); ++i) {
    if (mail.header.occurrences[i] < 2) continue;
    out.push_back({severity::warning,
                   {code::duplicate_field, parameter{"field", unique_fields[i]},
                    parameter{"count", mail.header.occurrences[i]}}});
  }
  if (mail.octets.find('\0') != std::string_view::npos) out.push_back({severity::warning, {code::nul_octets}});
  if (detail::has_bare_cr(mail.octets)) out.push_back({severity::warning, {code::bare_cr}});
  if (repairs.line_ending == paste::line_ending_kind::mixed) out.push_back({severity::warning, {code::bare_lf}});
  if (!mail.parts.separated && mail.mode == message_mode::copy) out.push_back({severity::info, {code::header_cut}});
  for (const auto& signature : mail.dkim) {
    if (signature.signature) continue;
    out.push_back({severity::error,
                   {code::dkim_syntax, parameter{"tag", signature.signature->bad_tag},
                    parameter{"error", signature.signature.error}, parameter{"offset", signature.signature.offset}}});
  }
  if (mail.dkim.omitted() > 0) {
    out.push_back({severity::warning, {code::dkim_many, parameter{"count", mail.dkim.omitted()}}});
  }
}

}  // namespace fromproof::inline v0::advice

#endif
