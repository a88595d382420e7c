// Text for a terminal: no output moves the cursor, hides text, or is invalid UTF-8. The first octet chooses the cut.

#include "fromproof/report/plain_text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

struct collector {
  std::string text;
  void operator()(std::string_view piece) { text += piece; }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text{reinterpret_cast<const char*>(data) + 1, size - 1};
  const std::size_t cut = data[0] < text.size() ? data[0] : text.size();

  collector whole, pieces;
  fromproof::plain_text plain{whole}, cutter{pieces};
  plain(text);
  plain.finish();
  cutter(text.substr(0, cut));
  cutter(text.substr(cut));
  cutter.finish();
  require(whole.text == pieces.text && plain.columns() == cutter.columns());

  require(fromproof::utf8::is_valid(whole.text));
  // "<U+E0041>" has nine octets, for a character of four.
  require(whole.text.size() <= 8 * text.size() && plain.columns() <= 8 * text.size());
  fromproof::utf8::for_each(whole.text, [](const fromproof::utf8::character& c) {
    const char32_t p = c.code_point;
    require(p >= 0x20 && !(p >= 0x7f && p < 0xa0));
    // UAX #9 and the general category Cf contain most of these: they separate lines, change directions, or are
    // invisible.
    require(!(p >= 0x200b && p <= 0x200f) && !(p >= 0x2028 && p <= 0x202e) && !(p >= 0x2060 && p <= 0x206f));
    require(p != 0xad && p != 0x61c && p != 0xfeff);
    // Variation selectors stay, because real Japanese names have them.
    require(!(p >= 0xe0000 && p < 0xe1000) || (p >= 0xe0100 && p < 0xe01f0));
  });

  // The output is plain already.
  collector again;
  fromproof::plain_text plainer{again};
  plainer(whole.text);
  plainer.finish();
  require(again.text == whole.text && plainer.columns() == plain.columns());
  return 0;
}
