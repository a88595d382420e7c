#define BOOST_TEST_DYN_LINK
#include "fromproof/dkim/der.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace fromproof;

std::vector<std::uint8_t> octets_of(std::string_view hex) {
  std::vector<std::uint8_t> out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    out.push_back(static_cast<std::uint8_t>(std::stoi(std::string{hex.substr(i, 2)}, nullptr, 16)));
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dkim_der)

BOOST_AUTO_TEST_CASE(elements_one_after_the_other) {
  const auto text = octets_of(
      "020105"
      "0500"
      "3003020107");
  dkim::der_reader reader{text};
  crypto::octets contents;
  BOOST_TEST(reader.next_is(dkim::der_tag::integer));
  BOOST_TEST(!reader.read(dkim::der_tag::null, contents));
  BOOST_TEST(reader.rest().size() == text.size());
  BOOST_TEST_REQUIRE(reader.read(dkim::der_tag::integer, contents));
  BOOST_TEST(contents.size() == 1u);
  BOOST_TEST(contents[0] == 5);
  BOOST_TEST_REQUIRE(reader.read(dkim::der_tag::null, contents));
  BOOST_TEST(contents.empty());
  BOOST_TEST_REQUIRE(reader.read(dkim::der_tag::sequence, contents));
  BOOST_TEST(contents.size() == 3u);
  BOOST_TEST(reader.rest().empty());
  BOOST_TEST(!reader.next_is(dkim::der_tag::integer));
  BOOST_TEST(!reader.read(dkim::der_tag::integer, contents));
}

// X.690 sections 8.1.3 and 10.1.
BOOST_AUTO_TEST_CASE(lengths_are_written_in_one_way) {
  const struct {
    std::string_view what, head;
    std::size_t follow;  // octets that follow
    bool good;
    std::size_t size = 0;
  } table[] = {
      {"nothing", "", 0, false},
      {"a tag only", "30", 0, false},
      {"no contents", "3000", 0, true, 0},
      {"127 in one octet", "307f", 127, true, 127},
      {"127 in two", "30817f", 127, false},
      {"128", "308180", 128, true, 128},
      {"255", "3081ff", 255, true, 255},
      {"255 in three octets", "308200ff", 255, false},
      {"256", "30820100", 256, true, 256},
      {"65535", "3082ffff", 65535, true, 65535},
      {"65536", "3083010000", 65536, false},
      {"one octet too few", "3003", 2, false},
      {"one octet too few, long form", "308180", 127, false},
      {"one octet more", "3002", 3, true, 2},
      {"indefinite", "3080", 64, false},
      {"reserved length of length", "30ff", 64, false},
      {"as long as the address space", "3088ffffffffffffffff", 64, false},
      {"length of length cut off", "3082", 0, false},
      {"length cut off", "308201", 0, false},
      {"another tag", "3100", 0, false},
      {"a tag of many octets", "3f1000", 0, false},
  };
  for (const auto& each : table) {
    BOOST_TEST_CONTEXT(each.what) {
      auto text = octets_of(each.head);
      text.resize(text.size() + each.follow, 0x5a);
      dkim::der_reader reader{text};
      crypto::octets contents;
      BOOST_TEST(reader.read(dkim::der_tag::sequence, contents) == each.good);
      if (!each.good) {
        BOOST_TEST(reader.rest().size() == text.size());
        continue;
      }
      BOOST_TEST(contents.size() == each.size);
      BOOST_TEST(reader.rest().size() == each.follow - each.size);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
