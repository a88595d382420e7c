#include "refusal.hpp"

#include <string>

#include "../terminal.hpp"

namespace fromproof::cli {

void complain_of(const report_place& place, std::string_view why) {
  std::string file = place.file;
  if (place.index) file += ": message " + std::to_string(*place.index);
  if (!place.member.empty()) file += ": " + place.member;
  complain(file, why);
}

}  // namespace fromproof::cli
