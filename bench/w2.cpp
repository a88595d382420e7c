// W2: the same for messages of 25 MB that are read in pieces, in constant memory. Keeps the header and hashes the body
// as it arrives, so that verify() finds the hashes already computed.

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <filesystem>
#include <fromproof/dkim/verify.hpp>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "common.hpp"
#include "signatures.hpp"
#include "zone.hpp"

namespace bench {

namespace {

namespace dkim = fromproof::dkim;

/// A message that comes in pieces.
template <fromproof::crypto::backend B>
class incoming_message {
 public:
  incoming_message(B& backend, const zone& dns, signature_memory& memory)
      : backend_{backend}, dns_{dns}, memory_{memory} {}

  void operator()(std::string_view piece) {
    if (separated_) return read_body(piece);
    header_ += piece;
    const auto parts = fromproof::message::split(header_);
    if (!parts.separated) return;
    separated_ = true;
    const auto body = parts.body;
    read_header(parts.header);
    read_body(body);
  }

  std::string finish() {
    if (!separated_) read_header(header_);
    for (auto& body : bodies_) body.finish();
    static_cast<void>(dkim::verify(signatures_, {.fields = index_.fields, .body = {}}, backend_, dns_, {}));
    return words_of(signatures_);
  }

 private:
  /// The body for one signature.
  struct hashed_body {
    explicit hashed_body(dkim::verification& of)
        : entry{of}, canonical{of.signature->body, hash, of.signature->body_length} {}

    void finish() {
      canonical.finish();
      entry.body_hash = hash.finish();
      entry.body_size = canonical.size();
      entry.body_hashed = true;
    }

    dkim::verification& entry;
    typename B::sha256 hash;
    dkim::body_canonicalizer<typename B::sha256> canonical;
  };

  void read_header(std::string_view header) {
    index_ = dkim::build_index(fromproof::message::header{header}, memory_.fields);
    signatures_ = find_signatures(index_, memory_.results);
    for (auto& each : signatures_) {
      if (each.signature) bodies_.emplace_back(each);
    }
  }

  void read_body(std::string_view piece) {
    for (auto& body : bodies_) body.canonical(piece);
  }

  B& backend_;
  const zone& dns_;
  signature_memory& memory_;
  std::string header_;  // and the part of the body that arrived with its end
  bool separated_ = false;
  dkim::field_index index_;
  fromproof::bounded_list<dkim::verification> signatures_;
  std::deque<hashed_body> bodies_;
};

struct close_file {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

template <fromproof::crypto::backend B>
std::string verify_file(const std::string& path, B& backend, const zone& dns, signature_memory& memory) {
  static std::array<char, 65536> buffer;
  const std::unique_ptr<std::FILE, close_file> file{std::fopen(path.c_str(), "rb")};
  if (!file) throw std::runtime_error{"cannot open " + path};
  std::setvbuf(file.get(), nullptr, _IONBF, 0);
  incoming_message<B> message{backend, dns, memory};
  while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    message({buffer.data(), size});
  }
  return message.finish();
}

}  // namespace

int run_w2(const arguments& run) {
  const zone dns{run.folder + "/dns.txt"};
  signature_memory memory;
  return with_backend(run.crypto, [&](auto backend) {
    for (const auto& path : find_messages(run.folder + "/w2", run.limit)) {
      const std::string file = std::filesystem::path{path}.filename().string();
      std::string answer;
      measure(run, file, 1, std::filesystem::file_size(path),
              [&] { answer = verify_file(path, backend, dns, memory); });
      std::printf("%s%s\n", file.c_str(), answer.c_str());
    }
    return 0;
  });
}

}  // namespace bench
