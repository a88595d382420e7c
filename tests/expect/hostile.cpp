// Files that try to cost time or memory. Each reader takes twice the time for twice the text, whatever is in it.

#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <ctime>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../cli/expect/read.hpp"
#include "../../cli/usage_error.hpp"

namespace {

using namespace fromproof;

const std::array<std::string, 1> domains{"shop.example"};

std::string repeated(std::string_view text, std::size_t size) {
  std::string out;
  while (out.size() < size) out += text;
  return out;
}

/// Reads a text, which may be refused, but only by a usage_error of one line. Returns the seconds of the processor,
/// which other programs do not change.
double read(std::string text) {
  const auto begin = std::clock();
  try {
    const auto wanted = cli::read_wanted_text(std::move(text), "FILE", domains);
    BOOST_TEST(wanted.faults().size() <= 20u);
    for (const auto& each : wanted.faults()) BOOST_TEST(each.what.size() < 400u);
  } catch (const cli::usage_error& error) {
    const std::string_view what = error.what();
    BOOST_TEST(what.find('\n') == std::string_view::npos);
    BOOST_TEST(what.size() < 400u);
  }
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

const std::string terraform = "resource \"aws_route53_record\" \"a\" {\n name = \"a\"\n type = \"TXT\"\n records = ";
const std::string javascript = "D(\"shop.example\", REG, ";

/// A beginning, and what is repeated behind it.
const std::vector<std::pair<std::string, std::string>> texts{
    {"", "("},
    {"", "a.shop.example. A 192.0.2.1\n"},
    {"", "a.shop.example. A x\n"},
    {"", "$ORIGIN a.\n$ORIGIN @\n"},
    {"$ORIGIN a.\n", "$ORIGIN b\n"},
    {"a. TXT ", "\"x\" "},
    {"a. TXT \"", "x"},
    {"a. TXT \"", "\\"},
    {"a. TXT (", "\n\"x\""},
    {"", "a. IN 300 TXT \"x\"\n"},
    {"a. TXT \"x\" ;", ";"},
    {terraform, "["},
    {terraform, "{"},
    {terraform + "[\"", "${"},
    {terraform + "[\"", "${\""},
    {terraform + "[", "\"x\", "},
    {terraform + "[\"", "$${x} ${a}"},
    {terraform + "<<E\n", "x\n"},
    {terraform + "<<-E\n", " x\n\n"},
    {terraform + "<<E\n", "E"},
    {terraform, "\n a = 1"},
    {terraform, "\n a {"},
    {"resource \"a\" \"b\" {\n", "a {}\n"},
    {"", "resource \"aws_route53_record\" \"a\" {}\n"},
    {"", "resource \"aws_route53_zone\" \"a\" { name = \"x\" }\n"},
    {"resource ", "\"a\" "},
    {"locals {}\n", "/* x */ # y\n"},
    {"locals {}\n", "}"},
    {"locals {}\n", "= = "},
    {"locals {}\n/*", "*"},
    {"", "["},
    {"", "[1]"},
    {"[", "{\"name\": "},
    {"[", "{},"},
    {"{", "\"Changes\": [],"},
    {"{\"Changes\": [", "{\"Action\": \"UPSERT\", \"ResourceRecordSet\": {\"Name\": \"a.\", \"Type\": \"A\"}},"},
    {"{\"posts\": [{\"type\": \"TXT\", \"name\": \"a\", \"content\": \"", "\\\\\\\""},
    {"{\"Resources\": {", "\"A\": {\"Type\": \"AWS::Route53::RecordSet\"},"},
    {"Resources:\n  A: ", "["},
    {"Resources:\n  A: ", "{a: "},
    {"Resources:\n  A: ", "- "},
    {"Resources:\n", "  A: x\n"},
    {"Resources:\n  A: \"", "\\u20ac"},
    {"Resources:\n  A: |\n", "    x\n"},
    {"Resources:\n", "? "},
    {"Resources:\n", "--- a\n"},
    {"Resources:\n  A: ", "!x"},
    {"Resources:\n  A: [", "&a b,"},
    {javascript, "["},
    {javascript, "("},
    {javascript, "x("},
    {javascript, "TXT("},
    {javascript, "TXT(\"a\",\"b\"),"},
    {javascript, "TXT(\"a\",["},
    {javascript + "TXT(\"a\", ", "\"b\"+"},
    {javascript + "TXT(\"a\", [", "\"b\","},
    {javascript, "{"},
    {javascript, "}"},
    {javascript, "],"},
    {javascript + "\"", "\\u{0"},
    {javascript + "`", "${"},
    {javascript + "/*", "*"},
    {"", "D("},
    {"", "D(\"a\")"},
    {"", "D(\"a\", {}, ...x);\n"},
    {"var a =", "{"},
    {"", "/* */"},
    {"", "#\n"},
    {"", std::string{"\0", 1}},
    {"", "\xff"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(expect_hostile)

BOOST_AUTO_TEST_CASE(time_is_linear) {
  constexpr std::size_t small = 50'000;
  for (const auto& [begin, part] : texts) {
    BOOST_TEST_CONTEXT(begin << part << "...") {
      // What is quadratic takes 256 times as long for 16 times the text. The best of three, since other programs run
      // too.
      double one = 1e9;
      double sixteen = 1e9;
      for (int i = 0; i < 3; ++i) {
        one = std::min(one, read(begin + repeated(part, small)));
        sixteen = std::min(sixteen, read(begin + repeated(part, 16 * small)));
        if (sixteen < 0.05) break;
      }
      // Of a few milliseconds most is the memory that the system hands out.
      BOOST_TEST((sixteen < 0.05 || sixteen < 128 * std::max(one, 0.005)), one << " s, then " << sixteen << " s");
    }
  }
}

// A zone file is edited before it is read. What is quadratic in that shows only in a long text, and then takes minutes.
BOOST_AUTO_TEST_CASE(ten_million_octets_that_are_edited) {
  for (const char* part : {"$ORIGIN a.\n$ORIGIN @\n", "a. IN 300 TXT \"x\"\n"}) {
    BOOST_TEST_CONTEXT(part) BOOST_TEST(read(repeated(part, 10'000'000)) < 60);
  }
}

BOOST_AUTO_TEST_CASE(a_record_of_64_kilobytes) {
  const std::string text(65535, 'x');
  const std::string zone = "a.shop.example. TXT \"" + text;
  const auto most = cli::read_wanted_text(zone + "\"\n", "FILE", domains);
  BOOST_TEST_REQUIRE(most.records().size() == 1u);
  BOOST_TEST((most.records().front().data == text));
  const auto more = cli::read_wanted_text(zone + "x\"\n", "FILE", domains);
  BOOST_TEST(more.records().empty());
  BOOST_TEST(more.fault_count() == 1u);
}

BOOST_AUTO_TEST_CASE(each_beginning_of_a_file_is_read_or_refused) {
  const std::array<std::string, 4> files{
      "$ORIGIN a.\nb MX ( 10 c ) ; d\n TXT \"e\\\"\\065\"\n",
      "resource \"aws_route53_record\" \"a\" {\n name = \"a${b[\"c\"]}\" # d\n records = [\"e\", <<-F\n g\n F\n ]\n}\n",
      "{\"Changes\": [{\"Action\": \"UPSERT\", \"ResourceRecordSet\": {\"Name\": \"a\", \"Type\": \"A\"}}]}",
      "D(\"a\", R, TXT('b', \"c\" + `d\\u0041`), MX(\"@\", 10, [\"e\"]), {f: 1}); // g\n"};
  for (const auto& file : files) {
    for (std::size_t size = 0; size <= file.size(); ++size) static_cast<void>(read(file.substr(0, size)));
  }
}

BOOST_AUTO_TEST_SUITE_END()
