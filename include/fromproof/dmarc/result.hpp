#ifndef FROMPROOF_DMARC_RESULT_HPP
#define FROMPROOF_DMARC_RESULT_HPP

#include <cstddef>
#include <string_view>

#include "../result.hpp"
#include "alignment.hpp"

namespace fromproof::inline v0::dmarc {

/// How DMARC ended for one mail.
struct result {
  result_code code = result_code::none;
  result_source source = result_source::none;
  std::string_view reason;              ///< a stable code: why there is no pass, or no verdict
  std::size_t organizational_size = 0;  ///< octets at the end of the author domain; 0 if it is a public suffix
  std::string_view policy;              ///< p= as the receiver noted it; empty when unknown
  bool aligned_by_spf = false;          ///< SPF passed and is aligned
  bool aligned_by_dkim = false;         ///< some signature passed and is aligned
};

}  // namespace fromproof::inline v0::dmarc

#endif
