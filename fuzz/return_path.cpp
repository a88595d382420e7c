// Reverse-paths: the parts are views of the text and form the address, no control or bracket gets into a domain, and an
// address in brackets reads as the same address, in a field and in an option.

#include <fromproof/message/return_path.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

using namespace fromproof;

bool lies_in(std::string_view whole, std::string_view part) {
  return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

void check(std::string_view text, const parsed<message::return_path>& path) {
  require(path.offset <= text.size());
  for (const char c : path->domain)
    require(!ascii::is_control(c) && c != ' ' && c != '(' && c != '<' && c != '>' && c != '@');
  if (!path) {
    require(path->address.empty() && path->local_part.empty() && !path->null);
    if (!path->domain.empty()) require(lies_in(text, path->domain));
    return;
  }
  require(path->null == path->address.empty());
  if (path->null) return require(path->local_part.empty() && path->domain.empty());
  require(lies_in(text, path->address));
  require(!path->local_part.empty() && !path->domain.empty());
  require(std::string{path->local_part} + '@' + std::string{path->domain} == path->address);
  require(message::domain_of(*path).offset <= path->domain.size());
}

void check_again(const message::return_path& path, const parsed<message::return_path>& again) {
  require(static_cast<bool>(again));
  require(again->address == path.address && again->domain == path.domain && again->null == path.null);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto option = message::parse_reverse_path(text);
  check(text, option);
  const auto field = message::parse_return_path(text);
  check(text, field);
  if (field) {
    const std::string canonical = '<' + std::string{field->address} + '>';
    check_again(*field, message::parse_return_path(canonical));
    check_again(*field, message::parse_reverse_path(canonical));
  }
  if (option) {
    const std::string canonical = '<' + std::string{option->address} + '>';
    check_again(*option, message::parse_reverse_path(canonical));
  }
  return 0;
}
