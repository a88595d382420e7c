#ifndef FROMPROOF_BOUNCE_FREE_TEXT_HPP
#define FROMPROOF_BOUNCE_FREE_TEXT_HPP

// Bounces in free text, before and beside RFC 3464. A table of dialects says by which words each is known, how it names
// recipients and where the copy of the original begins. What is not in the table is not read, and a recipient whose
// reason has neither a code nor a known phrase stays undecided: nothing is guessed.
//
//   bounce::arrays<8> memory;
//   notice out = empty_notice(memory);
//   const std::string_view text =
//       "Hi. This is the qmail-send program at mx.example.\n\n<a@b.example>:\nno mailbox here. (#5.1.1)\n\n";
//   read_free_text(text, 0, out);                         // true
//   bounce_words[out.recipients[0].decided] == "hard";    // true

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../message/header.hpp"
#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "classify.hpp"
#include "delivery_status.hpp"
#include "notice.hpp"

namespace fromproof::inline v0::bounce {

namespace detail {

/// How a dialect names a recipient; several are possible.
enum address_form : std::uint8_t {
  in_brackets = 1,    ///< "<a@b.example>" alone, or ":" and the reason behind it
  alone = 2,          ///< "  a@b.example" as a line of its own
  labelled = 4,       ///< "Recipient: <a@b.example>", with "Reason:" below it
  after_colon = 8,    ///< "Could not be delivered to: <a@b.example>"
  reason_above = 16,  ///< the sentence before the recipients is the reason
  at_top = 32         ///< the text begins with these words: they are too common to count anywhere else
};

struct dialect {
  std::string_view name;
  std::string_view known_by;  ///< a line begins so, after blanks
  std::string_view ends_at;   ///< the line that begins the copy of the original; empty: the first of `original_lines`
  unsigned forms;
  bounce::action action = action::failed;
};

inline constexpr dialect dialects[] = {
    // The qmail-send Bounce Message Format (D. J. Bernstein, cr.yp.to/proto/qsbmf.txt)
    {"qmail"sv, "Hi. This is the"sv, "---"sv, in_brackets | at_top},
    // Exim, chapter "Customizing bounce and warning messages" of its specification
    {"exim-delay"sv,
     "This message was created automatically by mail delivery software. A message that you sent has not yet"sv,
     "------"sv, in_brackets | alone, action::delayed},
    {"exim"sv, "This message was created automatically by mail delivery software"sv, "------"sv, in_brackets | alone},
    {"exim"sv, "This message was created automatically by the SMTP relay"sv, "------"sv, in_brackets | alone},
    // Postfix, bounce(5), default templates; before 2.3 "This is the Postfix program"
    {"postfix"sv, "This is the Postfix program at host"sv, {}, in_brackets},
    {"postfix"sv, "This is the mail system at host"sv, {}, in_brackets},
    // sendmail 8, the transcript of its error messages (Sendmail Installation and Operation Guide, ErrorHeader)
    {"sendmail"sv, "----- The following addresses had permanent"sv, "----- "sv, in_brackets},
    {"sendmail-delay"sv, "----- The following addresses had transient"sv, "----- "sv, in_brackets, action::delayed},
    {"sendmail"sv, "----- The following addresses had delivery"sv, {}, in_brackets | alone},
    // Post.Office and InterMail, "Mail System Error - Returned Mail": au, DION, DTI and others in Japan
    // (dream.jp/support/techinfo/mail/error, faq.busblog.jp/faq/show/410)
    {"post-office"sv,
     "This Message was undeliverable due to the following reason"sv,
     {},
     in_brackets | labelled | reason_above},
    {"post-office"sv,
     "Each of the following recipients was rejected by a remote mail server"sv,
     {},
     in_brackets | labelled},
    // au one net, the English part of its notice
    {"au-one"sv, "Your mail sent on"sv, {}, in_brackets | after_colon},
};

/// Where a copy of the original may begin in every dialect.
inline constexpr std::string_view original_lines[] = {"--- Below this line is a copy"sv, "------ This is a copy"sv,
                                                      "----- Original message"sv, "Return-Path:"sv, "Received:"sv};

/// The address of a line, or empty: an "@" inside, no blanks.
constexpr bool is_address(std::string_view text) noexcept {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == text.size()) return false;
  for (const char c : text) {
    if (ascii::is_fws(c) || c == '<' || c == '>' || c == ',' || c == ';') return false;
  }
  return true;
}

class free_text_reader {
 public:
  constexpr free_text_reader(std::string_view its_text, std::size_t its_place, notice& its_out) noexcept
      : text_{its_text}, place_{its_place}, out_{its_out} {}

