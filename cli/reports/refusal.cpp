#include "refusal.hpp"

#include "../terminal.hpp"

namespace fromproof::cli {

namespace {

/// "google.mbox: message 3: report.xml".
std::string name_of(const report_place& place) {
  std::string file = place.file;
  if (place.index) file += ": message " + std::to_string(*place.index);
  if (!place.member.empty()) file += ": " + place.member;
  return file;
}

}  // namespace

void refusals::add(const report_place& place, std::string_view why) {
  ++count_;
  note(place, why);
  if (first_.size() < most) first_.push_back({name_of(place), std::string{why}});
}

void refusals::note(const report_place& place, std::string_view why) {
  progress_.clear();
  complain(name_of(place), why);
}

}  // namespace fromproof::cli
