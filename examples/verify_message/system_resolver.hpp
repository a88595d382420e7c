#ifndef SYSTEM_RESOLVER_HPP
#define SYSTEM_RESOLVER_HPP

// DNS through the C library (resolver(3)): the servers of /etc/resolv.conf, over UDP, and over TCP for long answers.
// Waits for each answer. Plain DNS is not signed: use a validating resolver on your own host.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <resolv.h>

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <fromproof/dns/query.hpp>
#include <fromproof/dns/wire.hpp>
#include <random>
#include <span>
#include <string_view>
#include <vector>

class system_resolver {
 public:
  system_resolver() { res_ninit(&state_); }
  ~system_resolver() { res_nclose(&state_); }
  system_resolver(const system_resolver&) = delete;
  system_resolver& operator=(const system_resolver&) = delete;

  /// Uses only this server, given by its IPv4 address and port. False if they are invalid.
  bool use(const char* address, std::string_view port) {
    auto& server = state_.nsaddr_list[0];
    std::uint16_t number = 0;
    const auto read = std::from_chars(port.data(), port.data() + port.size(), number);
    if (read.ec != std::errc{} || inet_pton(AF_INET, address, &server.sin_addr) != 1) return false;
    server.sin_family = AF_INET;
    server.sin_port = htons(number);
    state_.nscount = 1;
    return true;
  }

  /// The records stay valid until the next question.
  fromproof::dns::answer operator()(const fromproof::dns::query& asked) {
    namespace dns = fromproof::dns;
    std::array<std::uint8_t, dns::max_query_size> packet{};
    const auto id = static_cast<std::uint16_t>(random_());
    const auto size = dns::write_query(asked, id, packet);
    if (!size) return {.status = dns::status::failure, .records = {}};
    const int got = res_nsend(&state_, packet.data(), static_cast<int>(*size), received_.data(),
                              static_cast<int>(received_.size()));
    if (got <= 0) return {.status = dns::status::failure, .records = {}};
    const std::span<const std::uint8_t> octets{received_.data(), static_cast<std::size_t>(got)};
    const auto reply = dns::read_answer(octets, asked, id, {.records = records_, .text = text_});
    if (reply.delivery != dns::delivery::read) return {.status = dns::status::failure, .records = {}};
    return reply.answer;
  }

 private:
  struct __res_state state_ {};
  std::random_device random_;
  std::vector<std::uint8_t> received_ = std::vector<std::uint8_t>(65'535);
  std::vector<fromproof::dns::record> records_ = std::vector<fromproof::dns::record>(256);
  std::vector<char> text_ = std::vector<char>(65'535);
};

#endif
