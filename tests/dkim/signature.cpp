#define BOOST_TEST_DYN_LINK
#include "fromproof/dkim/signature.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace fromproof;

// RFC 6376 appendix A.2.
constexpr std::string_view rfc_example =
    " v=1; a=rsa-sha256; s=brisbane; d=example.com;\r\n"
    "      c=simple/simple; q=dns/txt; i=joe@football.example.com;\r\n"
    "      h=Received : From : To : Subject : Date : Message-ID;\r\n"
    "      bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n"
    "      b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB\r\n"
    "      4nujc7YopdG5dWLSdNg6xNAZpOPr+kHxt1IrE+NahM6L/LbvaHut\r\n"
    "      KVdkLLkpVaVVQPzeRDI009SO2Il5Lu7rDNH6mZckBdrIx0orEtZV\r\n"
    "      4bmp/YzhwvcubU4=;";

// Every required tag and no other; a case appends a tag to `base`.
const std::string base = "v=1; a=rsa-sha256; d=bank.example; s=s1; h=from:to; bh=AA==; b=BB==";

std::vector<std::string> names(const dkim::signature& sig) {
  std::vector<std::string> out;
  for (const auto name : sig.signed_fields()) out.emplace_back(name);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dkim_signature)

BOOST_AUTO_TEST_CASE(the_example_of_the_rfc) {
  const auto sig = dkim::parse_signature(rfc_example);
  BOOST_TEST_REQUIRE(bool{sig});
  BOOST_TEST(sig->version == "1");
  BOOST_TEST((sig->algorithm == dkim::algorithm::rsa_sha256));
  BOOST_TEST(sig->selector == "brisbane");
  BOOST_TEST(sig->domain == "example.com");
  BOOST_TEST((sig->header == dkim::canonicalization::simple));
  BOOST_TEST((sig->body == dkim::canonicalization::simple));
  BOOST_TEST(sig->query_methods == "dns/txt");
  BOOST_TEST(sig->identity == "joe@football.example.com");
  const std::vector<std::string> expected{"Received", "From", "To", "Subject", "Date", "Message-ID"};
  BOOST_TEST(names(*sig) == expected, boost::test_tools::per_element());
  BOOST_TEST(sig->body_hash == "2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=");
  BOOST_TEST(sig->signature.starts_with("AuUoFEfD"));
  BOOST_TEST(sig->signature.ends_with("cubU4="));
  const auto span = rfc_example.substr(sig->b_offset, sig->b_size);
  BOOST_TEST(span == sig->signature);
  BOOST_TEST(rfc_example.substr(sig->b_offset - 2, 2) == "b=");
  BOOST_TEST(!sig->timestamp.has_value());
  BOOST_TEST(!sig->body_length.has_value());
}

BOOST_AUTO_TEST_CASE(defaults) {
  const auto sig = dkim::parse_signature(base);
  BOOST_TEST_REQUIRE(bool{sig});
  // RFC 6376 section 3.5: c= is simple/simple, q= is dns/txt, i= is "@" and d=.
  BOOST_TEST(dkim::word(sig->header) == "simple");
  BOOST_TEST(dkim::word(sig->body) == "simple");
  BOOST_TEST(sig->query_methods == "dns/txt");
  BOOST_TEST(sig->identity == "");
  // "c=relaxed" is relaxed/simple.
  const std::string with_c = base + "; c=Relaxed";
  const auto relaxed = dkim::parse_signature(with_c);
  BOOST_TEST(dkim::word(relaxed->header) == "relaxed");
  BOOST_TEST(dkim::word(relaxed->body) == "simple");
}

BOOST_AUTO_TEST_CASE(the_span_of_b_holds_the_white_space_around_it) {
  // RFC 6376 section 3.5, b=: the value is emptied "including all surrounding whitespace" when it is hashed.
  const std::string text = "v=1; a=rsa-sha256; d=a.example; s=s; h=from; bh=AA==; xb=CC; b = \r\n B\tB== \r\n ; t=1";
  const auto sig = dkim::parse_signature(text);
  BOOST_TEST_REQUIRE(bool{sig});
  BOOST_TEST(text.substr(sig->b_offset, sig->b_size) == " \r\n B\tB== \r\n ");
  BOOST_TEST(sig->signature == "B\tB==");
}

