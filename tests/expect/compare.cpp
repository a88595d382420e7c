#include "../../cli/expect/compare.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "../../cli/expect/expectation.hpp"
#include "../../cli/expect/read.hpp"
#include "../../cli/usage_error.hpp"
#include "cases.hpp"

namespace {

using namespace fromproof;

const std::array<std::string, 1> domains{"shop.example"};

/// Answers from a zone file. Names in `failing` get no answer.
class server {
 public:
  server(const std::string& zone, std::string failing)
      : zone_{cli::read_wanted_text(zone, "DNS", domains)}, failing_{std::move(failing)} {}

  dns::answer operator()(const dns::query& asked) {
    ++questions;
    if (asked.name == failing_) return {.status = dns::status::failure, .records = {}};
    found_.clear();
    for (const auto& each : zone_.records()) {
      if (each.name == asked.name && each.type == asked.type) {
        found_.push_back({.data = each.data, .preference = each.preference});
      }
    }
    return {.status = found_.empty() ? dns::status::nxdomain : dns::status::ok, .records = found_};
  }

  int questions = 0;

 private:
  cli::wanted_records zone_;
  std::string failing_;
  std::vector<dns::record> found_;
};

std::string described(const cli::drift& now) {
  std::string out;
  for (const auto& each : now.items) {
    if (!out.empty()) out += '\n';
    out +=
        std::string{word(each.state)} + " " + each.name + " " + std::string{word(each.type)} + " [" + each.wanted + "]";
    for (const auto& value : each.found) {
      if (value != each.wanted || each.state == cli::drift_state::extra) out += " found [" + value + "]";
    }
  }
  return out;
}

cli::drift drift_of(cli::drift_state state) {
  cli::drift out;
  out.items.push_back(
      {.name = "a", .type = dns::record_type::txt, .state = cli::drift_state::present, .wanted = "x", .found = {"x"}});
  out.items.push_back(
      {.name = "b\x1b[2J", .type = dns::record_type::txt, .state = state, .wanted = "y\"", .found = {"\xff"}});
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(expect_compare)

BOOST_AUTO_TEST_CASE(cases) {
  for (const auto& each : tests::read_cases("expect_compare.md")) {
    BOOST_TEST_CONTEXT(each.where << ": " << each.name) {
      server dns{each["dns"], each.has("failing") ? each["failing"] : std::string{}};
      const auto wanted = cli::read_wanted_text(each["wanted"], "FILE", domains);
      try {
        const auto now = cli::compare(wanted, "shop.example", std::ref(dns));
        BOOST_TEST(described(now) == each["items"]);
      } catch (const cli::usage_error& error) {
        BOOST_TEST(error.what() == each["items"]);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(all_questions_are_asked_at_once) {
  const auto wanted = cli::read_wanted_text(
      "a.shop.example. A 192.0.2.1\nb.shop.example. A 192.0.2.1\na.shop.example. A 192.0.2.2\n", "FILE", domains);
  int asked = 0;
  const auto now = cli::compare(wanted, "shop.example", [&](const dns::query&) {
    ++asked;
    return dns::unanswered;
  });
  BOOST_TEST(asked == 2);  // one for each name and type
  BOOST_TEST(now.pending);
  BOOST_TEST(now.items.empty());
}

BOOST_AUTO_TEST_CASE(there_is_a_limit_of_questions) {
  std::string zone;
  for (int i = 0; i < 1000; ++i) zone += "n" + std::to_string(i) + ".shop.example. A 192.0.2.1\n";
  server dns{"a.shop.example. A 192.0.2.1\n", ""};
  const auto most = cli::read_wanted_text(zone, "FILE", domains);
  BOOST_TEST(cli::compare(most, "shop.example", std::ref(dns)).count(cli::drift_state::missing) == 1000u);
  const auto more = cli::read_wanted_text(zone + "m.shop.example. A 192.0.2.1\n", "FILE", domains);
  dns.questions = 0;
  BOOST_CHECK_THROW(cli::compare(more, "shop.example", std::ref(dns)), cli::usage_error);
  BOOST_TEST(dns.questions == 0);

  std::string set;
  for (int i = 0; i < 1001; ++i) set += "shop.example. TXT \"" + std::to_string(i) + "\"\n";
  BOOST_CHECK_THROW(cli::compare(cli::read_wanted_text(set, "FILE", domains), "", std::ref(dns)), cli::usage_error);
}

// Missing before different, extra, unknown and present.
BOOST_AUTO_TEST_CASE(the_worst_state_decides) {
  using enum cli::drift_state;
  for (const auto state : {present, extra, different, missing, unknown}) BOOST_TEST((drift_of(state).worst() == state));
  cli::drift both = drift_of(missing);
  both.items.push_back({.name = "c", .type = dns::record_type::a, .state = unknown, .wanted = "", .found = {}});
  BOOST_TEST((both.worst() == missing));
  BOOST_TEST((cli::drift{}.worst() == present));
}

BOOST_AUTO_TEST_CASE(the_member_of_the_json) {
  std::string out;
  const auto append = [&out](std::string_view piece) { out += piece; };
  json_writer json{append};
  write_drift(json, drift_of(cli::drift_state::different));
  BOOST_TEST(out == R"([{"name":"a","type":"TXT","state":"present","wanted":"x","found":["x"]},)"
                    "{\"name\":\"b\\u001b[2J\",\"type\":\"TXT\",\"state\":\"different\",\"wanted\":\"y\\\"\",\"found\":"
                    "[\"\xef\xbf\xbd\"]}]");
  out.clear();
  json_writer extra{append};
  write_drift(extra, drift_of(cli::drift_state::extra));
  BOOST_TEST(out.find("\"wanted\":null") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
