#ifndef FROMPROOF_TESTS_JUDGED_HPP
#define FROMPROOF_TESTS_JUDGED_HPP

// A message with all results about it, for tests of the later rooms. What it runs is compiled once, not in each of
// them.

#include <array>
#include <string>
#include <string_view>

#include "fromproof/fromproof.hpp"

namespace fromproof::tests {

/// The rules of the suffix list that the cases need; the tests of public_suffix.hpp know the whole list.
inline constexpr suffix_table no_suffixes;

/// Makes the line ends of case files CRLF.
inline std::string crlf(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n' && (out.empty() || out.back() != '\r')) out += '\r';
    out += c;
  }
  return out;
}

/// A statement in words.
std::string say(const advice::statement& says, advice::language in);

/// A message as it is read, without DNS. `mine`: the reader says that they sent it. Owns its octets, so that its views
/// stay valid: do not copy or move it.
struct judged {
  explicit judged(std::string text, const envelope& known = {}, bool mine = false);
  judged(const judged&) = delete;
  judged& operator=(const judged&) = delete;

  std::string json() const;
  std::string text(text_style style = {}) const;
  bool finds(std::string_view code) const {
    for (const auto& finding : said.findings) {
      if (finding.says.what.code() == code) return true;
    }
    return false;
  }

  std::string octets;
  std::string repaired;
  paste::repair_report repairs;
  mail_arrays<8, 256, 4> memory;
  std::array<advice::finding, 32> findings{};
  std::array<advice::fix, 4> fixes{};
  authentication mail;
  advice::assessment said;

 private:
  report all() const { return {.file = "case.eml", .index = {}, .repairs = repairs, .mail = mail, .assessment = said}; }
};

}  // namespace fromproof::tests

#endif
