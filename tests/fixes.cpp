#include "fixes.hpp"

#include <stdexcept>
#include <utility>

#include "fromproof/crypto/openssl.hpp"

namespace fromproof::tests {

advised::advised(const std::string& text, known_zone zone, how judging, const envelope& known, bool mine)
    : judged{text, known, mine}, zone_{std::move(zone)} {
  const auto resolver = [this](const dns::query& asked) {
    for (const auto& each : exchanges_) {
      if (each.question.type == asked.type && each.question.name == asked.name) return each.answered;
    }
    names_.emplace_back(asked.name);
    return exchanges_.emplace_back(dns::exchange{{names_.back(), asked.type}, zone_(asked)}).answered;
  };
  crypto::openssl backend;
  if (judging == with_dns) {
    const auto state =
        verify(mail, known, no_suffixes, backend, resolver, memory, {.now = 0, .damage = repairs.reach()});
    if (state == progress::pending) throw std::logic_error("the zone answers at once");
  }
  if (!advice::discover_ses_setup(mail, resolver)) throw std::logic_error("the zone answers at once");
  all_.assign(exchanges_.begin(), exchanges_.end());
  said = advice::advise(mail, repairs, no_suffixes, findings, fixes, all_, mine);
}

void advised::choose(const advice::mail_from_choice& chosen) {
  said = advice::advise(mail, repairs, no_suffixes, findings, fixes, all_, false, chosen);
}

std::string advised::records(std::string_view code) const {
  std::string out;
  const auto append = [&out](std::string_view piece) { out += piece; };
  if (const auto* found = fix(code)) {
    for (const auto& record : *found) {
      record.name.write(append);
      out += ' ' + std::string{record.type} + ' ';
      record.value.write(append);
      out += '\n';
    }
  }
  return out;
}

}  // namespace fromproof::tests
