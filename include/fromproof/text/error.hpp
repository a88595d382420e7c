#ifndef FROMPROOF_TEXT_ERROR_HPP
#define FROMPROOF_TEXT_ERROR_HPP

// What every parser of the toolkit returns: a value, an error, an offset. No exceptions, no heap.
//
//   if (auto parsed = fromproof::parse_domain(text)) use(*parsed);
//   else underline(parsed.offset, fromproof::describe(parsed.error));

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ascii.hpp"
#include "language.hpp"
#include "word_list.hpp"

namespace fromproof::inline v0 {

/// Why a text could not be parsed. The comment before each enumerator states the rule that the text breaks.
enum class errc : std::uint8_t {
  none = 0,

  // -- any grammar ---------------------------------------------------------------------------------------------------
  /// A value is required here, and the text is empty.
  empty,
  /// The text ends in the middle of a construct.
  truncated,
  /// The grammar does not allow this octet here.
  unexpected_character,
  /// The construct is complete, yet text follows it.
  trailing_text,
  /// US-ASCII NUL is in no grammar of mail.
  nul,
  /// The caller's array or buffer is smaller than what the text holds.
  out_of_space,
  /// Octets above 127 must be UTF-8 (RFC 6532), and these are not.
  not_utf8,
  /// The construct has more levels inside each other than the caller allows.
  too_deep,

  // -- message header (RFC 5322 sections 2.2 and 3.6.8) --------------------------------------------------------------
  /// field = field-name ":" unstructured CRLF: the line has no colon.
  missing_colon,
  /// field-name = 1*ftext: printable US-ASCII except colon and space (RFC 5322 section 3.6.8).
  bad_field_name,
  /// A line that begins with white space continues the field before it, and there is no such field.
  orphan_continuation,

  // -- comments and quoted strings (RFC 5322 section 3.2) ------------------------------------------------------------
  /// comment = "(" *([FWS] ccontent) [FWS] ")": the closing parenthesis is missing.
  unterminated_comment,
  /// quoted-string = DQUOTE *([FWS] qcontent) [FWS] DQUOTE: the closing quote is missing.
  unterminated_quoted_string,

  // -- mailboxes (RFC 5322 section 3.4) ------------------------------------------------------------------------------
  /// addr-spec = local-part "@" domain: there is no "@".
  missing_at,
  /// local-part = dot-atom / quoted-string / obs-local-part.
  bad_local_part,
  /// domain = dot-atom / domain-literal / obs-domain.
  bad_mail_domain,
  /// angle-addr = [CFWS] "<" addr-spec ">": the closing bracket is missing.
  missing_angle_close,
  /// group = display-name ":" [group-list] ";": the semicolon is missing.
  missing_group_close,
  /// display-name = phrase: words only, no specials outside quotes.
  bad_display_name,

  // -- domain names (RFC 1035 section 2.3, RFC 5890) -----------------------------------------------------------------
  /// A label is not empty.
  empty_label,
  /// A label has at most 63 octets in its A-label form.
  label_too_long,
  /// A name has at most 253 octets in its A-label form.
  name_too_long,
  /// A U-label holds letters, digits and marks, no symbols, blanks or invisible characters (RFC 5892).
  bad_u_label,
  /// An A-label is "xn--" and Punycode (RFC 3492) that decodes without overflow.
  bad_punycode,
  /// Address literals name a host, not a domain.
  address_literal,

  // -- IP addresses --------------------------------------------------------------------------------------------------
  /// dotted quad, or RFC 4291 section 2.2.
  bad_ip_address,

  // -- base64 (RFC 4648 section 4) -----------------------------------------------------------------------------------
  /// The alphabet of base64 has 64 letters, "=" and, in mail, folding white space.
  bad_base64,

  // -- tag lists (RFC 6376 section 3.2) ------------------------------------------------------------------------------
  /// tag-spec = [FWS] tag-name [FWS] "=" [FWS] tag-value [FWS]: there is no "=".
  missing_equals,
  /// tag-name = ALPHA *ALNUMPUNC.
  bad_tag_name,
  /// tag-value holds no control characters, and white space only between printable characters.
  bad_tag_value,
  /// Tags with duplicate names must not occur within one list.
  duplicate_tag,

