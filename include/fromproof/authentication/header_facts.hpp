#ifndef FROMPROOF_AUTHENTICATION_HEADER_FACTS_HPP
#define FROMPROOF_AUTHENTICATION_HEADER_FACTS_HPP

// The facts that one walk over the header collects: the fields that a report shows, and their errors.

#include <array>
#include <cstddef>
#include <string_view>

#include "../message/header.hpp"
#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "author.hpp"

namespace fromproof::inline v0 {

/// The fields that a message may have only once (RFC 5322 section 3.6). From has its own rules: see `author`.
inline constexpr std::array<std::string_view, 10> unique_fields{
    "Date"sv, "Sender"sv,     "Reply-To"sv,    "To"sv,         "Cc"sv,
    "Bcc"sv,  "Message-ID"sv, "In-Reply-To"sv, "References"sv, "Subject"sv};

struct [[nodiscard]] header_facts {
  std::size_t fields = 0;                  ///< well-formed fields
  std::size_t malformed = 0;               ///< lines that are not fields
  errc malformed_error{};                  ///< of the first of them
  std::size_t malformed_offset = 0;        ///< where it begins in the message
  std::size_t authentication_results = 0;  ///< Authentication-Results fields of any author
  std::size_t arc_seals = 0;               ///< ARC-Seal fields, one for each instance of a chain
  bool any_arc = false;                    ///< there is a field that may belong to a chain
  std::array<std::size_t, unique_fields.size()> occurrences{};

  author from;
  message::header_field subject;  ///< the first of each
  message::header_field message_id;
  message::header_field date;
  message::header_field reply_to;  ///< where answers go, if not to the author
  message::header_field to;
  message::header_field cc;
};

/// Walks over the header once. `message` is the whole message, for the offsets.
constexpr header_facts find_header_facts(std::string_view message, const message::header& header) noexcept {
  header_facts facts;
  const auto keep_first = [](message::header_field& kept, const message::header_field& field) {
    if (kept.raw.empty()) kept = field;
  };
  for (const auto& field : header) {
    if (field.error != errc::none) {
      if (facts.malformed++ == 0) {
        facts.malformed_error = field.error;
        facts.malformed_offset = ascii::offset_in(message, field.raw);
      }
      continue;
    }
    ++facts.fields;
    if (field.is("From")) add_from_field(facts.from, field);
    if (field.is("Subject")) keep_first(facts.subject, field);
    if (field.is("Message-ID")) keep_first(facts.message_id, field);
    if (field.is("Date")) keep_first(facts.date, field);
    if (field.is("Reply-To")) keep_first(facts.reply_to, field);
    if (field.is("To")) keep_first(facts.to, field);
    if (field.is("Cc")) keep_first(facts.cc, field);
    if (field.is("Authentication-Results")) ++facts.authentication_results;
    facts.any_arc = facts.any_arc || ascii::istarts_with(field.name, "ARC-");
    if (field.is("ARC-Seal")) ++facts.arc_seals;
    for (std::size_t i = 0; i < unique_fields.size(); ++i) {
      if (field.is(unique_fields[i])) ++facts.occurrences[i];
    }
  }
  return facts;
}

}  // namespace fromproof::inline v0

#endif
