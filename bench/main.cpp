// Measures this toolkit as a row beside other libraries: PROGRAM [--crypto NAME] WORKLOAD FIXDIR
// [--limit N] [--reps R].
// README.md says where the fixture and the other rows come from.

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>

#include "common.hpp"

namespace {

struct workload {
  std::string_view name;
  int (*run)(const bench::arguments&);
};

constexpr workload workloads[] = {
    {"w1", bench::run_w1}, {"w2", bench::run_w2},        {"w2-hash", bench::run_w2_hash}, {"w3", bench::run_w3},
    {"w4", bench::run_w4}, {"w5", bench::run_w5},        {"w5-tree-walk", bench::run_w5}, {"w6", bench::run_w6},
    {"w7", bench::run_w7}, {"bounce", bench::run_bounce}};
constexpr int no_such_workload = 3;

}  // namespace

int main(int argc, char** argv) try {
  bench::arguments run;
  int next = 1;
  if (argc > 2 && argv[1] == std::string_view{"--crypto"}) {
    run.crypto = argv[2];
    next = 3;
  }
  if (argc - next < 2 || (argc - next) % 2 != 0) {
    std::fprintf(stderr,
                 "usage: %s [--crypto openssl|openssl-cached|mbedtls|mbedtls-cached] WORKLOAD FIXDIR [--limit N] "
                 "[--reps R]\n",
                 argv[0]);
    return 2;
  }
  run.workload = argv[next];
  run.folder = argv[next + 1];
  for (int i = next + 2; i < argc; i += 2) {
    const std::string_view option = argv[i];
    if (option == "--limit") {
      run.limit = std::stoul(argv[i + 1]);
    } else if (option == "--reps") {
      run.repetitions = std::stoi(argv[i + 1]);
    } else {
      std::fprintf(stderr, "%s: no such option: %s\n", argv[0], argv[i]);
      return 2;
    }
  }
  for (const auto& each : workloads) {
    if (each.name == run.workload) return each.run(run);
  }
  return no_such_workload;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s: %s\n", argv[0], error.what());
  return 1;
}
