#ifndef FROMPROOF_DKIM_RESULT_HPP
#define FROMPROOF_DKIM_RESULT_HPP

#include <string_view>

#include "../dmarc/alignment.hpp"
#include "../message/header.hpp"
#include "../result.hpp"
#include "signature.hpp"

namespace fromproof::inline v0::dkim {

/// One DKIM-Signature field and how its check ended.
struct result {
  message::header_field field;
  parsed<dkim::signature> signature;  ///< as far as it can be read
  result_code code = result_code::none;
  result_source source = result_source::none;
  std::string_view reason;   ///< a stable code of ours, or the receiver's own words
  dmarc::alignment aligned;  ///< d= with the author domain
};

}  // namespace fromproof::inline v0::dkim

#endif