  // -- DKIM-Signature (RFC 6376 section 3.5) -------------------------------------------------------------------------
  /// The tags v, a, b, bh, d, h and s are required.
  missing_tag,
  /// v= is "1".
  bad_version,
  /// a= names a signing algorithm and a hash algorithm, k= of a key names the signing algorithm.
  bad_algorithm,
  /// c= is simple or relaxed for the header, optionally "/" and the same for the body.
  bad_canonicalization,
  /// d= and s= are domain names.
  bad_tag_domain,
  /// i= is [local-part] "@" domain, and the domain is d= or lies below it.
  bad_identity,
  /// h= lists field names, and From is among them.
  from_not_signed,
  /// t=, x= and l= are unsigned decimal numbers; x= is later than t=.
  bad_number,
  /// q= lists query methods and must include "dns/txt", the only one defined.
  bad_query_method,

  // -- DKIM keys (RFC 6376 section 3.6.1) ----------------------------------------------------------------------------
  /// v= of a key is "DKIM1", and stands first.
  bad_key_version,
  /// DER (X.690): tag, length in the fewest octets, contents; nothing follows and nothing more is inside.
  bad_der,
  /// The algorithm identifier in the key is rsaEncryption (RFC 3279 section 2.3.1).
  wrong_key_type,
  /// RSA: modulus and exponent are positive and odd, the exponent has 2 to 32 bits. Ed25519: 32 octets (RFC 8463), the
  /// encoding of a number below p (RFC 8032 section 5.1.3).
  bad_key,
  /// RSA keys have 1024 bits or more (RFC 8301 section 3.2); an Ed25519 key is not a point of small order.
  weak_key,
  /// RSA keys have 8192 bits or less.
  key_too_large,

  // -- SPF records (RFC 7208 sections 4.5, 4.6.1 and 7.1) ------------------------------------------------------------
  /// record = version terms *SP: "v=spf1", then a space or the end. Any other text is no SPF record at all.
  not_spf,
  /// mechanism = all / include / a / mx / ptr / ip4 / ip6 / exists; an undefined mechanism is an error.
  unknown_mechanism,
  /// modifier = name "=" macro-string: a modifier has no qualifier.
  qualified_modifier,
  /// redirect= and exp= appear at most once each.
  duplicate_modifier,
  /// macro-expand = "%{" letter digits ["r"] delimiters "}" / "%%" / "%_" / "%-"; c, r and t only in explanations.
  bad_macro,
  /// domain-spec = macro-string, then "." toplabel ["."] or a macro: this one ends differently.
  bad_domain_spec,
  /// "/" and 0 to 32 for IPv4, 0 to 128 for IPv6, without leading zeros.
  bad_prefix_length,

  // -- DMARC records (RFC 9989 sections 4.7 and 4.8) ------------------------------------------------------------------
  /// dmarc-record begins with the tag v, and its value is "DMARC1" in these letters.
  not_dmarc,
  /// p=, sp= and np= are "none", "quarantine" or "reject".
  bad_policy,
  /// p= is required. Without it a record counts as p=none if rua= names a place for reports, and is ignored if not
  /// (4.10.1).
  missing_policy,
  /// adkim= and aspf= are "r" or "s", t= is "y" or "n", psd= is "y", "n" or "u", fo= has each of 0 or 1, d and s at
  /// most once.
  bad_keyword,
  /// dmarc-uri is a URI (RFC 3986) in which "," and "!" are percent-encoded; a mailto: URI names an address.
  bad_report_uri,
  /// A mailto: URI for reports names only an address: no header fields, no encoded control characters (RFC 6068 section
  /// 7).
  unsafe_report_uri,
  /// Receivers support mailto: URIs and ignore the others.
  unsupported_scheme,
  /// obs-dmarc-report-size is ignored (RFC 9989 appendix C.4).
  obsolete_size,
  /// pct=, rf= and ri= were removed (RFC 9989 appendix C.5.2).
  historic_tag,
  /// Unknown tags are ignored.
  unknown_tag,
  /// fo= is ignored if there is no ruf=.
  unused_tag,

