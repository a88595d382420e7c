#include "fromproof/report/records.hpp"

#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "example_fixes.hpp"

namespace {

using namespace fromproof;
using nlohmann::json;

std::string written(record_format format, std::span<const advice::fix> fixes) {
  std::string out;
  write_records(format, fixes, [&out](std::string_view piece) { out += piece; });
  return out;
}

advice::fix fix_of(const advice::dns_record& record) {
  advice::fix out{.says = {advice::code::dmarc_record}};
  out.records[out.size++] = record;
  return out;
}

// -- readers of the formats, written from their descriptions and not from the writer --------------------------------

/// The character strings of a TXT record in quotes: RFC 1035 section 5.1 with decimal numbers, Route 53 with octal
/// ones.
std::vector<std::string> character_strings(std::string_view text, int base) {
  std::vector<std::string> out;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') {
      inside = !inside;
      if (inside) out.emplace_back();
    } else if (!inside) {
      BOOST_TEST_REQUIRE(text[i] == ' ');
    } else if (text[i] != '\\') {
      out.back() += text[i];
    } else if (text.at(i + 1) >= '0' && text.at(i + 1) <= '9') {
      out.back() += static_cast<char>(std::stoi(std::string{text.substr(i + 1, 3)}, nullptr, base));
      i += 3;
    } else {
      out.back() += text[++i];
    }
  }
  BOOST_TEST_REQUIRE(!inside);
  return out;
}

std::string joined(const std::vector<std::string>& strings) {
  std::string out;
  for (const auto& each : strings) {
    BOOST_TEST(each.size() <= 255u);
    out += each;
  }
  return out;
}

/// A name with \DDD, back in its octets.
std::string plain_name(std::string_view text, int base) {
  return character_strings('"' + std::string{text} + '"', base).at(0);
}

/// One token of HCL: a word, a mark, or a quoted string (`quoted`), which must not contain a template or a line end.
struct hcl_token {
  bool quoted = false;
  std::string text;
};

std::vector<hcl_token> hcl_tokens(std::string_view text) {
  std::vector<hcl_token> out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ' ' || c == '\n') continue;
    if (c == '#') {
      while (text.at(i) != '\n') ++i;
    } else if (c == '"') {
      hcl_token token{.quoted = true, .text = {}};
      for (++i; text.at(i) != '"'; ++i) {
        BOOST_TEST_REQUIRE(text[i] != '\n');
        const bool marks = (text[i] == '$' || text[i] == '%') && text.at(i + 1) == text[i] && text.at(i + 2) == '{';
        const bool opens = (text[i] == '$' || text[i] == '%') && text.at(i + 1) == '{';
        BOOST_TEST_REQUIRE(!opens);
        if (marks) {
          token.text += text[i];
          token.text += '{';
          i += 2;
        } else if (text[i] == '\\') {
          BOOST_TEST_REQUIRE((text.at(i + 1) == '"' || text.at(i + 1) == '\\'));
          token.text += text[++i];
        } else {
          token.text += text[i];
        }
      }
      out.push_back(token);
    } else if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_') {
      hcl_token token;
      for (; i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) != 0 || text[i] == '_' ||
                                 text[i] == '-' || text[i] == '.');
           ++i) {
        token.text += text[i];
      }
      --i;
      out.push_back(token);
    } else {
      BOOST_TEST_REQUIRE((std::string_view{"{}[]=,"}.find(c) != std::string_view::npos));
      out.push_back({.quoted = false, .text = std::string{c}});
    }
  }
  return out;
}

/// The arguments of the only resource of a text, by name; lists in their order.
struct hcl_resource {
  std::string type, label;
  std::vector<std::pair<std::string, std::vector<std::string>>> arguments;
  std::vector<std::string> operator[](std::string_view name) const {
    for (const auto& [key, values] : arguments) {
      if (key == name) return values;
    }
    return {};
  }
};

