// Any octets as a domain name: the result is in bounds, and reading it again, or its Unicode form, gives the same.

#include <cstddef>
#include <cstdint>
#include <fromproof/domain/domain.hpp>
#include <string>
#include <string_view>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

bool in_bounds(std::string_view name) {
  std::size_t label = 0;
  for (const char c : name) {
    label = c == '.' ? 0 : label + 1;
    if (label > fromproof::domain::max_label_size || fromproof::ascii::is_high(c) || (c >= 'A' && c <= 'Z'))
      return false;
  }
  return !name.empty() && name.size() <= fromproof::domain::max_size && name.front() != '.' && name.back() != '.' &&
         name.find("..") == std::string_view::npos;
}

std::string unicode(std::string_view name) {
  std::string out;
  fromproof::write_unicode(name, [&out](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto domain = fromproof::parse_domain(text);
  require(domain.offset <= size);
  if (domain) {
    require(in_bounds(domain->view()));
    require(fromproof::parse_domain(domain->view()).value == *domain);
    require(fromproof::parse_domain(unicode(domain->view())).value == *domain);
    for (int labels = 0; labels <= domain->label_count(); ++labels) {
      const std::string_view suffix = domain->suffix(labels);
      require(suffix.empty() == (labels == 0));
      require(suffix.empty() || fromproof::is_subdomain_of(domain->view(), suffix));
    }
    fromproof::has_mixed_scripts(domain->view());
  } else {
    require(domain->empty());
  }

  // Writers accept any text.
  require(unicode(text).size() <= text.size() * 4);
  fromproof::has_mixed_scripts(text);

  char32_t characters[fromproof::domain::max_label_size];
  const auto decoded = fromproof::punycode::decode(text, characters);
  require(decoded.offset <= size);
  if (decoded) {
    for (std::size_t i = 0; i < *decoded; ++i) require(characters[i] <= 0x10ffff);
    char again[fromproof::domain::max_label_size * 8];
    const auto encoded = fromproof::punycode::encode({characters, *decoded}, again);
    require(static_cast<bool>(encoded));
    char32_t twice[fromproof::domain::max_label_size];
    const auto same = fromproof::punycode::decode({again, *encoded}, twice);
    require(same && *same == *decoded);
    for (std::size_t i = 0; i < *same; ++i) require(twice[i] == characters[i]);
  }
  return 0;
}
