#include "fromproof/dkim/check_signature.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string_view>

#include "fromproof/dkim/signature.hpp"

namespace {

using namespace fromproof;

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

BOOST_AUTO_TEST_SUITE_END()
