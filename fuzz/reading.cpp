// Readings of a body: any chunking gives the same octets, the output has at most the octets of the body and a CRLF or a
// blank for each of its lines, and only marks, dots and blanks are removed.

#include "fromproof/dkim/reading.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "require.hpp"

namespace dkim = fromproof::dkim;
using fromproof::fuzz::require;

namespace {

std::string read(dkim::reading how, std::string_view body, std::size_t step) {
  std::string out;
  const auto sink = [&out](std::string_view piece) { out += piece; };
  dkim::reading_filter filter{how, sink};
  for (std::size_t at = 0; at < body.size(); at += step) filter(body.substr(at, step));
  filter.finish();
  return out;
}

std::string letters(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '>' && c != '.' && c != ' ' && c != '\t' && c != '\r' && c != '\n') out += c;
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  require(read(dkim::reading::as_it_lies, text, 1) == text);
  const auto all = dkim::find_readings(dkim::canonicalization::simple, text);
  require(all.size() <= dkim::reading_list::max_size);
  for (const auto how : all) {
    require(dkim::may_apply(how, dkim::canonicalization::simple, text));
    const auto whole = read(how, text, size + 1);
    require(read(how, text, 1) == whole && read(how, text, 3) == whole);
    require(whole.size() <= 2 * size + 1);
    require(letters(whole) == letters(text));
    // RFC 6376 section 3.4: only the readings of line ends may change a bare CR or LF.
    for (std::size_t i = 0; i < whole.size(); ++i) require(whole[i] != '\n' || (i > 0 && whole[i - 1] == '\r'));
  }
  for (const auto how : dkim::find_readings(dkim::canonicalization::relaxed, text)) {
    require(!includes(how, dkim::reading::signature_mark));
  }
  return 0;
}
