#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication/reported.hpp"

#include <array>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using fromproof::result_code;
using fromproof::spf::identity;

namespace {

fromproof::authentication_results::field results(std::string_view text) {
  const auto read = fromproof::authentication_results::parse(text);
  BOOST_REQUIRE(read);
  return *read;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_reported)

BOOST_AUTO_TEST_CASE(reported_spf_names_its_identity) {
  struct {
    std::string_view text;
    bool null_path;
    result_code code;
    identity which;
    std::string_view domain;
  } const cases[] = {
      {"mx.example; spf=pass smtp.mailfrom=a@b.example", false, result_code::pass, identity::mailfrom, "b.example"},
      {"mx.example; spf=pass smtp.mailfrom=b.example", false, result_code::pass, identity::mailfrom, "b.example"},
      {"mx.example; spf=Softfail smtp.mailfrom=b.example", false, result_code::softfail, identity::mailfrom,
       "b.example"},
      {"mx.example; spf=hardfail smtp.mailfrom=b.example", false, result_code::fail, identity::mailfrom, "b.example"},
      {"mx.example; spf=pass smtp.helo=h.example", false, result_code::pass, identity::helo, "h.example"},
      // RFC 7208 section 2.4: of a null reverse-path HELO is the MAIL FROM identity.
      {"mx.example; spf=pass smtp.helo=h.example", true, result_code::pass, identity::mailfrom, "h.example"},
      {"mx.example; spf=pass smtp.helo=h.example; spf=fail smtp.mailfrom=b.example", false, result_code::fail,
       identity::mailfrom, "b.example"},
      {"mx.example; spf=fail smtp.mailfrom=b.example; spf=pass smtp.helo=h.example", false, result_code::fail,
       identity::mailfrom, "b.example"},
      // No identity, no alignment.
      {"mx.example; spf=pass", false, result_code::pass, identity::mailfrom, ""},
      {"mx.example; spf=pass smtp.mailfrom=any@bank.example'@a.attacker.example", false, result_code::pass,
       identity::mailfrom, ""},
      // A word that nobody knows is no result.
      {"mx.example; spf=splendid smtp.mailfrom=b.example", false, result_code::none, identity::mailfrom, "b.example"},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.text) {
      const auto spf = fromproof::reported_spf(results(test.text), test.null_path);
      BOOST_TEST((spf.code == test.code), word(spf.code));
      BOOST_TEST((spf.identity == test.which));
      BOOST_TEST(spf.domain.view() == test.domain);
      BOOST_TEST((spf.source == fromproof::result_source::reported));
    }
  }
  BOOST_TEST(
      (fromproof::reported_spf(results("mx.example; dkim=pass"), false).source == fromproof::result_source::none));
}

BOOST_AUTO_TEST_CASE(received_spf_about_helo_is_about_helo) {
  const auto field = fromproof::message::parse_received_spf(
      "Pass (helo) identity=helo; client-ip=198.51.100.66; helo=h.example; envelope-from=a@b.example");
  BOOST_REQUIRE(field);
  const auto spf = fromproof::reported_spf(*field);
  BOOST_TEST((spf.identity == identity::helo));
  BOOST_TEST(spf.domain.view() == "h.example");
}

BOOST_AUTO_TEST_CASE(which_signature_a_result_is_about) {
  const std::vector<std::string> fields{
      " v=1; a=rsa-sha256; d=shop.example; s=one; i=@mail.shop.example; h=From; bh=AAAA; b=AAAA BBBB CCCC",
      " v=1; a=rsa-sha256; d=other.example; s=two; h=From; bh=AAAA; b=DDDDEEEEFFFF"};
  struct {
    std::string_view text;
    result_code first, second;
  } const cases[] = {
      {"mx.example; dkim=pass header.d=shop.example; dkim=fail header.d=other.example", result_code::pass,
       result_code::fail},
      // Gmail names i= only; it may lie below d=.
      {"mx.example; dkim=pass header.i=@mail.shop.example", result_code::pass, result_code::none},
      {"mx.example; dkim=pass header.i=@shop.example header.s=one header.b=\"AAAABBBB\"", result_code::pass,
       result_code::none},
      {"mx.example; dkim=pass header.i=@shop.example header.b=AAAAXXXX", result_code::none, result_code::none},
      {"mx.example; dkim=pass header.d=shop.example header.s=two", result_code::none, result_code::none},
      {"mx.example; dkim=pass header.d=mail.shop.example", result_code::none, result_code::none},
      {"mx.example; dkim=pass", result_code::none, result_code::none},
      {"mx.example; dkim=timeout header.d=other.example", result_code::none, result_code::temperror},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.text) {
      std::array<fromproof::dkim::result, 2> memory;
      fromproof::bounded_list<fromproof::dkim::result> signatures{memory};
      for (const auto& field : fields) {
        fromproof::dkim::result entry;
        entry.signature = fromproof::dkim::parse_signature(field);
        BOOST_REQUIRE(entry.signature);
        signatures.push_back(entry);
      }
      report_dkim(results(test.text), signatures);
      BOOST_TEST((signatures[0].code == test.first), word(signatures[0].code));
      BOOST_TEST((signatures[1].code == test.second), word(signatures[1].code));
    }
  }
}

BOOST_AUTO_TEST_CASE(reported_dmarc_and_its_policy) {
  const auto gmail =
      fromproof::find_reported_dmarc(results("mx.example; dmarc=pass (p=QUARANTINE sp=NONE) header.from=b.example"));
  BOOST_TEST(gmail.present);
  BOOST_TEST((gmail.code == result_code::pass));
  BOOST_TEST(gmail.author.view() == "b.example");
  BOOST_TEST(gmail.policy == "quarantine");
  // Microsoft's word for "would have passed": no record, no result.
  const auto guess =
      fromproof::find_reported_dmarc(results("spf=pass; dmarc=bestguesspass action=none header.from=b.example"));
  BOOST_TEST(guess.present);
  BOOST_TEST((guess.code == result_code::none));
  BOOST_TEST(guess.policy == "");
  BOOST_TEST(!fromproof::find_reported_dmarc(results("mx.example; spf=pass")).present);
}

BOOST_AUTO_TEST_SUITE_END()
