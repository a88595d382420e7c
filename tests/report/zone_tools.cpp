#include "fromproof/report/zone_tools.hpp"

#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "example_fixes.hpp"

namespace {

using namespace fromproof;
using nlohmann::json;

std::string written(zone_tool tool, std::span<const advice::fix> fixes) {
  std::string out;
  write_records(tool, fixes, [&out](std::string_view piece) { out += piece; });
  return out;
}

advice::fix fix_of(const advice::dns_record& record) {
  advice::fix out{.says = {advice::code::dmarc_record}};
  out.records[out.size++] = record;
  return out;
}

json record_sets(std::span<const advice::fix> fixes) {
  return json::parse(written(zone_tool::cloudformation, fixes))
      .at("Resources")
      .at("Records")
      .at("Properties")
      .at("RecordSets");
}

/// The character strings of Route 53: in quotes, with octal numbers.
std::string joined_strings(std::string_view text) {
  std::string out;
  bool inside = false;
  std::size_t size = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') {
      inside = !inside;
      size = 0;
      continue;
    }
    if (!inside) {
      BOOST_TEST_REQUIRE(text[i] == ' ');
      continue;
    }
    BOOST_TEST(++size <= 255u);
    if (text[i] != '\\') {
      out += text[i];
    } else if (text.at(i + 1) >= '0' && text.at(i + 1) <= '9') {
      out += static_cast<char>(std::stoi(std::string{text.substr(i + 1, 3)}, nullptr, 8));
      i += 3;
    } else {
      out += text[++i];
    }
  }
  BOOST_TEST_REQUIRE(!inside);
  return out;
}

/// The strings in double quotes of a line of JavaScript; a JSON string is one of them.
std::vector<std::string> strings_of(std::string_view line) {
  std::vector<std::string> out;
  for (std::size_t begin = line.find('"'); begin != std::string_view::npos; begin = line.find('"', begin)) {
    std::size_t end = begin + 1;
    while (line.at(end) != '"') end += line[end] == '\\' ? 2u : 1u;
    out.push_back(json::parse(line.substr(begin, end + 1 - begin)).get<std::string>());
    begin = end + 1;
  }
  return out;
}

/// The statement of the only record, without its comments.
std::string statement_of(std::span<const advice::fix> fixes) {
  std::string text = written(zone_tool::dnscontrol, fixes);
  while (text.starts_with("//")) text.erase(0, text.find('\n') + 1);
  BOOST_TEST(std::count(text.begin(), text.end(), '\n') == 1);
  return text;
}

const std::vector<std::string> hostile_texts{
    "\"; drop(\" \\ \\\" \\\\",
    "a\nD(\"evil.example\", REG)\n",
    "a\r\n// comment\r\n",
    "${file(\"/etc/passwd\")} `${1}`",
    "\"]}]}, \"Evil\": {\"Type\": \"AWS::IAM::User\"}",
    "{{resolve:ssm:/secret}}",
    "*/ // # <!-- </script>",
    "\xe6\x97\xa5\xe6\x9c\xac \xf0\x9f\x98\x80 \xc2\x85 \xe2\x80\xa8 \xe2\x80\xa9",
    std::string{"\0\x01\x1b[2J\x7f", 7},
    std::string(255, 'x'),
    std::string(256, 'y'),
    std::string(300, '"'),
    std::string(65535, '\\'),
    "",
};

}  // namespace

BOOST_AUTO_TEST_SUITE(report_zone_tools)

// The forms come from AWS's reference of AWS::Route53::RecordSetGroup and from DNSControl's of D_EXTEND, MX, TXT,
// CNAME.
BOOST_AUTO_TEST_CASE(every_tool) {
  const auto fixes = tests::example_fixes();
  BOOST_TEST(written(zone_tool::dnscontrol, fixes) ==
             "// ses-custom-mail-from\n"
             "D_EXTEND(\"mail.shop.example\", MX(\"@\", 10, \"feedback-smtp.x.example.\", TTL(300)));\n"
             "D_EXTEND(\"mail.shop.example\", TXT(\"@\", \"v=spf1 include:x.example ~all\", TTL(300)));\n"
             "// ses-easy-dkim\n"
             "D_EXTEND(\"1t._domainkey.shop.example\", CNAME(\"@\", \"1t.dkim.example.\", TTL(300)));\n");

  const auto set = [](const char* name, const char* type, const char* value) {
    return json{{"Name", name}, {"Type", type}, {"TTL", "300"}, {"ResourceRecords", {value}}};
  };
  const json properties{{"HostedZoneId", {{"Ref", "ZoneId"}}},
                        {"RecordSets",
                         {set("mail.shop.example", "MX", "10 feedback-smtp.x.example"),
                          set("mail.shop.example", "TXT", "\"v=spf1 include:x.example ~all\""),
                          set("1t._domainkey.shop.example", "CNAME", "1t.dkim.example")}}};
  const json wanted{
      {"AWSTemplateFormatVersion", "2010-09-09"},
      {"Description", "ses-custom-mail-from, ses-easy-dkim"},
      {"Parameters", {{"ZoneId", {{"Type", "AWS::Route53::HostedZone::Id"}}}}},
      {"Resources", {{"Records", {{"Type", "AWS::Route53::RecordSetGroup"}, {"Properties", properties}}}}}};
  BOOST_TEST(json::parse(written(zone_tool::cloudformation, fixes)) == wanted);
}

