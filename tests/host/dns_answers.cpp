#include <fromproof/host/dns_answers.hpp>

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace dns = fromproof::dns;
using dns::record_type;
using dns::status;
using fromproof::host::dns_answers;

static_assert(dns::resolver<dns_answers>);

BOOST_AUTO_TEST_SUITE(host_dns_answers)

BOOST_AUTO_TEST_CASE(questions_are_collected_once) {
  dns_answers memo;
  BOOST_TEST(!memo.has_open_questions());
  for (const auto* name : {"b.example", "a.example", "B.Example"}) {
    BOOST_TEST((memo({.name = name}).status == status::pending));
  }
  BOOST_TEST((memo({.name = "b.example", .type = record_type::mx}).status == status::pending));
  std::string asked;
  for (const auto& entry : memo.entries()) asked += entry.name + '/' + std::string{word(entry.type)} + ' ';
  BOOST_TEST(asked == "b.example/TXT a.example/TXT b.example/MX ");
  BOOST_TEST(memo.has_open_questions());
}

BOOST_AUTO_TEST_CASE(answers_are_copied_and_stay) {
  dns_answers memo;
  memo({.name = "a.example", .type = record_type::mx});
  memo({.name = "b.example"});
  {
    std::string octets{"mx.example"};
    const std::vector<dns::record> records{{.data = octets, .preference = 10}, {.data = octets, .preference = 20}};
    dns_answers::answer(memo.entries().front(), {.status = status::ok, .records = records}, dns::security::secure);
    octets.assign(octets.size(), 'x');
  }
  const auto known = memo({.name = "A.EXAMPLE", .type = record_type::mx});
  for (int i = 0; i < 100; ++i) memo({.name = std::to_string(i)});  // more questions move nothing
  BOOST_TEST((known.status == status::ok));
  BOOST_TEST_REQUIRE(known.records.size() == 2u);
  BOOST_TEST(known.records[0].data == "mx.example");
  BOOST_TEST(known.records[1].data == "mx.example");
  BOOST_TEST(known.records[1].preference == 20);
  BOOST_TEST(memo.has_open_questions());
}

BOOST_AUTO_TEST_CASE(exchanges_for_the_report) {
  dns_answers memo;
  memo({.name = "a.example"});
  memo({.name = "b.example"});
  dns_answers::answer(memo.entries().back(), {.status = status::nxdomain, .records = {}}, dns::security::insecure);
  const auto all = memo.exchanges();
  BOOST_TEST_REQUIRE(all.size() == 2u);
  BOOST_TEST(all[0].question.name == "a.example");
  BOOST_TEST((all[0].answered.status == status::pending));
  BOOST_TEST((all[1].answered.status == status::nxdomain));
  BOOST_TEST((all[1].security == dns::security::insecure));
  memo.forget();
  BOOST_TEST(memo.exchanges().empty());
  BOOST_TEST((memo({.name = "b.example"}).status == status::pending));
}

BOOST_AUTO_TEST_SUITE_END()
