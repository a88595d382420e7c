// ARC chains: views lie in the input, a chain without a fault is complete, a field that is not of ARC changes nothing,
// and a validation that DNS interrupts ends like an uninterrupted one. All hashes are zero and all signatures good
// here, so that a mutation gets past them.

#include "fromproof/arc/validate.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

using namespace fromproof;

struct credulous {
  struct sha256 {
    void operator()(std::string_view) {}
    crypto::sha256_digest finish() { return {}; }
  };
  crypto::verdict verify_rsa(const crypto::rsa_key&, const crypto::sha256_digest&, crypto::octets) {
    return crypto::verdict::good;
  }
  crypto::verdict verify_ed25519(crypto::octets, const crypto::sha256_digest&, crypto::octets) {
    return crypto::verdict::good;
  }
};

// RFC 8463 appendix A.2.
constexpr dns::record key{
    "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/"
    "J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+"
    "l/K4w3QIDAQAB"};

/// Names that begin with "s" have no answer; those with "n" do not exist.
dns::answer look_up(const dns::query& question) {
  if (question.name.starts_with('s')) return {.status = dns::status::failure, .records = {}};
  if (question.name.starts_with('n')) return {.status = dns::status::nxdomain, .records = {}};
  return {.status = dns::status::ok, .records = {&key, 1}};
}

bool is_inside(std::string_view whole, std::string_view part) {
  return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

struct reading {
  explicit reading(std::string_view text) : octets{text} { chain = arc::read_chain(message::header{octets}, sets); }
  reading(const reading&) = delete;
  reading& operator=(const reading&) = delete;

  template <class Resolver>
  bool validate(Resolver& resolver) {
    const auto parts = message::split(octets);
    const auto index = dkim::build_index(message::header{octets}, fields);
    if (index.left_out > 0) return true;
    const bounded_list<dkim::verification> signatures;
    return arc::validate(chain, known, signatures, {.fields = index.fields, .body = parts.body}, backend, resolver,
                         {}) == progress::done;
  }

  std::string octets;
  std::array<arc::set, arc::max_instances> sets;
  std::array<dkim::indexed_field, 500> fields;
  arc::chain chain;
  arc::result known;
  credulous backend;
};

void check_chain(const reading& read) {
  const auto& chain = read.chain;
  require(chain.sets.size() <= arc::max_instances);
  for (std::size_t i = 0; i < chain.sets.size(); ++i) {
    const auto& set = chain.sets[i];
    require(set.instance == 0 || set.instance == i + 1);
    for (const auto part : {set.results.raw, set.message_signature.field.raw, set.seal.field.raw,
                            set.seal.signature->signature, set.message_signature.signature->signed_fields_text}) {
      require(is_inside(read.octets, part));
    }
    if (chain.fault != arc::fault::none) continue;
    require(set.instance == i + 1 && !set.results.raw.empty() && set.message_signature.signature && set.seal.signature);
    require(set.before == (i == 0 ? arc::chain_status::none : arc::chain_status::pass));
  }
  require(chain.fault != arc::fault::out_of_space);
  if (!chain.sets.empty()) require(chain.sets.back().instance == chain.sets.size());
}

bool same(const reading& a, const reading& b) {
  return a.known.code == b.known.code && reason(a.known) == reason(b.known);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  reading once{text};
  check_chain(once);
  std::size_t questions = 0;
  auto counted = [&questions](const dns::query& question) {
    ++questions;
    return look_up(question);
  };
  require(once.validate(counted));
  require(questions <= once.chain.sets.size() + 1);
  if (once.known.code == result_code::pass) require(once.chain.fault == arc::fault::none);
  if (once.chain.fault != arc::fault::none) require(questions == 0 && once.known.code != result_code::pass);
  require(once.validate(counted));

  // Every question is pending when it is first asked.
  reading interrupted{text};
  std::vector<std::string> asked;
  auto hesitant = [&asked](const dns::query& question) {
    for (const auto& name : asked) {
      if (name == question.name) return look_up(question);
    }
    asked.emplace_back(question.name);
    return dns::unanswered;
  };
  for (std::size_t run = 0; !interrupted.validate(hesitant); ++run) require(run <= arc::max_instances);
  require(same(once, interrupted));

  if (!text.starts_with("From ")) {
    reading with_another{"Subject: x\r\n" + std::string{text}};
    require(with_another.chain.fields >= once.chain.fields);
    // White space at the start would continue the new field.
    if (!text.empty() && text.front() != ' ' && text.front() != '\t') {
      require(with_another.chain.fields == once.chain.fields);
      require(with_another.chain.fault == once.chain.fault);
    }
  }
  return 0;
}
