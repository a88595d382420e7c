// W1: the DKIM signatures of messages in memory, verified: header, signatures, hashes, keys, RSA.

#include <cstdint>
#include <cstdio>
#include <fromproof/dkim/verify.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "common.hpp"
#include "signatures.hpp"
#include "zone.hpp"

namespace bench {

namespace {

template <fromproof::crypto::backend B>
std::string verify(std::string_view text, B& backend, const zone& dns, signature_memory& memory) {
  const auto parts = fromproof::message::split(text);
  const auto index = fromproof::dkim::build_index(fromproof::message::header{parts.header}, memory.fields);
  auto signatures = find_signatures(index, memory.results);
  static_cast<void>(
      fromproof::dkim::verify(signatures, {.fields = index.fields, .body = parts.body}, backend, dns, {}));
  return words_of(signatures);
}

}  // namespace

int run_w1(const arguments& run) {
  const auto messages = read_messages(run.folder + "/w1", run.limit);
  const zone dns{run.folder + "/dns.txt"};
  std::uint64_t octets = 0;
  for (const auto& each : messages) octets += each.text.size();
  std::vector<std::string> answers(messages.size());
  signature_memory memory;
  return with_backend(run.crypto, [&](auto backend) {
    measure(run, run.workload, messages.size(), octets, [&] {
      for (std::size_t i = 0; i < messages.size(); ++i) {
        answers[i] = verify(messages[i].text, backend, dns, memory);
      }
    });
    for (std::size_t i = 0; i < messages.size(); ++i) {
      std::printf("%s%s\n", messages[i].file.c_str(), answers[i].c_str());
    }
    return 0;
  });
}

}  // namespace bench
