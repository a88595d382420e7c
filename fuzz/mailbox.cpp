// Address lists: items and their views lie inside the list and in order, their number is bounded by the separators, and
// an address written in canonical form reads as the same address.

#include <fromproof/message/mailbox.hpp>

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

std::string local_part(const message::mailbox& box) {
  std::string out;
  message::write_local_part(box, [&out](std::string_view piece) { out += piece; });
  return out;
}

std::string display_name(const message::mailbox& box) {
  std::string out;
  message::write_display_name(box, [&out](std::string_view piece) { out += piece; });
  return out;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

// A name that a quoted string can hold: encoded words may decode to NUL, CR and LF.
bool can_be_quoted(std::string_view name) {
  return name.find('\0') == std::string_view::npos && name.find_first_of("\r\n") == std::string_view::npos;
}

void check_address(const message::mailbox& box) {
  const std::string local = local_part(box);
  const auto domain = message::domain_of(box);
  require(domain.offset <= box.domain.size());
  if (!domain) return;
  const std::string name = display_name(box);
  std::string canonical;
  if (!box.display_name.empty() && can_be_quoted(name)) canonical = quoted(name) + ' ';
  const bool named = !canonical.empty();
  canonical += '<' + local + '@' + std::string{domain->view()} + '>';
  std::size_t count = 0;
  for (const auto& again : message::mailbox_list{canonical}) {
    ++count;
    require(again.error == errc::none);
    require(again.value.text == canonical);
    require(local_part(again.value) == local);
    require(message::domain_of(again.value)->view() == domain->view());
    require(!named || display_name(again.value) == name);
  }
  require(count == 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view list{reinterpret_cast<const char*>(data), size};
  std::size_t separators = 1;
  for (const char c : list) separators += c == ',' || c == ';' || c == ':';
  std::size_t items = 0;
  const char* last = list.data();
  for (const auto& item : message::mailbox_list{list}) {
    require(++items <= separators);
    require(item.offset <= size);
    require(lies_in(list, item.value.text));
    if (item.group.data() != nullptr) require(lies_in(list, item.group));
    if (item.error != errc::none) {
      require(item.value.local_part.empty() && item.value.domain.empty() && item.value.display_name.empty());
      if (item.error == errc::missing_group_close) continue;  // about the group, which began earlier
    } else {
      require(lies_in(item.value.text, item.value.local_part) && !item.value.local_part.empty());
      require(lies_in(item.value.text, item.value.domain) && !item.value.domain.empty());
      if (!item.value.display_name.empty()) require(lies_in(item.value.text, item.value.display_name));
      check_address(item.value);
    }
    require(item.value.text.data() >= last);
    last = item.value.text.data() + item.value.text.size();
  }
  std::size_t groups = 0;
  for (const auto& group : message::group_list{list}) {
    require(++groups <= separators);
    require(!group.name.empty() && group.name.data() == list.data() + group.offset && lies_in(list, group.name));
  }
  return 0;
}
