#define BOOST_TEST_DYN_LINK
#include "fromproof/message/trace.hpp"

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

std::string show_received(std::string_view body) {
  const auto read = message::parse_received(body);
  std::string out = read->has_from ? "" : "no from";
  add(out, "helo", read->from_helo);
  add(out, "tcp-info", read->from_tcp_info);
  add(out, "client-ip", read->client_ip);
  add(out, "by", read->by);
  add(out, "by-ip", read->by_ip);
  add(out, "by-comment", read->by_comment);
  add(out, "via", read->via);
  add(out, "with", read->with);
  add(out, "id", read->id);
  add(out, "for", read->for_);
  if (message::is_local_delivery(*read)) out += "\nlocal delivery";
  add(out, "date", read->date);
  add_error(out, read);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(message_trace)

BOOST_AUTO_TEST_CASE(case_files) {
  for (const auto& each : tests::read_cases("trace.md")) {
    if (!each.has("received")) continue;
    BOOST_TEST_CONTEXT(each.where << ": " << each.name) {
      BOOST_TEST(show_received(each["received"]) == each["expected"]);
      BOOST_TEST(message::has_from_clause(each["received"]) == !each["expected"].starts_with("no from"));
    }
  }
}

BOOST_AUTO_TEST_CASE(documentation_example) {
  const auto hop = message::parse_received(
      " from mail.example.com (mail.example.com [192.0.2.1]) by mx.example.net with ESMTP id 1; 1 Jan 2026 00:00:00 "
      "+0000");
  BOOST_TEST(hop->from_helo == "mail.example.com");
  BOOST_TEST(hop->client_ip == "192.0.2.1");
  BOOST_TEST(hop->by == "mx.example.net");
}

BOOST_AUTO_TEST_CASE(only_addresses_look_like_addresses) {
  for (const std::string_view text : {"192.0.2.1", "::1", "2001:db8::1", "::ffff:192.0.2.1"}) {
    BOOST_TEST(message::resembles_ip_address(text), text);
  }
  for (const std::string_view text : {"", "1.2.3", "1.2.3.4.5", "a.b.c.d", "12:30", "mail.example", "1.2.3.x"}) {
    BOOST_TEST(!message::resembles_ip_address(text), text);
  }
}

BOOST_AUTO_TEST_CASE(empty_fields) {
  BOOST_TEST(code(message::parse_received(" \r\n ").error) == "empty");
  BOOST_TEST(!message::has_from_clause(""));
  BOOST_TEST(!message::has_from_clause("fromage by x"));
}

BOOST_AUTO_TEST_CASE(deep_comments_and_long_fields_end_at_once) {
  const std::string deep = "from a " + std::string(100'000, '(') + std::string(100'000, ')') + " by mx.example; d";
  BOOST_TEST(message::parse_received(deep)->by == "mx.example");
  std::string words = "from a by mx.example with ";
  for (int i = 0; i < 200'000; ++i) words += "x ";
  BOOST_TEST(message::parse_received(words)->with.size() == 399'999u);
}

BOOST_AUTO_TEST_SUITE_END()