BOOST_AUTO_TEST_CASE(oversigned_fields_are_counted) {
  const auto sig = dkim::parse_signature("v=1; a=rsa-sha256; d=a.example; s=s; h=From:from : FROM:To; bh=A; b=B");
  BOOST_TEST(sig->count_signed("From") == 3u);
  BOOST_TEST(sig->count_signed("Subject") == 0u);
}

BOOST_AUTO_TEST_CASE(valid_additions) {
  for (const std::string_view more :
       {"", ";", " ; ", "; darn=x", "; xb=1", "; i=@bank.example", "; i=a=40b@Mail.Bank.Example",
        "; i=\"a@b\"@bank.example", "; l=0", "; l=007", "; t=1; x=2", "; x=2", "; q=dns/txt", "; q=foo : DNS/TXT",
        "; z=From:a@b|To:c", "; c=relaxed/relaxed", "; c=simple/relaxed", "; V=2", ";\r\n\tt=1"}) {
    const std::string text = base + std::string{more};
    const auto sig = dkim::parse_signature(text);
    BOOST_TEST_CONTEXT(more) {
      BOOST_TEST(code(sig.error) == "none");
    }
  }
}

BOOST_AUTO_TEST_CASE(invalid_additions) {
  const struct {
    std::string_view more;
    std::string_view error, tag;
    std::size_t offset;  // counted from the end of `base`
  } table[] = {
      {"; i=@attacker.example", "bad-identity", "i", 4},
      {"; i=@evilbank.example", "bad-identity", "i", 4},
      {"; i=bank.example", "bad-identity", "i", 4},
      {"; i=", "bad-identity", "i", 4},
      {"; l=-1", "bad-number", "l", 4},
      {"; l=+5", "bad-number", "l", 4},
      {"; l=5x", "bad-number", "l", 4},
      {"; l=", "bad-number", "l", 4},
      {"; t=2; x=2", "bad-number", "x", 9},
      {"; x=1; t=2", "bad-number", "x", 4},
      {"; q=foo", "bad-query-method", "q", 4},
      {"; c=strict", "bad-canonicalization", "c", 4},
      {"; c=relaxed/", "bad-canonicalization", "c", 4},
      {"; c=relaxed/simple/simple", "bad-canonicalization", "c", 4},
      {"; d=bank.example", "duplicate-tag", "d", 4},
      {"; new=1; new=1", "duplicate-tag", "new", 13},
      {";; t=1", "empty", "", 1},
      {"; t", "missing-equals", "", 3},
      {"; 1t=1", "bad-tag-name", "", 1},
      {"; t=\x01", "bad-tag-value", "t", 4},
  };
  for (const auto& row : table) {
    const std::string text = base + std::string{row.more};
    const auto sig = dkim::parse_signature(text);
    BOOST_TEST_CONTEXT(row.more) {
      BOOST_TEST(code(sig.error) == row.error);
      BOOST_TEST(sig->bad_tag == row.tag);
      BOOST_TEST(sig.offset == base.size() + row.offset);
      // The rest is still read.
      BOOST_TEST(sig->domain == "bank.example");
      BOOST_TEST(sig->selector == "s1");
      BOOST_TEST(sig->body_hash == "AA==");
    }
  }
}

BOOST_AUTO_TEST_CASE(required_tags) {
  const std::vector<std::pair<std::string, std::string>> tags{
      {"v", "1"}, {"a", "rsa-sha256"}, {"d", "a.example"}, {"s", "s1"}, {"h", "from"}, {"bh", "AA=="}, {"b", "BB=="}};
  for (const auto& left_out : tags) {
    std::string text;
    for (const auto& tag : tags) {
      if (tag != left_out) text += tag.first + "=" + tag.second + ";";
    }
    const auto sig = dkim::parse_signature(text);
    BOOST_TEST_CONTEXT(left_out.first) {
      BOOST_TEST(code(sig.error) == "missing-tag");
      BOOST_TEST(sig->bad_tag == left_out.first);
      BOOST_TEST(sig.offset == text.size());
    }
  }
  BOOST_TEST(code(dkim::parse_signature("").error) == "missing-tag");
}

