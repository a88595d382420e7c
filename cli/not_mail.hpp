#ifndef FROMPROOF_CLI_NOT_MAIL_HPP
#define FROMPROOF_CLI_NOT_MAIL_HPP

#include <string_view>

namespace fromproof::cli {

/// What a text is that is no mail, and what to do about it, to be printed after the file name; empty if it may be one.
/// `original` is the text as it came, `repaired` what repair made of it.
std::string_view why_not_mail(std::string_view original, std::string_view repaired);

}  // namespace fromproof::cli

#endif