  /// Whether the text is in a known dialect.
  constexpr bool read() noexcept {
    for (std::size_t at = 0; at < text_.size();) {
      const auto end = message::find_line_end(text_, at);
      const auto whole = ascii::slice(text_, at, end.content);
      const auto line = ascii::trim_wsp(whole);
      if (dialect_ == nullptr) {
        find_dialect(at);
        if (dialect_ != nullptr) {
          // The sentence may go on: its words are no reason.
          if (takes(after_colon)) take_line(line, false);
        } else if (is_lonely_address(line)) {
          lonely_ = line;
        } else if (is_original(line)) {
          break;
        }
      } else {
        if (is_original(line) ||
            (!dialect_->ends_at.empty() && at > begin_ && ascii::starts_with(line, dialect_->ends_at)))
          break;
        take_line(line, !whole.empty() && ascii::is_wsp(whole.front()));
      }
      at = end.next;
    }
    if (dialect_ == nullptr) return false;
    end_recipient();
    // au: the address stands above the sentence.
    if (out_.recipients.empty() && !lonely_.empty()) {
      begin_recipient(bare_address(lonely_));
      end_recipient();
    }
    if (out_.recipients.empty()) out_.problems.push_back({errc::missing_recipient, place(begin_)});
    return true;
  }

 private:
  constexpr std::size_t place(std::size_t at) const noexcept { return place_ == no_place ? 0 : place_ + at; }
  constexpr bool takes(address_form form) const noexcept { return (dialect_->forms & form) != 0; }

  static constexpr bool is_original(std::string_view line) noexcept {
    for (const auto each : original_lines) {
      if (ascii::starts_with(line, each)) return true;
    }
    return false;
  }
  static constexpr bool is_lonely_address(std::string_view line) noexcept {
    return line.size() > 2 && line.front() == '<' && line.back() == '>' && is_address(bare_address(line));
  }

  /// Whether the text at `at` begins with these words, however they are folded.
  constexpr bool begins_with(std::size_t at, std::string_view words) const noexcept {
    for (const char c : words) {
      if (at == text_.size()) return false;
      if (c == ' ') {
        if (!ascii::is_fws(text_[at])) return false;
        while (at < text_.size() && ascii::is_fws(text_[at])) ++at;
      } else if (text_[at++] != c) {
        return false;
      }
    }
    return true;
  }

  constexpr void find_dialect(std::size_t at) noexcept {
    while (at < text_.size() && ascii::is_wsp(text_[at])) ++at;
    for (const auto& each : dialects) {
      if ((each.forms & at_top) != 0 && !ascii::trim(ascii::slice(text_, 0, at)).empty()) continue;
      if (!begins_with(at, each.known_by)) continue;
      dialect_ = &each;
      begin_ = at;
      return;
    }
  }

  constexpr void take_line(std::string_view line, bool indented) noexcept {
    if (line.empty()) {
      closing_ = true;
      return;
    }
    if (take_recipient(line, indented)) return;
    if (takes(labelled) && ascii::istarts_with(line, "Reason:")) {
      line = ascii::trim_wsp(ascii::slice(line, 7, line.size()));
      closing_ = false;
    }
    if (open_ && !closing_) {
      extend(now_.diagnostic, line);
    } else if (takes(reason_above) && !open_) {
      extend(above_, line);
    }
  }

