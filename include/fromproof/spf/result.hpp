#ifndef FROMPROOF_SPF_RESULT_HPP
#define FROMPROOF_SPF_RESULT_HPP

// The outcome of an SPF check, and its reason.
//
//   if (checked.cause == spf::cause::too_many_lookups) std::printf("permerror (%d lookups)", checked.lookups);

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../result.hpp"
#include "../text/error.hpp"
#include "../text/words.hpp"

namespace fromproof::inline v0::spf {

/// Which name of the envelope SPF checked (RFC 7208 section 2).
enum class identity : std::uint8_t { mailfrom, helo };

namespace detail {
inline constexpr auto identity_words = words_of<identity>({
    {identity::mailfrom, "mailfrom"},
    {identity::helo, "helo"},
});
}  // namespace detail

constexpr std::string_view word(identity which) noexcept {
  return detail::identity_words[which];
}

/// Why a check ended without a statement of the domain's owner, or was not made.
enum class cause : std::uint8_t {
  none,                     ///< the domain's owner decided
  bad_domain,               ///< none: the sender has no domain that could publish a record
  no_record,                ///< none: the domain has no SPF record
  several_records,          ///< permerror (section 4.5)
  bad_record,               ///< permerror: `error` and `fault` describe the problem in `faulty_term`
  too_many_lookups,         ///< permerror: the eleventh
  too_many_void_lookups,    ///< permerror: the third
  too_many_mx,              ///< permerror: the domain has more than ten mail servers
  include_without_record,   ///< permerror (section 5.2)
  redirect_without_record,  ///< permerror (section 6.1)
  dns_failure,              ///< temperror
  out_of_space,             ///< temperror: the memory of the caller or of its resolver is too small
  // Not checked, so the result is unknown: `none`, which is not the `none` of RFC 7208.
  unknown_client,   ///< no source that counts gives the client's address
  unknown_sender,   ///< no source that counts gives the envelope sender
  disputed_sender,  ///< sources that count name different senders, or different clients
  behind_gateway,   ///< the client is a filtering service of the receiver
};

namespace detail {
inline constexpr auto cause_words = words_of<cause>({
    {cause::none, "none"},
    {cause::bad_domain, "bad-domain"},
    {cause::no_record, "no-record"},
    {cause::several_records, "several-records"},
    {cause::bad_record, "bad-record"},
    {cause::too_many_lookups, "too-many-lookups"},
    {cause::too_many_void_lookups, "too-many-void-lookups"},
    {cause::too_many_mx, "too-many-mx"},
    {cause::include_without_record, "include-without-record"},
    {cause::redirect_without_record, "redirect-without-record"},
    {cause::dns_failure, "dns-failure"},
    {cause::out_of_space, "out-of-space"},
    {cause::unknown_client, "unknown-client"},
    {cause::unknown_sender, "unknown-sender"},
    {cause::disputed_sender, "disputed-sender"},
    {cause::behind_gateway, "behind-gateway"},
});
}  // namespace detail

constexpr std::string_view word(cause why) noexcept {
  return detail::cause_words[why];
}

/// The outcome of a check, as check_host() returns it. The views are parts of the sender, of DNS answers and of the
/// caller's memory.
struct [[nodiscard]] result {
  result_code code = result_code::none;  ///< a word of RFC 7208 section 2.6; valid when done
  spf::cause cause = spf::cause::none;
  progress state = progress::done;
  errc error{};                    ///< what is wrong with a record
  std::uint8_t lookups = 0;        ///< terms that asked DNS, over the whole recursion; ten are allowed
  std::uint8_t void_lookups = 0;   ///< those of them without a result; two are allowed
  std::string_view domain{};       ///< the domain checked, as the sender wrote it
  std::string_view record{};       ///< of that domain
  std::string_view mechanism{};    ///< the deciding term, of that record or of its redirect
  std::string_view faulty_term{};  ///< the cause of a permerror or temperror, maybe in an included record
  std::size_t fault = 0;           ///< of a bad record: the offset of the octet at fault
  std::string_view explanation{};  ///< of a fail, by the domain's owner: any printable US-ASCII; do not trust it

  /// Whether a DNS answer is missing: look it up and check again.
  constexpr bool pending() const noexcept { return state == progress::pending; }
  constexpr bool out_of_space() const noexcept { return cause == spf::cause::out_of_space; }
  /// Whether the check was made. If not, the result is unknown, which is not a failure.
  constexpr bool evaluated() const noexcept { return cause < spf::cause::unknown_client; }
};

}  // namespace fromproof::inline v0::spf

#endif
