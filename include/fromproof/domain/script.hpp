#ifndef FROMPROOF_DOMAIN_SCRIPT_HPP
#define FROMPROOF_DOMAIN_SCRIPT_HPP

// Writing systems, precise enough to notice a label that mixes them: "bаnk" with a Cyrillic "а".

#include <cstddef>
#include <cstdint>

#include "../text/language.hpp"
#include "../text/slice.hpp"

namespace fromproof::inline v0 {

/// The script of a character, by block. Hiragana and Katakana count as one script because words mix them.
enum class script : std::uint8_t {
  common,  ///< digits, the hyphen, marks: they go with any script
  latin,
  greek,
  cyrillic,
  armenian,
  hebrew,
  arabic,
  syriac,
  thaana,
  nko,
  devanagari,
  bengali,
  gurmukhi,
  gujarati,
  oriya,
  tamil,
  telugu,
  kannada,
  malayalam,
  sinhala,
  thai,
  lao,
  tibetan,
  myanmar,
  georgian,
  ethiopic,
  cherokee,
  khmer,
  mongolian,
  han,
  kana,
  bopomofo,
  hangul,
  other,
};

namespace detail {

struct script_start {
  char16_t first;
  script value;
};

// The first character of each script; the script extends to the next entry.
inline constexpr script_start script_starts[] = {
    {0x0000, script::common},   {0x0041, script::latin},      {0x005b, script::common},   {0x0061, script::latin},
    {0x007b, script::common},   {0x00aa, script::latin},      {0x00ab, script::common},   {0x00ba, script::latin},
    {0x00bb, script::common},   {0x00c0, script::latin},      {0x00d7, script::common},   {0x00d8, script::latin},
    {0x00f7, script::common},   {0x00f8, script::latin},      {0x02b0, script::common},   {0x0370, script::greek},
    {0x03e2, script::other},    {0x03f0, script::greek},      {0x0400, script::cyrillic}, {0x0530, script::armenian},
    {0x0590, script::hebrew},   {0x0600, script::arabic},     {0x0700, script::syriac},   {0x0750, script::arabic},
    {0x0780, script::thaana},   {0x07c0, script::nko},        {0x0800, script::other},    {0x0860, script::syriac},
    {0x0870, script::arabic},   {0x0900, script::devanagari}, {0x0980, script::bengali},  {0x0a00, script::gurmukhi},
    {0x0a80, script::gujarati}, {0x0b00, script::oriya},      {0x0b80, script::tamil},    {0x0c00, script::telugu},
    {0x0c80, script::kannada},  {0x0d00, script::malayalam},  {0x0d80, script::sinhala},  {0x0e00, script::thai},
    {0x0e80, script::lao},      {0x0f00, script::tibetan},    {0x1000, script::myanmar},  {0x10a0, script::georgian},
    {0x1100, script::hangul},   {0x1200, script::ethiopic},   {0x13a0, script::cherokee}, {0x1400, script::other},
    {0x1780, script::khmer},    {0x1800, script::mongolian},  {0x18b0, script::other},    {0x1c80, script::cyrillic},
    {0x1c90, script::georgian}, {0x1cc0, script::other},      {0x1d00, script::latin},    {0x1d26, script::greek},
    {0x1d2b, script::cyrillic}, {0x1d2c, script::latin},      {0x1dc0, script::common},   {0x1e00, script::latin},
    {0x1f00, script::greek},    {0x2000, script::common},     {0x2c00, script::other},    {0x2c60, script::latin},
    {0x2c80, script::other},    {0x2d00, script::georgian},   {0x2d30, script::other},    {0x2d80, script::ethiopic},
    {0x2de0, script::cyrillic}, {0x2e00, script::common},     {0x2e80, script::han},      {0x2fe0, script::common},
    {0x3005, script::han},      {0x3008, script::common},     {0x3041, script::kana},     {0x3099, script::common},
    {0x309d, script::kana},     {0x30fb, script::common},     {0x30fc, script::kana},     {0x3105, script::bopomofo},
    {0x3130, script::hangul},   {0x3190, script::common},     {0x31a0, script::bopomofo}, {0x31c0, script::common},
    {0x31f0, script::kana},     {0x3200, script::common},     {0x3400, script::han},      {0x4dc0, script::common},
    {0x4e00, script::han},      {0xa000, script::other},      {0xa640, script::cyrillic}, {0xa6a0, script::other},
    {0xa700, script::common},   {0xa720, script::latin},      {0xa800, script::other},    {0xa8e0, script::devanagari},
    {0xa900, script::other},    {0xa960, script::hangul},     {0xa980, script::other},    {0xa9e0, script::myanmar},
    {0xaa00, script::other},    {0xaa60, script::myanmar},    {0xaa80, script::other},    {0xab00, script::ethiopic},
    {0xab30, script::latin},    {0xab65, script::greek},      {0xab66, script::latin},    {0xab70, script::cherokee},
    {0xabc0, script::other},    {0xac00, script::hangul},     {0xd800, script::common},   {0xf900, script::han},
    {0xfb00, script::latin},    {0xfb13, script::armenian},   {0xfb1d, script::hebrew},   {0xfb50, script::arabic},
    {0xfe00, script::common},   {0xfe70, script::arabic},     {0xfeff, script::common},
};

constexpr std::uint64_t bit(script s) noexcept {
  return std::uint64_t{1} << static_cast<unsigned>(s);
}

}  // namespace detail

constexpr script script_of(char32_t c) noexcept {
  if (c > 0xffff) return c >= 0x20000 && c < 0x40000 ? script::han : script::other;
  std::size_t low = 0;
  std::size_t high = sizeof detail::script_starts / sizeof detail::script_starts[0];
  while (high - low > 1) {  // script_starts[low].first <= c
    const std::size_t middle = low + (high - low) / 2;
    (c >= detail::script_starts[middle].first ? low : high) = middle;
  }
  return detail::script_starts[low].value;
}

namespace detail {

struct look_alike {
  char16_t character;
  char latin;
};

// Letters that most fonts draw like a Latin one (confusables.txt of UTS 39) and that may stand in a label.
inline constexpr look_alike look_alikes[] = {
    {0x0251, 'a'}, {0x0261, 'g'},                                                              // Latin, phonetic
    {0x03b1, 'a'}, {0x03b7, 'n'}, {0x03b9, 'i'}, {0x03ba, 'k'}, {0x03bd, 'v'}, {0x03bf, 'o'},  // Greek
    {0x03c1, 'p'}, {0x03c4, 't'}, {0x03c5, 'u'}, {0x03c9, 'w'},                                //
    {0x0430, 'a'}, {0x0433, 'r'}, {0x0435, 'e'}, {0x043e, 'o'}, {0x043f, 'n'}, {0x0440, 'p'},  // Cyrillic
    {0x0441, 'c'}, {0x0443, 'y'}, {0x0445, 'x'}, {0x0455, 's'}, {0x0456, 'i'}, {0x0458, 'j'},  //
    {0x0461, 'w'}, {0x0475, 'v'}, {0x04bb, 'h'}, {0x04bd, 'e'}, {0x04cf, 'l'}, {0x0501, 'd'},  //
    {0x051b, 'q'}, {0x051d, 'w'},                                                              //
    {0x0566, 'q'}, {0x0570, 'h'}, {0x0575, 'j'}, {0x0578, 'n'}, {0x057d, 'u'}, {0x0581, 'g'},  // Armenian
    {0x0585, 'o'},
};

}  // namespace detail

/// The Latin letter that a letter looks like, or the character itself.
constexpr char32_t latin_of(char32_t c) noexcept {
  for (const auto& each : detail::look_alikes) {
    if (c == each.character) return static_cast<unsigned char>(each.latin);
  }
  return c;
}

/// Whether one label reads as ASCII without being ASCII: "аррӏе", all Cyrillic. Real words of other languages also have
/// letters that look like no Latin one.
constexpr bool imitates_latin(slice<const char32_t> label) noexcept {
  bool other = false;
  for (const char32_t c : label) {
    if (latin_of(c) >= 0x80) return false;
    other = other || c >= 0x80;
  }
  return other;
}

/// Whether the characters of one label come from writing systems that do not go together. Allowed are Latin, Han and
/// Kana (Japanese), Latin, Han and Bopomofo (Chinese), Latin, Han and Hangul (Korean): "highly restrictive" in UTS 39
/// section 5.2. A look-alike in a single script (all Cyrillic) is found by imitates_latin().
constexpr bool mixes_scripts(slice<const char32_t> label) noexcept {
  using detail::bit;
  std::uint64_t seen = 0;
  for (const char32_t c : label) seen |= bit(script_of(c));
  seen &= ~bit(script::common);
  if ((seen & (seen - 1)) == 0) return false;
  seen &= ~(bit(script::latin) | bit(script::han));
  return (seen & (seen - 1)) != 0 || (seen & ~(bit(script::kana) | bit(script::bopomofo) | bit(script::hangul))) != 0;
}

}  // namespace fromproof::inline v0

#endif