  constexpr bool take_recipient(std::string_view line, bool indented) noexcept {
    if (takes(labelled) && ascii::istarts_with(line, "Recipient:")) {
      begin_recipient(bare_address(ascii::slice(line, 10, line.size())));
      return true;
    }
    if (takes(after_colon)) {
      const std::size_t colon = line.find("to: <");
      if (colon != std::string_view::npos) {
        begin_recipient(bare_address(ascii::slice(line, colon + 4, line.size())));
        return true;
      }
    }
    // An indented line goes on with the reason above it: "said: 550\n    <a@b.example>: User unknown".
    if (takes(in_brackets) && (!indented || takes(alone)) && line.front() == '<') {
      const std::size_t close = line.find('>');
      if (close != std::string_view::npos && is_address(ascii::slice(line, 1, close))) {
        auto rest = ascii::slice(line, close + 1, line.size());
        // "<a@b.example> (expanded from <c@b.example>): reason"
        const std::size_t colon = rest.find(':');
        const bool named = rest.empty() || colon == 0 || ascii::starts_with(rest, " (");
        if (!named && !ascii::starts_with(rest, ",")) return false;
        begin_recipient(ascii::slice(line, 1, close));
        if (colon != std::string_view::npos) {
          rest = ascii::trim_wsp(ascii::slice(rest, colon + 1, rest.size()));
          if (!rest.empty()) now_.diagnostic = rest;
        }
        return true;
      }
    }
    if (takes(alone)) {
      // "a@b.example" or, of Exim, "a@b.example (generated from c@b.example)"
      auto address = bare_address(line);
      if (address.ends_with(':')) address.remove_suffix(1);
      if (is_address(address)) {
        begin_recipient(address);
        return true;
      }
    }
    return false;
  }

  /// Makes a view longer, up to the end of a line below it.
  constexpr void extend(std::string_view& part, std::string_view line) const noexcept {
    const std::size_t begin = ascii::offset_in(text_, part.empty() ? line : part);
    part = ascii::slice(text_, begin, ascii::offset_in(text_, line) + line.size());
  }

  constexpr void begin_recipient(std::string_view address) noexcept {
    end_recipient();
    now_ = {};
    now_.address = address;
    now_.action = dialect_->action;
    open_ = true;
    closing_ = false;
  }

  constexpr void end_recipient() noexcept {
    if (!open_) return;
    open_ = false;
    if (now_.diagnostic.empty()) now_.diagnostic = above_;
    const auto judged = classify({.action = now_.action, .status = {}, .diagnostic = now_.diagnostic});
    now_.decided = judged.decided;
    now_.why = judged.why;
    now_.proof = judged.proof;
    if (const auto codes = find_codes(now_.diagnostic); codes.status) {
      // The enhanced code alone, without the reply before it.
      const std::size_t begin = codes.text.find_last_of(" -#'(") + 1;
      now_.status = ascii::slice(codes.text, begin, codes.text.size());
    }
    if (now_.decided == bounce_class::none) {
      out_.problems.push_back({errc::unknown_wording, place(ascii::offset_in(text_, now_.address))});
    }
    out_.recipients.push_back(now_);
  }

  std::string_view text_;
  std::size_t place_;
  notice& out_;
  const dialect* dialect_ = nullptr;
  std::size_t begin_ = 0;
  std::string_view lonely_;  ///< an address alone on its line, before the dialect is known
  std::string_view above_;   ///< the reason before the recipients
  recipient now_;
  bool open_ = false;
  bool closing_ = false;  ///< an empty line ended the reason
};

}  // namespace detail

/// Reads the text of a bounce and adds its recipients to `out`. False if it is in no known dialect; then nothing is
/// added. Problems: `unknown_wording` for a recipient that stays undecided, `missing_recipient` if none is named.
constexpr bool read_free_text(std::string_view text, std::size_t place, notice& out) noexcept {
  out.kind = kind::text;
  return detail::free_text_reader{text, place, out}.read();
}

}  // namespace fromproof::inline v0::bounce

#endif
