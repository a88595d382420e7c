#ifndef FROMPROOF_TESTS_EMBEDDED_STACK_HPP
#define FROMPROOF_TESTS_EMBEDDED_STACK_HPP

#include <cstddef>
#include <cstdint>

/// The octets of stack that a call takes: those that it overwrote in a painted area.
template <class F>
__attribute__((noinline)) std::size_t stack_of(F&& call) {
  constexpr std::size_t painted_size = 12 * 1024;
  constexpr unsigned char paint = 0xa5;
  volatile unsigned char* const top = static_cast<unsigned char*>(__builtin_frame_address(0)) - 256;
  volatile unsigned char* const bottom = top - painted_size;
  for (volatile unsigned char* at = bottom; at != top; ++at) *at = paint;
  call();
  volatile unsigned char* at = bottom;
  while (at != top && *at == paint) ++at;
  return static_cast<std::size_t>(top - at) + 256;
}

/// Writes a text and a number to the console of the emulator.
inline void print(const char* text, std::size_t number) noexcept {
  char line[64];
  std::size_t end = 0;
  while (*text != 0) line[end++] = *text++;
  char digits[12];
  std::size_t count = 0;
  do digits[count++] = static_cast<char>('0' + number % 10);
  while (number /= 10);
  while (count > 0) line[end++] = digits[--count];
  line[end++] = '\n';
  line[end] = 0;
  // Semihosting call SYS_WRITE0.
  register std::uint32_t call asm("r0") = 0x04;
  register const void* block asm("r1") = line;
  asm volatile("bkpt 0xab" : "+r"(call) : "r"(block) : "memory");
}

#endif
