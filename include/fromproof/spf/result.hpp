#ifndef FROMPROOF_SPF_RESULT_HPP
#define FROMPROOF_SPF_RESULT_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../dmarc/alignment.hpp"
#include "../domain.hpp"
#include "../result.hpp"

namespace fromproof::inline v0::spf {

/// Which name of the envelope SPF looked at (RFC 7208 section 2).
enum class identity : std::uint8_t { mailfrom, helo };

constexpr std::string_view word(identity which) noexcept {
  return which == identity::helo ? "helo" : "mailfrom";
}

/// How SPF ended for one mail.
struct result {
  result_code code = result_code::none;
  result_source source = result_source::none;
  spf::identity identity = spf::identity::mailfrom;
  fromproof::domain domain;            ///< the domain that was checked; empty when it is not known
  std::string_view reason;             ///< a stable code of ours (`spf::cause`), or the receiver's own words
  dmarc::alignment aligned;            ///< with the author domain
  dmarc::organizations organizations;  ///< of the domain

  result_code reported = result_code::none;  ///< what the receiver found, whatever was found here

  // Known only where the result was computed here.
  std::string_view mechanism;    ///< the term that decided
  std::string_view record;       ///< of the domain that was checked
  std::string_view explanation;  ///< the domain owner's words for a fail: not to be trusted
  std::size_t lookups = 0;       ///< of the ten that are allowed
  std::size_t void_lookups = 0;  ///< of the two
};

}  // namespace fromproof::inline v0::spf

#endif
