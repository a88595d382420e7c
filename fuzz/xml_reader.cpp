// XML: pieces of any size give the tokens of the whole document; tags are balanced; what the tokens say, written as
// XML, reads the same again. The first octet is the size of the pieces.

#include "fromproof/data/xml_reader.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fromproof/data/window.hpp"
#include "fromproof/data/xml_text.hpp"
#include "require.hpp"

namespace {

using namespace fromproof;
using fuzz::require;

struct token {
  xml::token kind;
  std::string text;  ///< the name with its prefix, or the text as it is meant
  bool operator==(const token&) const = default;
};

struct reading {
  std::vector<token> tokens;
  xml::fault why = xml::fault::none;
  std::uint64_t offset = 0;
  bool known = true;  ///< no unknown reference
  bool operator==(const reading&) const = default;
};

/// Reads a document in pieces of this size, which are copies, so that a sanitizer sees views that are kept.
reading read(std::string_view text, std::size_t piece) {
  std::array<char, 1024> path;
  std::vector<char> memory(text.size() + 1);
  xml::reader reader{path, {.overlooked = "xs:schema"}};
  window held{memory};
  reading out;
  std::vector<std::string> open;
  bool stopped = false;
  const auto take = [&](std::string_view octets, xml::part which) {
    if (!stopped) reader.feed(octets, which);
    while (!stopped) {
      const auto kind = reader.next();
      require(reader.depth() <= 32 && reader.rest().size() <= octets.size());
      const bool is_tag = kind == xml::token::start || kind == xml::token::end;
      const auto name = is_tag ? std::string{reader.prefix()} + std::string{reader.name()} : std::string{};
      switch (kind) {
        case xml::token::start:
          open.push_back(name);
          require(reader.depth() == open.size() && reader.path().ends_with(name));
          out.tokens.push_back({kind, name});
          break;
        case xml::token::end:
          require(!open.empty() && open.back() == name);
          open.pop_back();
          require(reader.depth() == open.size());
          out.tokens.push_back({kind, name});
          break;
        case xml::token::text: {
          require(!open.empty());
          std::string meant{reader.text()};
          if (!reader.is_verbatim()) {
            meant.clear();
            out.known = xml::decode_text(reader.text(), [&meant](std::string_view p) { meant += p; }) && out.known;
          }
          out.tokens.push_back({kind, meant});
          break;
        }
        case xml::token::more: return octets.size() - reader.rest().size();
        case xml::token::finished:
          require(open.empty() && which == xml::part::last);
          stopped = true;
          break;
        case xml::token::refused:
          out.why = reader.why();
          out.offset = reader.offset();
          require(out.why != xml::fault::none && out.offset <= text.size());
          stopped = true;
          break;
      }
    }
    return octets.size();
  };
  for (auto rest = text; !rest.empty(); rest.remove_prefix(piece < rest.size() ? piece : rest.size())) {
    const std::vector<char> copy{rest.begin(),
                                 rest.begin() + static_cast<std::ptrdiff_t>(std::min(piece, rest.size()))};
    require(
        held.write({copy.data(), copy.size()}, [&](std::string_view o) { return take(o, xml::part::more_follows); }));
  }
  take(held.held(), xml::part::last);
  require(stopped);
  return out;
}

/// The tokens as a document. A section keeps the blanks at the beginning of a text.
std::string written(const reading& from) {
  std::string out;
  for (const auto& [kind, text] : from.tokens) {
    if (kind == xml::token::start) ((out += '<') += text) += '>';
    if (kind == xml::token::end) ((out += "</") += text) += '>';
    if (kind != xml::token::text) continue;
    for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == ' ' ? "&#32;" : std::string(1, c);
  }
  return out;
}

std::string joined(const reading& from) {
  std::string out;
  for (const auto& [kind, text] : from.tokens) {
    if (kind == xml::token::text)
      out += text;
    else
      (((out += kind == xml::token::start ? "<" : "</") += text) += '>');
  }
  // A reader leaves out blanks at the beginning of a text, which is between other tokens in the first reading.
  std::erase_if(out, [](char c) { return ascii::is_fws(c); });
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text{reinterpret_cast<const char*>(data) + 1, size - 1};
  const auto whole = read(text, text.size() + 1);
  require(read(text, data[0] % 100 + 1U) == whole);
  require(read(text, 1) == whole);
  if (whole.why != xml::fault::none) return 0;
  const auto again = read(written(whole), 7);
  require(again.why == xml::fault::none && again.known);
  require(joined(again) == joined(whole));
  return 0;
}
