// JSON strings: another program reads back what was written, for any octets in any pieces. The first octet chooses the
// cut.

#include "fromproof/data/json_writer.hpp"

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

struct collector {
  std::string text;
  void operator()(std::string_view piece) { text += piece; }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text{reinterpret_cast<const char*>(data) + 1, size - 1};
  const std::size_t cut = data[0] < text.size() ? data[0] : text.size();
  const auto pieces = [text, cut](auto& out) {
    out(text.substr(0, cut));
    out(text.substr(cut));
  };

  collector out;
  fromproof::json_writer json{out};
  json.begin_object();
  json.key(text);
  json.begin_array();
  json.string(text);
  json.string_from(pieces);
  json.end_array();
  json.key_from([&pieces](auto& piece) {
    piece("2");
    pieces(piece);
  });
  json.number(data[0]);
  json.end_object();

  std::string expected;
  fromproof::utf8::for_each(text, [&expected](const fromproof::utf8::character& c) { expected += c.text(); });
  const auto read = nlohmann::json::parse(out.text, nullptr, false);
  require(read.is_object() && read.size() == 2);
  require(read.contains(expected) && read.contains("2" + expected));
  const auto& list = read[expected];
  require(list.size() == 2 && list[0] == expected && list[1] == expected);
  require(read["2" + expected] == data[0]);
  for (const char c : out.text) require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
  return 0;
}
