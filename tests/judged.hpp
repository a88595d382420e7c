#ifndef FROMPROOF_TESTS_JUDGED_HPP
#define FROMPROOF_TESTS_JUDGED_HPP

// A message with all results about it, for tests of the later rooms.

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
inline std::string say(const advice::statement& says, advice::language in) {
  std::string out;
  advice::write(says, in, [&out](std::string_view piece) { out += piece; });
  return out;
}

/// A message as it is read, without DNS. `mine`: the reader says that they sent it. Owns its octets, so that its views
/// stay valid: do not copy or move it.
struct judged {
  explicit judged(std::string text, const envelope& known = {}, bool mine = false) : octets{std::move(text)} {
    const auto mode = known.mode() == message_mode::server ? paste::repair_mode::line_ends : paste::repair_mode::paste;
    repairs = paste::repair(octets, mode, [this](std::string_view piece) { repaired += piece; });
    mail = read_mail(repaired, known, no_suffixes, memory);
    said = advice::advise(mail, repairs, no_suffixes, findings, fixes, {}, mine);
  }
  judged(const judged&) = delete;
  judged& operator=(const judged&) = delete;

  std::string json() const {
    std::string out;
    write_json(all(), [&out](std::string_view piece) { out += piece; });
    return out;
  }
  std::string text(text_style style = {}) const {
    std::string out;
    write_text(all(), style, [&out](std::string_view piece) { out += piece; });
    return out;
  }
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