hcl_resource resource_of(std::string_view text) {
  const auto tokens = hcl_tokens(text);
  hcl_resource out;
  std::size_t at = 0;
  const auto next = [&] { return at < tokens.size() ? tokens[at++] : hcl_token{}; };
  BOOST_TEST_REQUIRE(next().text == "resource");
  out.type = next().text;
  out.label = next().text;
  BOOST_TEST_REQUIRE(next().text == "{");
  for (auto token = next(); token.quoted || token.text != "}"; token = next()) {
    BOOST_TEST_REQUIRE(!token.quoted);
    BOOST_TEST_REQUIRE(next().text == "=");
    std::vector<std::string> values;
    auto value = next();
    if (value.quoted || value.text != "[") {
      values.push_back(value.text);
    } else {
      for (value = next(); value.quoted || value.text != "]"; value = next()) {
        if (value.quoted) values.push_back(value.text);
      }
    }
    out.arguments.emplace_back(token.text, values);
  }
  BOOST_TEST_REQUIRE(at == tokens.size());
  return out;
}

const std::vector<std::string> hostile_texts{
    "v=spf1 exists:%{i}._spf.example -all",
    "\"; drop \" \\ \\\" \\\\",
    "a\nmail.evil.example. 300 IN TXT \"b\"\n",
    "a\r\n; comment\r\n$INCLUDE /etc/passwd\r\n$ORIGIN evil.",
    "${file(\"/etc/passwd\")}",
    "%{ if true }x%{ endif } $${a} $$${b} $ {c} %%{d}",
    "\"}]}}, {\"Action\": \"DELETE\"",
    "*/ -- # // <!-- </script>",
    "\xe6\x97\xa5\xe6\x9c\xac \xf0\x9f\x98\x80 \xc2\x85 \xe2\x80\xa8",
    std::string{"\0\x01\x1b[2J\x7f\x80\xff\xfe", 10},
    std::string(255, 'x'),
    std::string(256, 'y'),
    std::string(300, '"'),
    std::string(254, 'x') + "${" + std::string(255, '\\'),
    "$",
    "{",
    "",
};

}  // namespace

BOOST_AUTO_TEST_SUITE(report_records)

// The fix of Amazon's documentation in each format. The forms come from RFC 1035 section 5, the AWS CLI's reference of
// change-resource-record-sets, Cloudflare's API reference and the Terraform provider's documentation.
BOOST_AUTO_TEST_CASE(every_format) {
  const auto fixes = tests::example_fixes();
  BOOST_TEST(written(record_format::list, fixes) ==
             "mail.shop.example  MX  10 feedback-smtp.x.example\n"
             "mail.shop.example  TXT  \"v=spf1 include:x.example ~all\"\n"
             "1t._domainkey.shop.example  CNAME  1t.dkim.example\n");
  BOOST_TEST(written(record_format::zone_file, fixes) ==
             "; ses-custom-mail-from\n"
             "mail.shop.example. 300 IN MX 10 feedback-smtp.x.example.\n"
             "mail.shop.example. 300 IN TXT \"v=spf1 include:x.example ~all\"\n"
             "; ses-easy-dkim\n"
             "1t._domainkey.shop.example. 300 IN CNAME 1t.dkim.example.\n");
  const auto set = [](const char* name, const char* type, const char* value) {
    return json{{"Action", "UPSERT"},
                {"ResourceRecordSet",
                 {{"Name", name}, {"Type", type}, {"TTL", 300}, {"ResourceRecords", {{{"Value", value}}}}}}};
  };
  const auto batch = json::parse(written(record_format::route53, fixes));
  const json changes = {set("mail.shop.example", "MX", "10 feedback-smtp.x.example"),
                        set("mail.shop.example", "TXT", "\"v=spf1 include:x.example ~all\""),
                        set("1t._domainkey.shop.example", "CNAME", "1t.dkim.example")};
  BOOST_TEST(batch.at("Changes") == changes);
  BOOST_TEST(batch.at("Comment") == "ses-custom-mail-from, ses-easy-dkim");
  BOOST_TEST(batch.size() == 2u);
  const json posts = {
      {{"type", "MX"},
       {"name", "mail.shop.example"},
       {"content", "feedback-smtp.x.example"},
       {"priority", 10},
       {"ttl", 300}},
      {{"type", "TXT"}, {"name", "mail.shop.example"}, {"content", "\"v=spf1 include:x.example ~all\""}, {"ttl", 300}},
      {{"type", "CNAME"},
       {"name", "1t._domainkey.shop.example"},
       {"content", "1t.dkim.example"},
       {"ttl", 300},
       {"proxied", false}}};
  BOOST_TEST(json::parse(written(record_format::cloudflare, fixes)) == (json{{"posts", posts}}));

  advice::fix only_mx = fixes[0];
  only_mx.size = 1;
  const auto mx = resource_of(written(record_format::terraform, {&only_mx, 1}));
  BOOST_TEST(mx.type == "aws_route53_record");
  BOOST_TEST(mx.label == "mail_shop_example_mx");
  BOOST_TEST(mx["records"] == (std::vector<std::string>{"10 feedback-smtp.x.example"}),
             boost::test_tools::per_element());
  const auto cname = resource_of(written(record_format::terraform, {&fixes[2], 1}));
  BOOST_TEST(cname.label == "_1t__domainkey_shop_example_cname");
  BOOST_TEST(cname["zone_id"].at(0) == "var.zone_id");
  BOOST_TEST(cname["name"].at(0) == "1t._domainkey.shop.example");
  BOOST_TEST(cname["type"].at(0) == "CNAME");
  BOOST_TEST(cname["ttl"].at(0) == "300");
}

