#ifndef FROMPROOF_ADVICE_FIX_HPP
#define FROMPROOF_ADVICE_FIX_HPP

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "../dns/query.hpp"
#include "statement.hpp"

namespace fromproof::inline v0::advice {

/// A DNS record to publish, as name, type and value. A fix has no two of the same name and type.
struct dns_record {
  composed name;
  std::string_view type;
  composed value;
  std::string_view replaces{};               ///< the TXT record of that name whose place it takes; empty: none
  std::span<const dns::record> beside = {};  ///< the TXT records that the name has now, as far as DNS was asked
};

/// What the reader chooses about the fix `ses-custom-mail-from`. A mail does not show which region and name its owner
/// wants, so the fix begins with a guess; an empty text leaves it.
struct mail_from_choice {
  std::string_view region{};  ///< "eu-west-1"
  std::string_view label{};   ///< what stands in front of the identity, with its dot: "mail." of mail.example.com
};

/// What repairs a finding: a title, what to mind, and the records to publish.
struct fix {
  static constexpr std::size_t max_records = 3;

  statement says{code::nothing_to_fix};
  statement note{code::nothing_to_fix};
  std::array<dns_record, max_records> records{};
  std::size_t size = 0;

  constexpr const dns_record* begin() const noexcept { return records.data(); }
  constexpr const dns_record* end() const noexcept { return records.data() + size; }
};

}  // namespace fromproof::inline v0::advice

#endif
