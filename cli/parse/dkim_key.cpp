#include <array>
#include <cstdint>
#include <fromproof/dkim/key.hpp>
#include <fromproof/text/ascii.hpp>

#include "problems.hpp"
#include "request.hpp"

namespace fromproof::cli {

namespace {

/// A key record, and the usable part of the key in it.
struct reading {
  explicit reading(std::string_view text) : record{dkim::parse_key(text)} {
    if (record && !record->revoked) key = dkim::decode_public_key(*record, memory);
  }

  /// The offset of the error in p=, counted in the record.
  std::size_t offset(std::string_view text) const {
    const std::size_t begin = ascii::offset_in(text, record->public_key);
    return begin + (key.error == errc::bad_base64 ? key.offset : 0);
  }

  std::array<std::uint8_t, dkim::public_key_memory> memory{};
  parsed<dkim::key> record;
  parsed<dkim::public_key> key;
};

/// Folding white space has no meaning inside these values (RFC 6376 section 3.6.1).
std::string without_blanks(std::string_view value) {
  std::string text;
  for (const char c : value) {
    if (!ascii::is_fws(c)) text += c;
  }
  return text;
}

std::string flags(const dkim::key& record) {
  return std::string{record.testing ? "y" : ""} + (record.testing && record.strict_identity ? ":" : "") +
         (record.strict_identity ? "s" : "");
}

void write_json(std::string_view text, const reading& read, output& out) {
  json_writer json{out};
  const auto& record = *read.record;
  json.begin_object();
  json.member("v", "DKIM1");
  json.member("k", record.type_name);
  json.known("h", without_blanks(record.hash_algorithms));
  json.member("s", without_blanks(record.services));
  json.member("t", flags(record));
  json.known("n", record.notes);
  json.member("p", without_blanks(record.public_key));
  json.member("revoked", record.revoked);
  json.key("key_bits");
  read.key->bits == 0 ? json.null() : json.number(static_cast<std::int64_t>(read.key->bits));
  json.key("problems");
  json.begin_array();
  if (!read.key) write_problem(json, read.key.error, read.offset(text), "p");
  json.end_array();
  json.end_object();
  out("\n");
}

void write_text(std::string_view text, const reading& read, output& out) {
  const auto& record = *read.record;
  rows lines;
  lines.add("k", record.type_name);
  if (record.revoked) lines.add("p", "empty: the key was revoked");
  if (read.key->bits > 0) lines.add("bits", read.key->bits);
  lines.add("h", record.hash_algorithms.empty() ? "all  (default)" : without_blanks(record.hash_algorithms));
  lines.add("s", without_blanks(record.services));
  if (record.testing) lines.add("t", "y: the domain tries DKIM out");
  if (record.strict_identity) lines.add("t", "s: the domain of i= must be that of d=");
  if (!record.notes.empty()) lines.add("n", record.notes);
  if (!read.key) add_problem(lines, read.key.error, read.offset(text), "p");
  lines.print(out);
}

}  // namespace

exit_status parse_dkim_key(const parse_request& request, output& out) {
  const reading read{request.text};
  if (!read.record) return fail(request, out, read.record.error, read.record.offset);
  request.json ? write_json(request.text, read, out) : write_text(request.text, read, out);
  return read.key ? all_pass : bad_input;
}

}  // namespace fromproof::cli
