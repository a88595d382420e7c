// DKIM-Signature: views and spans lie inside the input, a valid field printed tag by tag stays valid, and the rules of
// RFC 6376 for valid signatures hold.

#include "fromproof/dkim/signature.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

using namespace fromproof;

void inside(std::string_view whole, std::string_view part) {
  if (part.data() == nullptr) return require(part.empty());
  require(part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

std::string print(const dkim::signature& sig) {
  const auto tag = [](std::string_view name, std::string_view value) {
    return std::string{name} + "=" + std::string{value} + ";\r\n\t";
  };
  std::string out = tag("b", sig.signature) + tag("bh", sig.body_hash) + tag("v", sig.version) +
                    tag("a", dkim::word(sig.algorithm)) + tag("d", sig.domain) + tag("s", sig.selector) +
                    tag("c", std::string{dkim::word(sig.header)} + "/" + std::string{dkim::word(sig.body)}) +
                    tag("q", sig.query_methods);
  if (!sig.identity.empty()) out += tag("i", sig.identity);
  if (sig.timestamp) out += tag("t", std::to_string(*sig.timestamp));
  if (sig.expiration) out += tag("x", std::to_string(*sig.expiration));
  if (sig.body_length) out += tag("l", std::to_string(*sig.body_length));
  std::string names;
  for (const auto name : sig.signed_fields()) names += (names.empty() ? "" : " : ") + std::string{name};
  return out + tag("h", names);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto sig = dkim::parse_signature(text);
  require(sig.offset <= size);
  require(sig->b_offset <= size && sig->b_size <= size - sig->b_offset);
  for (const auto part : {sig->version, sig->algorithm_name, sig->domain, sig->selector, sig->identity,
                          sig->signed_fields_text, sig->body_hash, sig->signature, sig->copied_fields}) {
    inside(text, part);
  }
  std::size_t names = 0;
  for (const auto name : sig->signed_fields()) {
    require(!name.empty());
    ++names;
  }
  require(names <= sig->signed_fields_text.size());
  if (!sig) return 0;

  require(sig->bad_tag.empty() && sig->version == "1" && sig->count_signed("from") > 0);
  require(!sig->domain.empty() && !sig->selector.empty() && !sig->signature.empty() && !sig->body_hash.empty());
  require(sig->algorithm != dkim::algorithm::unknown);
  if (sig->timestamp && sig->expiration) require(*sig->expiration > *sig->timestamp);
  // With b= emptied, as for hashing, the tag has no value, and nothing else has changed.
  std::string emptied{text};
  emptied.erase(sig->b_offset, sig->b_size);
  const auto blank = dkim::parse_signature(emptied);
  require(blank.error == errc::empty && blank->bad_tag == "b" && blank.offset == sig->b_offset);
  require(blank->body_hash == sig->body_hash && blank->domain == sig->domain);

  const std::string again = print(*sig);
  const auto second = dkim::parse_signature(again);
  require(bool{second});
  require(print(*second) == again);
  // RFC 6376 section 3.2: a tag given twice spoils the list, an unknown one does not.
  const bool ended = ascii::trim(text).ends_with(';');
  std::string longer;
  const auto with = [&](std::string_view more) {
    longer = std::string{text} + (ended ? "" : ";") + std::string{more};
    return dkim::parse_signature(longer);
  };
  require(with("d=other.example").error != errc::none);
  return 0;
}
