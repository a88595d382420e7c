// W4: SPF of senders. Parses the records again for each sender.

#include <cstdio>
#include <fromproof/domain/ip_address.hpp>
#include <fromproof/spf/check_host.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "common.hpp"
#include "zone.hpp"

namespace bench {

namespace {

struct client {
  std::string_view ip, helo, mail_from;
};

fromproof::result_code check(const client& from, const zone& dns) {
  const auto ip = fromproof::parse_ip_address(from.ip);
  return fromproof::spf::check_host({.ip = *ip, .mail_from = from.mail_from, .helo = from.helo}, dns).code;
}

}  // namespace

int run_w4(const arguments& run) {
  const zone dns{run.folder + "/dns.txt"};
  const auto lines = read_lines(run.folder + "/w4.queries", run.limit);
  std::vector<client> clients;
  for (const auto& line : lines) {
    const auto columns = split(line, '\t');
    if (columns.size() != 3) throw std::runtime_error{"not three columns: " + line};
    clients.push_back({columns[0], columns[1], columns[2]});
  }
  std::vector<fromproof::result_code> answers(clients.size());
  measure(run, run.workload, clients.size(), 0, [&] {
    for (std::size_t i = 0; i < clients.size(); ++i) answers[i] = check(clients[i], dns);
  });
  for (std::size_t i = 0; i < answers.size(); ++i) {
    std::printf("%zu %s\n", i, fromproof::word(answers[i]).data());
  }
  return 0;
}

}  // namespace bench
