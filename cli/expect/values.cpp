#include "values.hpp"

#include <charconv>
#include <fromproof/domain/domain.hpp>
#include <fromproof/domain/ip_address.hpp>
#include <fromproof/text/ascii.hpp>
#include <system_error>

namespace fromproof::cli {

namespace {

constexpr std::size_t max_shown = 60;

/// A text for a message: its beginning, in quotes.
std::string shown(std::string_view text) {
  std::string out = "\"" + std::string{text.substr(0, max_shown)};
  return out + (text.size() > max_shown ? "...\"" : "\"");
}

/// Reads what stands behind a backslash, `at` its first octet, and moves `at` behind it. False if it is no octet.
bool read_escape(std::string_view text, std::size_t& at, numbers base, char& out) {
  if (at >= text.size()) return false;
  if (!ascii::is_digit(text[at])) {
    out = text[at++];
    return true;
  }
  if (text.size() - at < 3) return false;
  unsigned value = 0;
  const auto digits = text.substr(at, 3);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + 3, value, base == numbers::octal ? 8 : 10);
  if (error != std::errc{} || end != digits.data() + 3 || value > 255) return false;
  out = static_cast<char>(static_cast<unsigned char>(value));
  at += 3;
  return true;
}

[[noreturn]] void refuse_name(std::string_view text, const place& at) {
  throw record_fault{at.line, shown(text) + " is not a domain name"};
}

/// The lengths of RFC 1035 section 2.3.4.
bool has_valid_lengths(std::string_view name) {
  if (name.size() > domain::max_size) return false;
  std::size_t label = 0;
  for (const char c : name) {
    if (c == '.' && label == 0) return false;
    label = c == '.' ? 0 : label + 1;
    if (label > domain::max_label_size) return false;
  }
  return name.empty() || label > 0;
}

}  // namespace

std::string read_name(std::string_view text, numbers base, const place& at) {
  if (text == ".") return {};
  if (text.empty()) throw record_fault{at.line, "a domain name is empty"};
  std::string name;
  bool high = false;
  for (std::size_t i = 0; i < text.size();) {
    char c = text[i++];
    if (c == '\\') {
      // A dot inside a label cannot be asked for by the names of this program.
      if (!read_escape(text, i, base, c) || c == '.') refuse_name(text, at);
    } else {
      if (c == '.' && i == text.size()) break;
      if (c <= ' ' && !ascii::is_high(c)) refuse_name(text, at);
      if (c == '"' || c == '\x7f') refuse_name(text, at);
      high = high || ascii::is_high(c);
    }
    name += ascii::to_lower(c);
  }
  if (high) {
    const auto idn = parse_domain(name);
    if (!idn) refuse_name(text, at);
    name = idn->view();
  }
  if (!has_valid_lengths(name)) refuse_name(text, at);
  return name;
}

std::string read_strings(std::string_view text, numbers base, const place& at) {
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i++];
    if (c == '"') {
      inside = !inside;
    } else if (!inside) {
      if (!ascii::is_fws(c)) throw record_fault{at.line, "text outside the quotes: " + shown(text)};
    } else if (c == '\\') {
      char octet = 0;
      if (!read_escape(text, i, base, octet)) {
        throw record_fault{at.line, "a backslash must be followed by a character or by three digits of an octet"};
      }
      out += octet;
    } else {
      out += c;
    }
  }
  if (inside) throw record_fault{at.line, "a quote is missing: " + shown(text)};
  return out;
}

std::string read_text(std::string_view text, const value_form& form, const place& at) {
  const bool quoted = !text.empty() && text.front() == '"';
  switch (form.text) {
    case texts::plain: return std::string{text};
    case texts::plain_or_strings:
      if (!quoted) return std::string{text};
      break;
    case texts::inside_quotes:
      if (!quoted) return read_strings('"' + std::string{text} + '"', form.base, at);
      break;
    case texts::strings:
      if (quoted) break;
      if (text.find_first_of(" \t\r\n") != std::string_view::npos) {
        throw record_fault{at.line, "text of several words must be in quotes: " + shown(text)};
      }
      return read_strings('"' + std::string{text} + '"', form.base, at);
  }
  return read_strings(text, form.base, at);
}

std::uint16_t read_preference(std::string_view text, const place& at) {
  std::uint16_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) {
    throw record_fault{at.line, "the preference of an MX must be a number up to 65535: " + shown(text)};
  }
  return value;
}

std::string read_address(std::string_view text, std::size_t octets, const place& at) {
  const auto address = parse_ip_address(text);
  if (!address || address->bytes().size() != octets) {
    throw record_fault{at.line, shown(text) + (octets == 4 ? " is not an IPv4 address" : " is not an IPv6 address")};
  }
  std::string out;
  for (const auto octet : address->bytes()) out += static_cast<char>(octet);
  return out;
}

}  // namespace fromproof::cli
