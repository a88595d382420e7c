#ifndef FROMPROOF_CLI_EXIT_STATUS_HPP
#define FROMPROOF_CLI_EXIT_STATUS_HPP

namespace fromproof::cli {

/// How the command ends; scripts rely on the numbers.
enum exit_status : int {
  all_pass = 0,           ///< DMARC passes for every message, verified here; of other commands: done
  not_all_pass = 1,       ///< at least one message does not pass
  bad_input = 2,          ///< wrong usage, or unreadable input
  all_pass_unproven = 3,  ///< every message passes, but some only by a result computed from its text, or reported
  try_again = 75,         ///< EX_TEMPFAIL: a DNS answer is missing
};

}  // namespace fromproof::cli

#endif
