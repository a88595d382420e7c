#include "fromproof/dmarc/tree_walk.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "cases.hpp"
#include "dmarc/zone.hpp"

namespace {

using namespace fromproof;
using zone = tests::policy_zone;

std::string labels(int count) {
  std::string name = "example.com";
  for (int i = 2; i < count; ++i) name.insert(0, "l" + std::to_string(i) + '.');
  return name;
}

std::string walked(const dmarc::lookups& found, dns::status status) {
  std::string out{word(status)};
  if (status == dns::status::ok) out += ", " + std::string{organizational_domain(found)};
  for (const auto& each : found.levels()) {
    out += '\n' + std::string{found.suffix(each.size)} + ' ' + std::string{word(each.status)} + ' ' +
           std::to_string(each.records);
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dmarc_tree_walk)

BOOST_AUTO_TEST_CASE(cases) {
  for (const auto& each : tests::read_cases("dmarc_walk.md")) {
    BOOST_TEST_CONTEXT(each.where << ": " << each.name) {
      zone dns_zone{each["zone"]};
      dmarc::lookups found{each["name"]};
      const auto status = walk(found, dns_zone);
      BOOST_TEST(tests::joined(dns_zone.asked()) == each["asked"]);
      BOOST_TEST((status == dns::status::ok ? organizational_domain(found) : word(status)) == each["organization"]);

      const auto direct = walked(found, status);
      std::string by_journal;
      run_by_journal(dns_zone, [&](dns::journal& journal) {
        dmarc::lookups again{each["name"]};
        const auto end = walk(again, journal);
        by_journal = walked(again, end);
        return end != dns::status::pending;
      });
      BOOST_TEST(by_journal == direct);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_example_of_the_header) {
  zone dns_zone{"_dmarc.mail.example.com TXT v=DMARC1; p=none\n_dmarc.example.com TXT v=DMARC1; p=none"};
  dmarc::lookups found{"a.mail.example.com"};
  BOOST_TEST((walk(found, dns_zone) == dns::status::ok));
  BOOST_TEST(organizational_domain(found) == "example.com");
}

BOOST_AUTO_TEST_CASE(the_number_of_questions_by_the_number_of_labels) {
  // RFC 9989 section 4.10: all labels up to eight; for longer names, the whole name and its last seven labels.
  for (int count = 2; count <= 100; ++count) {
    zone empty{""};
    const std::string name = labels(count);
    dmarc::lookups found{name};
    if (name.size() > domain::max_size) break;
    BOOST_TEST((walk(found, empty) == dns::status::ok));
    const bool askable = name.size() + 7 <= domain::max_size;
    BOOST_TEST(empty.asked().size() == static_cast<std::size_t>(count <= 8 ? count : askable ? 8 : 7));
    if (count > 8) BOOST_TEST(empty.asked()[askable ? 1 : 0] == "_dmarc." + labels(7));
    BOOST_TEST(empty.asked().back() == "_dmarc.com");
  }
}

BOOST_AUTO_TEST_CASE(no_questions_about_a_name_too_long_for_dns) {
  // 247 octets and "_dmarc." make 254.
  const std::string label(60, 'a');
  const std::string name = label + '.' + label + '.' + label + '.' + std::string(60, 'b') + ".de";
  BOOST_REQUIRE(name.size() == 246u);
  for (const auto& [text, first] :
       {std::pair{name, "_dmarc." + name}, std::pair{'c' + name, "_dmarc." + name.substr(61)}}) {
    zone empty{""};
    dmarc::lookups found{text};
    BOOST_TEST((walk(found, empty) == dns::status::ok));
    BOOST_TEST(empty.asked().front() == first);
    BOOST_TEST(organizational_domain(found) == text);
  }
  zone empty{""};
  dmarc::lookups nobody{""};
  BOOST_TEST((walk(nobody, empty) == dns::status::ok));
  BOOST_TEST(empty.asked().empty());
  BOOST_TEST(organizational_domain(nobody) == "");
}

BOOST_AUTO_TEST_CASE(a_second_walk_takes_over_what_the_first_has_found) {
  zone dns_zone{"_dmarc.example.com TXT v=DMARC1; p=none"};
  dmarc::lookups first{"a.example.com"};
  BOOST_TEST((walk(first, dns_zone) == dns::status::ok));
  dns_zone.forget();
  dmarc::lookups second{"b.example.com"};
  BOOST_TEST((walk(second, dns_zone, &first) == dns::status::ok));
  BOOST_TEST(tests::joined(dns_zone.asked()) == "_dmarc.b.example.com");
  BOOST_TEST(organizational_domain(second) == "example.com");
  // Same size, another name.
  dmarc::lookups third{"a.example.org"};
  dns_zone.forget();
  BOOST_TEST((walk(third, dns_zone, &first) == dns::status::ok));
  BOOST_TEST(dns_zone.asked().size() == 3u);
}

BOOST_AUTO_TEST_CASE(too_little_memory_is_no_answer) {
  const auto full = [](const dns::query&) { return dns::answer{dns::status::out_of_space, {}}; };
  dmarc::lookups found{"a.example.com"};
  BOOST_TEST((walk(found, full) == dns::status::out_of_space));
  // A failed walk stays failed; nothing above is asked.
  zone empty{""};
  BOOST_TEST((walk(found, empty) == dns::status::out_of_space));
  BOOST_TEST(empty.asked().empty());
}

BOOST_AUTO_TEST_CASE(views_of_records_do_not_outlive_the_answer) {
  zone dns_zone{"_dmarc.example.com TXT v=DMARC1; p=none; rua=mailto:a@b.example; ruf=mailto:a@b.example"};
  dmarc::lookups found{"example.com"};
  BOOST_TEST((walk(found, dns_zone) == dns::status::ok));
  BOOST_TEST(found.levels()[0].has_record());
  BOOST_TEST(found.levels()[0].record.rua.empty());
  BOOST_TEST(found.levels()[0].record.ruf.empty());
}

BOOST_AUTO_TEST_SUITE_END()
