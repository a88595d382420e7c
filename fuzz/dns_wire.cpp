// Any octets as a reply. The input is the type (one octet), then the message; the question is taken from the message,
// so that reading gets past it. Records lie in the given memory, less memory never makes another verdict, and a name
// that was read can be asked about.

#include <array>
#include <cstddef>
#include <cstdint>
#include <fromproof/dns/wire.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

namespace dns = fromproof::dns;

struct reading {
  std::vector<dns::record> records;
  std::vector<char> text;
  dns::reply reply;

  reading(const std::vector<std::uint8_t>& message, const dns::query& asked, std::size_t room, std::size_t octets)
      : records(room), text(octets) {
    const auto id = message.size() < 2 ? 0 : message[0] << 8 | message[1];
    reply = dns::read_answer(message, asked, static_cast<std::uint16_t>(id), {records, text});
  }
};

/// The first question of a message, if there is one.
std::string name_of_question(const std::vector<std::uint8_t>& message) {
  std::string name;
  for (std::size_t at = 12; at < message.size() && message[at] > 0 && message[at] < 64; at += message[at] + 1u) {
    const std::size_t end = std::min(message.size(), at + 1 + message[at]);
    if (!name.empty()) name += '.';
    name.append(message.begin() + static_cast<std::ptrdiff_t>(at + 1),
                message.begin() + static_cast<std::ptrdiff_t>(end));
  }
  return name;
}

void check_name(std::string_view name, dns::record_type type) {
  if (name.empty()) return;  // the root
  std::vector<std::uint8_t> query(dns::max_query_size);
  const auto size = dns::write_query({.name = name, .type = type}, 7, query);
  require(size && *size <= query.size());
  // The query turned into a reply has no records and matches this question.
  query.resize(*size);
  query[2] |= 0x80;
  const reading empty{query, {.name = name, .type = type}, 0, 0};
  require(empty.reply.delivery == dns::delivery::read && empty.reply.answer.status == dns::status::no_data);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using enum dns::record_type;
  constexpr std::array types{a, cname, ptr, mx, txt, aaaa};
  if (size == 0) return 0;
  const auto type = types[data[0] % types.size()];
  const std::vector<std::uint8_t> message(data + 1, data + size);
  const std::string name = name_of_question(message);
  const dns::query asked{.name = name, .type = type};

  const reading all{message, asked, size, size * 256};
  const auto& reply = all.reply;
  require(reply.answer.status != dns::status::out_of_space);
  require((reply.delivery == dns::delivery::read) == (reply.answer.status != dns::status::pending));
  require((reply.answer.status == dns::status::ok) == !reply.answer.records.empty());
  std::size_t octets = 0;
  for (const auto& record : reply.answer.records) {
    require(record.data.data() >= all.text.data() &&
            record.data.data() + record.data.size() <= all.text.data() + all.text.size());
    octets += record.data.size();
    if (type == a) require(record.data.size() == 4);
    if (type == aaaa) require(record.data.size() == 16);
    if (type == mx || type == ptr || type == cname) check_name(record.data, type);
  }

  const reading less{message, asked, reply.answer.records.size(), octets / 2};
  require(less.reply.delivery == reply.delivery);
  require(less.reply.answer.status == reply.answer.status || less.reply.answer.status == dns::status::out_of_space);
  return 0;
}
