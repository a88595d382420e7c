#ifndef FROMPROOF_PASTE_TEXT_KIND_HPP
#define FROMPROOF_PASTE_TEXT_KIND_HPP

// What a file or a paste seems to be, so that a program can say "this is an Outlook .msg file" instead of "no From
// field".
//
//   detect_kind("%PDF-1.7 ...");                            // text_kind::pdf
//   detect_kind("From: a@example.org\r\n\r\nHi.\r\n");  // text_kind::message
//
// Pass the text as it came. If the answer is `not_mail`, the text may be a damaged paste: pass the output of `repair`
// too.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../message/header.hpp"
#include "../message/known_field.hpp"
#include "../message/mbox.hpp"
#include "../text/ascii.hpp"
#include "../text/utf8.hpp"
#include "../text/words.hpp"

namespace fromproof::inline v0::paste {

enum class text_kind : std::uint8_t {
  empty,         ///< only blanks
  message,       ///< a header and a body
  headers_only,  ///< a header without a body
  mbox,          ///< several messages in one file (RFC 4155)
  outlook_msg,   ///< the compound file that Outlook saves
  html,
  xml,  ///< maybe an aggregate report
  pdf,
  office,  ///< a document of Word, Excel or PowerPoint, which is a ZIP archive within
  zip,
  gzip,
  image,
  rtf,
  tnef,           ///< winmail.dat, Outlook's own packing of a mail
  utf16,          ///< text in UTF-16, as old Windows programs save it
  gmail_summary,  ///< the table of Gmail's page about a mail, without the mail
  not_mail,
};

namespace detail {
inline constexpr auto text_kind_words = words_of<text_kind>({
    {text_kind::empty, "empty"},
    {text_kind::message, "message"},
    {text_kind::headers_only, "headers-only"},
    {text_kind::mbox, "mbox"},
    {text_kind::outlook_msg, "msg"},
    {text_kind::html, "html"},
    {text_kind::xml, "xml"},
    {text_kind::pdf, "pdf"},
    {text_kind::office, "office"},
    {text_kind::zip, "zip"},
    {text_kind::gzip, "gzip"},
    {text_kind::image, "image"},
    {text_kind::rtf, "rtf"},
    {text_kind::tnef, "tnef"},
    {text_kind::utf16, "utf16"},
    {text_kind::gmail_summary, "gmail-summary"},
    {text_kind::not_mail, "not-mail"},
});
}  // namespace detail

/// The stable name: `text_kind::headers_only` is "headers-only".
constexpr std::string_view code(text_kind kind) noexcept {
  return detail::text_kind_words[kind];
}

namespace detail {

/// Whether a line is a row for one of the three methods in the table that Gmail's page shows above the source. Their
/// names are the same in every language.
constexpr bool is_verdict_row(std::string_view line) noexcept {
  for (const std::string_view method : {"SPF", "DKIM", "DMARC"}) {
    if (!ascii::starts_with(line, method)) continue;
    const std::string_view rest{line.data() + method.size(), line.size() - method.size()};
    return rest.empty() || ascii::is_fws(rest.front()) || rest.front() == ':' ||
           ascii::starts_with(rest, "\xEF\xBC\x9A");
  }
  return false;
}

/// Whether a row has its label and its value in separate cells: a colon, a tab.
constexpr bool is_table_row(std::string_view line) noexcept {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos || tab == 0) return false;
  return line[tab - 1] == ':' || ascii::slice(line, 0, tab).ends_with("\xEF\xBC\x9A");
}

/// Whether a text is that table and nothing more: at least two rows of the methods or, in a copy that ends before them,
/// two rows below a title. It must hold nothing that only the source of a message has, and no header may be above it.
constexpr bool is_gmail_summary(std::string_view text) noexcept {
  constexpr std::size_t most_lines = 200;
  std::size_t verdicts = 0;
  std::size_t rows = 0;
  bool titled = false;
  bool begun = false;
  bool in_body = false;
  for (std::size_t at = 0, number = 0; at < text.size() && number < most_lines; ++number) {
    const auto end = message::find_line_end(text, at);
    const std::string_view line{text.data() + at, end.content - at};
    at = end.next;
    if (ascii::trim(line).empty()) {
      in_body = begun && !titled;
      continue;
    }
    const std::string_view name = message::field_name_of(line);
    if (!begun) titled = name.empty() && !ascii::is_wsp(line.front());
    begun = true;
    if (in_body) break;
    const auto* field = message::find_known_field(name);
    if (field != nullptr && field->source_only) return false;
    verdicts += is_verdict_row(line) ? 1u : 0u;
    rows += is_table_row(line) ? 1u : 0u;
  }
  return verdicts >= 2 || (titled && rows >= 2);
}

/// The first file in an Office archive is the list of its parts.
constexpr bool is_office_document(std::string_view text) noexcept {
  constexpr std::size_t name = 30;  // the size of a local file header of the ZIP format before its name
  return text.size() > name && ascii::starts_with({text.data() + name, text.size() - name}, "[Content_Types].xml");
}

/// Every other octet is NUL: Latin text in UTF-16, without a mark.
constexpr bool is_unmarked_utf16(std::string_view text) noexcept {
  constexpr std::size_t sample = 16;
  if (text.size() < sample) return false;
  for (std::size_t odd = 0; odd < 2; ++odd) {
    bool all = true;
    for (std::size_t i = 0; i < sample; ++i) all = all && (text[i] == '\0') == (i % 2 == odd);
    if (all) return true;
  }
  return false;
}

}  // namespace detail

