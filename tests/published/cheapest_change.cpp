#include "fromproof/published/cheapest_change.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <fromproof/spf/check_host.hpp>
#include <string>
#include <vector>

#include "domains.hpp"

namespace {

using namespace fromproof;

std::string costs(int lookups, int voids) {
  return std::to_string(lookups) + ' ' + std::to_string(voids);
}

std::string edits_of(const spf::tree& tree, const published::cheapest_change& change) {
  std::string out;
  for (const auto& each : change) {
    if (!out.empty()) out += '\n';
    out += std::string{word(each.kind)} + ' ' + std::string{tree.nodes[each.node].text};
    if (!each.replacement.empty()) out += " => " + std::string{each.replacement};
  }
  return out;
}

result_code result_of(tests::zone& zone, const ip_address& client) {
  return spf::check_host({.ip = client, .mail_from = "a@example.com", .helo = "mx.example"}, zone).code;
}

/// Addresses in and around all networks of the common zone and of the cases.
std::vector<ip_address> sample() {
  std::vector<ip_address> all;
  for (const char* text :
       {"35.190.247.0",     "35.190.247.1", "35.190.247.255",    "35.190.248.0",      "64.233.160.0",
        "64.233.191.255",   "172.217.32.0", "172.217.47.255",    "172.217.48.0",      "40.92.0.0",
        "40.93.255.255",    "40.94.0.0",    "198.2.132.0",       "198.2.135.255",     "192.161.144.0",
        "192.161.159.255",  "192.0.2.1",    "192.0.2.5",         "192.0.2.7",         "192.0.2.8",
        "192.0.2.15",       "192.0.2.16",   "203.0.113.0",       "203.0.113.11",      "203.0.113.15",
        "203.0.113.16",     "203.0.113.99", "2001:4860:4000::1", "2001:4860:5000::1", "2a01:111:f400::1",
        "2a01:111:f401::1", "2001:db8::5",  "2001:db8::6"}) {
    all.push_back(*parse_ip_address(text));
  }
  return all;
}

struct changed_case {
  explicit changed_case(const tests::test_case& from)
      : extra{tests::read_cases("cheapest_change.md").front()["zone"] + '\n' +
              (from.has("extra") ? from["extra"] + '\n' : "")},
        zone{extra + "example.com TXT " + from["record"] + '\n'},
        tree{spf::read_tree("example.com", zone, nodes)},
        change{published::find_cheapest_change(tree, zone, memory)} {}

  std::string extra;
  tests::zone zone;
  std::vector<spf::tree_node> nodes = std::vector<spf::tree_node>(256);
  std::array<char, published::change_memory> memory{};
  spf::tree tree;
  published::cheapest_change change;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(published_cheapest_change)

BOOST_AUTO_TEST_CASE(the_change_of_each_record) {
  const auto cases = tests::read_cases("cheapest_change.md");
  BOOST_TEST(cases.size() >= 20u);
  for (const auto& each : cases) {
    BOOST_TEST_CONTEXT(each.where << ' ' << each.name) {
      const changed_case done{each};
      BOOST_TEST(done.change.needed);
      BOOST_TEST(!done.change.pending);
      BOOST_TEST(costs(done.tree.lookups, done.tree.void_lookups) + " -> " +
                     costs(done.change.lookups, done.change.void_lookups) ==
                 each["costs"]);
      BOOST_TEST(edits_of(done.tree, done.change) == each["edits"]);
      BOOST_TEST(done.change.record == each["changed"]);
      BOOST_TEST((done.change.enough ? "yes" : "no") == each["enough"]);
    }
  }
}

// Another sample, another count: the zone with the new record is read and evaluated from the start.
BOOST_AUTO_TEST_CASE(the_new_record_says_the_same_within_the_limits) {
  for (const auto& each : tests::read_cases("cheapest_change.md")) {
    if (each["changed"].empty()) continue;
    BOOST_TEST_CONTEXT(each.where << ' ' << each.name) {
      changed_case before{each};
      BOOST_TEST(before.change.proven(), before.change.equal << " of " << before.change.samples);
      tests::zone after{before.extra + "example.com TXT " + each["changed"] + '\n'};
      std::vector<spf::tree_node> nodes(256);
      const auto tree = spf::read_tree("example.com", after, nodes);
      BOOST_TEST(costs(tree.lookups, tree.void_lookups) == costs(before.change.lookups, before.change.void_lookups));
      BOOST_TEST(word(tree.fault) == "");
      for (const auto& client : sample()) {
        std::string text;
        client.write([&text](std::string_view piece) { text += piece; });
        const auto old = spf::verdict_of(before.tree, client, before.zone);
        if (old == result_code::permerror) continue;  // a term that leads nowhere: there is nothing to keep
        BOOST_TEST(word(result_of(after, client)) == word(old), text);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_within_the_limits_stays) {
  tests::zone zone{"example.com TXT v=spf1 ip4:192.0.2.0/28 a:gone.example.com -all\n"};
  std::array<spf::tree_node, 16> nodes;
  std::array<char, published::change_memory> memory{};
  const auto tree = spf::read_tree("example.com", zone, nodes);
  const auto change = published::find_cheapest_change(tree, zone, memory);
  BOOST_TEST(!change.needed);
  BOOST_TEST(change.size == 0u);
  BOOST_TEST(change.record == "");
}

// A record that was not read whole, or is broken, gets no advice on its cost.
BOOST_AUTO_TEST_CASE(no_change_to_what_is_not_understood) {
  for (const char* extra :
       {"slow.example ANY TIMEOUT\n", "slow.example TXT v=spf1 -all\nslow.example TXT v=spf1 ~all\n"}) {
    std::string text = "example.com TXT v=spf1 include:slow.example";
    for (int i = 0; i < 12; ++i) text += " a:g" + std::to_string(i) + ".example.com";
    tests::zone zone{text + " -all\n" + extra};
    std::vector<spf::tree_node> nodes(64);
    std::array<char, published::change_memory> memory{};
    const auto tree = spf::read_tree("example.com", zone, nodes);
    const auto change = published::find_cheapest_change(tree, zone, memory);
    BOOST_TEST(change.needed);
    BOOST_TEST(change.size == 0u);
    BOOST_TEST(change.record == "");
  }
}

BOOST_AUTO_TEST_CASE(memory_that_is_too_small_gives_no_record) {
  const auto cases = tests::read_cases("cheapest_change.md");
  changed_case done{cases.front()};
  std::array<char, 40> memory{};
  const auto change = published::find_cheapest_change(done.tree, done.zone, memory);
  BOOST_TEST(change.size == 1u);
  BOOST_TEST(change.record == "");
  BOOST_TEST(!change.proven());
}

BOOST_AUTO_TEST_SUITE_END()
