#ifndef FROMPROOF_BOUNCE_DELIVERY_STATUS_HPP
#define FROMPROOF_BOUNCE_DELIVERY_STATUS_HPP

// message/delivery-status (RFC 3464 section 2): per-message fields, then a group of fields for each recipient. Also
// message/global-delivery-status (RFC 6533), whose addresses may be UTF-8.
//
//   bounce::arrays<8> memory;
//   notice out = empty_notice(memory);
//   read_delivery_status("Reporting-MTA: dns; mx.example.com\n\nFinal-Recipient: rfc822; a@b.example\n"
//                        "Action: failed\nStatus: 5.1.1\n", 0, out);
//   out.reporting_mta;          // "mx.example.com"
//   out.recipients[0].address;  // "a@b.example"
//
// Real reports break the rules, and are read: fields in any order, empty lines inside of a group, two recipients in one
// group, addresses without a type or in brackets, statuses with text behind them.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../message/date.hpp"
#include "../message/header.hpp"
#include "../message/token.hpp"
#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/hex.hpp"
#include "../text/sink.hpp"
#include "../text/utf8.hpp"
#include "classify.hpp"
#include "notice.hpp"
#include "status.hpp"

namespace fromproof::inline v0::bounce {

/// A typed value: address-type, mta-name-type or diagnostic-type ";" text (section 2.1.2).
struct typed_value {
  std::string_view type;  ///< empty if there is none
  std::string_view text;
};

/// Reads a typed value. What comes before the first ";" is a type only if it is one word.
constexpr typed_value parse_typed_value(std::string_view body) noexcept {
  const std::size_t semicolon = body.find(';');
  if (semicolon != std::string_view::npos) {
    auto type = ascii::trim(ascii::slice(body, 0, semicolon));
    // "(Remote SMTP server has rejected address) smtp;550"
    if (type.starts_with('(')) type.remove_prefix(message::token::end_of_cfws(type, 0).value);
    bool word = true;
    for (const char c : type) word = word && (ascii::is_alnum(c) || c == '-' || c == '_');
    if (word) return {type, ascii::trim(ascii::slice(body, semicolon + 1, body.size()))};
  }
  return {{}, ascii::trim(body)};
}

/// The address in "<a@b.example>", "a@b.example (comment)" or "a@b.example".
constexpr std::string_view bare_address(std::string_view text) noexcept {
  text = ascii::trim(text);
  if (text.starts_with('<')) {
    const std::size_t close = text.rfind('>');
    if (close != std::string_view::npos) text = ascii::trim(ascii::slice(text, 1, close));
  }
  const std::size_t comment = text.find(" (");
  return comment == std::string_view::npos ? text : ascii::trim(ascii::slice(text, 0, comment));
}

/// Writes an address in one line. Characters in the form of RFC 6533 section 3 ("\x{65E5}") are decoded.
template <text_sink S>
constexpr void write_address(std::string_view address, S&& out) {
  std::size_t run = 0;
  const auto flush = [&](std::size_t end) {
    if (end > run) out(ascii::slice(address, run, end));
  };
  for (std::size_t at = 0; at < address.size(); ++at) {
    if (address[at] == '\r' || address[at] == '\n') {
      flush(at);
      run = at + 1;
    } else if (ascii::starts_with(ascii::slice(address, at, address.size()), "\\x{")) {
      char32_t code_point = 0;
      std::size_t end = at + 3;
      while (end < address.size() && end < at + 9 && hex::value_of(address[end]) >= 0) {
        code_point = code_point * 16 + static_cast<char32_t>(hex::value_of(address[end++]));
      }
      if (end == at + 3 || end == address.size() || address[end] != '}') continue;
      flush(at);
      out(utf8::encode(code_point).text());
      at = end;
      run = end + 1;
    }
  }
  flush(address.size());
}

namespace detail {

constexpr action parse_action(std::string_view word) noexcept {
  struct row {
    std::string_view word;
    bounce::action value;
  };
  constexpr row rows[] = {{"failed", action::failed},
                          {"delayed", action::delayed},
                          {"delivered", action::delivered},
                          {"relayed", action::relayed},
                          {"expanded", action::expanded}};
  for (const auto& each : rows) {
    if (ascii::iequals(each.word, word)) return each.value;
  }
  return action::other;
}

/// Collects the fields of recipients.
class delivery_status_reader {
 public:
  constexpr delivery_status_reader(std::size_t its_base, std::string_view its_text, notice& its_out) noexcept
      : base_{its_base}, text_{its_text}, out_{its_out} {}

