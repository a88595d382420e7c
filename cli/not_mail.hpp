#ifndef FROMPROOF_CLI_NOT_MAIL_HPP
#define FROMPROOF_CLI_NOT_MAIL_HPP

#include <string_view>

namespace fromproof::cli {

/// What a text is if it is not a mail, and what to do about it, to be printed after the file name; empty if it may be a
/// mail. `original` is the text as it came, `repaired` the output of repair.
std::string_view why_not_mail(std::string_view original, std::string_view repaired);

}  // namespace fromproof::cli

#endif
