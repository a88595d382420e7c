#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <fromproof/report/dns.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace dns = fromproof::dns;
using dns::record_type;
using dns::status;

namespace {

std::string written(record_type type, const dns::record& record) {
  std::string out;
  fromproof::write_record(type, record, [&out](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(report_dns)

BOOST_AUTO_TEST_CASE(records_as_text) {
  const struct {
    record_type type;
    dns::record record;
    std::string_view text;
  } table[] = {
      {record_type::a, {.data = "\xc0\x22\x02\x01"}, "192.34.2.1"},
      {record_type::aaaa, {.data = {"\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\1", 16}}, "2001:db8::1"},
      {record_type::mx, {.data = "mx.example", .preference = 10}, "10 mx.example"},
      {record_type::mx, {.data = "mx.example", .preference = 65535}, "65535 mx.example"},
      {record_type::mx, {.data = ""}, "0 ."},
      {record_type::ptr, {.data = "mail.example"}, "mail.example"},
      {record_type::txt, {.data = "v=spf1 -all"}, "v=spf1 -all"},
      {record_type::txt, {.data = ""}, ""},
      {record_type::a, {.data = "abc"}, "abc"},  // no address: shown as it is
  };
  for (const auto& [type, record, text] : table) BOOST_TEST(written(type, record) == text);
}

BOOST_AUTO_TEST_CASE(the_list) {
  const std::vector<dns::record> records{{.data = "v=DMARC1; p=none"}, {.data = "\"\xff\n"}};
  const std::vector<dns::exchange> exchanges{
      {.question = {.name = "_dmarc.bank.example"},
       .answered = {.status = status::ok, .records = records},
       .security = dns::security::secure},
      {.question = {.name = "bank.example", .type = record_type::mx}, .answered = dns::unanswered},
  };
  std::string out;
  const auto append = [&out](std::string_view piece) { out += piece; };
  fromproof::json_writer json{append};
  fromproof::write_dns(json, exchanges);
  const auto wanted = nlohmann::json::parse(R"([
    {"name": "_dmarc.bank.example", "type": "TXT", "status": "ok", "dnssec": "secure",
     "records": ["v=DMARC1; p=none", "\"\ufffd\n"]},
    {"name": "bank.example", "type": "MX", "status": "pending", "dnssec": null, "records": []}])");
  BOOST_TEST(nlohmann::json::parse(out) == wanted);
}

BOOST_AUTO_TEST_SUITE_END()