BOOST_AUTO_TEST_CASE(invalid_values) {
  const struct {
    std::string_view tag, value, error;
  } table[] = {
      {"v", "2", "bad-version"},
      {"v", "1.0", "bad-version"},
      {"a", "rsa-sha512", "bad-algorithm"},
      {"a", "", "bad-algorithm"},
      {"d", "bank.example'", "bad-tag-domain"},
      {"d", "bank.example\".attacker.example", "bad-tag-domain"},
      {"d", "", "bad-tag-domain"},
      {"d", "bank.example.", "bad-tag-domain"},
      {"s", "s1..x", "bad-tag-domain"},
      {"s", ".s1", "bad-tag-domain"},
      {"h", "to:subject", "from-not-signed"},
      {"h", "", "from-not-signed"},
      {"h", "from::to", "bad-field-name"},
      {"h", "from:a b", "bad-field-name"},
      {"bh", "", "empty"},
      {"bh", "A*==", "bad-base64"},
      {"b", "", "empty"},
      {"b", "\"BB\"", "bad-base64"},
  };
  for (const auto& row : table) {
    std::string text = base;
    const std::string key = (row.tag == "v" ? "" : " ") + std::string{row.tag} + "=";
    const auto at = text.find(key) + key.size();
    const auto end = text.find(';', at);
    text.replace(at, (end == std::string::npos ? text.size() : end) - at, row.value);
    const auto sig = dkim::parse_signature(text);
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(code(sig.error) == row.error);
      BOOST_TEST(sig->bad_tag == row.tag);
      BOOST_TEST(sig.offset == at);
    }
  }
}

BOOST_AUTO_TEST_CASE(numbers_do_not_overflow) {
  // RFC 6376 section 3.5: l= has up to 76 digits.
  constexpr auto most = std::numeric_limits<std::uint64_t>::max();
  std::string text;
  const auto length = [&text](std::string_view digits) {
    text = base + "; l=" + std::string{digits};
    return dkim::parse_signature(text);
  };
  BOOST_TEST((length("18446744073709551614")->body_length == most - 1));
  BOOST_TEST((length("18446744073709551615")->body_length == most));
  BOOST_TEST((length("18446744073709551616")->body_length == most));
  BOOST_TEST((length(std::string(76, '9'))->body_length == most));
  BOOST_TEST((length("00000000000000000000000000001")->body_length == 1u));
  BOOST_TEST(code(length(std::string(77, '0')).error) == "bad-number");
  BOOST_TEST(!length(std::string(77, '0'))->body_length.has_value());
}

BOOST_AUTO_TEST_CASE(algorithms) {
  for (const std::string_view name : {"rsa-sha1", "rsa-sha256", "ed25519-sha256"}) {
    const std::string text = "v=1; a=" + std::string{name} + "; d=a.example; s=s; h=from; bh=A; b=B";
    const auto sig = dkim::parse_signature(text);
    BOOST_TEST(code(sig.error) == "none");
    BOOST_TEST(dkim::word(sig->algorithm) == name);
  }
}

BOOST_AUTO_TEST_CASE(internationalized_domains) {
  // RFC 8616 section 5: d=, s= and the domain of i= may be U-labels.
  const auto sig = dkim::parse_signature(
      "v=1; a=rsa-sha256; d=b\xc3\xbc"
      "cher.example; s=s; h=from; bh=A; b=B; i=@mail.xn--bcher-kva.example");
  BOOST_TEST(code(sig.error) == "none");
}

BOOST_AUTO_TEST_CASE(long_values_are_read_at_once) {
  const std::string text = base + "; z=" + std::string(2'000'000, 'x');
  const auto sig = dkim::parse_signature(text);
  BOOST_TEST(bool{sig});
  BOOST_TEST(sig->copied_fields.size() == 2'000'000u);
  std::string many = base;
  for (int i = 0; i < 100'000; ++i) many += ";n" + std::to_string(i) + "=1";
  BOOST_TEST(code(dkim::parse_signature(many).error) == "out-of-space");
}

BOOST_AUTO_TEST_SUITE_END()
