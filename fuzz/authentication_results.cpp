// Authentication-Results: every view lies inside the input, the ranges see what `parse` saw, a printed field reads the
// same again, and the folding of lines changes nothing. A malformed result, or one of an unknown version, after a field
// changes none of its results.

#include "fromproof/authentication_results/parse.hpp"
#include "fromproof/authentication_results/values.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fromproof/authentication_results/spellings.hpp"
#include "require.hpp"

using fromproof::fuzz::require;

namespace {

namespace results = fromproof::authentication_results;

void inside(std::string_view whole, std::string_view part) {
  if (part.data() == nullptr) return require(part.empty());
  require(part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

struct value {
  std::string type, name, text;
  bool operator==(const value&) const = default;
};
struct summary {
  std::string method, version, word, reason;
  bool has_reason = false;
  std::vector<value> properties;
  bool operator==(const summary&) const = default;
};

std::size_t all_of(const results::field& field, std::string_view method) {
  std::size_t count = 0;
  for (const auto& result : field.results()) count += result.is(method) ? 1u : 0u;
  return count;
}

std::vector<summary> read(std::string_view text, const results::field& field) {
  std::vector<summary> out;
  const char* before = text.data();
  for (const auto& result : field.results()) {
    inside(text, result.text);
    inside(result.text, result.method);
    inside(text, result.tail);
    inside(text, result.reason);
    inside(text, result.first_comment());
    require(result.text.data() >= before);  // in order, without overlap
    before = result.text.data() + result.text.size();
    require(!result.method.empty() && !result.value.empty());
    summary one{std::string{result.method}, std::string{result.version}, std::string{result.value}, {}, {}, {}};
    one.has_reason = result.reason.data() != nullptr;
    results::write_reason(result, [&one](std::string_view piece) { one.reason += piece; });
    for (const auto& p : result.properties()) {
      inside(result.tail, p.name);
      inside(text, p.value);
      inside(p.value, results::domain_part(p.value));
      value v{std::string{p.type}, std::string{p.name}, {}};
      results::write_value(p, [&v](std::string_view piece) { v.text += piece; });
      require(v.text.find('\n') == std::string::npos && v.text.size() <= p.value.size());
      one.properties.push_back(v);
    }
    inside(text, results::comment_parameter(result, "p"));
    inside(text, results::mail_from_of(result));
    inside(text, results::helo_of(result));
    inside(text, results::author_of(result));
    const auto address = results::client_ip_of(result);
    inside(text, address);
    require(address.empty() || fromproof::message::resembles_ip_address(address));
    if (out.empty() && results::contradicts(field, result.method)) require(all_of(field, result.method) > 1);
    out.push_back(one);
  }
  return out;
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

bool is_plain(std::string_view word) {
  for (const char c : word) {
    if (fromproof::ascii::is_control(c) || std::string_view{"\"\\ ();"}.find(c) != std::string_view::npos) return false;
  }
  return true;
}

/// A field by the grammar of RFC 8601, with every value quoted.
std::string print(const results::field& field, const std::vector<summary>& all) {
  std::string out = field.authserv_id.empty() ? "x" : "\"" + std::string{field.authserv_id} + "\"";
  if (field.none) return out + "; none";
  for (const auto& one : all) {
    out += ";\r\n " + one.method + (one.version.empty() ? "" : "/" + one.version) + "=" + one.word;
    if (one.has_reason) out += " reason=" + quoted(one.reason);
    for (const auto& p : one.properties)
      out += " " + p.type + (p.type.empty() ? "" : ".") + p.name + "=" + quoted(p.text);
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto parsed = results::parse(text);
  require(parsed.offset <= size);
  inside(text, parsed->authserv_id);
  inside(text, parsed->version);
  inside(text, parsed->results_text);
  const auto first = read(text, *parsed);
  require(parsed->usable || (first.empty() && !parsed->none && !parsed));
  require(!parsed->has(results::irregularity::malformed_result) || !parsed);
  if (parsed) {
    for (const std::string_view behind : {"; x", "; x/2=pass", "; =?x?q?;spf=pass?=", "; \"spf=pass"}) {
      const std::string longer = std::string{text} + std::string{behind};
      const auto more = results::parse(longer);
      require(more->usable && more->authserv_id == parsed->authserv_id && more->none == parsed->none);
      require(read(longer, *more) == first);
    }
    require(parsed->none ? first.empty() : !first.empty());
    require(!parsed->authserv_id.empty() || parsed->has(results::irregularity::no_authserv_id));

    // Skips words that needed quotes, which this grammar does not print.
    bool plain = is_plain(parsed->authserv_id);
    for (const auto& one : first) plain = plain && is_plain(one.word);
    if (plain) {
      const std::string again = print(*parsed, first);
      const auto second = results::parse(again);
      require(bool{second});
      require(second->none == parsed->none);
      require(read(again, *second) == first);
    }

    // CFWS before and after changes nothing.
    const std::string padded = "\r\n (a (b)) " + std::string{text} + "\r\n\t(c)";
    if (const auto third = results::parse(padded); third) {
      require(third->authserv_id == parsed->authserv_id);
      require(read(padded, *third) == first);
    }
  }

  const auto arc = results::parse_arc(text);
  require(arc.offset <= size);
  if (arc) require(arc->instance >= 1 && arc->instance <= 50);
  if (parsed) {
    const std::string numbered = "i=50;" + std::string{text};
    const auto sealed = results::parse_arc(numbered);
    require(bool{sealed} && sealed->instance == 50);
  }
  return 0;
}
