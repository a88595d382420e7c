#include "expectation.hpp"

#include <algorithm>
#include <array>

#include "../rows.hpp"
#include "../terminal.hpp"

namespace fromproof::cli {

namespace {

// The worst first, as one reads.
constexpr std::array states{drift_state::missing, drift_state::different, drift_state::extra, drift_state::unknown,
                            drift_state::present};

struct words {
  std::string_view title, found, left_out, separator, nothing;
  std::array<std::string_view, states.size()> state;  ///< in the order of `states`
  bool number_first;
};

constexpr words english{"Expected records: ",
                        "found",
                        "Not compared: ",
                        ", ",
                        "none could be read",
                        {"missing", "different", "extra", "unknown", "present"},
                        true};
constexpr words japanese{"期待するレコード：",
                         "実際の値",
                         "比較していないもの：",
                         "、",
                         "読み取れたものはありません",
                         {"なし", "相違", "余分", "不明", "一致"},
                         false};

std::size_t place_of(drift_state state) {
  return static_cast<std::size_t>(std::find(states.begin(), states.end(), state) - states.begin());
}

std::string counted(const words& in, std::size_t count, std::string_view what) {
  const std::string number = std::to_string(count);
  if (in.number_first) return number + " " + std::string{what};
  return std::string{what} + " " + number + "件";
}

std::string summary(const words& in, const drift& now) {
  std::string out;
  for (const auto state : states) {
    const auto count = now.count(state);
    if (count == 0) continue;
    if (!out.empty()) out += in.separator;
    out += counted(in, count, in.state[place_of(state)]);
  }
  return std::string{in.title} + (out.empty() ? std::string{in.nothing} : out);
}

std::string painted(const std::string& text, drift_state state, bool colour) {
  if (!colour) return text;
  const std::string_view begin = state == drift_state::present   ? "\x1b[32m"
                                 : state == drift_state::unknown ? "\x1b[33m"
                                                                 : "\x1b[31m";
  return std::string{begin} + text + "\x1b[0m";
}

std::string value_text(dns::record_type type, const std::string& value) {
  return type == dns::record_type::txt ? '"' + visible(value) + '"' : visible(value);
}

std::string padding(std::size_t width, std::string_view text) {
  std::string blanks(width - std::min(width, columns(text)) + 2, ' ');
  return blanks;
}

/// The columns of state, name and type.
struct widths {
  std::size_t state = 0, name = 0, type = 0;
};

widths widths_of(const words& in, const drift& now) {
  widths out{.state = columns(in.found)};
  for (const auto& each : now.items) {
    out.state = std::max(out.state, columns(in.state[place_of(each.state)]));
    out.name = std::max(out.name, columns(each.name));
    out.type = std::max(out.type, word(each.type).size());
  }
  return out;
}

void write_item(const words& in, const drift_item& item, const widths& width, bool colour, output& out) {
  const std::string state{in.state[place_of(item.state)]};
  const std::string type{word(item.type)};
  out("  " + painted(state, item.state, colour) + padding(width.state, state));
  out(visible(item.name) + padding(width.name, item.name) + type + padding(width.type, type));
  const bool extra = item.state == drift_state::extra;
  out(value_text(item.type, extra ? item.found.front() : item.wanted) + "\n");
  if (extra) return;
  for (const auto& each : item.found) {
    if (each == item.wanted) continue;
    out("  " + std::string{in.found} + padding(width.state, in.found));
    out(std::string(width.name + width.type + 4, ' ') + value_text(item.type, each) + "\n");
  }
}

}  // namespace

expectation::expectation(const std::string& file, std::span<const std::string> domains)
    : wanted_{read_wanted(file, domains)} {
  for (const auto& each : wanted_.faults()) complain(file, "line " + std::to_string(each.line) + ": " + each.what);
  const std::size_t left = wanted_.fault_count() - wanted_.faults().size();
  if (left > 0) complain(file, std::to_string(left) + " more records cannot be read");
}

drift expectation::check(std::string_view domain, const drift_look_up& look_up) const {
  return compare(wanted_, domain, look_up);
}

exit_status expectation::status(const drift& now) const {
  if (wanted_.fault_count() > 0) return bad_input;
  switch (now.worst()) {
    case drift_state::unknown: return try_again;
    case drift_state::present: return all_pass;
    default: return not_all_pass;
  }
}

void expectation::write_text(const drift& now, std::string_view language, output& out) const {
  const words& in = language == "ja" ? japanese : english;
  const bool colour = wants_colour(stream::output);
  out(summary(in, now) + "\n");
  const auto width = widths_of(in, now);
  for (const auto state : states) {
    for (const auto& each : now.items) {
      if (each.state == state) write_item(in, each, width, colour, out);
    }
  }
  std::string others;
  for (const auto& [type, count] : wanted_.left_out()) {
    if (!others.empty()) others += in.separator;
    others += counted(in, count, visible(type));
  }
  if (!others.empty()) out("  " + std::string{in.left_out} + others + "\n");
}

}  // namespace fromproof::cli
