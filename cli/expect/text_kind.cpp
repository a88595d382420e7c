#include "text_kind.hpp"

#include <algorithm>
#include <array>
#include <fromproof/text/ascii.hpp>
#include <string>
#include <utility>
#include <vector>

namespace fromproof::cli {

namespace {

/// The text behind "v=" up to what cannot be part of a version; empty without "v=".
std::string_view version_of(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\"'");
  if (begin == std::string_view::npos || ascii::to_lower(text[begin]) != 'v') return {};
  text = ascii::trim(text.substr(begin + 1));
  if (!text.starts_with('=')) return {};
  text = ascii::trim(text.substr(1));
  const auto end = std::find_if_not(text.begin(), text.end(), ascii::is_alnum);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

using tag = std::pair<std::string, std::string>;

std::string without_blanks(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return !ascii::is_fws(c); });
  return out;
}

/// The tags of a list, sorted by name. Those of the same name keep their order: the first may count, or none.
std::vector<tag> tags_of(text_kind kind, std::string_view text) {
  std::vector<tag> out;
  while (!text.empty()) {
    const auto end = std::min(text.find(';'), text.size());
    const auto part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto equals = std::min(part.find('='), part.size());
    std::string name{ascii::trim(part.substr(0, equals))};
    const auto value = equals < part.size() ? ascii::trim(part.substr(equals + 1)) : std::string_view{};
    if (name.empty() && value.empty()) continue;
    // RFC 6376 section 3.2: the base64 of a key may have blanks inside.
    const bool key = kind == text_kind::dkim && name == "p";
    // A tag without "=" is something else than an empty one.
    if (equals == part.size()) name += ' ';
    out.emplace_back(std::move(name), key ? without_blanks(value) : std::string{value});
  }
  std::stable_sort(out.begin(), out.end(), [](const tag& a, const tag& b) { return a.first < b.first; });
  return out;
}

/// The first tag must be the version, so a list in which it stands elsewhere is another one.
std::string first_tag(std::string_view text) {
  return without_blanks(text.substr(0, text.find(';')));
}

std::string single_blanks(std::string_view text) {
  std::string out;
  for (const char c : ascii::trim(text)) {
    if (c != ' ' || !out.ends_with(' ')) out += c;
  }
  return out;
}

}  // namespace

text_kind kind_of(std::string_view name, std::string_view text) {
  // RFC 6376 section 3.6.1: a key needs no version, and nothing else stands at its name.
  if (("." + std::string{name} + ".").find("._domainkey.") != std::string::npos) return text_kind::dkim;
  constexpr std::array kinds{std::pair{"spf1", text_kind::spf},         std::pair{"DMARC1", text_kind::dmarc},
                             std::pair{"DKIM1", text_kind::dkim},       std::pair{"STSv1", text_kind::mta_sts},
                             std::pair{"TLSRPTv1", text_kind::tls_rpt}, std::pair{"BIMI1", text_kind::bimi}};
  const auto version = version_of(text);
  for (const auto& [word, kind] : kinds) {
    if (ascii::iequals(version, word)) return kind;
  }
  return text_kind::other;
}

bool says_the_same(text_kind kind, std::string_view one, std::string_view other) {
  if (one == other) return true;
  if (kind == text_kind::other) return false;
  if (kind == text_kind::spf) return single_blanks(one) == single_blanks(other);
  const auto tags = tags_of(kind, one);
  if (tags != tags_of(kind, other)) return false;
  const bool versioned = std::any_of(tags.begin(), tags.end(), [](const tag& each) { return each.first == "v"; });
  return !versioned || first_tag(one) == first_tag(other);
}

}  // namespace fromproof::cli
