#include "judged.hpp"

#include <utility>

namespace fromproof::tests {

std::string say(const advice::statement& says, advice::language in) {
  std::string out;
  advice::write(says, in, [&out](std::string_view piece) { out += piece; });
  return out;
}

judged::judged(std::string text, const envelope& known, bool mine) : octets{std::move(text)} {
  const auto mode = known.mode() == message_mode::server ? paste::repair_mode::line_ends : paste::repair_mode::paste;
  repairs = paste::repair(octets, mode, [this](std::string_view piece) { repaired += piece; });
  mail = read_mail(repaired, known, no_suffixes, memory);
  said = advice::advise(mail, repairs, no_suffixes, findings, fixes, {}, mine);
}

std::string judged::json() const {
  std::string out;
  write_json(all(), [&out](std::string_view piece) { out += piece; });
  return out;
}

std::string judged::text(text_style style) const {
  std::string out;
  write_text(all(), style, [&out](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace fromproof::tests
