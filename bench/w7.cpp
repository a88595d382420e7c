// An aggregate report with 100,000 records, read from its file in pieces of 64 KiB: what is in memory does not grow
// with it.

#include <cstdint>
#include <cstdio>
#include <fromproof/reports/aggregate_reader.hpp>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "common.hpp"

namespace bench {

namespace {

struct counts {
  std::uint64_t records = 0, messages = 0, dkim = 0, spf = 0, rejected = 0, address_octets = 0;

  void record(const fromproof::reports::aggregate_record& row) {
    ++records;
    messages += row.count.value_or(0);
    dkim += row.dkim_passes() ? 1U : 0U;
    spf += row.spf_passes() ? 1U : 0U;
    rejected += row.disposed == fromproof::reports::disposition::reject ? 1U : 0U;
    address_octets += row.source_text.size();
  }
  void problem(const fromproof::reports::problem&) {}
};

struct closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

int run_w7(const arguments& run) {
  const std::string path = run.folder + "/w7.xml";
  const auto memory = std::make_unique<fromproof::reports::aggregate_memory<>>();
  std::vector<char> piece(std::size_t{64} << 10);
  counts found;
  measure(run, run.workload, 1, 0, [&] {
    const std::unique_ptr<std::FILE, closer> file{std::fopen(path.c_str(), "rb")};
    if (!file) throw std::runtime_error{path + ": cannot be opened"};
    found = {};
    fromproof::reports::aggregate_reader reader{*memory, found};
    while (const std::size_t size = std::fread(piece.data(), 1, piece.size(), file.get())) {
      reader({piece.data(), size});
    }
    if (!reader.finish()) throw std::runtime_error{path + ": is no whole report"};
  });
  std::printf("records=%llu messages=%llu dkim_pass=%llu spf_pass=%llu reject=%llu ipsum=%llu\n",
              static_cast<unsigned long long>(found.records), static_cast<unsigned long long>(found.messages),
              static_cast<unsigned long long>(found.dkim), static_cast<unsigned long long>(found.spf),
              static_cast<unsigned long long>(found.rejected), static_cast<unsigned long long>(found.address_octets));
  return 0;
}

}  // namespace bench
