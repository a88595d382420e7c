#ifndef FROMPROOF_REPORT_TEXT_ADVICE_HPP
#define FROMPROOF_REPORT_TEXT_ADVICE_HPP

// The verdict, what was repaired, what is wrong, and what to publish.

#include <cstddef>

#include "../../advice/finding.hpp"
#include "../../advice/fix.hpp"
#include "../../advice/verdict.hpp"
#include "../../advice/words/words.hpp"
#include "../../paste/repair_code.hpp"
#include "../../text/bounded_list.hpp"
#include "../records.hpp"
#include "printer.hpp"

namespace fromproof::inline v0 {

namespace detail {

template <text_sink S>
constexpr void print_verdict(text_printer<S>& to, const advice::verdict& verdict) {
  to.painted(colour::bold, verdict.headline);
  to.line();
  for (const auto* says : {&verdict.reason, &verdict.next}) {
    to.raw("  ");
    to.plain(*says);
    to.line();
  }
}

template <text_sink S>
constexpr void print_repairs(text_printer<S>& to, const paste::repair_report& repairs) {
  if (!repairs.any()) return;
  to.heading(advice::code::label_repairs);
  for (std::size_t i = 0; i < repairs.counts.size(); ++i) {
    if (repairs.counts[i] == 0) continue;
    const auto name = code(static_cast<paste::repair_code>(i));
    const auto says = advice::find_code(name);
    to.raw("    ");
    to.plain(says ? to.in_language(*says) : name);
    to.raw(" (");
    to.number(repairs.counts[i]);
    to.raw(")");
    to.line();
  }
}

template <text_sink S>
constexpr void print_findings(text_printer<S>& to, const bounded_list<advice::finding>& findings) {
  if (findings.empty()) return;
  to.heading(advice::code::label_findings);
  for (const auto& finding : findings) {
    to.raw("    ");
    to.painted(colour_of(finding.severity), phrase_of(finding.severity));
    to.raw(": ");
    to.plain(finding.says);
    to.line();
  }
}

template <text_sink S>
constexpr void print_fix(text_printer<S>& to, const advice::fix& fix) {
  for (const auto* says : {&fix.says, &fix.note}) {
    to.raw("    ");
    to.plain(*says);
    to.line();
  }
  for (const auto& record : fix) {
    to.raw("      ");
    record_writer{record_format::list, to.sink()}.list(record);
    if (record.replaces.empty()) continue;
    to.raw("      ");
    to.paint(colour::dim);
    to.plain(advice::code::label_replaces);
    to.raw("  \"");
    to.plain(record.replaces);
    to.raw("\"");
    to.paint(colour::none);
    to.line();
  }
}

template <text_sink S>
constexpr void print_fixes(text_printer<S>& to, const bounded_list<advice::fix>& fixes) {
  std::size_t number = 0;
  for (const auto& fix : fixes) {
    to.heading(advice::code::label_fixes, fixes.size() > 1 ? ++number : 0);
    print_fix(to, fix);
  }
}

}  // namespace detail

}  // namespace fromproof::inline v0

#endif