BOOST_AUTO_TEST_CASE(nothing_to_publish_is_no_text) {
  const std::array<advice::fix, 1> fixes{advice::fix{.says = {advice::code::provider_console}}};
  for (const auto tool : {zone_tool::cloudformation, zone_tool::dnscontrol}) {
    BOOST_TEST(written(tool, fixes).empty());
    BOOST_TEST(written(tool, {}).empty());
  }
}

BOOST_AUTO_TEST_CASE(no_value_breaks_out) {
  for (const auto& text : hostile_texts) {
    const std::array<advice::fix, 1> fixes{fix_of({{"_dmarc.", "a.example"}, "TXT", {text}})};
    BOOST_TEST_CONTEXT(text) {
      const auto sets = record_sets(fixes);
      BOOST_TEST_REQUIRE(sets.size() == 1u);
      BOOST_TEST_REQUIRE(sets.at(0).at("ResourceRecords").size() == 1u);
      BOOST_TEST(joined_strings(sets.at(0).at("ResourceRecords").at(0).get<std::string>()) == text);

      const std::string line = statement_of(fixes);
      BOOST_TEST(line.starts_with("D_EXTEND(\"_dmarc.a.example\", TXT(\"@\", \""));
      BOOST_TEST(line.ends_with("\", TTL(300)));\n"));
      // In ASCII, so that no character of another direction hides what a reader of the file runs.
      BOOST_TEST(std::all_of(line.begin(), line.end() - 1, [](char c) { return c >= ' ' && c <= '~'; }));
      BOOST_TEST(strings_of(line) == (std::vector<std::string>{"_dmarc.a.example", "@", text}),
                 boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(octets_that_are_no_text_of_javascript_are_replaced) {
  const std::array<advice::fix, 1> fixes{fix_of({{"a.example"}, "TXT", {"a\xff", "\xfe", "b"}})};
  BOOST_TEST(strings_of(statement_of(fixes)).at(2) ==
             "a\xef\xbf\xbd\xef\xbf\xbd"
             "b");
  BOOST_TEST(joined_strings(record_sets(fixes).at(0).at("ResourceRecords").at(0).get<std::string>()) ==
             "a\xff\xfe"
             "b");
}

BOOST_AUTO_TEST_CASE(no_name_breaks_out) {
  for (const auto& text : hostile_texts) {
    const std::array<advice::fix, 1> fixes{fix_of({{"x.", text}, "CNAME", {text, "y"}})};
    BOOST_TEST_CONTEXT(text) {
      const auto sets = record_sets(fixes);
      BOOST_TEST_REQUIRE(sets.size() == 1u);
      const auto harmless = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.\\";
      BOOST_TEST(sets.at(0).at("Name").get<std::string>().find_first_not_of(harmless) == std::string::npos);
      const auto strings = strings_of(statement_of(fixes));
      BOOST_TEST_REQUIRE(strings.size() == 3u);
      BOOST_TEST(strings[0].find_first_not_of(harmless) == std::string::npos);
      BOOST_TEST(strings[2].find_first_not_of(harmless) == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_preference_is_a_number) {
  const std::array<advice::fix, 1> hostile{fix_of({{"a.example"}, "MX", {"1\"}, 2 mx.example"}})};
  BOOST_TEST(statement_of(hostile) == "D_EXTEND(\"a.example\", MX(\"@\", 1, \"2\\\\032mx.example.\", TTL(300)));\n");
  const std::array<advice::fix, 1> null_mx{fix_of({{"a.example"}, "MX", {"0 ."}})};
  BOOST_TEST(statement_of(null_mx) == "D_EXTEND(\"a.example\", MX(\"@\", 0, \".\", TTL(300)));\n");
}

// Route 53 has record sets; the file of DNSControl already has what stands beside.
BOOST_AUTO_TEST_CASE(records_beside_a_replaced_one) {
  const std::array<dns::record, 3> now{dns::record{.data = "site-verification=1"}, dns::record{.data = "v=spf1 -all"},
                                       dns::record{.data = "other"}};
  const std::array<advice::fix, 1> fixes{
      fix_of({{"a.example"}, "TXT", {"v=spf1 mx -all"}, "v=spf1 -all", std::span{now}})};
  BOOST_TEST(record_sets(fixes).at(0).at("ResourceRecords") ==
             json({"\"v=spf1 mx -all\"", "\"site-verification=1\"", "\"other\""}));
  BOOST_TEST(written(zone_tool::dnscontrol, fixes) ==
             "// dmarc-record\n"
             "// Delete the record that this one replaces.\n"
             "D_EXTEND(\"a.example\", TXT(\"@\", \"v=spf1 mx -all\", TTL(300)));\n");
}

BOOST_AUTO_TEST_CASE(tools_have_names) {
  for (const auto tool : {zone_tool::cloudformation, zone_tool::dnscontrol}) {
    BOOST_TEST((parse_zone_tool(word(tool)) == tool));
  }
  BOOST_TEST(!parse_zone_tool("terraform"));
  BOOST_TEST(!parse_zone_tool(""));
}

BOOST_AUTO_TEST_SUITE_END()
