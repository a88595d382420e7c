#include <algorithm>
#include <cstdint>
#include <fromproof/dkim/signature.hpp>
#include <fromproof/text/ascii.hpp>
#include <fromproof/text/tag_list.hpp>
#include <limits>
#include <optional>

#include "request.hpp"

namespace fromproof::cli {

namespace {

/// Folding white space has no meaning inside these values (RFC 6376 section 3.5).
std::string without_blanks(std::string_view value) {
  std::string text;
  for (const char c : value) {
    if (!ascii::is_fws(c)) text += c;
  }
  return text;
}

std::string canonicalizations(const dkim::signature& signature) {
  return std::string{word(signature.header)} + "/" + std::string{word(signature.body)};
}

/// RFC 6376 section 3.5: the default of i= is "@" and d=.
std::string identity(const dkim::signature& signature) {
  return signature.identity.empty() ? "@" + std::string{signature.domain} : without_blanks(signature.identity);
}

/// Whether a tag has its own place in the answer, because it has a default or is a number.
bool has_default(std::string_view name) {
  for (const std::string_view each : {"c", "i", "l", "q", "t", "x"}) {
    if (each == name) return true;
  }
  return false;
}

void write_number(json_writer<output>& json, std::string_view name, const std::optional<std::uint64_t>& number) {
  constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
  json.key(name);
  number ? json.number(static_cast<std::int64_t>(std::min(*number, most))) : json.null();
}

/// The algorithm can be parsed, but must not be relied on (RFC 8301 section 3.1).
bool is_historic(const dkim::signature& signature) {
  return signature.algorithm == dkim::algorithm::rsa_sha1;
}

void write_json(const parse_request& request, const dkim::signature& signature, output& out) {
  json_writer json{out};
  json.begin_object();
  for (const auto& tag : tag_list{request.text}) {
    if (!has_default(tag.name)) json.key(tag.name), json.string(without_blanks(tag.value));
  }
  json.member("c", canonicalizations(signature));
  json.member("i", identity(signature));
  json.member("q", without_blanks(signature.query_methods));
  write_number(json, "t", signature.timestamp);
  write_number(json, "x", signature.expiration);
  write_number(json, "l", signature.body_length);
  json.key("problems");
  json.begin_array();
  if (is_historic(signature)) {
    json.begin_object();
    json.member("code", "historic-algorithm");
    json.member("offset", static_cast<std::int64_t>(tag_list{request.text}.find("a").offset));
    json.member("message", "rsa-sha1 must not be used any more (RFC 8301)");
    json.end_object();
  }
  json.end_array();
  json.end_object();
  out("\n");
}

void write_text(const parse_request& request, const dkim::signature& signature, output& out) {
  rows lines;
  bool given = false;
  for (const auto& tag : tag_list{request.text}) {
    lines.add(tag.name, without_blanks(tag.value));
    given = given || tag.name == "c";
  }
  if (!given) lines.add("c", canonicalizations(signature) + "  (default)");
  if (signature.identity.empty()) lines.add("i", identity(signature) + "  (default)");
  if (is_historic(signature)) lines.add("! historic-algorithm", "rsa-sha1 must not be used any more (RFC 8301)");
  lines.print(out);
}

}  // namespace

exit_status parse_dkim_signature(const parse_request& request, output& out) {
  const auto signature = dkim::parse_signature(request.text);
  if (!signature) {
    if (!request.json) return fail(request, out, signature.error, signature.offset);
    json_writer json{out};
    json.begin_object();
    write_fault(json, signature.error, signature.offset);
    json.known("tag", signature->bad_tag);
    json.end_object();
    out("\n");
    return bad_input;
  }
  request.json ? write_json(request, *signature, out) : write_text(request, *signature, out);
  return all_pass;
}

}  // namespace fromproof::cli
