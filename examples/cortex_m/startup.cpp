// From reset to main and back, without a run-time library: the image is checked to have no heap, so nothing that needs
// one may be linked.

#include <cstdint>

extern "C" {
extern std::uint32_t data_begin, data_end, data_load, bss_begin, bss_end, stack_top;
[[noreturn]] void reset();
}

int main();

namespace {

// Semihosting call SYS_EXIT_EXTENDED: QEMU ends with this status.
[[noreturn]] void leave(int status) {
  const std::uint32_t stopped_by_application = 0x20026;
  const std::uint32_t arguments[] = {stopped_by_application, static_cast<std::uint32_t>(status)};
  register std::uint32_t call asm("r0") = 0x20;
  register const void* block asm("r1") = arguments;
  asm volatile("bkpt 0xab" : : "r"(call), "r"(block) : "memory");
  for (;;) {
  }
}

[[noreturn]] void fault() {
  leave(100);
}

}  // namespace

extern "C" void reset() {
  const std::uint32_t* from = &data_load;
  for (std::uint32_t* to = &data_begin; to != &data_end;) *to++ = *from++;
  for (std::uint32_t* to = &bss_begin; to != &bss_end;) *to++ = 0;
  leave(main());
}

extern "C" __attribute__((section(".vectors"), used)) const void* const vectors[] = {
    &stack_top,
    reinterpret_cast<const void*>(&reset),
    reinterpret_cast<const void*>(&fault),  // NMI
    reinterpret_cast<const void*>(&fault),  // HardFault
    reinterpret_cast<const void*>(&fault),  // MemManage
    reinterpret_cast<const void*>(&fault),  // BusFault
    reinterpret_cast<const void*>(&fault),  // UsageFault
};
