#ifndef UDP_HPP
#define UDP_HPP

// A UDP socket to one name server, for an event loop: sends at once, and receives what has arrived.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <fromproof/dns/query.hpp>
#include <fromproof/dns/wire.hpp>
#include <random>
#include <span>
#include <string_view>

class udp {
 public:
  udp(const char* address, std::string_view port) : socket_{::socket(AF_INET, SOCK_DGRAM, 0)} {
    sockaddr_in server{};
    std::uint16_t number = 0;
    std::from_chars(port.data(), port.data() + port.size(), number);
    server.sin_family = AF_INET;
    server.sin_port = htons(number);
    connected_ = number != 0 && inet_pton(AF_INET, address, &server.sin_addr) == 1 &&
                 ::connect(socket_, reinterpret_cast<const sockaddr*>(&server), sizeof server) == 0;
  }
  ~udp() { ::close(socket_); }
  udp(const udp&) = delete;
  udp& operator=(const udp&) = delete;

  explicit operator bool() const { return connected_; }

  /// Sends a question. Returns its id, which is unpredictable: the id and the question identify the reply.
  std::uint16_t send(const fromproof::dns::query& asked) {
    std::array<std::uint8_t, fromproof::dns::max_query_size> packet{};
    const auto id = static_cast<std::uint16_t>(random_());
    const auto size = fromproof::dns::write_query(asked, id, packet);
    // A question that could not be sent gets no answer, and its deadline ends it.
    if (size) static_cast<void>(::send(socket_, packet.data(), *size, 0));
    return id;
  }

  /// The next datagram, or an empty one if none arrives in time.
  std::span<const std::uint8_t> receive(std::chrono::milliseconds time) {
    pollfd wait{.fd = socket_, .events = POLLIN, .revents = 0};
    if (::poll(&wait, 1, static_cast<int>(time.count())) != 1) return {};
    const auto size = ::recv(socket_, received_.data(), received_.size(), 0);
    return {received_.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
  }

  /// Reads a datagram as the reply to a question. The records stay valid until the next one.
  fromproof::dns::reply read(std::span<const std::uint8_t> octets, const fromproof::dns::query& asked,
                             std::uint16_t id) {
    return fromproof::dns::read_answer(octets, asked, id, {.records = records_, .text = text_});
  }

 private:
  int socket_;
  bool connected_ = false;
  std::random_device random_;
  std::array<std::uint8_t, 4096> received_{};
  std::array<fromproof::dns::record, 64> records_{};
  std::array<char, 8192> text_{};
};

#endif
