#ifndef FROMPROOF_REPORTS_AGGREGATE_MEMORY_HPP
#define FROMPROOF_REPORTS_AGGREGATE_MEMORY_HPP

// The caller's memory for aggregate_reader.

#include <cstddef>

#include "aggregate_report.hpp"
#include "problem.hpp"

namespace fromproof::inline v0::reports {

/// The memory of a reader. A record and each text of the head must fit into `Window`.
template <std::size_t Window = 65536>
struct aggregate_memory {
  char window[Window];
  char path[512];
  char head[8192];                ///< the texts of the report's head
  char texts[8192];               ///< the texts of one record that are not in the report as they are meant
  dkim_result dkim_results[100];  // the most that RFC 9990 allows
  spf_result spf_results[8];
  override_reason reasons[32];
  problem problems[16];
};

}  // namespace fromproof::inline v0::reports

#endif
