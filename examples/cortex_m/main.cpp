// Verifies the DKIM signature of a mail on a microcontroller (RSA with 2048 bits) and prints what that takes. Links
// nothing of authentication/, so the firmware stays below 30 KB of flash. Memory is static, and the key is in the
// firmware: a device that takes orders by mail knows its senders.

#include <mbedtls/memory_buffer_alloc.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <fromproof/crypto/mbedtls.hpp>
#include <fromproof/dkim/verify.hpp>
#include <fromproof/message/header.hpp>
#include <span>
#include <string_view>

namespace {

using namespace fromproof;

// Volatile, so that the compiler cannot evaluate the mail at compile time.
const char* volatile signed_mail =
    "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=device.example; s=s1;\r\n"
    " h=from:to:subject:date:message-id:from; bh=FJhrnixD1l7B3+LIwIpBvoYx/qvkK+eGLWnq7+v5kk0=;\r\n"
    " b=LL0bjnrN86rBzIyIUKrwKWIuNbeD2sK5GYa5xn68U3mh0I7UnYs+EesvAm+8Ob/A2GNW/7iM\r\n"
    " MaF9QjzTeAuGwxaHZ+bpZamVDuJlxeDGki602AwhEvhrgiGbxRGkQdZL7ZvUv0smdIVSKfLpOKC\r\n"
    " UJI5HV/rYuIQPXmhh69LaRqwiUxHB7qBzCc9hej9wN2hUlAZ1lfDZG9M6JZ9NSjIKNF3ibIGhj7\r\n"
    " Yji2DDR/l2cBYaRZV26yLIsI9UO2CK3bqgFpYU2lkarp0nnjYdLxNVq7qN6g9Vmv0aSUNI4bTKz\r\n"
    " 7md0ZlZGABwJW/e+2Kxh2O8r2RjzRkSe+xrkF0+WhV6iA==\r\n"
    "From: Thermometer <sensor@device.example>\r\n"
    "To: house@device.example\r\n"
    "Subject: Reading\r\n"
    "Date: Thu, 01 Jan 2026 12:00:00 +0000\r\n"
    "Message-ID: <1@device.example>\r\n"
    "\r\n"
    "The reading at noon was 21.5 degrees.\r\n"
    "The battery is fine.\r\n";

constexpr std::string_view key_record =
    "v=DKIM1; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvbhnT1r/BJTQkTQZo2J3ARHYyUOE/XXfGVgPTjBBtQ7vH"
    "CfyH9O6cuAAqR8eVGD4l8hz7GIx77k+pVtMdVqTehjFbhSay08aE5odQCwzCGevkoo4HMWH5OfU4Z+oSHR8jbM19ARVqeAuYB18m"
    "RIFiLJm0BLWlJZiBhRsedXGCNil5zBzKoT4atifb9pcD0SHD58lErTHeN1PgwAyvLhzkgA1K6HmDKnpvOK0WVtw/LT62YUY2VB+1"
    "YD3DhfFiBnoVYW08LPrFfwkEgVWFCKYwb6MVGcVl5lETT8KhJ33aeSWz1Au8lvDbWW0IjGJs4zBFdP+ZzG8VS31y86jFyTMLQIDA"
    "QAB";

/// The DNS of a device that knows one sender.
struct one_key {
  dns::record record{.data = key_record, .preference = 0};

