#ifndef FROMPROOF_ADVICE_FIX_HPP
#define FROMPROOF_ADVICE_FIX_HPP

#include <array>
#include <cstddef>
#include <string_view>

#include "statement.hpp"

namespace fromproof::inline v0::advice {

/// A DNS record to publish, as name, type and value.
struct dns_record {
  composed name;
  std::string_view type;
  composed value;
};

/// What mends a finding: a title, what to mind, and the records to publish.
struct fix {
  static constexpr std::size_t max_records = 3;

  statement says{"nothing-to-fix"};
  statement note{"nothing-to-fix"};
  std::array<dns_record, max_records> records{};
  std::size_t size = 0;

  constexpr const dns_record* begin() const noexcept { return records.data(); }
  constexpr const dns_record* end() const noexcept { return records.data() + size; }
};

}  // namespace fromproof::inline v0::advice

#endif
