#define BOOST_TEST_DYN_LINK
#include "fromproof/report/json/spf.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(report_json_spf)

// A reported result has no count of lookups; an evaluation has one, even if it is 0.
BOOST_AUTO_TEST_CASE(lookups_are_null_where_nobody_counted) {
  for (const bool computed : {false, true}) {
    std::string out;
    const auto sink = [&out](std::string_view piece) { out += piece; };
    fromproof::json_writer to{sink};
    to.begin_object();
    fromproof::write_spf_members(to, {}, computed);
    to.end_object();
    const auto written = json::parse(out);
    BOOST_TEST(written["reason"].is_null());
    BOOST_TEST(written["mechanism"].is_null());
    BOOST_TEST(written["explanation"].is_null());
    BOOST_TEST(written["record"].is_null());
    for (const auto* count : {"lookups", "void_lookups"}) {
      BOOST_TEST(written[count].is_null() != computed);
      if (computed) BOOST_TEST(written[count] == 0);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
