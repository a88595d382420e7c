// Any octets as a name, normalized or not: the result is an end of the name in whole labels, and the organization of an
// organizational domain is that domain.

#include <cstddef>
#include <cstdint>
#include <fromproof/domain/public_suffix_table.hpp>
#include <string_view>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

bool is_end_of(std::string_view name, std::string_view end) {
  const std::size_t rest = name.size() - end.size();
  return end.size() <= name.size() && end.data() == name.data() + rest && (rest == 0 || name[rest - 1] == '.');
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using fromproof::organizational_domain;
  const std::string_view name{reinterpret_cast<const char*>(data), size};
  for (const auto& table : {fromproof::suffix_table{}, fromproof::public_suffix_table}) {
    const std::string_view suffix = table.public_suffix(name);
    require(is_end_of(name, suffix));
    const std::string_view organization = organizational_domain(table, name);
    if (organization.empty()) {
      require(suffix == name);
      continue;
    }
    require(is_end_of(name, organization) && is_end_of(organization, suffix));
    require(organization.substr(0, organization.size() - suffix.size()).find('.') ==
            organization.size() - suffix.size() - 1);
    require(organizational_domain(table, organization) == organization);
  }
  return 0;
}
