#ifndef FROMPROOF_PUBLISHED_POLICY_RECORD_HPP
#define FROMPROOF_PUBLISHED_POLICY_RECORD_HPP

// The short records beside DMARC: MTA-STS (RFC 8461 section 3.1), SMTP TLS reporting (RFC 8460 section 3) and BIMI
// (draft-brand-indicators-for-message-identification). All three are tag lists that begin with their version.
//
//   const auto read = published::parse_policy_record(published::policy_kind::mta_sts, "v=STSv1; id=20261130;");
//   read->value == "20261130";  // the id

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/tag_list.hpp"

namespace fromproof::inline v0::published {

enum class policy_kind : std::uint8_t { mta_sts, tls_rpt, bimi };

/// What a record says.
struct policy_record {
  std::string_view text;       ///< the whole record
  std::string_view value;      ///< id= of MTA-STS, rua= of TLS reporting, l= of BIMI: where the logo is
  std::string_view authority;  ///< a= of BIMI: where the certificate is; empty if there is none
};

namespace detail {

struct policy_grammar {
  std::string_view below;    // where the record is published
  std::string_view version;  // with its tag
  std::string_view tag;      // that must be there
};

// In the order of policy_kind.
inline constexpr std::array<policy_grammar, 3> policy_grammars{{
    {"_mta-sts.", "v=STSv1", "id"},
    {"_smtp._tls.", "v=TLSRPTv1", "rua"},
    {"default._bimi.", "v=BIMI1", "l"},
}};

constexpr const policy_grammar& grammar_of(policy_kind kind) noexcept {
  return policy_grammars[static_cast<std::size_t>(kind)];
}

/// RFC 8461 section 3.1: sts-id = 1*32(ALPHA / DIGIT).
constexpr bool is_sts_id(std::string_view text) noexcept {
  if (text.empty() || text.size() > 32) return false;
  for (const char c : text) {
    if (!ascii::is_alnum(c)) return false;
  }
  return true;
}

/// RFC 8460 section 3: addresses, separated by commas, of the schemes mailto and https.
constexpr bool is_report_list(std::string_view text) noexcept {
  std::size_t begin = 0;
  while (begin <= text.size()) {
    std::size_t end = text.find(',', begin);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view each = ascii::trim(ascii::slice(text, begin, end));
    if (!ascii::istarts_with(each, "mailto:") && !ascii::istarts_with(each, "https://")) return false;
    if (each.find_first_of(" \t") != std::string_view::npos || each.size() <= 8) return false;
    begin = end + 1;
  }
  return true;
}

/// l= may be empty, which refuses a logo; otherwise it and a= are addresses of HTTPS.
constexpr bool is_https(std::string_view text) noexcept {
  return text.empty() || (ascii::istarts_with(text, "https://") && text.find_first_of(" \t") == std::string_view::npos);
}

constexpr bool is_valid(policy_kind kind, std::string_view value) noexcept {
  switch (kind) {
    case policy_kind::mta_sts: return is_sts_id(value);
    case policy_kind::tls_rpt: return is_report_list(value);
    case policy_kind::bimi: return is_https(value);
  }
  return false;
}

}  // namespace detail

/// What stands before the domain in the name of the record: "_mta-sts.".
constexpr std::string_view prefix_of(policy_kind kind) noexcept {
  return detail::grammar_of(kind).below;
}

/// Whether a TXT record is of this kind, valid or not: others at the same name do not count.
constexpr bool is_policy_record(policy_kind kind, std::string_view text) noexcept {
  const std::string_view version = detail::grammar_of(kind).version;
  if (!text.starts_with(version)) return false;
  const std::string_view rest = ascii::trim(ascii::slice(text, version.size(), text.size()));
  return rest.empty() || rest.front() == ';';
}

/// Reads a record. Errors: those of the tag list, `missing_tag` (no id=, rua= or l=); `empty` or
/// `unexpected_character` for a value that the standard does not allow.
constexpr parsed<policy_record> parse_policy_record(policy_kind kind, std::string_view text) noexcept {
  parsed<policy_record> out;
  out.value.text = text;
  const tag_list tags{text};
  const auto fail = [&out](errc error, std::size_t offset) {
    if (out.error == errc::none) {
      out.error = error;
      out.offset = offset;
    }
  };
  const auto list = tags.first_error();
  if (list.error != errc::none) fail(list.error, list.offset);
  bool found = false;
  for (const auto& each : tags) {
    if (each.error != errc::none || (list.error != errc::none && each.offset >= list.offset)) break;
    if (each.is(detail::grammar_of(kind).tag)) {
      found = true;
      out.value.value = each.value;
      if (!detail::is_valid(kind, each.value)) {
        fail(each.value.empty() ? errc::empty : errc::unexpected_character, each.offset);
      }
    } else if (kind == policy_kind::bimi && each.is("a")) {
      out.value.authority = each.value;
      if (!detail::is_https(each.value)) fail(errc::unexpected_character, each.offset);
    }
  }
  if (!found) fail(errc::missing_tag, text.size());
  return out;
}

}  // namespace fromproof::inline v0::published

#endif
