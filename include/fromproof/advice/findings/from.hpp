#ifndef FROMPROOF_ADVICE_FINDINGS_FROM_HPP
#define FROMPROOF_ADVICE_FINDINGS_FROM_HPP

// Whom the From field names, and what its display name pretends.

#include <array>
#include <cstddef>
#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../domain/look_alike.hpp"
#include "../../message/encoded_word.hpp"
#include "../../text/bounded_list.hpp"
#include "../../text/invisible.hpp"
#include "../../text/utf8.hpp"
#include "../finding.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// What a display name shows besides the name.
struct shown_name {
  bool invisible = false;      ///< characters that are invisible or change the direction of writing
  bool other_address = false;  ///< an address or a domain of another organization
  bool look_alike = false;     ///< that domain looks like the author's
};

constexpr bool may_be_in_domain(char c) noexcept {
  return ascii::is_alnum(c) || ascii::is_high(c) || c == '-' || c == '.';
}

/// Checks one domain in a display name, after "@" or standing alone.
constexpr void look_at_domain(std::string_view text, bool behind_at, std::string_view author,
                              const suffix_table& suffixes, shown_name& shown) noexcept {
  const auto named = parse_domain(text);
  if (!named || named->label_count() < 2) return;
  // "Node.js" and "J.R. Smith" are not domains, nor is the end of Japanese text before ".com".
  if (!behind_at && !suffixes.knows_top_level(named->view())) return;
  if (author.empty() || dmarc::align(author, named->view(), suffixes).relaxed) return;
  shown.other_address = true;
  const std::string_view theirs = organizational_domain(suffixes, named->view());
  shown.look_alike = shown.look_alike || is_look_alike(organizational_domain(suffixes, author), theirs);
}

constexpr void look_for_domains(std::string_view name, std::string_view author, const suffix_table& suffixes,
                                shown_name& shown) noexcept {
  for (std::size_t at = 0; at < name.size();) {
    const bool behind_at = at > 0 && name[at - 1] == '@';
    std::size_t end = at;
    // Without "@", only ASCII counts as a domain: other letters may be the words before it.
    while (end < name.size() && may_be_in_domain(name[end]) && (behind_at || !ascii::is_high(name[end]))) ++end;
    const bool before_at = end < name.size() && name[end] == '@';
    if (end > at && !before_at) look_at_domain({name.data() + at, end - at}, behind_at, author, suffixes, shown);
    at = end + (end == at || end < name.size() ? 1 : 0);
  }
}

constexpr shown_name look_at_name(const message::mailbox& mailbox, std::string_view author,
                                  const suffix_table& suffixes, const message::charset_converter& convert) noexcept {
  // Longer than any name that a program shows; nobody sees the rest.
  std::array<char, 512> memory{};
  buffer_sink name{memory};
  message::write_display_name(mailbox, name, convert);
  shown_name shown;
  char32_t before = 0;
  utf8::for_each(name.view(), [&](const utf8::character& c) {
    // A joiner after a symbol or a selector joins two emoji into one.
    const bool joins_emoji =
        c.code_point == 0x200d && (before >= 0x1f000 || (before >= 0x2600 && before < 0x2800) || before == 0xfe0f);
    const bool hidden = utf8::is_invisible(c.code_point) || utf8::is_control(c.code_point);
    shown.invisible = shown.invisible || (hidden && !joins_emoji);
    before = c.code_point;
  });
  look_for_domains(name.view(), author, suffixes, shown);
  return shown;
}

}  // namespace detail

/// Errors of the From field, misleading names, and domains that are easily confused with others. Returns whether the
/// author domain is one of those. `convert` knows charsets that are not built in.
constexpr bool find_from_faults(const authentication& mail, const suffix_table& suffixes, bounded_list<finding>& out,
                                const message::charset_converter& convert = {}) noexcept {
  const author& from = mail.header.from;
  bool may_mislead = false;
  switch (from.fault) {
    case author_fault::none: break;
    case author_fault::no_field: out.push_back({severity::error, {code::from_absent}}); break;
    case author_fault::several_fields:
      out.push_back({severity::attack, {code::from_fields, parameter{"count", from.fields}}});
      break;
    case author_fault::hidden: out.push_back({severity::info, {code::from_hidden}}); break;
    case author_fault::several_domains: out.push_back({severity::attack, {code::from_domains}}); break;
    case author_fault::malformed:
    case author_fault::no_mailbox:
      out.push_back({severity::error,
                     {code::from_syntax, parameter{"offset", from.offset},
                      parameter{"error", from.error == errc::none ? errc::missing_at : from.error}}});
      break;
  }
  if (from.lenient) {
    out.push_back(
        {severity::warning,
         {code::from_repaired, parameter{"offset", from.repaired_offset}, parameter{"error", from.repaired_error}}});
  }
  if (from.fault == author_fault::none && from.mailboxes > 1) {
    out.push_back({severity::info, {code::from_mailboxes, parameter{"count", from.mailboxes}}});
  }
  if (from.mailboxes > 0) {
    const auto name = detail::look_at_name(from.first, mail.author_domain(), suffixes, convert);
    if (name.invisible) out.push_back({severity::warning, {code::display_name_invisible}});
    may_mislead = name.look_alike;
    if (name.look_alike) {
      out.push_back({severity::attack, {code::look_alike_domain, parameter{"domain", mail.author_domain()}}});
    } else if (name.other_address) {
      out.push_back({severity::warning, {code::display_name_other_address}});
    }
  }
  const bool mixed = has_mixed_scripts(mail.author_domain());
  const bool reads_as_latin = !mixed && has_latin_look_alike(mail.author_domain());
  if (mixed) {
    out.push_back({severity::warning, {code::mixed_script_domain, parameter{"domain", mail.author_domain()}}});
  } else if (reads_as_latin) {
    out.push_back({severity::warning, {code::look_alike_script, parameter{"domain", mail.author_domain()}}});
  }
  return may_mislead || mixed || reads_as_latin;
}

}  // namespace fromproof::inline v0::advice

#endif
