#ifndef FROMPROOF_TESTS_SHOWN_NOTICE_HPP
#define FROMPROOF_TESTS_SHOWN_NOTICE_HPP

// A notice in the short form of tests/cases/bounce.md, for comparison.

#include <fromproof/bounce/bounce.hpp>
#include <memory>
#include <string>
#include <string_view>

namespace fromproof::tests {

inline std::string shown(const bounce::notice& one) {
  const auto text = [](std::string_view view) { return std::string{view}; };
  std::string out = text(bounce::kind_words[one.kind]) + ' ' + text(bounce::via_words[one.via]);
  if (!one.reporting_mta.empty()) out += " mta=" + text(one.reporting_mta);
  if (one.arrival_date) out += " date=" + std::to_string(*one.arrival_date);
  if (!one.original_message_id.empty()) out += " id=" + text(one.original_message_id);
  if (!one.event.empty()) out += " event=" + text(one.event);
  for (const auto& each : one.recipients) {
    out += '\n';
    if (each.address.empty()) out += '-';
    bounce::write_address(each.address, [&out](std::string_view piece) { out += piece; });
    static constexpr const char* actions[] = {"failed", "delayed", "delivered", "relayed", "expanded"};
    const auto action = static_cast<std::size_t>(each.action);
    out += ' ';
    out += each.action == bounce::action::other ? text(each.action_word) : action < 5 ? actions[action] : "-";
    out += ' ' + (each.status.empty() ? "-" : text(each.status)) + ' ' + text(bounce::bounce_words[each.decided]) +
           ' ' + text(bounce::reason_words[each.why]);
    if (!each.label.empty() && one.via != bounce::via::arf) out += " label=" + text(each.label);
    if (!each.sub_label.empty()) out += '/' + text(each.sub_label);
    if (each.overruled) out += " overruled";
    if (!each.proof.empty()) out += " proof=" + text(each.proof);
    if (!each.original.empty()) out += " original=" + text(each.original);
  }
  for (const auto& each : one.problems) out += "\n! " + text(code(each.error));
  return out;
}

/// All notices of a text, with an empty line between them; the error if there are none.
inline std::string shown(std::string_view octets) {
  const auto memory = std::make_unique<bounce::arrays<64, 16, 100'000>>();
  std::string out;
  const auto read = bounce::read(octets, *memory, [&out](const bounce::notice& one) {
    if (!out.empty()) out += "\n\n";
    out += shown(one);
  });
  return out.empty() ? std::string{code(read.error)} : out;
}

}  // namespace fromproof::tests

#endif
