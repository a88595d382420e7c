#ifndef FROMPROOF_CLI_EXPECT_COMPARE_HPP
#define FROMPROOF_CLI_EXPECT_COMPARE_HPP

// Wanted records beside those that DNS has.

#include <cstdint>
#include <fromproof/dns/query.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "wanted.hpp"

namespace fromproof::cli {

enum class drift_state : std::uint8_t {
  present,    ///< it is there
  unknown,    ///< DNS gave no answer
  extra,      ///< it is there and not wanted; of TXT only a second record of the same kind
  different,  ///< another value stands in its place
  missing     ///< nothing stands there
};

std::string_view word(drift_state state);

/// A wanted record, or an extra one, whose `wanted` is empty.
struct drift_item {
  std::string name;
  dns::record_type type{};
  drift_state state = drift_state::unknown;
  std::string wanted;
  std::vector<std::string> found;  ///< as people write them: "10 mx.example.com", "192.0.2.1"
};

struct drift {
  std::vector<drift_item> items;
  bool pending = false;  ///< some question has no answer yet: ask, and compare again

  std::size_t count(drift_state state) const;
  /// The worst state. What is known to be wrong counts more than what is unknown: it stands, whatever the answer is.
  drift_state worst() const;
};

/// The most names and types to ask about.
inline constexpr std::size_t max_drift_questions = 1000;

/// A resolver, as in dns/query.hpp: host::dns_answers is one.
using drift_look_up = std::function<dns::answer(const dns::query&)>;

/// Compares the records at and below `domain`, or all if it is empty. The records of a name and a type form a set, in
/// which the order does not count. Throws usage_error if there is none of them, or too many to ask about.
drift compare(const wanted_records& wanted, std::string_view domain, const drift_look_up& look_up);

}  // namespace fromproof::cli

#endif
