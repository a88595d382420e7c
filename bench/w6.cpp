// The organizational domain of each host in w6.hosts, by the table in this program. The answers agree with the fixture
// only if the table was made from its psl.dat (FROMPROOF_PSL_FILE).

#include <cstdio>
#include <fromproof/domain/public_suffix_table.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "common.hpp"

namespace bench {

int run_w6(const arguments& run) {
  const auto hosts = read_lines(run.folder + "/w6.hosts", run.limit);
  std::vector<std::string_view> answers(hosts.size());
  measure(run, run.workload, hosts.size(), 0, [&] {
    for (std::size_t i = 0; i < hosts.size(); ++i) {
      answers[i] = fromproof::organizational_domain(fromproof::public_suffix_table, hosts[i]);
    }
  });
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const std::string_view answer = answers[i].empty() ? "-" : answers[i];
    std::printf("%zu %.*s\n", i, static_cast<int>(answer.size()), answer.data());
  }
  return 0;
}

}  // namespace bench
