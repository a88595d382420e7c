#include "refusal.hpp"

#include "../terminal.hpp"

namespace fromproof::cli {

std::string name_of(const report_place& place) {
  std::string file = place.file;
  if (place.index) file += ": message " + std::to_string(*place.index);
  if (!place.member.empty()) file += ": " + place.member;
  return file;
}

void complain_of(const report_place& place, std::string_view why) {
  complain(name_of(place), why);
}

}  // namespace fromproof::cli
