#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication/reported.hpp"

#include <array>
#include <boost/test/unit_test.hpp>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "fromproof/authentication/mail.hpp"

using fromproof::result_code;
using fromproof::spf::identity;

namespace {

/// A receiver's fields, which must outlive the results.
fromproof::trusted_fields trust(std::initializer_list<std::string_view> bodies) {
  fromproof::trusted_fields out;
  for (const auto body : bodies) out.add(body);
  return out;
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
      // RFC 7208 section 2.4: for a null reverse-path, HELO is the MAIL FROM identity.
      {"mx.example; spf=pass smtp.helo=h.example", true, result_code::pass, identity::mailfrom, "h.example"},
      {"mx.example; spf=pass smtp.helo=h.example; spf=fail smtp.mailfrom=b.example", false, result_code::fail,
       identity::mailfrom, "b.example"},
      {"mx.example; spf=fail smtp.mailfrom=b.example; spf=pass smtp.helo=h.example", false, result_code::fail,
       identity::mailfrom, "b.example"},
      // Without an identity there is no alignment.
      {"mx.example; spf=pass", false, result_code::pass, identity::mailfrom, ""},
      {"mx.example; spf=pass smtp.mailfrom=any@bank.example'@a.attacker.example", false, result_code::pass,
       identity::mailfrom, ""},
      // An unknown word is not a result.
      {"mx.example; spf=splendid smtp.mailfrom=b.example", false, result_code::none, identity::mailfrom, "b.example"},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.text) {
      const auto spf = fromproof::find_reported_spf(trust({test.text}), test.null_path);
      BOOST_REQUIRE(spf.said.has_value());
      BOOST_TEST((spf.said->code == test.code), word(spf.said->code));
      BOOST_TEST((spf.identity == test.which));
      BOOST_TEST(spf.domain.view() == test.domain);
    }
  }
  BOOST_TEST(!fromproof::find_reported_spf(trust({"mx.example; dkim=pass"}), false).said.has_value());
  BOOST_TEST(!fromproof::find_reported_spf(trust({}), false).said.has_value());
}

BOOST_AUTO_TEST_CASE(received_spf_speaks_where_no_result_does) {
  auto fields = trust({});
  fields.spf = *fromproof::message::parse_received_spf(
      "Pass (helo) identity=helo; client-ip=198.51.100.66; helo=h.example; envelope-from=a@b.example");
  const auto about_helo = fromproof::find_reported_spf(fields, false);
  BOOST_TEST((about_helo.identity == identity::helo));
  BOOST_TEST(about_helo.domain.view() == "h.example");
  BOOST_TEST(about_helo.said->text == "helo");
  fields.spf = *fromproof::message::parse_received_spf("Fail (x) envelope-from=a@b.example");
  const auto about_sender = fromproof::find_reported_spf(fields, false);
  BOOST_TEST((about_sender.identity == identity::mailfrom));
  BOOST_TEST((about_sender.said->code == result_code::fail));
  BOOST_TEST(about_sender.domain.view() == "b.example");
  fields.add("mx.example; spf=softfail smtp.mailfrom=c.example");
  BOOST_TEST((fromproof::find_reported_spf(fields, false).said->code == result_code::softfail));
}

// For each method the first field that has it decides, with all its results.
BOOST_AUTO_TEST_CASE(fields_are_merged_from_the_top) {
  const auto fields = trust({"mx.example; dkim=fail header.d=a.example; arc=pass",
                             "mx.example; dkim=pass header.d=b.example; spf=fail smtp.mailfrom=b.example; dmarc=fail",
                             "mx.example; spf=pass smtp.mailfrom=c.example; dmarc=pass"});
  BOOST_TEST((fromproof::find_reported_spf(fields, false).said->code == result_code::fail));
  BOOST_TEST((fromproof::find_reported_dmarc(fields).said->code == result_code::fail));
  std::string_view named;
  for (const auto& result : fromproof::find_reporting_field(fields, "dkim").results()) {
    if (result.is("dkim")) named = result.property("header", "d");
  }
  BOOST_TEST(named == "a.example");
  BOOST_TEST(fromproof::find_reporting_field(fields, "bimi").authserv_id.empty());
}

BOOST_AUTO_TEST_CASE(two_results_for_one_thing_do_not_count) {
  const auto fields =
      trust({"mx.example; spf=pass smtp.mailfrom=a@b.example; spf=fail smtp.mailfrom=a@b.example; "
             "dmarc=pass header.from=b.example; dmarc=fail header.from=b.example"});
  const auto spf = fromproof::find_reported_spf(fields, false);
  BOOST_TEST(spf.disputed);
  BOOST_TEST(!spf.said.has_value());
  const auto dmarc = fromproof::find_reported_dmarc(fields);
  BOOST_TEST(dmarc.disputed);
  BOOST_TEST(!dmarc.said.has_value());
  // The next field does not replace it, and the same result twice is not a dispute.
  const auto two = trust({"mx.example; spf=pass smtp.mailfrom=b.example; spf=fail smtp.mailfrom=b.example",
                          "mx.example; spf=pass smtp.mailfrom=b.example"});
  BOOST_TEST(fromproof::find_reported_spf(two, false).disputed);
  const auto same = trust({"mx.example; dmarc=pass header.from=b.example; dmarc=Pass header.from=b.example"});
  BOOST_TEST(!fromproof::find_reported_dmarc(same).disputed);
}

