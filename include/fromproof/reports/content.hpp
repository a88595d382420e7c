#ifndef FROMPROOF_REPORTS_CONTENT_HPP
#define FROMPROOF_REPORTS_CONTENT_HPP

// What a file or a part of a mail is, before it is read: files are named wrongly, so their octets say it.
//
//   reports::content_of("\x1f\x8b\x08") == reports::content::gzip;  // true
//   reports::content_of("<?xml version=\"1.0\"?>") == reports::content::xml;  // true

#include <cstdint>
#include <string_view>

#include "../mime/multipart.hpp"
#include "../text/ascii.hpp"
#include "../text/utf8.hpp"
#include "../text/words.hpp"

namespace fromproof::inline v0::reports {

enum class content : std::uint8_t {
  empty,
  gzip,
  zip,
  xml,
  json,
  other  ///< a mail, or something that is no report
};

namespace detail {
inline constexpr auto content_words = words_of<content>({
    {content::empty, "empty"},
    {content::gzip, "gzip"},
    {content::zip, "zip"},
    {content::xml, "xml"},
    {content::json, "json"},
    {content::other, "other"},
});
}  // namespace detail

constexpr std::string_view word(content what) noexcept {
  return detail::content_words[what];
}

/// What a file is, by its first octets; 64 are enough.
constexpr content content_of(std::string_view first_octets) noexcept {
  using namespace std::string_view_literals;
  const auto begins = [&first_octets](std::string_view with) { return ascii::starts_with(first_octets, with); };
  if (begins("\x1f\x8b"sv)) return content::gzip;
  if (begins("PK\3\4"sv) || begins("PK\5\6"sv)) return content::zip;
  // UTF-16
  if (begins("\xff\xfe"sv) || begins("\xfe\xff"sv) || begins("<\0"sv) || begins("\0<"sv)) return content::xml;
  if (begins(utf8::byte_order_mark)) first_octets.remove_prefix(utf8::byte_order_mark.size());
  const auto text = ascii::trim(first_octets);
  if (text.empty()) return content::empty;
  if (text.front() == '<') return content::xml;
  if (text.front() == '{' || text.front() == '[') return content::json;
  return content::other;
}

/// What a part of a mail may be.
enum class part_role : std::uint8_t {
  mail,        ///< a mail that was passed on
  markup,      ///< HTML, which looks like XML and is no report
  for_people,  ///< a text: no report unless it proves to be one
  foreign,     ///< of a type that no report has, such as an image; it may still be one
  attachment   ///< of a type that reports have
};

constexpr part_role role_of(const mime::part& part) noexcept {
  const auto& type = part.type;
  if (type.is("message", "rfc822") || type.is("message", "global")) return part_role::mail;
  if (type.is("text", "html")) return part_role::markup;
  if (ascii::iequals(type.type, "application") || type.is("text", "xml")) return part_role::attachment;
  return ascii::iequals(type.type, "text") && !ascii::iequals(type.subtype, "xml") ? part_role::for_people
                                                                                   : part_role::foreign;
}

}  // namespace fromproof::inline v0::reports

#endif
