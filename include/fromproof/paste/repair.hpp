#ifndef FROMPROOF_PASTE_REPAIR_HPP
#define FROMPROOF_PASTE_REPAIR_HPP

// Repairs what copying does to the source of a message: lost line ends and indents, tables and quote marks around it.
//
//   std::string message;
//   const auto report = fromproof::paste::repair(paste, repair_mode::paste, [&](std::string_view s) { message += s; });
//   show(report.count(repair_code::lf_to_crlf));
//
// An undamaged message comes through octet for octet, and a second repair changes nothing. Text is repaired only if it
// is clearly a damaged paste; a message that was malformed before stays as it is (damage.hpp says how to tell). The
// work is linear. Pieces of the input are passed on as views, and nothing is stored.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "../message/known_field.hpp"
#include "../text/ascii.hpp"
#include "../text/sink.hpp"
#include "damage.hpp"
#include "doubt.hpp"
#include "repair_code.hpp"

namespace fromproof::inline v0::paste {

/// What may be repaired.
enum class repair_mode : std::uint8_t {
  /// Everything: a person copied the text from somewhere.
  paste,
  /// Only LF to CRLF, in a text whose every line ends with LF: a mail server passed on the message, as many do, with
  /// the line ends of the system. Everything else in it comes from the sender.
  line_ends,
};

namespace detail {

/// Writes a text and counts the changes.
template <text_sink S>
class repairer {
 public:
  constexpr repairer(std::string_view its_text, const damage& its_found, repair_report& its_report, S& its_out)
      : text_{its_text}, damage_{its_found}, ending_{its_found.line_ending}, report_{its_report}, out_{its_out} {}

  constexpr void run() {
    report_.add(repair_code::bom_removed, damage_.marks);
    report_.add(repair_code::summary_table_removed, damage_.table_lines);
    report_.add(repair_code::leading_blank_lines_removed, damage_.blank_lines);
    damaged_lines lines{text_, damage_};
    const bool ends_alike = ending_ != line_ending_kind::mixed && ending_ != line_ending_kind::cr_cr_lf;
    if (!damage_.inside_header() && ends_alike) return write_lines(lines.rest());
    while (lines.next()) {
      count_frame(lines);
      write_header_line(lines.content());
      if (lines.joined()) {
        report_.add(repair_code::lines_restored);
        out_("\r\n");
      } else {
        write_end(lines.end());
      }
    }
    count_frame(lines);
    write_end(lines.end());
    write_body(lines.rest());
  }

 private:
  constexpr void count_frame(const damaged_lines& lines) {
    report_.add(repair_code::zero_width_removed, lines.zero_widths());
    if (lines.had_margin()) count_margin();
    if (lines.spaced()) report_.add(repair_code::blank_lines_between_removed);
  }

  constexpr void count_margin() {
    const bool quoted = damage_.margin.find('>') != std::string_view::npos;
    report_.add(quoted ? repair_code::quote_prefix_removed : repair_code::indent_removed);
  }

  /// Whether this line end is replaced by CRLF. Anyone who reads a header takes a bare LF beside CRLF as a line end.
  constexpr bool is_restored(std::string_view end) const noexcept {
    return ending_ != line_ending_kind::none && !end.empty() && end != "\r\n";
  }

  static constexpr repair_code repair_of_end(std::string_view end) noexcept {
    if (end == "\r") return repair_code::cr_to_crlf;
    return end == "\n" ? repair_code::lf_to_crlf : repair_code::cr_cr_lf_to_crlf;
  }

  constexpr void write_end(std::string_view end) {
    if (is_restored(end)) {
      report_.add(repair_of_end(end));
      end = "\r\n";
    }
    out_(end);
  }

  /// Writes whole lines and changes only their ends.
  constexpr void write_lines(std::string_view text) {
    if (ending_ == line_ending_kind::none || ending_ == line_ending_kind::crlf) return static_cast<void>(out_(text));
    while (!text.empty()) {
      const auto line = cut_line(text, ending_);
      out_(line.content);
      write_end(line.end);
      text.remove_prefix(line.content.size() + line.end.size());
    }
  }

