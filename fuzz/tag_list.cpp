// Tag lists: every tag lies at its offset, a printed list reads the same again, and the answers agree.

#include "fromproof/text/tag_list.hpp"

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "require.hpp"

using fromproof::errc;
using fromproof::fuzz::require;

namespace {

bool inside(std::string_view whole, std::string_view part) {
  return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const fromproof::tag_list list{text};

  std::size_t semicolons = 0;
  for (const char c : text) semicolons += c == ';' ? 1 : 0;

  std::size_t count = 0;
  std::string printed;
  std::set<std::string_view> names;
  bool repeated = false;
  bool malformed = false;
  for (const auto& tag : list) {
    ++count;
    require(tag.offset <= size && inside(text, tag.value));
    require(tag.value == fromproof::ascii::trim(tag.value) || tag.error == errc::empty);
    require(tag.value.find(';') == std::string_view::npos);
    if (tag.error == errc::none || tag.error == errc::bad_tag_value) {
      require(!tag.name.empty() && inside(text, tag.name));
      require(tag.name.find_first_of("=; \t\r\n") == std::string_view::npos);
      if (tag.error == errc::none && !tag.value.empty()) require(tag.value.data() == text.data() + tag.offset);
      repeated = !names.insert(tag.name).second || repeated;
      if (!printed.empty()) printed += ';';
      ((printed += tag.name) += '=') += tag.value;
    } else {
      require(tag.name.empty());
    }
    malformed = malformed || tag.error != errc::none;
  }
  require(count <= semicolons + 1);

  int searches = 16;
  auto again = fromproof::tag_list{printed}.begin();
  for (const auto& tag : list) {
    if (tag.name.empty()) continue;
    require(again != std::default_sentinel && again->name == tag.name && again->value == tag.value);
    require(again->error == tag.error);
    if (searches-- > 0) require(list.find(tag.name).name == tag.name || tag.error != errc::none);
    ++again;
  }
  require(again == std::default_sentinel);

  const auto error = list.first_error();
  require(error.offset <= size);
  const bool faulty = malformed || repeated || count > fromproof::tag_list::max_tags;
  require(static_cast<bool>(error) != faulty);
  return 0;
}
