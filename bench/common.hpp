#ifndef FROMPROOF_BENCH_COMMON_HPP
#define FROMPROOF_BENCH_COMMON_HPP

// What every workload needs: the fixture in memory before the clock starts, the clock, and the line it prints.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

struct arguments {
  std::string workload;
  std::string folder;
  std::string crypto = "openssl";  ///< the back end of W1 and W2
  std::size_t limit = 0;           ///< only the first items; 0 means all
  int repetitions = 1;             ///< of the whole work, inside the measured part
};

struct message {
  std::string file;  ///< its name without the folder
  std::string text;
};

std::string read_file(const std::string& path);
/// The paths of the .eml files of a folder, in order.
std::vector<std::string> find_messages(const std::string& folder, std::size_t limit);
std::vector<message> read_messages(const std::string& folder, std::size_t limit);
std::vector<std::string> read_lines(const std::string& path, std::size_t limit);
/// The parts of a text between separators.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The CPU time of this process, all threads, in microseconds.
struct cpu_time {
  std::uint64_t user;
  std::uint64_t system;
};
cpu_time now();

/// "#bench tag=w3 items=2000 reps=1 bytes=… user_us=… sys_us=…"
void print_measured(const arguments& run, std::string_view tag, std::size_t items, std::uint64_t octets, cpu_time begin,
                    cpu_time end);

/// Runs `work` as often as requested and measures it.
template <class Work>
void measure(const arguments& run, std::string_view tag, std::size_t items, std::uint64_t octets, Work work) {
  const auto begin = now();
  for (int i = 0; i < run.repetitions; ++i) work();
  print_measured(run, tag, items, octets, begin, now());
}

int run_w1(const arguments& run);       ///< DKIM signatures
int run_w2(const arguments& run);       ///< DKIM signatures of large messages, read in pieces
int run_w2_hash(const arguments& run);  ///< canonicalization beside the hash alone
int run_w3(const arguments& run);       ///< header fields
int run_w4(const arguments& run);       ///< SPF
int run_w5(const arguments& run);       ///< DMARC
int run_w6(const arguments& run);       ///< organizational domains
int run_w7(const arguments& run);       ///< an aggregate report
int run_bounce(const arguments& run);   ///< bounces

}  // namespace bench

#endif