  /// In a body that has both line ends, or not those of its header, the sender may have written a bare LF: the hash of
  /// the body decides (dkim/reading.hpp). If all its lines end with LF, the system that stored it wrote them.
  constexpr void find_ending_of(std::string_view body) {
    if (ending_ != line_ending_kind::mixed && ending_ != line_ending_kind::cr_cr_lf) return;
    if (ending_ == line_ending_kind::cr_cr_lf && has_doubled_cr_only(body)) return;
    // Lines that are left out may have other ends than those that stay.
    if (damage_.spaced_body) return;
    ending_ = find_line_ending(body) == line_ending_kind::lf ? line_ending_kind::lf : line_ending_kind::none;
  }

  constexpr void write_header_line(std::string_view line) {
    const auto kind = kind_of_line(line, place_, damage_.no_break_spaces);
    place_ = place_below(line, kind, place_, damage_.lost_folds);
    if (place_.field == message::field_kind::unknown) return static_cast<void>(out_(line));
    if (damage_.lost_folds && kind == line_kind::lost_fold) {
      report_.add(repair_code::fold_restored);
      out_(" ");
    }
    const std::string_view value = value_of_line(line, kind, damage_.lost_folds);
    out_(std::string_view{line.data(), line.size() - value.size()});
    rewrite(value, true);
  }

  constexpr void write_body(std::string_view body) {
    find_ending_of(body);
    if (damage_.margin.empty() && !damage_.entities && !damage_.spaced_body) return write_lines(body);
    while (!body.empty()) {
      const auto line = cut_line(body, ending_);
      body.remove_prefix(line.content.size() + line.end.size());
      if (damage_.spaced_body) leave_blank_line(body);
      std::string_view content = line.content;
      if (!damage_.margin.empty() && damaged_lines::take_margin(content, damage_.margin) != 0) count_margin();
      rewrite(content, false);
      write_end(line.end);
    }
  }

  constexpr void leave_blank_line(std::string_view& body) {
    if (body.empty()) return;
    const auto line = cut_line(body, ending_);
    body.remove_prefix(line.content.size() + line.end.size());
    report_.add(repair_code::blank_lines_between_removed);
  }

  struct change {
    std::size_t size = 0;
    std::string_view text;
    repair_code repair{};
  };

  /// The replacement for the octets at `at`, if they are damaged.
  constexpr change change_at(std::string_view line, std::size_t at, bool in_header, std::size_t indent) const {
    const std::string_view rest{line.data() + at, line.size() - at};
    if (damage_.entities && rest.front() == '&') {
      constexpr std::string_view entities[][2] = {
          {"&lt;"sv, "<"sv}, {"&gt;"sv, ">"sv}, {"&amp;"sv, "&"sv}, {"&quot;"sv, "\""sv}, {"&#39;"sv, "'"sv}};
      for (const auto& entity : entities) {
        if (ascii::starts_with(rest, entity[0])) return {entity[0].size(), entity[1], repair_code::entities_decoded};
      }
    }
    if (!in_header) return {};
    const bool addresses =
        place_.field == message::field_kind::sender || place_.field == message::field_kind::recipient;
    // In names and free text a no-break space may be intended.
    if (damage_.no_break_spaces && ascii::starts_with(rest, no_break_space) &&
        (at < indent ||
         !(addresses || place_.field == message::field_kind::text || place_.field == message::field_kind::unknown))) {
      return {no_break_space.size(), " ", repair_code::nbsp_to_space};
    }
    if (place_.field == message::field_kind::text || place_.field == message::field_kind::unknown) return {};
    if (damage_.defanged) {
      if (const auto spelling = disarmed_at(line, at); spelling.size > 0) {
        return {spelling.size, spelling.meaning, repair_code::address_defanged};
      }
    }
    return {};
  }