  // -- Authentication-Results (RFC 8601 section 2.2) -----------------------------------------------------------------
  /// authres-payload begins with an authserv-id.
  missing_authserv_id,
  /// authres-version is "1".
  unsupported_version,
  /// resinfo = [CFWS] ";" methodspec: the method is missing.
  missing_method,
  /// methodspec = [CFWS] method [CFWS] "=" [CFWS] result: the result is missing.
  missing_result,
  /// no-result = [CFWS] ";" [CFWS] "none" stands alone.
  none_with_results,
  /// propspec = ptype [CFWS] "." [CFWS] property [CFWS] "=" pvalue.
  bad_property,
  /// RFC 2047 section 5: encoded words may stand in text, comments and phrases, so not here. They are not decoded.
  encoded_word,

  // -- trace fields --------------------------------------------------------------------------------------------------
  /// return = path CRLF: an address in angle brackets or "<>" (RFC 5321 section 4.4).
  bad_return_path,
  /// Received-SPF begins with a result word (RFC 7208 section 9.1).
  bad_received_spf,
  /// date-time = [day-name ","] day month year time zone (RFC 5322 sections 3.3 and 4.3).
  bad_date,

  // -- encoded words (RFC 2047) --------------------------------------------------------------------------------------
  /// encoded-word = "=?" charset "?" encoding "?" encoded-text "?=".
  bad_encoded_word,

