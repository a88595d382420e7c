#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/facts/free_mail.hpp"

#include <boost/test/unit_test.hpp>
#include <string_view>

using fromproof::advice::is_free_mail;

BOOST_AUTO_TEST_SUITE(advice_facts_free_mail)

BOOST_AUTO_TEST_CASE(free_mail_domains) {
  constexpr std::string_view domains[] = {
      "gmail.com",      "GMAIL.COM",     "googlemail.com", "yahoo.com",        "yahoo.co.jp",     "yahoo.co.uk",
      "yahoo.fr",       "yahoo.com.br",  "ymail.com",      "outlook.com",      "outlook.jp",      "outlook.com.br",
      "hotmail.com",    "hotmail.co.uk", "hotmail.fr",     "live.com",         "live.co.uk",      "msn.com",
      "icloud.com",     "me.com",        "mac.com",        "aol.com",          "gmx.de",          "gmx.net",
      "gmx.at",         "gmx.co.uk",     "web.de",         "mail.ru",          "bk.ru",           "yandex.ru",
      "yandex.com.tr",  "ya.ru",         "proton.me",      "protonmail.com",   "protonmail.ch",   "qq.com",
      "163.com",        "126.com",       "naver.com",      "docomo.ne.jp",     "ezweb.ne.jp",     "au.com",
      "softbank.ne.jp", "i.softbank.jp", "zoho.com",       "fastmail.com",     "hey.com",         "tutanota.com",
      "posteo.de",      "posteo.net",    "t-online.de",    "orange.fr",        "free.fr",         "laposte.net",
      "libero.it",      "seznam.cz",     "comcast.net",    "m1.biglobe.ne.jp", "t.vodafone.ne.jp"};
  for (const auto domain : domains) BOOST_TEST(is_free_mail(domain), domain);
}

BOOST_AUTO_TEST_CASE(other_domains) {
  constexpr std::string_view domains[] = {
      "",
      ".",
      "com",
      "gmail",
      "shop.example",
      "notgmail.com",
      "gmail.com.evil.example",
      "yahoo.example",
      "yahoo.shop.example",
      "yahoo.evil.com",
      "outlook.company.com",
      "mail.outlook-group.com",
      "hotmail-shop.com",
      "live.example",
      "live.tv",
      "google.com",
      "microsoft.com",
      "apple.com",
      "github.com",
      "awesome.com",
      "co.jp",
      "ne.jp",
      "hotmail.",
      "hotmail..com",
      "hotmail.co.",
      "hotmail.co.example",
  };
  for (const auto domain : domains) BOOST_TEST(!is_free_mail(domain), domain);
}

BOOST_AUTO_TEST_SUITE_END()
