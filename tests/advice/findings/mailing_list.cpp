#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/findings/mailing_list.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;

namespace {

const std::string hop = "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n";
const std::string signature = "DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=s; h=From; bh=A; b=A\r\n";
const std::string list = "List-Id: Users <users.list.example>\r\nList-Post: <mailto:users@list.example>\r\n";

std::string results(const std::string& dkim) {
  return "Authentication-Results: mx.example; spf=pass smtp.mailfrom=users-bounces@list.example; dkim=" + dkim +
         " header.d=shop.example; dmarc=fail header.from=shop.example\r\n" + hop;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_findings_mailing_list)

BOOST_AUTO_TEST_CASE(a_list_that_changed_the_mail) {
  const std::string from = "From: Taro <taro@shop.example>\r\n\r\ntest\r\n";
  const judged broken{results("fail") + signature + list + from};
  BOOST_TEST(broken.finds("list-broke-signature"));
  BOOST_TEST(
      broken.text().find("The mailing list users.list.example changed the mail, so the signature of shop.example "
                         "is no longer valid.") != std::string::npos);
  // Gmail's word for a body that was changed.
  BOOST_TEST((judged{results("neutral") + signature + list + from}.finds("list-broke-signature")));
  BOOST_TEST((!judged{results("pass") + signature + list + from}.finds("list-broke-signature")));
  BOOST_TEST((!judged{results("fail") + signature + from}.finds("list-broke-signature")));
  // Nobody can write to a newsletter: there the author is responsible.
  BOOST_TEST((!judged{results("fail") + signature + "List-Id: <news.shop.example>\r\nList-Post: NO\r\n" + from}.finds(
      "list-broke-signature")));
}

BOOST_AUTO_TEST_CASE(a_list_that_stands_in_for_the_author) {
  const std::string from = "From: \"Taro via Users\" <users@list.example>\r\n\r\ntest\r\n";
  const judged it{list + from};
  BOOST_TEST(it.finds("list-rewrote-from"));
  BOOST_TEST(it.text().find("The mailing list users.list.example put list.example into From (\"via\")") !=
             std::string::npos);
  BOOST_TEST(!judged{from}.finds("list-rewrote-from"));
  BOOST_TEST((!judged{list + "From: Taro <taro@shop.example>\r\n\r\n"}.finds("list-rewrote-from")));
  BOOST_TEST((!judged{list + "From: taro@shop.example\r\n\r\n"}.finds("list-rewrote-from")));
}

BOOST_AUTO_TEST_SUITE_END()
