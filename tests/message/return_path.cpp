#include "../../include/fromproof/message/return_path.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>

#include "../cases.hpp"

namespace {

using namespace fromproof;

std::string write(const parsed<message::return_path>& path) {
  std::string out = path ? std::string{path->address}
                         : "error " + std::string{code(path.error)} + " at " + std::to_string(path.offset);
  if (path && path->null) return "null";
  if (path->domain.empty()) return out;
  const auto domain = message::domain_of(*path);
  return out + '\n' + std::string{domain ? domain->view() : code(domain.error)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(message_return_path)

BOOST_AUTO_TEST_CASE(cases) {
  for (const auto& test : tests::read_cases("return_path.md")) {
    BOOST_TEST_CONTEXT(test.where << ": " << test.name) {
      BOOST_TEST(write(message::parse_return_path(test["input"])) == test["field"]);
      BOOST_TEST(write(message::parse_reverse_path(test["input"])) == test[test.has("option") ? "option" : "field"]);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_parts_are_views_of_what_is_written) {
  const auto path = message::parse_return_path(" <@a.example:\"al ice\"@Bank.example>");
  BOOST_TEST(path->address == "\"al ice\"@Bank.example");
  BOOST_TEST(path->local_part == "\"al ice\"");
  BOOST_TEST(path->domain == "Bank.example");
  BOOST_TEST(!path->null);
}

BOOST_AUTO_TEST_CASE(the_null_path_has_no_domain) {
  const auto path = message::parse_reverse_path("");
  BOOST_TEST(path->null);
  BOOST_TEST(code(message::domain_of(*path).error) == "empty");
}

BOOST_AUTO_TEST_CASE(it_runs_at_compile_time) {
  static_assert(message::parse_return_path("<a@bank.example>")->domain == "bank.example");
  BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(long_paths) {
  std::string route;
  for (int i = 0; i < 100'000; ++i) route += "@a.example,";
  route.back() = ':';
  route += "b@c";
  BOOST_TEST(message::parse_reverse_path(route)->address == "b@c");
  const std::string comments(1'000'000, '(');
  const std::string quotes = '"' + std::string(1'000'000, '\\');
  BOOST_TEST(code(message::parse_return_path(comments).error) == "unterminated-comment");
  BOOST_TEST(code(message::parse_return_path(quotes).error) == "unterminated-quoted-string");
}

BOOST_AUTO_TEST_CASE(the_example_of_the_header) {
  const struct { std::string_view body; } field{" <bounce@bank.example>"};
  std::string used;
  const auto use = [&used](std::string_view address, const auto& domain) {
    used = std::string{address} + ' ' + std::string{domain->view()};
  };
  const auto path = fromproof::message::parse_return_path(field.body);
  if (path && !path->null) use(path->address, fromproof::message::domain_of(*path));
  BOOST_TEST(used == "bounce@bank.example bank.example");
}

BOOST_AUTO_TEST_SUITE_END()