// Its own text is foreign text: kept for display.
BOOST_AUTO_TEST_CASE(the_text_of_a_claim) {
  const auto text = [](std::string_view body) { return fromproof::find_reported_dmarc(trust({body})).said->text; };
  BOOST_TEST(text("mx.example; dmarc=fail (p=REJECT dis=NONE) header.from=b.example") == "p=REJECT dis=NONE");
  BOOST_TEST(text("mx.example; dmarc=fail reason=\"list\" (p=REJECT)") == "list");
  BOOST_TEST(text("mx.example; dmarc=fail") == "");
}

BOOST_AUTO_TEST_CASE(a_malformed_author_is_empty) {
  struct {
    std::string_view text;
    bool names;
    std::string_view author;
  } const cases[] = {
      {"mx.example; dmarc=pass header.from=b.example", true, "b.example"},
      {"mx.example; dmarc=pass header.from=a@B.example", true, "b.example"},
      {"mx.example; dmarc=pass", false, ""},
      {"mx.example; dmarc=pass header.from=a@b@c.example", true, ""},
      {"mx.example; dmarc=pass header.from=\"b.example c.example\"", true, ""},
      // Cisco's servers name the author in their comment.
      {"mx.example; dmarc=pass (p=none dis=none) d=b.example", true, "b.example"},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.text) {
      const auto said = fromproof::find_reported_dmarc(trust({test.text}));
      BOOST_TEST(said.names_author == test.names);
      BOOST_TEST(said.author.view() == test.author);
    }
  }
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
      // Gmail names only i=; it may lie below d=.
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
      std::array<fromproof::signature_evidence, 2> memory;
      fromproof::bounded_list<fromproof::signature_evidence> signatures{memory};
      for (const auto& field : fields) {
        fromproof::signature_evidence entry;
        entry.signature = fromproof::dkim::parse_signature(field);
        BOOST_REQUIRE(entry.signature);
        signatures.push_back(entry);
      }
      const auto fields_of_receiver = trust({test.text});
      find_reported_dkim(fromproof::find_reporting_field(fields_of_receiver, "dkim"), signatures);
      BOOST_TEST((signatures[0].code() == test.first), word(signatures[0].code()));
      BOOST_TEST((signatures[1].code() == test.second), word(signatures[1].code()));
      BOOST_TEST(signatures[0].reported.has_value() == (test.first != result_code::none));
    }
  }
}

// A result without a domain is about the only signature, if there is only one.
BOOST_AUTO_TEST_CASE(a_result_without_a_domain) {
  const std::string field = " v=1; a=rsa-sha256; d=shop.example; s=one; h=From; bh=AAAA; b=AAAA";
  const auto report = [&field](std::string_view text, int count) {
    std::array<fromproof::signature_evidence, 2> memory;
    fromproof::bounded_list<fromproof::signature_evidence> signatures{memory};
    for (int i = 0; i < count; ++i) {
      fromproof::signature_evidence entry;
      entry.signature = fromproof::dkim::parse_signature(field);
      signatures.push_back(entry);
    }
    find_reported_dkim(fromproof::find_reporting_field(trust({text}), "dkim"), signatures);
    return signatures[0].code();
  };
  BOOST_TEST((report("mx.example; dkim=pass (good signature)", 1) == result_code::pass));
  BOOST_TEST((report("mx.example; dkim=pass (good signature)", 2) == result_code::none));
  BOOST_TEST((report("mx.example; dkim=pass; dkim=fail header.d=x.example", 1) == result_code::none));
}

BOOST_AUTO_TEST_CASE(reported_dmarc_and_its_policy) {
  const auto gmail =
      fromproof::find_reported_dmarc(trust({"mx.example; dmarc=pass (p=QUARANTINE sp=NONE) header.from=b.example"}));
  BOOST_TEST((gmail.said->code == result_code::pass));
  BOOST_TEST(gmail.author.view() == "b.example");
  BOOST_TEST(gmail.policy == "quarantine");
  // Microsoft's word for "would have passed": no record, no result.
  const auto guess =
      fromproof::find_reported_dmarc(trust({"spf=pass; dmarc=bestguesspass action=none header.from=b.example"}));
  BOOST_TEST((guess.said->code == result_code::none));
  BOOST_TEST(guess.policy == "");
  BOOST_TEST(!fromproof::find_reported_dmarc(trust({"mx.example; spf=pass"})).said.has_value());
}

// To underline the result that a line of a report comes from.
BOOST_AUTO_TEST_CASE(a_claim_knows_its_place) {
  const std::string_view field = "mx.example; spf=pass (ok) smtp.mailfrom=b.example; dmarc=pass header.from=b.example";
  const auto spf = fromproof::find_reported_spf(trust({field}), false);
  BOOST_TEST(spf.said->place == "spf=pass (ok) smtp.mailfrom=b.example");
  BOOST_TEST(fromproof::find_reported_dmarc(trust({field})).said->place == "dmarc=pass header.from=b.example");
  BOOST_TEST((spf.said->place.data() == field.data() + field.find("spf=")));
}

BOOST_AUTO_TEST_SUITE_END()
