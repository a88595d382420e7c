#include "fromproof/spf/tree_verdict.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <fromproof/spf/check_host.hpp>
#include <random>
#include <string>
#include <vector>

#include "zone.hpp"

namespace {

using namespace fromproof;

result_code by_tree(tests::zone& zone, const std::string& client) {
  std::vector<spf::tree_node> memory(512);
  const auto tree = spf::read_tree("example.com", zone, memory);
  return spf::verdict_of(tree, *parse_ip_address(client), zone);
}

result_code by_evaluator(tests::zone& zone, const std::string& client) {
  return spf::check_host({.ip = *parse_ip_address(client), .mail_from = "a@example.com", .helo = "mx.example"}, zone)
      .code;
}

/// A zone of records that include each other downwards, by chance.
std::string random_zone(std::mt19937& random) {
  const auto below = [&random](unsigned limit) { return random() % limit; };
  std::string zone;
  for (unsigned i = 0; i < 5; ++i) {
    const std::string name = i == 0 ? "example.com" : "r" + std::to_string(i) + ".example";
    std::string record = "v=spf1";
    bool redirects = false;
    for (auto terms = 1 + below(4); terms > 0; --terms) {
      const std::string qualifier{std::array{"", "-", "~", "?", "+"}[below(5)]};
      switch (below(5)) {
        case 0: record += ' ' + qualifier + "ip4:192.0.2." + std::to_string(below(4)); break;
        case 1: record += ' ' + qualifier + "ip4:192.0.2.0/30"; break;
        case 2: record += ' ' + qualifier + (below(2) == 0 ? "a:host.example" : "mx:host.example"); break;
        case 3:
          if (i < 4) record += ' ' + qualifier + "include:r" + std::to_string(i + 1 + below(4 - i)) + ".example";
          break;
        default:
          if (i < 4 && !redirects) record += " redirect=r" + std::to_string(i + 1 + below(4 - i)) + ".example";
          redirects = redirects || i < 4;
          break;
      }
    }
    if (below(3) != 0) record += std::array{" -all", " ~all", " ?all"}[below(3)];
    zone += name + " TXT " + record + '\n';
  }
  return zone + "host.example A 192.0.2.1\nhost.example MX 10 mx.example\nmx.example A 192.0.2.2\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(spf_tree_verdict)

// The evaluator is another program for the same question, as long as it stays within its limits.
BOOST_AUTO_TEST_CASE(the_same_as_the_evaluator_within_its_limits) {
  std::mt19937 random{7208};
  std::size_t compared = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string text = random_zone(random);
    tests::zone zone{text};
    for (const std::string client : {"192.0.2.0", "192.0.2.1", "192.0.2.2", "192.0.2.3", "203.0.113.1"}) {
      const auto wanted = by_evaluator(zone, client);
      if (wanted == result_code::permerror) continue;
      BOOST_TEST(word(by_tree(zone, client)) == word(wanted), text << client);
      ++compared;
    }
  }
  BOOST_TEST(compared > 8000u);
}

BOOST_AUTO_TEST_CASE(beyond_the_limits_it_says_what_the_owner_means) {
  std::string text = "example.com TXT v=spf1";
  for (int i = 0; i < 12; ++i) text += " include:" + std::to_string(i) + ".example";
  text += " -all\n";
  for (int i = 0; i < 12; ++i) {
    text += std::to_string(i) + ".example TXT v=spf1 ip4:192.0.2." + std::to_string(i) + " -all\n";
  }
  tests::zone zone{text};
  BOOST_TEST(word(by_evaluator(zone, "192.0.2.11")) == "permerror");
  BOOST_TEST(word(by_tree(zone, "192.0.2.11")) == "pass");
  BOOST_TEST(word(by_tree(zone, "192.0.2.12")) == "fail");
}

BOOST_AUTO_TEST_CASE(what_is_no_record_or_broken) {
  tests::zone none{"example.com TXT hello\n"};
  BOOST_TEST(word(by_tree(none, "192.0.2.1")) == "none");
  tests::zone broken{"example.com TXT v=spf1 include:gone.example -all\n"};
  BOOST_TEST(word(by_tree(broken, "192.0.2.1")) == "permerror");
  tests::zone slow{"example.com TXT v=spf1 include:slow.example -all\nslow.example ANY TIMEOUT\n"};
  BOOST_TEST(word(by_tree(slow, "192.0.2.1")) == "temperror");
}

BOOST_AUTO_TEST_SUITE_END()
