#include "fromproof/fromproof.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path include = fs::path{FROMPROOF_TESTS_DIR}.parent_path() / "include" / "fromproof";

/// The headers that a header includes by a relative path, below `include`.
std::set<std::string> included_by(const fs::path& header) {
  std::set<std::string> found;
  std::ifstream file{header};
  for (std::string line; std::getline(file, line);) {
    constexpr std::string_view directive = "#include \"";
    if (!line.starts_with(directive)) continue;
    const std::string name = line.substr(directive.size(), line.rfind('"') - directive.size());
    found.insert((header.parent_path() / name).lexically_normal().lexically_relative(include).generic_string());
  }
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fromproof)

BOOST_AUTO_TEST_CASE(every_header_is_within) {
  std::set<std::string> reached;
  std::vector<std::string> open{"fromproof.hpp"};
  while (!open.empty()) {
    const std::string header = open.back();
    open.pop_back();
    if (!reached.insert(header).second) continue;
    for (const auto& next : included_by(include / header)) open.push_back(next);
  }
  for (const auto& entry : fs::recursive_directory_iterator{include}) {
    const std::string name = entry.path().lexically_relative(include).generic_string();
    // The back ends of cryptography need libraries that not everyone has, and host/ needs a heap.
    if (entry.path().extension() != ".hpp" || name.starts_with("crypto/") || name.starts_with("host/")) continue;
    BOOST_TEST_CONTEXT(name) BOOST_TEST(reached.contains(name));
  }
}

BOOST_AUTO_TEST_CASE(every_header_has_a_guard_of_its_own_name) {
  std::size_t headers = 0;
  for (const auto& entry : fs::recursive_directory_iterator{include}) {
    if (entry.path().extension() != ".hpp") continue;
    ++headers;
    std::string guard = "FROMPROOF_";
    for (const char c : entry.path().lexically_relative(include).generic_string()) {
      guard += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c == '/' || c == '.' ? '_' : c;
    }
    std::ifstream file{entry.path()};
    std::string first, second;
    std::getline(file, first);
    std::getline(file, second);
    BOOST_TEST_CONTEXT(entry.path()) {
      BOOST_TEST(first == "#ifndef " + guard);
      BOOST_TEST(second == "#define " + guard);
    }
  }
  BOOST_TEST(headers > 30u);
}

BOOST_AUTO_TEST_CASE(one_include_brings_the_octets_to_the_verdict) {
  const auto domain = fromproof::parse_domain("Mail.Example.COM.");
  BOOST_REQUIRE(static_cast<bool>(domain));
  BOOST_TEST(domain->view() == "mail.example.com");
  const auto aligned = fromproof::dmarc::align("example.com", domain->view(), fromproof::suffix_table{});
  BOOST_TEST(aligned.relaxed);
  BOOST_TEST(!aligned.strict);
}

BOOST_AUTO_TEST_SUITE_END()
