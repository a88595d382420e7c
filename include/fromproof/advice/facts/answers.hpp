#ifndef FROMPROOF_ADVICE_FACTS_ANSWERS_HPP
#define FROMPROOF_ADVICE_FACTS_ANSWERS_HPP

// The DNS answers of the verification, looked up by a name in two parts.

#include <cstddef>
#include <string_view>

#include "../../dns/query.hpp"
#include "../../text/ascii.hpp"
#include "../../text/slice.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// The known answers, looked up by a name in two parts.
struct known_answers {
  slice<const dns::exchange> dns;

  constexpr dns::answer operator()(std::string_view label, std::string_view domain, dns::record_type type) const {
    for (const auto& each : dns) {
      const std::string_view name = each.question.name;
      if (each.question.type != type || name.size() != label.size() + domain.size()) continue;
      if (!ascii::iequals(ascii::slice(name, 0, label.size()), label)) continue;
      if (ascii::iequals(ascii::slice(name, label.size(), name.size()), domain)) return each.answered;
    }
    return {.status = dns::status::failure, .records = {}};
  }
};

}  // namespace detail

}  // namespace fromproof::inline v0::advice

#endif
