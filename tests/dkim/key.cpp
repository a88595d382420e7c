#define BOOST_TEST_DYN_LINK
#include "fromproof/dkim/key.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace fromproof;
using namespace std::string_literals;
using octet_string = std::vector<std::uint8_t>;

// RFC 6376 appendix C, as RFC 8463 appendix A.2 has it: SubjectPublicKeyInfo, 1024 bits.
const std::string rfc_rsa =
    "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkM"
    "oGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/R"
    "tdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToI"
    "MmPSPDdQPNUYckcQ2QIDAQAB";
// RFC 8463 appendix A.2.
const std::string rfc_ed25519 = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

octet_string operator+(octet_string a, const octet_string& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

octet_string element(std::uint8_t tag, const octet_string& contents) {
  const auto size = contents.size();
  octet_string out{tag};
  if (size >= 0x100) {
    out = out + octet_string{0x82, static_cast<std::uint8_t>(size >> 8)};
  } else if (size >= 0x80) {
    out.push_back(0x81);
  }
  out.push_back(static_cast<std::uint8_t>(size));
  return out + contents;
}

const octet_string rsa_oid{0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01};
const octet_string null{0x05, 0x00};
const octet_string e65537{0x01, 0x00, 0x01};

/// An odd number with this many bits.
octet_string number(std::size_t bits) {
  octet_string out((bits + 7) / 8, 0xa5);
  out.front() = static_cast<std::uint8_t>(1u << (bits - 1) % 8);
  out.back() |= 1;
  return out;
}

octet_string integer(octet_string value) {
  if (value.front() >= 0x80) value.insert(value.begin(), 0);
  return element(0x02, value);
}

octet_string rsa_fields(const octet_string& modulus, const octet_string& exponent) {
  return element(0x30, integer(modulus) + integer(exponent));
}

octet_string info(const octet_string& algorithm, const octet_string& key) {
  return element(0x30, element(0x30, algorithm) + element(0x03, octet_string{0} + key));
}

octet_string info(const octet_string& key) {
  return info(rsa_oid + null, key);
}

std::string base64_of(const octet_string& text) {
  const std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    const auto at = [&](std::size_t k) { return i + k < text.size() ? text[i + k] : 0u; };
    const unsigned bits = at(0) << 16 | at(1) << 8 | at(2);
    for (std::size_t k = 0; k < 4; ++k) out += i + k <= text.size() ? letters[bits >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

struct decoded {
  parsed<dkim::key> record;
  std::array<std::uint8_t, dkim::public_key_memory> memory{};
  parsed<dkim::public_key> key;

  explicit decoded(std::string_view text) : record{dkim::parse_key(text)} {
    key = dkim::decode_public_key(*record, memory);
  }
};

errc error_of(const octet_string& der) {
  const std::string record = "p=" + base64_of(der);
  return decoded{record}.key.error;
}

}  // namespace

namespace fromproof::inline v0 {
std::ostream& operator<<(std::ostream& out, errc error) {
  return out << code(error);
}
}  // namespace fromproof::inline v0

BOOST_AUTO_TEST_SUITE(dkim_key)

BOOST_AUTO_TEST_CASE(every_tag) {
  const std::string text =
      " v=DKIM1 ; h = sha1 : sha256; k=rsa; n=a note; p=" + rfc_rsa + "; s=email:web; t=y:s:x; x1=1;";
  const auto key = dkim::parse_key(text);
  BOOST_TEST_REQUIRE(bool{key});
  BOOST_TEST(key->hash_algorithms == "sha1 : sha256");
  BOOST_TEST(key->allows_hash("sha256"));
  BOOST_TEST(!key->allows_hash("sha512"));
  BOOST_TEST((key->type == dkim::key_type::rsa));
  BOOST_TEST(key->notes == "a note");
  BOOST_TEST(key->public_key == rfc_rsa);
  BOOST_TEST(key->allows_email());
  BOOST_TEST(key->testing);
  BOOST_TEST(key->strict_identity);
  BOOST_TEST(!key->revoked);
}

BOOST_AUTO_TEST_CASE(defaults) {
  const auto key = dkim::parse_key("p=AAAA");
  BOOST_TEST_REQUIRE(bool{key});
  BOOST_TEST((key->type == dkim::key_type::rsa));
  BOOST_TEST(key->type_name == "rsa");
  BOOST_TEST(key->allows_hash("sha256"));
  BOOST_TEST(key->allows_email());
  BOOST_TEST(!key->testing);
  BOOST_TEST(!key->strict_identity);
}

BOOST_AUTO_TEST_CASE(records) {
  const struct {
    std::string text;
    errc error = errc::none;
    std::size_t offset = 0;
    std::string_view bad_tag = "";
  } table[] = {
      {"v=DKIM1; k=rsa; p="},
      {"v=DKIM1;p=A;"},
      {"v=DKIM1; n=<img src=x onerror=alert(1)>; p=A"},
      {"v=DKIM1; n=; h=; s=; t=; p=A"},
      {"v=DKIM1; g=*; p=A"},
      {"", errc::missing_tag, 0, "p"},
      {"v=DKIM1; k=rsa", errc::missing_tag, 14, "p"},
      {"k=rsa; v=DKIM1; p=A", errc::bad_key_version, 9, "v"},
      {"v=DKIM2; p=A", errc::bad_key_version, 2, "v"},
      {"v=dkim1; p=A", errc::bad_key_version, 2, "v"},
      {"v=DKIM1.0; p=A", errc::bad_key_version, 2, "v"},
      {"v=; p=A", errc::bad_key_version, 2, "v"},
      {"v=spf1 include:_spf.example -all", errc::bad_key_version, 2, "v"},
      {"p=A; v=DKIM1", errc::bad_key_version, 7, "v"},
      {"v=DKIM1; k=rsa-x; p=A", errc::bad_algorithm, 11, "k"},
      {"v=DKIM1; k=; p=A", errc::bad_algorithm, 11, "k"},
      {"v=DKIM1; p=A; p=B", errc::duplicate_tag, 16, "p"},
      {"v=DKIM1; x=A; x=B; p=A", errc::duplicate_tag, 16, "x"},
      {"v=DKIM1; t; p=A", errc::missing_equals, 10},
      {"v=DKIM1; p=AAAA\0; t=s"s, errc::bad_tag_value, 15, "p"},
      {"v=DKIM1; \0p=AAAA"s, errc::bad_tag_name, 8},
  };
  for (const auto& each : table) {
    BOOST_TEST_CONTEXT(each.text) {
      const auto key = dkim::parse_key(each.text);
      BOOST_TEST(key.error == each.error);
      BOOST_TEST(key.offset == each.offset);
      BOOST_TEST(key->bad_tag == each.bad_tag);
    }
  }
}

BOOST_AUTO_TEST_CASE(services_and_hashes) {
  BOOST_TEST(!dkim::parse_key("s=other; p=A")->allows_email());
  BOOST_TEST(dkim::parse_key("s=other:*; p=A")->allows_email());
  BOOST_TEST(dkim::parse_key("s=Email; p=A")->allows_email());
  BOOST_TEST(!dkim::parse_key("s=emails; p=A")->allows_email());
  BOOST_TEST(dkim::parse_key("s=; p=A")->allows_email());
  BOOST_TEST(!dkim::parse_key("h=sha1; p=A")->allows_hash("sha256"));
  BOOST_TEST(!dkim::parse_key("h=sha25; p=A")->allows_hash("sha256"));
  BOOST_TEST(dkim::parse_key("h=; p=A")->allows_hash("sha256"));
  BOOST_TEST(!dkim::parse_key("t=yes:ss; p=A")->testing);
  BOOST_TEST(!dkim::parse_key("t=yes:ss; p=A")->strict_identity);
}

BOOST_AUTO_TEST_CASE(a_revoked_key) {
  const decoded key{"v=DKIM1; p= ;"};
  BOOST_TEST_REQUIRE(bool{key.record});
  BOOST_TEST(key.record->revoked);
  BOOST_TEST(key.key.error == errc::empty);
}

BOOST_AUTO_TEST_CASE(the_keys_of_the_rfcs) {
  const decoded rsa{"v=DKIM1; p=" + rfc_rsa};
  BOOST_TEST_REQUIRE(bool{rsa.key});
  BOOST_TEST(rsa.key->bits == 1024u);
  BOOST_TEST(rsa.key->rsa.modulus.size() == 128u);
  BOOST_TEST(rsa.key->rsa.modulus.front() == 0xf0);
  BOOST_TEST(rsa.key->rsa.modulus.back() == 0xd9);
  BOOST_TEST(octet_string(rsa.key->rsa.exponent.begin(), rsa.key->rsa.exponent.end()) == e65537,
             boost::test_tools::per_element());

  const decoded ed{"v=DKIM1; k=ed25519; p=" + rfc_ed25519};
  BOOST_TEST_REQUIRE(bool{ed.key});
  BOOST_TEST((ed.key->type == dkim::key_type::ed25519));
  BOOST_TEST(ed.key->bits == 256u);
  BOOST_TEST(ed.key->ed25519.size() == 32u);
  BOOST_TEST(ed.key->ed25519.front() == 0xd7);
}

BOOST_AUTO_TEST_CASE(base64_as_it_is_published) {
  auto folded = rfc_rsa;
  folded.insert(100, "\r\n\t");
  folded.insert(50, " \t");
  for (const auto& text : {folded, rfc_rsa + " ;"}) BOOST_TEST(bool{decoded{"p=" + text}.key});
  const auto padded = base64_of(rsa_fields(number(1024), e65537));
  BOOST_TEST_REQUIRE(padded.ends_with("="));
  BOOST_TEST(bool{decoded{"p=" + padded}.key});
  BOOST_TEST(bool{decoded{"p=" + padded.substr(0, padded.find('='))}.key});
  // Two strings of a record, joined by the person who typed them in.
  BOOST_TEST(decoded{"p=" + padded + "v=DKIM1"}.key.error == errc::bad_base64);
  BOOST_TEST(decoded{"p=" + rfc_rsa + "v=DKIM1; k=rsa"}.key.error == errc::bad_base64);
  BOOST_TEST(decoded{"p=%%%%"}.key.error == errc::bad_base64);
  BOOST_TEST(decoded{"k=other; p=" + rfc_rsa}.key.error == errc::bad_algorithm);
}

BOOST_AUTO_TEST_CASE(rsa_keys) {
  const auto n = number(2048);
  const auto fields = rsa_fields(n, e65537);
  const struct {
    std::string_view what;
    octet_string der;
    errc error = errc::none;
  } table[] = {
      {"SubjectPublicKeyInfo", info(fields)},
      {"RSAPublicKey", fields},
      {"1024 bits", info(rsa_fields(number(1024), e65537))},
      {"8192 bits", info(rsa_fields(number(8192), e65537))},
      {"exponent 3", info(rsa_fields(n, {3}))},
      {"exponent of 32 bits", info(rsa_fields(n, number(32)))},
      // Which keys there are.
      {"1023 bits", info(rsa_fields(number(1023), e65537)), errc::weak_key},
      {"512 bits", info(rsa_fields(number(512), e65537)), errc::weak_key},
      {"488 bits, with no room for a padded hash", info(rsa_fields(number(488), e65537)), errc::bad_key},
      {"modulus one", info(rsa_fields({1}, e65537)), errc::bad_key},
      {"8193 bits", info(rsa_fields(number(8193), e65537)), errc::key_too_large},
      {"16384 bits", info(rsa_fields(number(16384), e65537)), errc::key_too_large},
      {"modulus zero", info(rsa_fields({0}, e65537)), errc::bad_key},
      {"even modulus", info(rsa_fields(octet_string(256, 0x5a), e65537)), errc::bad_key},
      {"negative modulus", info(element(0x30, element(0x02, octet_string(256, 0x81)) + integer(e65537))),
       errc::bad_key},
      {"exponent zero", info(rsa_fields(n, {0})), errc::bad_key},
      {"exponent one", info(rsa_fields(n, {1})), errc::bad_key},
      {"even exponent", info(rsa_fields(n, {4})), errc::bad_key},
      {"negative exponent", info(element(0x30, integer(n) + element(0x02, {0xfd}))), errc::bad_key},
      {"exponent of 33 bits", info(rsa_fields(n, number(33))), errc::bad_key},
      {"exponent of 2048 bits", info(rsa_fields(n, n)), errc::bad_key},
      // What DER is.
      {"nothing inside", element(0x30, {}), errc::bad_der},
      {"octets after it", info(fields) + octet_string{0xde, 0xad}, errc::bad_der},
      {"octets after the key", info(fields + octet_string{0}), errc::bad_der},
      {"octets after the exponent", info(element(0x30, integer(n) + integer(e65537) + null)), errc::bad_der},
      {"no exponent", info(element(0x30, integer(n))), errc::bad_der},
      {"modulus with a zero too many", info(element(0x30, element(0x02, octet_string{0, 0x40} + n) + integer(e65537))),
       errc::bad_der},
      {"modulus without octets", info(element(0x30, element(0x02, {}) + integer(e65537))), errc::bad_der},
      {"negative modulus with an octet too many", info(element(0x30, element(0x02, {0xff, 0x81}) + integer(e65537))),
       errc::bad_der},
      {"bits unused", element(0x30, element(0x30, rsa_oid + null) + element(0x03, octet_string{1} + fields)),
       errc::bad_der},
      {"no bits", element(0x30, element(0x30, rsa_oid + null) + element(0x03, {})), errc::bad_der},
      {"OCTET STRING", element(0x30, element(0x30, rsa_oid + null) + element(0x04, octet_string{0} + fields)),
       errc::bad_der},
      {"an element more", element(0x30, element(0x30, rsa_oid + null) + element(0x03, octet_string{0} + fields) + null),
       errc::bad_der},
      {"no parameters", info(rsa_oid, fields), errc::bad_der},
      {"parameters that are not NULL", info(rsa_oid + octet_string{0x30, 0x00}, fields), errc::bad_der},
      {"NULL with contents", info(rsa_oid + octet_string{0x05, 0x01, 0x00}, fields), errc::bad_der},
      {"two parameters", info(rsa_oid + null + null, fields), errc::bad_der},
      // id-ecPublicKey and prime256v1; id-RSASSA-PSS.
      {"EC",
       info({0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01,
             0x07},
            octet_string(65, 4)),
       errc::wrong_key_type},
      {"RSASSA-PSS", info({0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0a}, fields),
       errc::wrong_key_type},
      {"OID cut short", info({0x06, 0x08, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01}, fields),
       errc::wrong_key_type},
  };
  for (const auto& each : table) BOOST_TEST_CONTEXT(each.what) BOOST_TEST(error_of(each.der) == each.error);
}

BOOST_AUTO_TEST_CASE(every_octet_of_a_key_counts) {
  const auto good = info(rsa_fields(number(1024), e65537));
  const auto first_of_modulus = good.size() - 3 - 2 - 128;
  for (std::size_t at = 0; at < good.size(); ++at) {
    auto cut = good;
    cut.resize(at);
    BOOST_TEST((error_of(cut) != errc::none), "cut at " << at);
    if (at >= first_of_modulus - 1) continue;
    auto changed = good;
    changed[at] ^= 0x40;
    BOOST_TEST((error_of(changed) != errc::none), "changed at " << at);
  }
}

BOOST_AUTO_TEST_CASE(nesting_costs_nothing) {
  octet_string indefinite, definite;
  for (int i = 0; i < 5000; ++i) indefinite = indefinite + octet_string{0x30, 0x80};
  for (int i = 0; i < 300; ++i) definite = element(0x30, definite);
  BOOST_TEST(error_of(indefinite) == errc::key_too_large);
  BOOST_TEST(error_of(definite) == errc::bad_der);
}

BOOST_AUTO_TEST_CASE(little_memory) {
  std::array<std::uint8_t, 100> memory{};
  const auto record = "p=" + rfc_rsa;
  const auto key = dkim::parse_key(record);
  BOOST_TEST(dkim::decode_public_key(*key, memory).error == errc::out_of_space);
}

BOOST_AUTO_TEST_CASE(ed25519_keys) {
  const octet_string minus_one = [] {
    octet_string out(32, 0xff);
    out.front() = 0xec;
    out.back() = 0x7f;
    return out;
  }();
  const auto with = [&](std::size_t at, std::uint8_t value) {
    auto out = minus_one;
    out[at] = value;
    return out;
  };
  octet_string one(32, 0);
  one[0] = 1;
  auto negative_zero = octet_string(32, 0);
  negative_zero[31] = 0x80;
  const struct {
    std::string_view what;
    octet_string key;
    errc error = errc::none;
  } table[] = {
      {"31 octets", octet_string(31, 5), errc::bad_key},
      {"33 octets", octet_string(33, 5), errc::bad_key},
      {"32 octets", octet_string(32, 5)},
      // RFC 8032 section 5.1.3: y is below p = 2^255 - 19.
      {"p - 2", with(0, 0xeb)},
      {"p", with(0, 0xed), errc::bad_key},
      {"p + 1", with(0, 0xee), errc::bad_key},
      {"2^255 - 1", with(0, 0xff), errc::bad_key},
      {"p, x negative",
       [&] {
         auto out = with(0, 0xed);
         out[31] = 0xff;
         return out;
       }(),
       errc::bad_key},
      {"large, and below p", with(17, 0xfe)},
      // The points (0, 1), (0, -1) and those with y = 0.
      {"the identity", one, errc::weak_key},
      {"order two", minus_one, errc::weak_key},
      {"order four", octet_string(32, 0), errc::weak_key},
      {"order four, x negative", negative_zero, errc::weak_key},
      {"SubjectPublicKeyInfo",
       element(0x30, element(0x30, {0x06, 0x03, 0x2b, 0x65, 0x70}) + element(0x03, octet_string(33, 0))),
       errc::bad_key},
  };
  for (const auto& each : table) {
    BOOST_TEST_CONTEXT(each.what) {
      const std::string record = "k=ed25519; p=" + base64_of(each.key);
      BOOST_TEST(decoded{record}.key.error == each.error);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
