#include "held_output.hpp"

#include <utility>

#include "../terminal.hpp"

namespace fromproof::cli {

namespace {

constexpr std::size_t much_text = std::size_t{1} << 20;
constexpr std::size_t many_complaints = 1000;

/// "google.mbox: message 3: report.xml".
std::string name_of(const report_place& place) {
  std::string file = place.file;
  if (place.index) file += ": message " + std::to_string(*place.index);
  if (!place.member.empty()) file += ": " + place.member;
  return file;
}

}  // namespace

void held_output::end() {
  order_.wait_for(number_);
  write_out();
  progress_.another();
  order_.pass_on();
}

void held_output::operator()(std::string_view piece) {
  text_ += piece;
}

void held_output::flush() {
  if (text_.size() >= much_text || complaints_.size() >= many_complaints) order_.wait_for(number_);
  if (order_.is_on(number_)) write_out();
}

void held_output::refuse(const report_place& place, std::string_view why) {
  complain_of(place, why, true);
}

void held_output::note(const report_place& place, std::string_view why) {
  complain_of(place, why, false);
}

void held_output::complain_of(const report_place& place, std::string_view why, bool refused) {
  complaints_.push_back({name_of(place), std::string{why}, refused});
  flush();
}

void held_output::octets(std::uint64_t read) {
  if (order_.is_on(number_)) progress_.octets(read);
}

void held_output::in_turn(const std::function<void()>& share) {
  order_.wait_for(number_);
  share();
}

/// In this file's turn, so that no other thread does.
void held_output::write_out() {
  if (text_.empty() && complaints_.empty()) return;
  if (!text_.empty()) {
    out_(text_);
    text_.clear();
    out_.flush();
  }
  if (!complaints_.empty()) progress_.clear();
  for (auto& [file, why, refused] : complaints_) {
    complain(file, why);
    if (!refused) continue;
    ++refusals_.count;
    if (refusals_.first.size() < refusals::most) refusals_.first.push_back({std::move(file), std::move(why)});
  }
  complaints_.clear();
}

}  // namespace fromproof::cli
