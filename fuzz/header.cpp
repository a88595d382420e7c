// The header of a message: its fields cover it completely, whatever it holds; split() agrees; no field is invented.

#include "fromproof/message/header.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "require.hpp"

namespace message = fromproof::message;
using fromproof::errc;
using fromproof::fuzz::require;

namespace {

bool inside(std::string_view whole, std::string_view part) {
  return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

bool is_empty_line(std::string_view rest) {
  return rest.starts_with("\n") || rest.starts_with("\r\n");
}

std::string unfolded(std::string_view body) {
  std::string out;
  message::unfold(body, [&out](std::string_view piece) { out += piece; });
  return out;
}

void check_field(std::string_view text, const message::header_field& field) {
  require(!field.raw.empty() && inside(text, field.raw) && inside(field.raw, field.body));
  // Only the last field may lack its line end, and the body has line ends only where a fold follows.
  require(field.raw.ends_with('\n') || field.raw.data() + field.raw.size() == text.data() + text.size());
  require(!field.body.ends_with('\n') && !field.body.ends_with("\r\n"));
  for (std::size_t i = 0; i + 1 < field.body.size(); ++i) {
    if (field.body[i] == '\n') require(field.body[i + 1] == ' ' || field.body[i + 1] == '\t');
  }
  if (field.error == errc::none) {
    require(!field.name.empty() && field.name.data() == field.raw.data());
    require(field.is(field.name));
    for (const char c : field.name) require(c > ' ' && c < 0x7f && c != ':');
    std::size_t at = field.name.size();
    while (field.raw[at] == ' ' || field.raw[at] == '\t') ++at;
    require(field.raw[at] == ':' && field.body.data() == field.raw.data() + at + 1);
  } else {
    require(field.name.empty() && field.body.data() == field.raw.data());
  }

  const std::string line = unfolded(field.body);
  require(line.size() <= field.body.size() && line.find('\n') == std::string::npos);
  require(unfolded(line) == line);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const message::header fields{text};
  require(fields.mbox_line().empty() || fields.mbox_line().data() == text.data());

  std::size_t at = fields.mbox_line().size();
  std::string printed;
  auto it = fields.begin();
  for (; it != fields.end(); ++it) {
    require(it->raw.data() == text.data() + at && it.rest().data() == text.data() + at);
    at += it->raw.size();
    check_field(text, *it);
    // A field alone is the same field.
    const message::header_iterator alone{it->raw};
    require(alone->name == it->name && alone->body == it->body && alone->error == it->error);
    require(alone->raw.size() == it->raw.size());
    if (it->error == errc::none) ((printed += it->name) += ':') += std::string{it->body} + "\r\n";
  }
  require(it.rest().empty() ? at == size : is_empty_line(it.rest()) && it.rest().data() == text.data() + at);

  const auto parts = message::split(text);
  require(parts.header.data() == text.data() && parts.header.size() == at);
  require(parts.separated != it.rest().empty());
  require(inside(text, parts.body) && parts.body.data() + parts.body.size() == text.data() + size);
  require(size - parts.body.size() - at <= 2);

  // The printed header reads as the same fields.
  auto again = message::header{printed}.begin();
  for (const auto& field : fields) {
    if (field.error != errc::none) continue;
    require(again != std::default_sentinel && again->name == field.name && again->body == field.body);
    ++again;
  }
  require(again == std::default_sentinel);
  return 0;
}