/// What the text seems to be. Mail is recognised by a known field among its first ones.
[[nodiscard]] constexpr text_kind detect_kind(std::string_view text) noexcept {
  struct signature {
    std::string_view octets;
    text_kind kind;
  };
  constexpr signature signatures[] = {
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, text_kind::outlook_msg},
      {"%PDF-"sv, text_kind::pdf},
      {"PK\x03\x04"sv, text_kind::zip},
      {"PK\x05\x06"sv, text_kind::zip},
      {"\x1F\x8B\x08"sv, text_kind::gzip},
      {"\x89PNG\r\n"sv, text_kind::image},
      {"\xFF\xD8\xFF"sv, text_kind::image},
      {"GIF8"sv, text_kind::image},
      {"{\\rtf"sv, text_kind::rtf},
      {"\x78\x9F\x3E\x22"sv, text_kind::tnef},
      {"\xFF\xFE"sv, text_kind::utf16},
      {"\xFE\xFF"sv, text_kind::utf16},
  };
  for (const auto& signature : signatures) {
    if (!ascii::starts_with(text, signature.octets)) continue;
    return signature.kind == text_kind::zip && detail::is_office_document(text) ? text_kind::office : signature.kind;
  }
  if (detail::is_unmarked_utf16(text)) return text_kind::utf16;
  if (ascii::starts_with(text, utf8::byte_order_mark)) text.remove_prefix(utf8::byte_order_mark.size());
  const std::string_view trimmed = ascii::trim(text);
  if (trimmed.empty()) return text_kind::empty;
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<div", "<pre", "<table", "<meta"}) {
    if (ascii::istarts_with(trimmed, tag)) return text_kind::html;
  }
  if (ascii::starts_with(trimmed, "<?xml") || ascii::istarts_with(trimmed, "<feedback")) return text_kind::xml;

  if (detail::is_gmail_summary(text)) return text_kind::gmail_summary;

  constexpr std::size_t first_lines = 50;
  const message::header fields{text};
  std::size_t looked_at = 0;
  bool known = false;
  for (const auto& field : fields) {
    if (++looked_at > first_lines || known) break;
    known = message::find_known_field(field.name) != nullptr;
  }
  if (!known) return text_kind::not_mail;
  if (!fields.mbox_line().empty() && message::find_next_message(text) < text.size()) return text_kind::mbox;
  text.remove_prefix(fields.mbox_line().size());
  const auto halves = message::split(text);
  return halves.body.empty() ? text_kind::headers_only : text_kind::message;
}

/// What a text seems to be that may be a damaged copy of a mail. `repaired` is the output of `repair`. If a mail begins
/// with many unknown fields, its From shows that it is a mail.
[[nodiscard]] constexpr text_kind detect_kind(std::string_view original, std::string_view repaired) noexcept {
  const auto kind = detect_kind(original);
  // If every line ends with a CR alone, only the repaired text shows where the header ends.
  if (kind == text_kind::headers_only && !message::split(repaired).body.empty()) return text_kind::message;
  if (kind != text_kind::not_mail) return kind;
  for (const auto& field : message::header{repaired}) {
    if (!field.is("From")) continue;
    return message::split(repaired).body.empty() ? text_kind::headers_only : text_kind::message;
  }
  return detect_kind(repaired);
}

}  // namespace fromproof::inline v0::paste

#endif
