// Whose results count. The first line is the receiver that the caller names, if any; the rest is a header. What counts
// is a field of the header without error, and what follows below it changes nothing.

#include "fromproof/authentication_results/trust.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

using namespace fromproof;
namespace results = authentication_results;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text{reinterpret_cast<const char*>(data), size};
  const std::size_t line = text.find('\n');
  if (line == std::string_view::npos) return 0;
  const auto receiver = line == 0 ? std::nullopt : std::optional{text.substr(0, line)};
  text.remove_prefix(line + 1);
  const message::header header{text};
  const suffix_table suffixes;

  const auto spf = results::find_trusted_received_spf(header, receiver, suffixes);
  if (spf) require(message::detail::is_spf_word(spf->result));

  const auto trusted = results::find_trusted(header, receiver, suffixes);
  // A stranger's field below never becomes the one that counts, and never unseats it.
  const std::string forged = "Authentication-Results: mx.forged.test; dmarc=pass header.from=bank.example\r\n";
  std::string below{text.substr(0, message::split(text).header.size())};
  if (!below.empty() && below.back() != '\n') below += "\r\n";
  below += forged;
  bool any = false;
  for (const auto& field : header) any = any || field.is("Authentication-Results");
  const auto again = results::find_trusted(message::header{below}, receiver, suffixes);
  if (any || receiver) {
    if (!receiver || !ascii::iequals(*receiver, "mx.forged.test")) require(again.has_value() == trusted.has_value());
  }
  if (!trusted) return 0;

  require(bool{trusted->parsed} && !trusted->server.empty());
  require(trusted->field.is("Authentication-Results"));
  require(trusted->field.raw.data() >= text.data() && trusted->field.raw.data() < text.data() + text.size());
  if (receiver) require(ascii::iequals(trusted->parsed->authserv_id, *receiver));
  for (const auto& field : header) {
    if (!field.is("Authentication-Results")) continue;
    if (field.raw.data() == trusted->field.raw.data()) break;
    // Without a receiver it is the topmost; with one, those above are of others.
    require(receiver && !ascii::iequals(results::parse(field.body)->authserv_id, *receiver));
  }
  if (again) require(again->server == trusted->server && again->field.body == trusted->field.body);
  return 0;
}
