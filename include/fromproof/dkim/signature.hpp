#ifndef FROMPROOF_DKIM_SIGNATURE_HPP
#define FROMPROOF_DKIM_SIGNATURE_HPP

// The DKIM-Signature field (RFC 6376 section 3.5), as views.
//
//   auto sig = fromproof::dkim::parse_signature(field.body);
//   if (sig) look_up(sig->selector, sig->domain);
//   else complain(sig->bad_tag, fromproof::describe(sig.error), sig.offset);

#include <string_view>

#include "../text/error.hpp"
#include "../text/lifetime.hpp"
#include "tags.hpp"

namespace fromproof::inline v0::dkim {

/// Parses the body of a DKIM-Signature field (RFC 6376 section 3.5, with those checks of section 6.1.1 that need only
/// the field).
///
/// Errors: those of a tag list (missing_equals, bad_tag_name, bad_tag_value, empty, duplicate_tag, out_of_space beyond
/// tag_list::max_tags); missing_tag; bad_version, bad_algorithm, bad_base64, bad_tag_domain, bad_field_name,
/// from_not_signed, bad_canonicalization, bad_identity, bad_number, bad_query_method. With an error the value holds
/// what could be read, and `bad_tag` names the tag at fault. Reports the first error in the text, and a missing tag
/// only if there is no other. Skips unknown tags (section 3.2).
constexpr parsed<signature> parse_signature(std::string_view body FROMPROOF_LIFETIMEBOUND) noexcept {
  return parse_tags(body, dkim_rules);
}
template <temporary_string S>
parsed<signature> parse_signature(S&&) = delete;  // the result refers to the text: give it a name

}  // namespace fromproof::inline v0::dkim

#endif
