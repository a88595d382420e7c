// Mails with parts: parts are views of the mail, in its order and without overlap; more memory only opens what was too
// deep; base64 may be cut anywhere; nothing that is decoded is longer than it was.

#include <array>
#include <cstddef>
#include <cstdint>
#include <fromproof/mime/multipart.hpp>
#include <string>
#include <string_view>

#include "require.hpp"

using namespace fromproof;
using fromproof::fuzz::require;

namespace {

void check_base64(std::string_view body) {
  std::string whole, cut;
  const std::size_t faults =
      mime::decode_body(body, mime::transfer_encoding::base64, [&whole](std::string_view piece) { whole += piece; });
  base64::decoder decoder;
  const auto to = [&cut](std::string_view piece) { cut += piece; };
  for (const char& c : body) decoder.feed({&c, 1}, to);
  decoder.finish(to);
  require(whole == cut && faults == decoder.foreign());
}

void check_names(const mime::part& part) {
  for (const auto text : {part.type.parameters, part.disposition.parameters}) {
    std::size_t count = 0;
    for (const auto& each : mime::parameters{text}) {
      require(++count <= text.size());
      require(each.value.empty() || each.value.data() + each.value.size() <= text.data() + text.size());
    }
  }
  std::string name;
  mime::write_file_name(part, [&name](std::string_view piece) { name += piece; });
  // An octet that is not UTF-8 becomes three.
  require(name.size() <= 3 * part.header.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view mail{reinterpret_cast<const char*>(data), size};
  std::array<mime::open_multipart, 3> memory;
  mime::part_reader reader{mail, memory};
  const char* at = mail.data();
  std::size_t parts = 0, deepest = 0;
  while (reader.next()) {
    const auto& part = reader.part();
    require(++parts <= size + 1);
    require(part.depth <= memory.size());
    require(part.depth <= deepest + 1);
    deepest = part.depth + (part.multipart ? 1 : 0);
    require(!part.multipart || part.body.empty());
    for (const auto view : {part.header, part.body}) {
      if (view.empty()) continue;
      require(view.data() >= at && view.data() + view.size() <= mail.data() + size);
      at = view.data() + view.size();
    }
    for (const auto encoding : {mime::transfer_encoding::base64, mime::transfer_encoding::quoted_printable}) {
      std::size_t octets = 0;
      require(mime::decode_body(part.body, encoding, [&octets](std::string_view piece) { octets += piece.size(); }) <=
              part.body.size());
      require(octets <= part.body.size());
    }
    check_base64(part.body);
    check_names(part);
  }
  require(!reader.next());

  mime::part_reader flat{mail, {}};
  require(flat.next() && !flat.part().multipart && !flat.next());
  return 0;
}