BOOST_AUTO_TEST_CASE(nothing_to_publish_is_no_text) {
  const std::array<advice::fix, 1> fixes{advice::fix{.says = {advice::code::provider_console}}};
  for (int i = 0; i < 5; ++i) {
    BOOST_TEST(written(static_cast<record_format>(i), fixes).empty());
    BOOST_TEST(written(static_cast<record_format>(i), {}).empty());
  }
}

BOOST_AUTO_TEST_CASE(no_value_breaks_out) {
  for (const auto& text : hostile_texts) {
    const std::array<advice::fix, 1> fixes{fix_of({{"_dmarc.", "a.example"}, "TXT", {text}})};
    BOOST_TEST_CONTEXT(text) {
      const auto zone = written(record_format::zone_file, fixes);
      const std::string_view begin = "; dmarc-record\n_dmarc.a.example. 300 IN TXT ";
      BOOST_TEST_REQUIRE(zone.starts_with(begin));
      BOOST_TEST(std::count(zone.begin(), zone.end(), '\n') == 2);
      BOOST_TEST(joined(character_strings({zone.data() + begin.size(), zone.size() - begin.size() - 1}, 10)) == text);

      const auto change = json::parse(written(record_format::route53, fixes)).at("Changes").at(0);
      const auto& values = change.at("ResourceRecordSet").at("ResourceRecords");
      BOOST_TEST_REQUIRE(values.size() == 1u);
      BOOST_TEST(joined(character_strings(values.at(0).at("Value").get<std::string>(), 8)) == text);

      const auto posts = json::parse(written(record_format::cloudflare, fixes)).at("posts");
      BOOST_TEST_REQUIRE(posts.size() == 1u);
      BOOST_TEST(joined(character_strings(posts.at(0).at("content").get<std::string>(), 10)) == text);

      const auto resource = resource_of(written(record_format::terraform, fixes));
      BOOST_TEST_REQUIRE(resource["records"].size() == 1u);
      // The provider puts one pair of quotes around the value.
      BOOST_TEST(joined(character_strings('"' + resource["records"].at(0) + '"', 8)) == text);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_name_breaks_out) {
  for (const auto& text : hostile_texts) {
    const std::array<advice::fix, 1> fixes{fix_of({{"x.", text}, "CNAME", {text, "y"}})};
    BOOST_TEST_CONTEXT(text) {
      const auto zone = written(record_format::zone_file, fixes);
      BOOST_TEST(std::count(zone.begin(), zone.end(), '\n') == 2);
      BOOST_TEST(std::count(zone.begin(), zone.end(), ' ') == 5);  // that of the comment, and four between the parts
      BOOST_TEST(zone.find_first_of("\"$();@", 2) == std::string::npos);

      const auto set = json::parse(written(record_format::route53, fixes)).at("Changes").at(0).at("ResourceRecordSet");
      BOOST_TEST(plain_name(set.at("Name").get<std::string>(), 8) == "x." + text);
      BOOST_TEST(plain_name(set.at("ResourceRecords").at(0).at("Value").get<std::string>(), 8) == text + "y");

      const auto post = json::parse(written(record_format::cloudflare, fixes)).at("posts").at(0);
      BOOST_TEST(plain_name(post.at("name").get<std::string>(), 10) == "x." + text);
      BOOST_TEST(post.at("proxied") == false);

      const auto resource = resource_of(written(record_format::terraform, fixes));
      BOOST_TEST(plain_name(resource["name"].at(0), 8) == "x." + text);
      BOOST_TEST(resource.label.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") ==
                 std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_preference_is_a_number) {
  for (const auto& [value, preference, host] : {std::tuple{"10 mx.example", 10, "mx.example"},
                                                {"mx.example", 0, ""},
                                                {"1\"}, 2 mx.example", 1, "2\\032mx.example"},
                                                {"0 .", 0, "."},
                                                {"", 0, ""}}) {
    const std::array<advice::fix, 1> fixes{fix_of({{"a.example"}, "MX", {std::string_view{value}}})};
    const auto post = json::parse(written(record_format::cloudflare, fixes)).at("posts").at(0);
    BOOST_TEST(post.at("priority") == preference);
    BOOST_TEST(post.at("content") == host);
  }
  const std::array<advice::fix, 1> null_mx{fix_of({{"a.example."}, "MX", {"0 ."}})};
  BOOST_TEST(written(record_format::zone_file, null_mx) == "; dmarc-record\na.example. 300 IN MX 0 .\n");
}

// Route 53 and its Terraform resource replace all records of a name and type at once, and so does --zone; at Cloudflare
// each record is separate and is changed by its id.
BOOST_AUTO_TEST_CASE(records_beside_a_replaced_one_stay) {
  const std::array<dns::record, 3> now{dns::record{.data = "site-verification=1"}, dns::record{.data = "v=spf1 -all"},
                                       dns::record{.data = "other"}};
  const std::array<advice::fix, 1> fixes{
      fix_of({{"a.example"}, "TXT", {"v=spf1 mx -all"}, "v=spf1 -all", std::span{now}})};
  BOOST_TEST(written(record_format::list, fixes) == "a.example  TXT  \"v=spf1 mx -all\"\n");
  BOOST_TEST(written(record_format::zone_file, fixes) ==
             "; dmarc-record\n"
             "a.example. 300 IN TXT \"v=spf1 mx -all\"\n"
             "a.example. 300 IN TXT \"site-verification=1\"\n"
             "a.example. 300 IN TXT \"other\"\n");
  const json values{
      {{"Value", "\"v=spf1 mx -all\""}}, {{"Value", "\"site-verification=1\""}}, {{"Value", "\"other\""}}};
  const auto change = json::parse(written(record_format::route53, fixes)).at("Changes").at(0);
  BOOST_TEST(change.at("ResourceRecordSet").at("ResourceRecords") == values);
  const auto body = json::parse(written(record_format::cloudflare, fixes));
  BOOST_TEST(!body.contains("posts"));
  BOOST_TEST(body.at("patches") == (json::array({{{"id", "RECORD_ID"},
                                                  {"type", "TXT"},
                                                  {"name", "a.example"},
                                                  {"content", "\"v=spf1 mx -all\""},
                                                  {"ttl", 300}}})));
  BOOST_TEST(resource_of(written(record_format::terraform, fixes))["records"] ==
                 (std::vector<std::string>{"v=spf1 mx -all", "site-verification=1", "other"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_list_cannot_move_the_cursor) {
  const std::array<advice::fix, 1> fixes{fix_of({{"\x1b[2J.", "a.example"}, "TXT", {"a\r\nb \xe2\x80\xae c"}})};
  BOOST_TEST(written(record_format::list, fixes) == "<U+001B>[2J.a.example  TXT  \"a b <U+202E> c\"\n");
}

BOOST_AUTO_TEST_CASE(formats_have_names) {
  for (int i = 0; i < 5; ++i) {
    const auto format = static_cast<record_format>(i);
    BOOST_TEST((parse_record_format(word(format)) == format));
  }
  BOOST_TEST(!parse_record_format("bind"));
  BOOST_TEST(!parse_record_format(""));
  BOOST_TEST((parse_record_format("zone-file") == record_format::zone_file));
}

BOOST_AUTO_TEST_SUITE_END()
