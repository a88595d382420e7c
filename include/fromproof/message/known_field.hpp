#ifndef FROMPROOF_MESSAGE_KNOWN_FIELD_HPP
#define FROMPROOF_MESSAGE_KNOWN_FIELD_HPP

// Field names by which mail is recognised in a text that may not be mail: a paste, a file of unknown kind. Only
// guessing needs this list; parsing does not.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/ascii.hpp"
#include "header.hpp"

namespace fromproof::inline v0::message {

/// What the value of a field contains.
enum class field_kind : std::uint8_t {
  unknown,
  text,       ///< unstructured: any text
  sender,     ///< the addresses that a verdict is about
  recipient,  ///< other addresses
  signature,  ///< tag lists that end in a signature
  trace,      ///< written by servers, always on several lines
  other,
};

struct known_field {
  std::string_view name;
  field_kind kind;
  /// True if the field is in the source of a message but not in what a mail program shows.
  bool source_only;

  /// Whether this is the entry for all names that begin with "X-".
  constexpr bool is_private() const noexcept { return name.empty(); }
};

namespace detail {

inline constexpr known_field known_fields[] = {
    {"From"sv, field_kind::sender, false},
    {"To"sv, field_kind::recipient, false},
    {"Subject"sv, field_kind::text, false},
    {"Date"sv, field_kind::other, false},
    {"Cc"sv, field_kind::recipient, false},
    {"Bcc"sv, field_kind::recipient, false},
    {"Sender"sv, field_kind::sender, false},
    {"Reply-To"sv, field_kind::sender, false},
    {"Message-ID"sv, field_kind::other, false},
    {"Return-Path"sv, field_kind::sender, true},
    {"Delivered-To"sv, field_kind::recipient, true},
    {"X-Original-To"sv, field_kind::recipient, true},
    {"Received"sv, field_kind::trace, true},
    {"X-Received"sv, field_kind::trace, true},
    {"X-Google-Smtp-Source"sv, field_kind::other, true},
    {"Received-SPF"sv, field_kind::trace, true},
    {"Authentication-Results"sv, field_kind::trace, true},
    {"X-Google-DKIM-Signature"sv, field_kind::signature, true},
    {"DKIM-Signature"sv, field_kind::signature, true},
    {"ARC-Seal"sv, field_kind::signature, true},
    {"ARC-Message-Signature"sv, field_kind::signature, true},
    {"ARC-Authentication-Results"sv, field_kind::trace, true},
    {"MIME-Version"sv, field_kind::other, true},
    {"Content-Type"sv, field_kind::other, true},
    {"Content-Transfer-Encoding"sv, field_kind::other, true},
    {"Content-Disposition"sv, field_kind::other, true},
    {"Content-Language"sv, field_kind::other, true},
    {"Content-ID"sv, field_kind::other, true},
    {"Resent-From"sv, field_kind::sender, true},
    {"Resent-Sender"sv, field_kind::sender, true},
    {"Resent-To"sv, field_kind::recipient, true},
    {"Resent-Date"sv, field_kind::other, true},
    {"Resent-Message-ID"sv, field_kind::other, true},
    {"In-Reply-To"sv, field_kind::other, true},
    {"References"sv, field_kind::other, true},
    {"Thread-Topic"sv, field_kind::text, true},
    {"Thread-Index"sv, field_kind::other, true},
    {"Accept-Language"sv, field_kind::other, true},
    {"Comments"sv, field_kind::text, true},
    {"Keywords"sv, field_kind::text, true},
    {"User-Agent"sv, field_kind::text, true},
    {"Errors-To"sv, field_kind::sender, true},
    {"Feedback-ID"sv, field_kind::other, true},
    {"Precedence"sv, field_kind::other, true},
    {"Auto-Submitted"sv, field_kind::other, true},
    {"Importance"sv, field_kind::other, true},
    {"List-ID"sv, field_kind::other, true},
    {"List-Unsubscribe"sv, field_kind::other, true},
    {"List-Unsubscribe-Post"sv, field_kind::other, true},
    {"List-Post"sv, field_kind::other, true},
    {"List-Help"sv, field_kind::other, true},
    {"List-Archive"sv, field_kind::other, true},
};

inline constexpr known_field private_field{"", field_kind::other, true};

}  // namespace detail

/// The entry of a field name, or null. All names that begin with "X-" share one entry.
///
///     find_known_field("received")->kind;  // field_kind::trace
constexpr const known_field* find_known_field(std::string_view name) noexcept {
  for (const auto& field : detail::known_fields) {
    if (ascii::iequals(field.name, name)) return &field;
  }
  return name.size() > 2 && ascii::istarts_with(name, "X-") ? &detail::private_field : nullptr;
}

/// The field name of a line as header.hpp reads it, without white space before the colon; empty if there is none.
constexpr std::string_view field_name_of(std::string_view line) noexcept {
  if (line.empty() || ascii::is_wsp(line.front())) return {};
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  std::string_view name = ascii::slice(line, 0, colon);
  while (!name.empty() && ascii::is_wsp(name.back())) name.remove_suffix(1);
  return detail::is_field_name(name) ? name : std::string_view{};
}

}  // namespace fromproof::inline v0::message

#endif
