#ifndef FROMPROOF_ADVICE_WORDS_WORDS_HPP
#define FROMPROOF_ADVICE_WORDS_WORDS_HPP

// Every sentence that the toolkit says to a person, in English and Japanese, under a stable code: one table for each
// language, shared by the command and the page, so that they cannot disagree.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../../text/maybe.hpp"
#include "codes.hpp"
#include "en.hpp"
#include "ja.hpp"
#include "names.hpp"

namespace fromproof::inline v0::advice {

enum class language : std::uint8_t { en, ja };

/// The sentence of a code, with parameters still in braces.
constexpr std::string_view sentence(code says, language in) noexcept {
  const auto at = static_cast<std::size_t>(says);
  return in == language::ja ? words_ja[at] : words_en[at];
}

/// The code of a DMARC reason, or nothing. They have names of their own because SPF also has a "no-record".
constexpr maybe<code> find_dmarc_code(std::string_view reason) noexcept {
  constexpr std::string_view prefix = "dmarc-";
  if (reason.starts_with(prefix)) return find_code(reason);
  return detail::find_code_if([=](std::string_view name) {
    return name.size() == prefix.size() + reason.size() && name.starts_with(prefix) && name.ends_with(reason);
  });
}

/// A code that a sentence begins with.
class phrase {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): a code is a phrase.
  constexpr phrase(advice::code its_says) noexcept : says_{its_says} {}

  constexpr advice::code value() const noexcept { return says_; }
  constexpr std::string_view code() const noexcept { return word(says_); }
  constexpr std::string_view text(language in) const noexcept { return sentence(says_, in); }
  friend constexpr bool operator==(phrase, phrase) noexcept = default;

 private:
  advice::code says_;
};

}  // namespace fromproof::inline v0::advice

#endif
