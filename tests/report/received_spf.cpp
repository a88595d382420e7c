#define BOOST_TEST_DYN_LINK
#include "fromproof/report/received_spf.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

using fromproof::result_code;

namespace {

struct checked {
  explicit checked(const fromproof::envelope& known, result_code code = result_code::pass) {
    fromproof::mail_arrays<1, 1, 1> memory;
    mail = fromproof::read_mail("From: a@shop.example\r\n\r\n", known, fromproof::tests::no_suffixes, memory);
    mail.spf.here = fromproof::spf::result{.code = code, .mechanism = "ip4:192.0.2.0/24"};
    mail.spf.computed_from = fromproof::result_source::verified;
  }
  std::string field(std::string_view receiver = "mx.example") const {
    std::string out;
    const bool written = write_received_spf(mail, receiver, [&out](std::string_view piece) { out += piece; });
    BOOST_TEST(written == !out.empty());
    return out;
  }
  fromproof::authentication mail;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(report_received_spf)

// The pairs of RFC 7208 section 9.1.
BOOST_AUTO_TEST_CASE(a_field) {
  const checked it{{.ip = "192.0.2.1", .mail_from = "bounce@shop.example", .helo = "out.shop.example", .receiver = {}}};
  BOOST_TEST(it.field() ==
             "Received-SPF: pass\r\n receiver=mx.example;\r\n client-ip=192.0.2.1;\r\n"
             " envelope-from=\"bounce@shop.example\";\r\n helo=out.shop.example;\r\n identity=mailfrom;\r\n"
             " mechanism=\"ip4:192.0.2.0/24\";\r\n");
}

BOOST_AUTO_TEST_CASE(it_can_be_read_back) {
  const checked it{{.ip = "2001:db8::1", .mail_from = "a\"b@shop.example", .helo = "h", .receiver = {}},
                   result_code::softfail};
  const auto field = it.field();
  const auto read = fromproof::message::parse_received_spf(std::string_view{field}.substr(13));
  BOOST_REQUIRE(read);
  BOOST_TEST(read->result == "softfail");
  BOOST_TEST(read->client_ip == "2001:db8::1");
  BOOST_TEST(read->receiver == "mx.example");
  BOOST_TEST(read->identity == "mailfrom");
}

BOOST_AUTO_TEST_CASE(nothing_breaks_out_of_the_field) {
  const checked it{
      {.ip = "192.0.2.1", .mail_from = "a@b.example>\r\nX-Injected: 1", .helo = "h\r\nY: 2", .receiver = {}}};
  const auto field = it.field();
  BOOST_TEST(field.find("X-Injected") == std::string::npos);
  BOOST_TEST(field.find("Y: 2") == std::string::npos);
  for (std::size_t at = field.find('\n'); at + 1 < field.size(); at = field.find('\n', at + 1)) {
    BOOST_TEST(field[at + 1] == ' ');
  }
}

BOOST_AUTO_TEST_CASE(only_what_was_verified_here_is_written) {
  checked it{{.ip = "192.0.2.1", .mail_from = "a@b.example", .helo = {}, .receiver = {}}};
  BOOST_TEST(it.field("bad\r\nname") == "");
  it.mail.spf.computed_from = fromproof::result_source::computed;
  BOOST_TEST(it.field() == "");
  it.mail.spf.here.reset();
  it.mail.spf.reported = fromproof::claim{.code = result_code::pass, .text = {}};
  BOOST_TEST(it.field() == "");
}

BOOST_AUTO_TEST_SUITE_END()
