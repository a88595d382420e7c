#include "../../cli/expect/read.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "../../cli/usage_error.hpp"
#include "cases.hpp"
#include "show.hpp"

namespace {

using namespace fromproof;

/// What is read of a file, in the form of tests/cases/expect_*.md.
std::string described(const std::string& file, const std::vector<std::string>& domains) try {
  const auto read = cli::read_wanted_text(file, "FILE", domains);
  std::string out;
  for (const auto& each : read.records()) out += tests::shown(each) + "\n";
  for (const auto& [what, count] : read.left_out()) out += "not compared: " + std::to_string(count) + " " + what + "\n";
  for (const auto& each : read.faults()) out += "line " + std::to_string(each.line) + ": " + each.what + "\n";
  if (!out.empty()) out.pop_back();
  return out;
} catch (const cli::usage_error& error) {
  return error.what();
}

void check_cases(const char* file) {
  for (const auto& each : tests::read_cases(file)) {
    BOOST_TEST_CONTEXT(each.where << ": " << each.name) {
      std::vector<std::string> domains;
      std::string_view names = each.has("domains") ? std::string_view{each["domains"]} : "shop.example";
      for (std::size_t end = 0; end != std::string_view::npos; names.remove_prefix(end == names.npos ? 0 : end + 1)) {
        end = names.find('\n');
        domains.emplace_back(names.substr(0, end));
      }
      BOOST_TEST(described(each["file"], domains) == each["read"]);
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(expect_read)

BOOST_AUTO_TEST_CASE(zone_files) {
  check_cases("expect_zone_file.md");
}
BOOST_AUTO_TEST_CASE(terraform) {
  check_cases("expect_terraform.md");
}
BOOST_AUTO_TEST_CASE(json) {
  check_cases("expect_json.md");
}
BOOST_AUTO_TEST_CASE(yaml) {
  check_cases("expect_yaml.md");
}
BOOST_AUTO_TEST_CASE(dnscontrol) {
  check_cases("expect_dnscontrol.md");
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read) {
  const std::array<std::string, 1> domains{"shop.example"};
  BOOST_CHECK_EXCEPTION(cli::read_wanted("/no/such/file", domains), cli::usage_error, [](const auto& error) {
    return std::string{error.what()} == "/no/such/file: No such file or directory";
  });
  BOOST_CHECK_THROW(cli::read_wanted("/", domains), cli::usage_error);
}

BOOST_AUTO_TEST_SUITE_END()
