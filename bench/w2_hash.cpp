// For developers: what canonicalization adds to a hash. For each message of W2, takes SHA-256 of its raw body and of
// its canonical body (by c= of its first signature) in turn, so that the ratio is stable even on a busy machine.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fromproof/crypto/openssl.hpp>
#include <fromproof/dkim/canonicalization.hpp>
#include <fromproof/message/header.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "common.hpp"

namespace bench {

namespace {

using fromproof::crypto::openssl;
namespace dkim = fromproof::dkim;

constexpr std::size_t chunk_size = 65536;

dkim::canonicalization body_canonicalization(const message& mail) {
  for (const auto& field : fromproof::message::header{mail.text}) {
    if (field.is("DKIM-Signature")) return dkim::parse_signature(field.body)->body;
  }
  throw std::runtime_error{mail.file + " is not signed"};
}

template <fromproof::text_sink S>
void feed(std::string_view body, S& sink) {
  for (; !body.empty(); body.remove_prefix(std::min(body.size(), chunk_size))) sink(body.substr(0, chunk_size));
}

std::uint64_t time_raw(std::string_view body) {
  const auto begin = now();
  openssl::sha256 hash;
  feed(body, hash);
  hash.finish();
  return now().user - begin.user;
}

std::uint64_t time_canonical(std::string_view body, dkim::canonicalization how) {
  const auto begin = now();
  openssl::sha256 hash;
  dkim::body_canonicalizer canonical{how, hash};
  feed(body, canonical);
  canonical.finish();
  hash.finish();
  return now().user - begin.user;
}

}  // namespace

int run_w2_hash(const arguments& run) {
  for (const auto& mail : read_messages(run.folder + "/w2", run.limit)) {
    const auto how = body_canonicalization(mail);
    const auto body = fromproof::message::split(mail.text).body;
    std::vector<double> ratios;
    for (int i = 0; i < run.repetitions; ++i) {
      const auto raw = time_raw(body), canonical = time_canonical(body, how);
      ratios.push_back(static_cast<double>(canonical) / static_cast<double>(std::max<std::uint64_t>(raw, 1)));
    }
    std::sort(ratios.begin(), ratios.end());
    std::printf("%s %s %.2f [%.2f, %.2f]\n", mail.file.c_str(), dkim::word(how).data(), ratios[ratios.size() / 2],
                ratios.front(), ratios.back());
  }
  return 0;
}

}  // namespace bench
