#ifndef FROMPROOF_MESSAGE_KNOWN_FIELD_HPP
#define FROMPROOF_MESSAGE_KNOWN_FIELD_HPP

// Field names by which mail is recognised in a text that may not be mail: a paste, a file of unknown kind. Only
// guessing needs this list; parsing does not.

#include <array>
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

inline constexpr auto known_fields = std::to_array({
    known_field{"From"sv, field_kind::sender, false},
    known_field{"To"sv, field_kind::recipient, false},
    known_field{"Subject"sv, field_kind::text, false},
    known_field{"Date"sv, field_kind::other, false},
    known_field{"Cc"sv, field_kind::recipient, false},
    known_field{"Bcc"sv, field_kind::recipient, false},
    known_field{"Sender"sv, field_kind::sender, false},
    known_field{"Reply-To"sv, field_kind::sender, false},
    known_field{"Message-ID"sv, field_kind::other, false},
    known_field{"Return-Path"sv, field_kind::sender, true},
    known_field{"Delivered-To"sv, field_kind::recipient, true},
    known_field{"X-Original-To"sv, field_kind::recipient, true},
    known_field{"Received"sv, field_kind::trace, true},
    known_field{"X-Received"sv, field_kind::trace, true},
    known_field{"X-Google-Smtp-Source"sv, field_kind::other, true},
    known_field{"Received-SPF"sv, field_kind::trace, true},
    known_field{"Authentication-Results"sv, field_kind::trace, true},
    known_field{"X-Google-DKIM-Signature"sv, field_kind::signature, true},
    known_field{"DKIM-Signature"sv, field_kind::signature, true},
    known_field{"ARC-Seal"sv, field_kind::signature, true},
    known_field{"ARC-Message-Signature"sv, field_kind::signature, true},
    known_field{"ARC-Authentication-Results"sv, field_kind::trace, true},
    known_field{"MIME-Version"sv, field_kind::other, true},
    known_field{"Content-Type"sv, field_kind::other, true},
    known_field{"Content-Transfer-Encoding"sv, field_kind::other, true},
    known_field{"Content-Disposition"sv, field_kind::other, true},
    known_field{"Content-Language"sv, field_kind::other, true},
    known_field{"Content-ID"sv, field_kind::other, true},
    known_field{"Resent-From"sv, field_kind::sender, true},
    known_field{"Resent-Sender"sv, field_kind::sender, true},
    known_field{"Resent-To"sv, field_kind::recipient, true},
    known_field{"Resent-Date"sv, field_kind::other, true},
    known_field{"Resent-Message-ID"sv, field_kind::other, true},
    known_field{"In-Reply-To"sv, field_kind::other, true},
    known_field{"References"sv, field_kind::other, true},
    known_field{"Thread-Topic"sv, field_kind::text, true},
    known_field{"Thread-Index"sv, field_kind::other, true},
    known_field{"Accept-Language"sv, field_kind::other, true},
    known_field{"Comments"sv, field_kind::text, true},
    known_field{"Keywords"sv, field_kind::text, true},
    known_field{"User-Agent"sv, field_kind::text, true},
    known_field{"Errors-To"sv, field_kind::sender, true},
    known_field{"Feedback-ID"sv, field_kind::other, true},
    known_field{"Precedence"sv, field_kind::other, true},
    known_field{"Auto-Submitted"sv, field_kind::other, true},
    known_field{"Importance"sv, field_kind::other, true},
    known_field{"List-ID"sv, field_kind::other, true},
    known_field{"List-Unsubscribe"sv, field_kind::other, true},
    known_field{"List-Unsubscribe-Post"sv, field_kind::other, true},
    known_field{"List-Post"sv, field_kind::other, true},
    known_field{"List-Help"sv, field_kind::other, true},
    known_field{"List-Archive"sv, field_kind::other, true},
});

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
