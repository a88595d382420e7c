// Canonicalization: a body in chunks gives the same as the whole body, and both the same as a reader of single octets;
// likewise for fields. The first octets of the input choose the chunks.

#include "fromproof/dkim/canonicalization.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

using namespace fromproof;
using dkim::canonicalization;

bool is_wsp(char c) {
  return c == ' ' || c == '\t';
}

/// RFC 6376 section 3.4.4 step (a), or nothing, and then sections 3.4.3 and 3.4.4 step (b).
std::string slow_body(canonicalization how, std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool crlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (how == canonicalization::relaxed) {
      const bool after_space = !out.empty() && out.back() == ' ';
      if (is_wsp(text[i])) {
        if (!after_space) out += ' ';
        continue;
      }
      if (crlf && after_space) out.pop_back();
    }
    out += text[i];
    if (crlf) out += text[++i];
  }
  if (how == canonicalization::relaxed && out.ends_with(' ')) out.pop_back();
  while (out.ends_with("\r\n")) out.resize(out.size() - 2);
  if (!out.empty() || how == canonicalization::simple) out += "\r\n";
  return out;
}

std::string slow_value(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
      ++i;
    } else if (!is_wsp(text[i])) {
      out += text[i];
    } else if (!out.ends_with(' ')) {
      out += ' ';
    }
  }
  if (out.starts_with(' ')) out.erase(0, 1);
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

void check_body(canonicalization how, std::string_view text, std::string_view cuts, std::uint64_t length) {
  const std::string expected = slow_body(how, text);
  std::string chunked, whole;
  const auto to_chunked = [&](std::string_view piece) { chunked += piece; };
  const auto to_whole = [&](std::string_view piece) { whole += piece; };
  dkim::body_canonicalizer in_chunks{how, to_chunked};
  dkim::body_canonicalizer at_once{how, to_whole, length};
  std::size_t at = 0;
  for (std::size_t i = 0; at < text.size(); ++i) {
    std::size_t size = text.size() - at;
    if (!cuts.empty()) size = std::min<std::size_t>(size, static_cast<unsigned char>(cuts[i % cuts.size()]) + i % 2);
    in_chunks(text.substr(at, size));
    at += size;
  }
  in_chunks.finish();
  at_once(text);
  at_once.finish();
  require(chunked == expected);
  require(whole == expected.substr(0, length));
  require(in_chunks.size() == expected.size() && at_once.size() == expected.size());
  require(expected.size() <= text.size() + 2);
  // A canonical body stays the same.
  require(slow_body(how, expected) == expected);
}

void check_header(std::string_view text) {
  for (const auto& field : message::header{text}) {
    std::string relaxed, simple;
    dkim::write_field(canonicalization::relaxed, field, [&](std::string_view piece) { relaxed += piece; });
    dkim::write_field(canonicalization::simple, field, [&](std::string_view piece) { simple += piece; });
    require(simple.starts_with(field.error == errc::none ? field.name : field.body) && simple.ends_with("\r\n"));
    if (field.error != errc::none) continue;
    std::string name{field.name};
    for (char& c : name) c = ascii::to_lower(c);
    require(relaxed == name + ":" + slow_value(field.body) + "\r\n");
    const std::size_t content = ascii::offset_in(field.raw, field.body) + field.body.size();
    require(simple == std::string{field.raw.substr(0, content)} + "\r\n");

    const auto sig = dkim::parse_signature(field.body);
    std::string emptied{field.body};
    emptied.erase(sig->b_offset, sig->b_size);
    std::string own;
    dkim::write_signature_field(canonicalization::relaxed, field, *sig, [&](std::string_view piece) { own += piece; });
    require(own == name + ":" + slow_value(emptied));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text{reinterpret_cast<const char*>(data), size};
  check_header(text);
  if (text.empty()) return 0;
  // The number of octets with chunk sizes, those sizes, and then the body.
  const std::size_t cuts = std::min<std::size_t>(static_cast<unsigned char>(text.front()) % 8, text.size() - 1);
  const auto sizes = text.substr(1, cuts);
  text.remove_prefix(1 + cuts);
  const std::uint64_t length = text.empty() ? 0 : text.size() / 2 + static_cast<unsigned char>(text.back()) % 8;
  check_body(canonicalization::simple, text, sizes, length);
  check_body(canonicalization::relaxed, text, sizes, length);
  return 0;
}
