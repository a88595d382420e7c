#ifndef FROMPROOF_ADVICE_FIX_HPP
#define FROMPROOF_ADVICE_FIX_HPP

#include <array>
#include <cstddef>
#include <string_view>

#include "../dns/query.hpp"
#include "../text/slice.hpp"
#include "statement.hpp"

namespace fromproof::inline v0::advice {

/// A DNS record to publish: name, type and value. Within a fix, name and type are unique.
struct dns_record {
  composed name;
  std::string_view type;
  composed value;
  std::string_view replaces{};           ///< the TXT record of that name that it replaces; empty: none
  slice<const dns::record> beside = {};  ///< the other TXT records of the name, if DNS was asked
};

/// The reader's choices for the fix `ses-custom-mail-from`. A mail does not show which region and name its owner wants,
/// so the fix starts with a guess; an empty text keeps it.
struct mail_from_choice {
  std::string_view region{};  ///< "eu-west-1"
  std::string_view label{};   ///< the labels before the identity, with the dot: "mail." of mail.example.com
};

/// The repair for a finding: a title, what to note, and the records to publish.
struct fix {
  static constexpr std::size_t max_records = 3;

  statement says{code::nothing_to_fix};
  statement note{code::nothing_to_fix};
  std::array<dns_record, max_records> records{};
  std::size_t size = 0;

  constexpr const dns_record* begin() const noexcept { return records.data(); }
  constexpr const dns_record* end() const noexcept { return records.data() + size; }
};

/// Whether the owner may have followed it already, without effect: show what to check then. A mail alone cannot show
/// why Amazon SES does not use a custom MAIL FROM domain.
constexpr bool has_checklist(const fix& which) noexcept {
  const auto says = which.says.what.value();
  return says == code::ses_custom_mail_from || says == code::ses_use_mail_from;
}

}  // namespace fromproof::inline v0::advice

#endif
