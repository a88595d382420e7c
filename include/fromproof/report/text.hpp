#ifndef FROMPROOF_REPORT_TEXT_HPP
#define FROMPROOF_REPORT_TEXT_HPP

// The report for a person at a terminal: the answer first, then the evidence, then what is wrong, then the fix.
//
//   std::string out;
//   write_text({.file = "a.eml", .repairs = repairs, .mail = mail, .assessment = assessment}, {.colour = true},
//              [&out](std::string_view piece) { out += piece; });

#include "../text/sink.hpp"
#include "report.hpp"
#include "text/advice.hpp"
#include "text/evidence.hpp"
#include "text/people.hpp"
#include "text/printer.hpp"

namespace fromproof::inline v0 {

namespace detail {

template <text_sink S>
constexpr void print_title(text_printer<S>& to, const report& what) {
  if (!what.file) return;
  to.paint(colour::dim);
  to.plain(*what.file);
  if (what.index) {
    to.raw(" #");
    to.number(*what.index);
  }
  to.paint(colour::none);
  to.line();
}

}  // namespace detail

/// Writes the report for a person, in lines that end with LF.
template <text_sink S>
constexpr void write_text(const report& what, text_style style, S&& out) {
  detail::text_printer to{style, out};
  detail::print_title(to, what);
  detail::print_verdict(to, what.assessment.verdict);
  detail::print_people(to, what);
  detail::evidence_table{to, what.mail}.print();
  detail::print_repairs(to, what.repairs);
  detail::print_findings(to, what.assessment.findings);
  detail::print_fixes(to, what.assessment.fixes);
}

}  // namespace fromproof::inline v0

#endif
