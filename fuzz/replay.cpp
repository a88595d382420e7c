// Runs a fuzz target on the files of the folders on the command line, so that seeds and old crashes are part of the
// normal tests, with any compiler. Prints the name of each file before trying it: after a crash, the last one is the
// cause.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argc, char** argv) {
  std::vector<std::filesystem::path> files;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator{argv[i]}) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  if (files.empty()) return std::puts("no inputs to replay"), 1;
  std::sort(files.begin(), files.end());

  for (const auto& file : files) {
    std::printf("%s\n", file.c_str());
    std::fflush(stdout);
    std::ifstream stream{file, std::ios::binary};
    if (!stream) return std::puts("cannot be read"), 1;
    std::vector<std::uint8_t> input{std::istreambuf_iterator<char>{stream}, {}};
    // Without spare capacity AddressSanitizer sees a read past the last octet.
    input.shrink_to_fit();
    LLVMFuzzerTestOneInput(input.data(), input.size());
  }
  std::printf("%zu inputs replayed\n", files.size());
}