  constexpr void rewrite(std::string_view line, bool in_header) {
    const std::size_t indent = in_header ? indent_of(line).size : 0;
    const bool addresses =
        place_.field == message::field_kind::sender || place_.field == message::field_kind::recipient;
    const bool quotes = in_header && damage_.smart_quotes && place_.field != message::field_kind::text &&
                        place_.field != message::field_kind::unknown;
    std::size_t written = 0;
    std::size_t closing = 0;  // where the open quote closes
    const auto replace = [&](std::size_t place, std::size_t removed, std::string_view inserted) {
      out_(std::string_view{line.data() + written, place - written});
      out_(inserted);
      written = place + removed;
    };
    for (std::size_t at = 0; at < line.size(); ++at) {
      constexpr std::size_t quote_size = 3;
      if (quotes && closing == 0) {
        if (const std::size_t n = smart_quoted_size(without_prefix(line, at), addresses); n > 0) {
          replace(at, quote_size, "\"");
          report_.add(repair_code::quotes_straightened);
          closing = at + n - quote_size;
          at += quote_size - 1;
          continue;
        }
      }
      if (closing != 0 && at == closing) {
        replace(at, quote_size, "\"");
        closing = 0;
        at += quote_size - 1;
        continue;
      }
      if (const auto made = change_at(line, at, in_header, indent); made.size > 0) {
        replace(at, made.size, made.text);
        report_.add(made.repair);
        at += made.size - 1;
      }
    }
    out_(std::string_view{line.data() + written, line.size() - written});
  }

  std::string_view text_;
  const damage& damage_;
  line_ending_kind ending_;  // of the header, then of the body
  repair_report& report_;
  S& out_;
  place place_;
};

/// Whether b= has blanks inside on this one line.
constexpr bool has_blanks_in_signature(std::string_view line) noexcept {
  for (std::size_t at = line.find("b="); at != std::string_view::npos; at = line.find("b=", at + 2)) {
    if (at > 0 && !ascii::is_wsp(line[at - 1]) && line[at - 1] != ';') continue;
    std::string_view value = without_prefix(line, at + 2);
    const std::size_t end = value.find(';');
    if (end != std::string_view::npos) value = {value.data(), end};
    return ascii::trim(value).find_first_of(" \t") != std::string_view::npos;
  }
  return false;
}

/// Counts damage that cannot be repaired.
constexpr void count_lost(std::string_view text, const damage& found, repair_report& report) noexcept {
  place here;
  bool unfolded = false;
  for (damaged_lines lines{text, found}; lines.next();) {
    const std::string_view line = lines.content();
    const auto kind = kind_of_line(line, here, found.no_break_spaces);
    here = place_below(line, kind, here, found.lost_folds);
    const message::field_kind current = here.field;
    if (kind == line_kind::field) {
      report.add(repair_code::signature_unfolded, unfolded ? 1 : 0);
      // A signer may fold with blanks alone; they count only in a text that lost its line ends anyway.
      unfolded = current == message::field_kind::signature && found.line_ending != line_ending_kind::crlf &&
                 found.line_ending != line_ending_kind::cr_cr_lf && has_blanks_in_signature(line);
    } else {
      unfolded = false;
    }
    if (current == message::field_kind::text || current == message::field_kind::unknown) continue;
    for (std::size_t at = line.find('['); at != std::string_view::npos; at = line.find('[', at + 1)) {
      report.add(repair_code::address_hidden, hidden_address_size(without_prefix(line, at)) != 0 ? 1 : 0);
    }
  }
  report.add(repair_code::signature_unfolded, unfolded ? 1 : 0);
}

}  // namespace detail

/// Writes the repaired text to `out` and reports what was repaired. The output has at most twice the octets of the
/// input and one blank for each line. Damage that is only reported (`address_hidden`, `signature_unfolded`) is counted
/// again in each repair.
template <text_sink S>
constexpr repair_report repair(std::string_view text, repair_mode mode, S&& out) {
  repair_report report;
  report.line_ending = detail::find_line_ending(text);
  report.original_size = text.size();
  detail::damage found;
  if (mode == repair_mode::paste) {
    found = detail::find_damage(text, detail::find_copied_ending(text));
    detail::count_lost(text, found, report);
  } else {
    found.line_ending = report.line_ending;
  }
  // In a text from a server, a CR comes from the sender, and so does an LF beside CRLF.
  if (mode == repair_mode::line_ends && found.line_ending != line_ending_kind::lf) {
    out(text);
    return report;
  }
  detail::repairer<std::remove_reference_t<S>>{text, found, report, out}.run();
  return report;
}

/// What `repair` would do, without writing.
///
///     diagnose("From: a@example.org\n", repair_mode::paste).count(repair_code::lf_to_crlf);  // 1
constexpr repair_report diagnose(std::string_view text, repair_mode mode) {
  return repair(text, mode, [](std::string_view) {});
}

}  // namespace fromproof::inline v0::paste

#endif
