#include "fromproof/spf/tree.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <fromproof/host/dns_answers.hpp>
#include <fromproof/spf/check_host.hpp>
#include <string>
#include <vector>

#include "zone.hpp"

namespace {

using namespace fromproof;

std::string cost(std::size_t lookups, std::size_t void_lookups) {
  return ' ' + std::to_string(lookups) + (void_lookups == 0 ? "" : " void=" + std::to_string(void_lookups));
}

std::string fault(spf::tree_fault what, errc error, std::size_t offset, bool permerror) {
  std::string out;
  if (what != spf::tree_fault::none) out += ' ' + std::string{word(what)};
  if (permerror) out += " permerror";
  if (error != errc::none) out += ' ' + std::string{code(error)} + '@' + std::to_string(offset);
  return out;
}

std::string describe(const spf::tree& tree) {
  std::string out;
  for (const auto& node : tree.nodes) {
    out += std::string(std::size_t{node.depth} * 2, ' ') + std::string{node.text};
    out += cost(node.lookups, node.void_lookups);
    if (node.by_sender) out += " by-sender";
    if (node.dead) out += " dead";
    if (node.again) out += " again";
    out += fault(node.fault, node.error, node.error_offset, node.is_permerror()) + '\n';
  }
  out += '=' + cost(tree.lookups, tree.void_lookups);
  out += fault(tree.fault, tree.error, tree.error_offset, false);
  return out + (tree.complete ? "" : " incomplete");
}

/// A sender whom no term of the cases matches.
spf::result stranger(tests::zone& zone) {
  return spf::check_host({.ip = *parse_ip_address("203.0.113.255"), .mail_from = "a@example.com", .helo = "mx.example"},
                         zone);
}

/// "v=spf1 include:0.example … -all", with that many includes.
std::string including(std::size_t records, std::string_view suffix) {
  std::string out = "v=spf1";
  for (std::size_t i = 0; i < records; ++i) out += " include:" + std::to_string(i) + std::string{suffix};
  return out + " -all";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(spf_tree)

BOOST_AUTO_TEST_CASE(the_tree_of_each_zone) {
  for (const auto& each : tests::read_cases("spf_tree.md")) {
    BOOST_TEST_CONTEXT(each.name) {
      tests::zone zone{each["zone"]};
      std::array<spf::tree_node, 64> memory;
      BOOST_TEST(describe(spf::read_tree("example.com", zone, memory)) == each["tree"]);
    }
  }
}

// The evaluator counts another way, and must agree where it reaches the end.
BOOST_AUTO_TEST_CASE(a_stranger_pays_what_the_tree_says) {
  std::size_t compared = 0;
  for (const auto& each : tests::read_cases("spf_tree.md")) {
    BOOST_TEST_CONTEXT(each.name) {
      tests::zone zone{each["zone"]};
      std::array<spf::tree_node, 64> memory;
      const auto tree = spf::read_tree("example.com", zone, memory);
      bool permerror = tree.fault != spf::tree_fault::none;
      bool by_sender = false;
      for (const auto& node : tree.nodes) {
        permerror = permerror || node.is_permerror();
        by_sender = by_sender || node.by_sender;
      }
      const auto result = stranger(zone);
      if (!tree.complete || by_sender) continue;
      if (permerror) {
        BOOST_TEST((result.code == result_code::permerror || result.code == result_code::none));
        continue;
      }
      if (tree.lookups > spf::max_lookups || tree.void_lookups > spf::max_void_lookups) {
        BOOST_TEST((result.code == result_code::permerror));
        continue;
      }
      BOOST_TEST(result.lookups == tree.lookups);
      BOOST_TEST(result.void_lookups == tree.void_lookups);
      ++compared;
    }
  }
  BOOST_TEST(compared >= 5);
}

BOOST_AUTO_TEST_CASE(questions_that_do_not_depend_on_each_other_go_out_together) {
  tests::zone zone{
      "example.com TXT v=spf1 include:a.example include:b.example mx a:www.example.com -all\n"
      "a.example TXT v=spf1 include:c.example -all\nb.example TXT v=spf1 -all\nc.example TXT v=spf1 -all\n"
      "example.com MX 10 mail.example.com\nmail.example.com A 192.0.2.1\nwww.example.com A 192.0.2.2\n"};
  host::dns_answers answers;
  std::array<spf::tree_node, 64> memory;
  std::vector<std::size_t> rounds;
  spf::tree tree;
  while ((tree = spf::read_tree("example.com", answers, memory)).pending) {
    std::size_t open = 0;
    for (auto& entry : answers.entries()) {
      if (!entry.open()) continue;
      ++open;
      host::dns_answers::answer(entry, zone({.name = entry.name, .type = entry.type}));
    }
    rounds.push_back(open);
  }
  BOOST_TEST(rounds == (std::vector<std::size_t>{1, 4, 2}), boost::test_tools::per_element());
  BOOST_TEST(tree.complete);
  BOOST_TEST(tree.lookups == 5);
}

BOOST_AUTO_TEST_CASE(records_that_fan_out_are_read_up_to_a_limit) {
  std::string zone_text = "example.com TXT " + including(10, ".example") + "\n";
  for (std::size_t i = 0; i < 10; ++i) {
    zone_text += std::to_string(i) + ".example TXT " + including(10, "." + std::to_string(i) + ".example") + "\n";
    for (std::size_t j = 0; j < 10; ++j) {
      zone_text += std::to_string(j) + "." + std::to_string(i) + ".example TXT v=spf1 -all\n";
    }
  }
  tests::zone zone{zone_text};
  std::vector<spf::tree_node> memory(1000);
  const auto tree = spf::read_tree("example.com", zone, memory);
  BOOST_TEST(zone.asked.size() <= spf::max_tree_records);
  BOOST_TEST(!tree.complete);
  BOOST_TEST(tree.lookups > spf::max_lookups);
}

BOOST_AUTO_TEST_CASE(records_in_a_long_row_are_read_up_to_a_limit) {
  std::string zone_text = "example.com TXT v=spf1 include:0.example -all\n";
  for (int i = 0; i < 40; ++i) {
    zone_text += std::to_string(i) + ".example TXT v=spf1 include:" + std::to_string(i + 1) + ".example -all\n";
  }
  tests::zone zone{zone_text};
  std::vector<spf::tree_node> memory(1000);
  const auto tree = spf::read_tree("example.com", zone, memory);
  BOOST_TEST(zone.asked.size() <= spf::max_tree_depth + 1);
  BOOST_TEST(!tree.complete);
  BOOST_TEST(tree.lookups > spf::max_lookups);
}

BOOST_AUTO_TEST_CASE(a_tree_that_does_not_fit_is_not_complete) {
  tests::zone zone{"example.com TXT v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 ip4:192.0.2.3 -all\n"};
  std::array<spf::tree_node, 2> memory;
  const auto tree = spf::read_tree("example.com", zone, memory);
  BOOST_TEST(tree.nodes.size() == 2u);
  BOOST_TEST(!tree.complete);
}

BOOST_AUTO_TEST_SUITE_END()
