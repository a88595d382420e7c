#define BOOST_TEST_DYN_LINK
#include "fromproof/message/received_spf.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "cases.hpp"

namespace {

using namespace fromproof;

void add(std::string& out, std::string_view name, std::string_view value) {
  if (value.data() == nullptr || (value.empty() && name != "envelope-from")) return;
  if (!out.empty()) out += '\n';
  out += name;
  out += ": ";
  out += value;
}

template <class T>
void add_error(std::string& out, const parsed<T>& read) {
  if (!read) out += "\nerror " + std::string{code(read.error)} + " at " + std::to_string(read.offset);
}

std::string show_received_spf(std::string_view body) {
  const auto read = message::parse_received_spf(body);
  std::string out;
  add(out, "result", read->result);
  add(out, "client-ip", read->client_ip);
  add(out, "envelope-from", read->envelope_from);
  add(out, "helo", read->helo);
  add(out, "identity", read->identity);
  add(out, "receiver", read->receiver);
  add(out, "mechanism", read->mechanism);
  add(out, "problem", read->problem);
  if (message::named_receiver(*read) != read->receiver) out += "\nunnamed";
  if (read->envelope_from_key) out += "\nkey";
  add_error(out, read);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(message_received_spf)

BOOST_AUTO_TEST_CASE(case_files) {
  int cases = 0;
  for (const auto& each : tests::read_cases("trace.md")) {
    if (!each.has("received-spf")) continue;
    ++cases;
    BOOST_TEST_CONTEXT(each.where << ": " << each.name) {
      BOOST_TEST(show_received_spf(each["received-spf"]) == each["expected"]);
    }
  }
  BOOST_TEST(cases > 10);
}

BOOST_AUTO_TEST_CASE(an_empty_field) {
  BOOST_TEST(code(message::parse_received_spf("").error) == "empty");
}

BOOST_AUTO_TEST_CASE(a_long_field_ends_at_once) {
  std::string keys = "pass";
  for (int i = 0; i < 200'000; ++i) keys += " x=y;";
  BOOST_TEST(bool{message::parse_received_spf(keys)});
}

BOOST_AUTO_TEST_SUITE_END()