  dns::answer operator()(const dns::query& question) noexcept {
    if (question.name != "s1._domainkey.device.example") return {.status = dns::status::nxdomain, .records = {}};
    return {.status = dns::status::ok, .records = {&record, 1}};
  }
};

std::array<std::uint8_t, 8192> mbedtls_memory;
std::array<dkim::verification, 2> entries;
std::array<dkim::indexed_field, 32> fields;

result_code verify(std::string_view mail) noexcept {
  const message::header header{mail};
  bounded_list<dkim::verification> signatures{entries};
  dkim::find_signatures(header, signatures);
  const auto index = dkim::build_index(header, fields);
  if (index.left_out > 0 || signatures.size() != 1) return result_code::none;
  crypto::mbedtls backend;
  const dkim::signed_message text{.fields = index.fields, .body = message::split(mail).body};
  const auto state = dkim::verify(signatures, text, backend, one_key{}, dkim::server_options{.now = 1767268800});
  return state == progress::done ? signatures[0].outcome->code : result_code::none;
}

// -- what it takes ---------------------------------------------------------------------------------------------------

constexpr std::uint8_t paint = 0xa5;

/// Octets from the first one without paint to the end, or from the last one to the beginning.
std::size_t used_from_above(std::span<const std::uint8_t> memory) noexcept {
  std::size_t unused = 0;
  while (unused < memory.size() && memory[unused] == paint) ++unused;
  return memory.size() - unused;
}
std::size_t used_from_below(std::span<const std::uint8_t> memory) noexcept {
  std::size_t used = memory.size();
  while (used > 0 && memory[used - 1] == paint) --used;
  return used;
}

extern "C" std::uint8_t stack_bottom[];

/// Counts down at 25 MHz. With -icount shift=0, QEMU takes a nanosecond for an instruction: 40 for each tick.
struct system_timer {
  volatile std::uint32_t control, reload, current, calibration;
};
constexpr std::uint32_t most_ticks = 0xffffff;
constexpr std::uint32_t instructions_per_tick = 40;

system_timer& timer() noexcept {
  return *reinterpret_cast<system_timer*>(0xe000e010);
}

void print(std::string_view text, std::size_t number) noexcept {
  std::array<char, 64> line{};
  std::size_t end = 0;
  for (const char c : text) line[end++] = c;
  std::array<char, 12> digits{};
  std::size_t first = digits.size();
  do {
    digits[--first] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number > 0);
  while (first < digits.size()) line[end++] = digits[first++];
  line[end++] = '\n';
  // Semihosting call SYS_WRITE0.
  register std::uint32_t call asm("r0") = 0x04;
  register const void* block asm("r1") = line.data();
  asm volatile("bkpt 0xab" : "+r"(call) : "r"(block) : "memory");
}

}  // namespace

int main() {
  mbedtls_memory_buffer_alloc_init(mbedtls_memory.data(), mbedtls_memory.size());
  // Its first octets are the list of blocks.
  for (auto& octet : std::span{mbedtls_memory}.subspan(64)) octet = paint;
  const auto* here = static_cast<const std::uint8_t*>(__builtin_frame_address(0));
  const std::span free_stack{stack_bottom, static_cast<std::size_t>(here - stack_bottom) - 128};
  for (auto& octet : free_stack) octet = paint;
  timer().reload = most_ticks;
  timer().current = 0;
  timer().control = 5;  // run, by the processor's clock

  const result_code found = verify(signed_mail);

  const std::uint32_t ticks = most_ticks - timer().current;
  const std::size_t stack_used = used_from_above(free_stack);
  const std::size_t heap_used = used_from_below(mbedtls_memory);
  print("instructions: ", ticks * instructions_per_tick);
  print("octets of stack: ", stack_used);
  print("octets for Mbed TLS: ", heap_used);

  // One letter of the body, and one of the header, changed.
  std::array<char, 2048> changed{};
  const std::string_view mail = signed_mail;
  const auto verify_changed = [&](std::string_view what) {
    for (std::size_t i = 0; i < mail.size(); ++i) changed[i] = mail[i];
    changed[mail.find(what)] ^= 1;
    return verify({changed.data(), mail.size()});
  };
  if (found != result_code::pass) return 1;
  if (verify_changed("21.5") != result_code::fail) return 2;
  if (verify_changed("Reading\r\n") != result_code::fail) return 3;
  // Allows a fifth more than it needs.
  if (stack_used > 7400 || heap_used > 6144) return 4;
  return 0;
}
