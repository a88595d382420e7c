#include "fromproof/published/senders.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <fromproof/domain/domain.hpp>
#include <string>

namespace {

using namespace fromproof;

std::string name_of(const published::sender* which) {
  return which == nullptr ? "" : std::string{which->name};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(published_senders)

BOOST_AUTO_TEST_CASE(by_include) {
  BOOST_TEST(name_of(published::find_sender_by_include("_spf.google.com")) == "Google Workspace");
  BOOST_TEST(name_of(published::find_sender_by_include("_SPF.Google.COM")) == "Google Workspace");
  BOOST_TEST(name_of(published::find_sender_by_include("eu.amazonses.com")) == "Amazon SES");
  BOOST_TEST(name_of(published::find_sender_by_include("u1234.wl.sendgrid.net")) == "SendGrid");
  BOOST_TEST(name_of(published::find_sender_by_include("notamazonses.com")) == "");
  BOOST_TEST(name_of(published::find_sender_by_include("google.com")) == "");
  BOOST_TEST(name_of(published::find_sender_by_include("")) == "");
}

BOOST_AUTO_TEST_CASE(by_mail_server) {
  BOOST_TEST(name_of(published::find_sender_by_mail_server("aspmx.l.google.com")) == "Google Workspace");
  BOOST_TEST(name_of(published::find_sender_by_mail_server("alt1.aspmx.l.googlemail.com")) == "Google Workspace");
  BOOST_TEST(name_of(published::find_sender_by_mail_server("a-example.mail.protection.outlook.com")) ==
             "Microsoft 365");
  BOOST_TEST(name_of(published::find_sender_by_mail_server("mx.example.com")) == "");
}

BOOST_AUTO_TEST_CASE(the_table_is_well_formed) {
  for (const auto& each : published::senders) {
    BOOST_TEST(!each.name.empty());
    for (const auto name : {each.include, each.mail_servers}) {
      if (!name.empty()) BOOST_TEST(parse_domain(name)->view() == name);
    }
    for (const auto selector : each.selectors) {
      if (!selector.empty()) BOOST_TEST(parse_domain(selector)->view() == selector);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
