// Verifies the DKIM signatures of a mail without a heap of its own.
//
//   firmware KEY-NAME KEY-RECORD < MAIL

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <ctime>
#include <fromproof/crypto/mbedtls.hpp>
#include <fromproof/fromproof.hpp>
#include <string_view>

using namespace fromproof;

static std::array<char, 32768> input;
static std::array<char, 65536> buffer;

static std::size_t length = 0;
static std::array<dkim::indexed_field, 64> fields;
static std::array<dkim::verification, 2> entries;

struct one_key {
  std::string_view name;
  std::array<dns::record, 1> found;
  dns::answer operator()(const dns::query& asked) const {
    const auto same = [](char a, char b) {
      return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    if (asked.type != dns::record_type::txt || !std::ranges::equal(asked.name, name, same))
      return {dns::status::nxdomain};
    return {dns::status::ok, found};
  }
};

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::string_view raw{input.data(), std::fread(input.data(), 1, input.size(), stdin)};
  if (raw.size() == input.size()) return 2;
  // At most twice as long: a CR for each LF.
  static_cast<void>(paste::repair(raw, paste::repair_mode::line_ends, [](std::string_view part) {
    std::ranges::copy(part, buffer.begin() + static_cast<std::ptrdiff_t>(length));
    length += part.size();
  }));
  const std::string_view octets{buffer.data(), length};

  const message::header header{octets};
  const auto index = dkim::build_index(header, fields);
  if (index.left_out != 0) return 2;
  bounded_list<dkim::verification> signatures{entries};
  dkim::find_signatures(header, signatures);
  if (signatures.omitted() != 0) std::puts("(more signatures than room)");
  crypto::mbedtls backend;
  one_key resolver{argv[1], {{{argv[2]}}}};
  const dkim::signed_message text{.fields = index.fields, .body = message::split(octets).body};
  if (dkim::verify(signatures, text, backend, resolver, dkim::server_options{.now = std::time(nullptr)}) !=
      progress::done)
    return 2;
  for (const auto& each : signatures) {
    const std::string_view result = word(each.outcome->code);
    std::printf("%.*s\n", static_cast<int>(result.size()), result.data());
  }
}
