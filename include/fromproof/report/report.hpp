#ifndef FROMPROOF_REPORT_REPORT_HPP
#define FROMPROOF_REPORT_REPORT_HPP

// The input of write_json() and write_text().

#include <cstddef>
#include <string_view>

#include "../advice/advise.hpp"
#include "../authentication/mail.hpp"
#include "../dns/query.hpp"
#include "../message/encoded_word.hpp"
#include "../paste/repair_code.hpp"
#include "../text/maybe.hpp"
#include "../text/slice.hpp"

namespace fromproof::inline v0 {

/// One message with its results. Everything that it refers to must outlive the writing.
struct report {
  maybe<std::string_view> file{};  ///< the caller's name for the input
  maybe<std::size_t> index{};      ///< the number of the message in a file of several, from 1
  const paste::repair_report& repairs;
  const authentication& mail;
  const advice::assessment& assessment;
  slice<const dns::exchange> dns = {};   ///< questions and answers, in the order in which they were asked
  message::charset_converter convert{};  ///< of subject and names; advise() takes it, too
};

}  // namespace fromproof::inline v0

#endif
