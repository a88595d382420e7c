#ifndef FROMPROOF_CLI_REPORTS_REPORT_PLACE_HPP
#define FROMPROOF_CLI_REPORTS_REPORT_PLACE_HPP

#include <cstddef>
#include <optional>
#include <string>

namespace fromproof::cli {

/// Where a report is from.
struct report_place {
  std::string file;
  std::optional<std::size_t> index;  ///< in an mbox: the number of the message, from 1
  std::string member;                ///< in an archive: the name of the file; in a mail: that of the attachment
};

}  // namespace fromproof::cli

#endif
