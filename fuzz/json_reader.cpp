// JSON: offsets lie inside, levels are closed as they were opened, skipping a value ends where reading it ends, and a
// decoded string written as JSON reads as the same string.

#include "fromproof/data/json_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fromproof/data/json_writer.hpp"
#include "fromproof/text/utf8.hpp"
#include "require.hpp"

using namespace fromproof;
using fromproof::fuzz::require;

namespace {

void check_string(std::string_view raw) {
  std::string text;
  write_json_string(raw, [&text](std::string_view piece) { text += piece; });
  require(text.size() <= raw.size());
  require(json_string_is(raw, text));
  require(!json_string_is(raw, text + 'x'));
  if (!utf8::is_valid(text)) return;
  std::string written;
  auto to = [&written](std::string_view piece) { written += piece; };
  json_writer json{to};
  json.string(text);
  json_reader again{written};
  require(again.next() == json_event::string && again.is(text));
  require(again.next() == json_event::end);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  json_reader json{text, 16};
  std::size_t events = 0, open = 0, value_end = 0;
  while (json.next() != json_event::end && json.event() != json_event::fault) {
    require(++events <= size);
    require(json.offset() < size);
    const auto event = json.event();
    if (event == json_event::begin_object || event == json_event::begin_array) ++open;
    if (event == json_event::end_object || event == json_event::end_array) --open;
    if (event == json_event::key || event == json_event::string) check_string(json.raw());
    require(open == json.depth() && open <= 16);
    if (open == 0) value_end = size - json.rest().size();
  }
  require(json.offset() <= size);
  require((json.error() == errc::none) == (json.event() == json_event::end));
  if (json.event() == json_event::end) require(open == 0);

  json_reader skipped{text, 16};
  skipped.next();
  if (skipped.skip_value()) {
    require(skipped.depth() == 0);
    require(size - skipped.rest().size() == value_end);
  } else {
    require(skipped.error() == json.error() && skipped.offset() == json.offset());
  }
  return 0;
}
