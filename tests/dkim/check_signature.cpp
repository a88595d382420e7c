#include "fromproof/dkim/check_signature.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <optional>
#include <string_view>

#include "fromproof/dkim/signature.hpp"

namespace {

using namespace fromproof;

/// A back end that runs out of memory for its first hash, or its second.
template <int Which>
struct exhausted {
  struct sha256 {
    static inline int made = 0;
    int number = ++made;
    void operator()(std::string_view) const noexcept {}
    crypto::sha256_digest finish() const noexcept { return {}; }
    bool failed() const noexcept { return number == Which; }
  };
  crypto::verdict verify_rsa(const crypto::rsa_key&, const crypto::sha256_digest&, crypto::octets) const noexcept {
    return crypto::verdict::good;
  }
  crypto::verdict verify_ed25519(crypto::octets, const crypto::sha256_digest&, crypto::octets) const noexcept {
    return crypto::verdict::good;
  }
};

template <int Which>
std::optional<dkim::result> hash_with_exhausted() {
  // bh= is what the hash would be if nobody asked whether it could be computed.
  constexpr std::string_view mail =
      "DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s; h=from; b=AAAA;\r\n"
      " bh=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\nFrom: a@a.example\r\n\r\nbody\r\n";
  const message::header header{mail};
  std::array<dkim::verification, 1> memory;
  bounded_list<dkim::verification> all{memory};
  dkim::find_signatures(header, all);
  std::array<dkim::indexed_field, 4> fields;
  const auto index = dkim::build_index(header, fields);
  const dkim::signed_message text{.fields = index.fields, .body = message::split(mail).body};
  dkim::hash_message<exhausted<Which>>(all[0], all, text, dkim::server_options{.now = 0});
  return all[0].outcome;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dkim_check_signature)

BOOST_AUTO_TEST_CASE(the_name_of_a_key_is_normalized) {
  dkim::signature sig;
  sig.selector = "S1";
  sig.domain =
      "B\xc3\xbc"
      "cher.example";
  BOOST_TEST(dkim::key_name(sig).view() == "s1._domainkey.xn--bcher-kva.example");
  sig.selector = "";
  BOOST_TEST(dkim::key_name(sig).empty());
  sig.selector = "s1";
  sig.domain = "a..b";
  BOOST_TEST(dkim::key_name(sig).empty());
}

BOOST_AUTO_TEST_CASE(only_a_copy_with_damage_everywhere_has_an_altered_header) {
  dkim::verify_options options;
  options.damage = paste::repair_reach::everything;
  BOOST_TEST(!dkim::is_header_altered(options));
  options.copy = true;
  BOOST_TEST(dkim::is_header_altered(options));
  options.damage = paste::repair_reach::nothing;
  BOOST_TEST(!dkim::is_header_altered(options));
  BOOST_TEST(!dkim::is_header_altered(dkim::server_options{}));
}

BOOST_AUTO_TEST_CASE(a_hash_that_could_not_be_computed_is_no_verdict) {
  for (const auto& found : {hash_with_exhausted<1>(), hash_with_exhausted<2>()}) {
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST((found->code == result_code::temperror));
    BOOST_TEST((found->cause == dkim::cause::out_of_space));
  }
  BOOST_TEST(!hash_with_exhausted<3>().has_value());
}

BOOST_AUTO_TEST_SUITE_END()