  constexpr void read() noexcept {
    std::string_view rest = text_;
    while (!rest.empty()) {
      // Lines without a recipient that stand alone belong to the recipient above them.
      if (names_recipient(rest)) end_recipient();
      message::header_iterator field{rest};
      for (; field != std::default_sentinel; ++field) take(*field);
      rest = field.rest();
      rest.remove_prefix(message::find_line_end(rest, 0).next);
    }
    end_recipient();
  }

 private:
  constexpr std::size_t place(std::string_view part) const noexcept {
    return base_ == no_place ? 0 : base_ + ascii::offset_in(text_, part);
  }
  constexpr void complain(errc error, std::string_view part) noexcept { out_.problems.push_back({error, place(part)}); }

  constexpr void take(const message::header_field& field) noexcept {
    if (field.error != errc::none) return;  // text between fields, which real reports have
    const auto value = parse_typed_value(field.body).text;
    if (field.is("Reporting-MTA")) {
      if (out_.reporting_mta.empty()) out_.reporting_mta = value;
    } else if (field.is("Arrival-Date")) {
      take_date(field.body);
    } else if (field.is("Final-Recipient")) {
      begin(has_final_);
      has_final_ = true;
      now_.address = bare_address(value);
    } else if (field.is("Original-Recipient")) {
      begin(has_original_);
      has_original_ = true;
      now_.original = bare_address(value);
    } else if (field.is("Action")) {
      begin(now_.action != action::none);
      take_action(field.body);
    } else if (field.is("Status")) {
      begin(has_status_);
      take_status(field.body);
    } else if (field.is("Diagnostic-Code")) {
      begin(has_diagnostic_);
      has_diagnostic_ = true;
      now_.diagnostic = value;
      whole_diagnostic_ = ascii::trim(field.body);
    }
  }

  /// Whether the group that begins here names a recipient.
  static constexpr bool names_recipient(std::string_view group) noexcept {
    for (message::header_iterator field{group}; field != std::default_sentinel; ++field) {
      if (field->is("Final-Recipient") || field->is("Original-Recipient")) return true;
    }
    return false;
  }

  /// Before a field of a recipient: a second one of its name belongs to the next recipient.
  constexpr void begin(bool twice) noexcept {
    if (twice) end_recipient();
    open_ = true;
  }

  constexpr void take_date(std::string_view body) noexcept {
    if (out_.arrival_date) return;
    const auto date = message::parse_date(body);
    if (date)
      out_.arrival_date = *date;
    else
      complain(date.error, body);
  }

  constexpr void take_action(std::string_view body) noexcept {
    std::size_t begin = 0;
    while (begin < body.size() && ascii::is_fws(body[begin])) ++begin;
    std::size_t end = begin;
    while (end < body.size() && (ascii::is_alpha(body[end]) || body[end] == '-')) ++end;
    now_.action_word = ascii::slice(body, begin, end);
    now_.action = parse_action(now_.action_word);
    if (now_.action == action::other) complain(errc::bad_action, body);
  }

  constexpr void take_status(std::string_view body) noexcept {
    has_status_ = true;
    const auto status = parse_status(body);
    now_.status = status->text;
    if (!status) complain(status.error, body);
  }

  constexpr void end_recipient() noexcept {
    if (open_) {
      if (now_.address.empty()) now_.address = now_.original;
      if (now_.address.empty()) complain(errc::missing_recipient, text_);
      const auto judged = classify({.action = now_.action, .status = now_.status, .diagnostic = whole_diagnostic_});
      now_.decided = judged.decided;
      now_.why = judged.why;
      now_.proof = judged.proof;
      out_.recipients.push_back(now_);
    }
    now_ = {};
    whole_diagnostic_ = {};
    open_ = has_final_ = has_original_ = has_status_ = has_diagnostic_ = false;
  }

 public:
  static constexpr std::size_t no_place = static_cast<std::size_t>(-1);

 private:
  std::size_t base_;
  std::string_view text_;
  notice& out_;
  recipient now_;
  std::string_view whole_diagnostic_;  ///< with its type
  bool open_ = false;
  bool has_final_ = false;
  bool has_original_ = false;
  bool has_status_ = false;
  bool has_diagnostic_ = false;
};

}  // namespace detail

/// The offset of a text that is not a part of the input, because it was decoded.
inline constexpr std::size_t no_place = detail::delivery_status_reader::no_place;

/// Reads the body of a message/delivery-status and adds its recipients to `out`. `place` is the offset of the body in
/// the input. Problems: `bad_action`, `bad_status`, `missing_recipient`, and those of dates.
constexpr void read_delivery_status(std::string_view body, std::size_t place, notice& out) noexcept {
  detail::delivery_status_reader{place, body, out}.read();
}

}  // namespace fromproof::inline v0::bounce

#endif
