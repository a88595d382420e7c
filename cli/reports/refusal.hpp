#ifndef FROMPROOF_CLI_REPORTS_REFUSAL_HPP
#define FROMPROOF_CLI_REPORTS_REFUSAL_HPP

#include <string_view>

#include "read.hpp"

namespace fromproof::cli {

/// "fromproof: FILE: message 3: report.xml: what is wrong", one line on standard error.
void complain_of(const report_place& place, std::string_view why);

}  // namespace fromproof::cli

#endif
