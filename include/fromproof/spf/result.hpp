#ifndef FROMPROOF_SPF_RESULT_HPP
#define FROMPROOF_SPF_RESULT_HPP

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
  fromproof::domain domain;  ///< the domain that was checked; empty when it is not known
  std::string_view reason;   ///< the receiver's own words, as it wrote them
  dmarc::alignment aligned;  ///< with the author domain
};

}  // namespace fromproof::inline v0::spf

#endif