  // -- bounces (RFC 3464) --------------------------------------------------------------------------------------------
  /// There is no message/delivery-status, no report of a complaint, no event, and no bounce in a known wording.
  not_a_bounce,
  /// Each group of per-recipient fields has a Final-Recipient.
  missing_recipient,
  /// action-value = "failed" / "delayed" / "delivered" / "relayed" / "expanded".
  bad_action,
  /// status-code = DIGIT "." 1*3DIGIT "." 1*3DIGIT.
  bad_status,
  /// Neither a code nor a known phrase says why this was not delivered.
  unknown_wording,
};

namespace detail {

struct error_text {
  errc error;
  std::string_view code;
  std::string_view sentence;
};

// In the order of the enumerators. Reports print the code, people read the sentence.
inline constexpr error_text error_texts[] = {
    {errc::none, "none"sv, "no error"sv},
    {errc::empty, "empty"sv, "a value is missing here"sv},
    {errc::truncated, "truncated"sv, "the text ends too early"sv},
    {errc::unexpected_character, "unexpected-character"sv, "this character is not allowed here"sv},
    {errc::trailing_text, "trailing-text"sv, "text follows where none is allowed"sv},
    {errc::nul, "nul"sv, "a NUL octet does not belong in mail"sv},
    {errc::out_of_space, "out-of-space"sv, "the memory given to this program is too small for this"sv},
    {errc::not_utf8, "not-utf8"sv, "these octets are not UTF-8"sv},
    {errc::too_deep, "too-deep"sv, "more levels are inside each other here than this program follows"sv},
    {errc::missing_colon, "missing-colon"sv, "a header line needs a colon after the field name"sv},
    {errc::bad_field_name, "bad-field-name"sv, "a field name must be printable ASCII without blanks"sv},
    {errc::orphan_continuation, "orphan-continuation"sv, "a continuation line needs a field above it"sv},
    {errc::unterminated_comment, "unterminated-comment"sv, "a comment is opened by \"(\" and never closed"sv},
    {errc::unterminated_quoted_string, "unterminated-quoted-string"sv, "a quoted string is never closed"sv},
    {errc::missing_at, "missing-at"sv, "an address needs an \"@\""sv},
    {errc::bad_local_part, "bad-local-part"sv, "the part before \"@\" is malformed"sv},
    {errc::bad_mail_domain, "bad-mail-domain"sv, "the part after \"@\" is malformed"sv},
    {errc::missing_angle_close, "missing-angle-close"sv, "\"<\" is never closed by \">\""sv},
    {errc::missing_group_close, "missing-group-close"sv, "a group is never closed by \";\""sv},
    {errc::bad_display_name, "bad-display-name"sv, "a display name with such characters must be quoted"sv},
    {errc::empty_label, "empty-label"sv, "a domain name has an empty label"sv},
    {errc::label_too_long, "label-too-long"sv, "a label of a domain name has more than 63 octets"sv},
    {errc::name_too_long, "name-too-long"sv, "a domain name has more than 253 octets"sv},
    {errc::bad_u_label, "bad-u-label"sv, "a label holds a character that no domain name may have"sv},
    {errc::bad_punycode, "bad-punycode"sv, "the label begins with xn-- but is not Punycode"sv},
    {errc::address_literal, "address-literal"sv, "an address literal is not a domain name"sv},
    {errc::bad_ip_address, "bad-ip-address"sv, "this is not an IP address"sv},
    {errc::bad_base64, "bad-base64"sv, "this is not base64"sv},
    {errc::missing_equals, "missing-equals"sv, "a tag needs \"=\" after its name"sv},
    {errc::bad_tag_name, "bad-tag-name"sv, "a tag name must begin with a letter"sv},
    {errc::bad_tag_value, "bad-tag-value"sv, "a tag value holds a control character"sv},
    {errc::duplicate_tag, "duplicate-tag"sv, "a tag is given twice"sv},
    {errc::missing_tag, "missing-tag"sv, "a required tag is missing"sv},
    {errc::bad_version, "bad-version"sv, "the version is not 1"sv},
    {errc::bad_algorithm, "bad-algorithm"sv, "the algorithm is not known"sv},
    {errc::bad_canonicalization, "bad-canonicalization"sv, "the canonicalization is not known"sv},
    {errc::bad_tag_domain, "bad-tag-domain"sv, "the tag does not hold a domain name"sv},
    {errc::bad_identity, "bad-identity"sv, "i= is not within the domain of d="sv},
    {errc::from_not_signed, "from-not-signed"sv, "h= does not cover the From field"sv},
    {errc::bad_number, "bad-number"sv, "this is not a number in range"sv},
    {errc::bad_query_method, "bad-query-method"sv, "only keys in DNS can be fetched"sv},
    {errc::bad_key_version, "bad-key-version"sv, "v= of a key must be DKIM1 and come first"sv},
    {errc::bad_der, "bad-der"sv, "the key is not the DER of a public key"sv},
    {errc::wrong_key_type, "wrong-key-type"sv, "the key is not for the algorithm that k= names"sv},
    {errc::bad_key, "bad-key"sv, "the numbers in the key are not a public key"sv},
    {errc::weak_key, "weak-key"sv, "the key is too weak to prove anything"sv},
    {errc::key_too_large, "key-too-large"sv, "the key is larger than any key in use"sv},
    {errc::not_spf, "not-spf"sv, "an SPF record must begin with v=spf1"sv},
    {errc::unknown_mechanism, "unknown-mechanism"sv, "there is no such mechanism"sv},
    {errc::qualified_modifier, "qualified-modifier"sv, "a modifier takes no qualifier"sv},
    {errc::duplicate_modifier, "duplicate-modifier"sv, "this modifier may be given only once"sv},
    {errc::bad_macro, "bad-macro"sv, "\"%\" must begin a macro that is allowed here"sv},
    {errc::bad_domain_spec, "bad-domain-spec"sv, "a domain name must end in a top-level name or a macro here"sv},
    {errc::bad_prefix_length, "bad-prefix-length"sv, "the number after \"/\" is not a prefix length"sv},
    {errc::not_dmarc, "not-dmarc"sv, "a DMARC record must begin with v=DMARC1"sv},
    {errc::bad_policy, "bad-policy"sv, "a policy must be none, quarantine or reject"sv},
    {errc::missing_policy, "missing-policy"sv, "without p= there is no policy to apply"sv},
    {errc::bad_keyword, "bad-keyword"sv, "this tag does not allow this word"sv},
    {errc::bad_report_uri, "bad-report-uri"sv, "reports cannot be sent to this URI"sv},
    {errc::unsafe_report_uri, "unsafe-report-uri"sv, "the URI for reports holds more than an address"sv},
    {errc::unsupported_scheme, "unsupported-scheme"sv, "reports are sent only to mailto: URIs"sv},
    {errc::obsolete_size, "obsolete-size"sv, "a size limit after \"!\" is no longer used and is ignored"sv},
    {errc::historic_tag, "historic-tag"sv, "this tag was removed from DMARC and is ignored"sv},
    {errc::unknown_tag, "unknown-tag"sv, "this tag is not known and is ignored"sv},
    {errc::unused_tag, "unused-tag"sv, "this tag does nothing without ruf="sv},
    {errc::missing_authserv_id, "missing-authserv-id"sv, "the name of the server that judged is missing"sv},
    {errc::unsupported_version, "unsupported-version"sv, "only version 1 of this field is known"sv},
    {errc::missing_method, "missing-method"sv, "a result needs a method before \"=\""sv},
    {errc::missing_result, "missing-result"sv, "a method needs \"=\" and a result"sv},
    {errc::none_with_results, "none-with-results"sv, "\"none\" must stand alone"sv},
    {errc::bad_property, "bad-property"sv, "a property must be ptype.name=value"sv},
    {errc::encoded_word, "encoded-word"sv, "this is an encoded word (RFC 2047), which is not decoded here"sv},
    {errc::bad_return_path, "bad-return-path"sv, "a return path must be an address in angle brackets, or <>"sv},
    {errc::bad_received_spf, "bad-received-spf"sv, "Received-SPF must begin with a result word"sv},
    {errc::bad_date, "bad-date"sv, "this is not a date with time and zone"sv},
    {errc::bad_encoded_word, "bad-encoded-word"sv, "an encoded word must be =?charset?B or Q?text?="sv},
    {errc::not_a_bounce, "not-a-bounce"sv, "this is no bounce, complaint or event of Amazon SES"sv},
    {errc::missing_recipient, "missing-recipient"sv, "the report does not say for which recipient"sv},
    {errc::bad_action, "bad-action"sv, "an action must be failed, delayed, delivered, relayed or expanded"sv},
    {errc::bad_status, "bad-status"sv, "a status code must be three numbers with dots"sv},
    {errc::unknown_wording, "unknown-wording"sv, "nothing in this text proves why it was not delivered"sv},
};

constexpr bool error_texts_are_in_order() noexcept {
  for (std::size_t i = 0; i < std::size(error_texts); ++i) {
    if (static_cast<std::size_t>(error_texts[i].error) != i) return false;
  }
  return true;
}
static_assert(error_texts_are_in_order());

/// The codes alone, so that a program that prints no sentence does not carry the sentences.
inline constexpr auto error_codes = [] {
  std::array<std::string_view, std::size(error_texts)> codes;
  for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = error_texts[i].code;
  return codes;
}();
inline constexpr auto error_code_list = list_words<error_codes>();

}  // namespace detail

/// The number of errors: the values of `errc` are 0 to `error_count - 1`.
inline constexpr std::size_t error_count = std::size(detail::error_texts);

/// The stable name of an error as reports print it: `errc::missing_colon` is "missing-colon".
constexpr std::string_view code(errc error) noexcept {
  return detail::error_code_list[static_cast<std::size_t>(error)];
}

/// One plain sentence, without place or full stop: "a header line needs a colon after the field name".
constexpr std::string_view describe(errc error) noexcept {
  return detail::error_texts[static_cast<std::size_t>(error)].sentence;
}

/// The result of a parser: a value, or an error and its offset in octets of the input. If a header says so, `value`
/// holds what could be read even when `error` is set.
template <class T>
struct [[nodiscard]] parsed {
  T value{};
  errc error{};
  std::size_t offset{};

  constexpr explicit operator bool() const noexcept { return error == errc::none; }
  constexpr const T& operator*() const noexcept { return value; }
  constexpr const T* operator->() const noexcept { return &value; }
};

}  // namespace fromproof::inline v0

#endif
