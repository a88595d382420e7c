#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication_results/parse.hpp"
#include "fromproof/authentication_results/values.hpp"

#include <array>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "cases.hpp"

namespace {

namespace results = fromproof::authentication_results;
using fromproof::errc;
using results::irregularity;

constexpr std::array<std::pair<irregularity, std::string_view>, 8> irregularities{{
    {irregularity::no_authserv_id, "no authserv-id"},
    {irregularity::text_after_id, "text after id"},
    {irregularity::empty_result, "empty result"},
    {irregularity::unquoted_value, "unquoted value"},
    {irregularity::bare_property, "bare property"},
    {irregularity::bare_domain, "bare domain"},
    {irregularity::other_version, "other version"},
    {irregularity::malformed_result, "malformed result"},
}};

void line(std::string& out, std::string_view text) {
  if (!out.empty()) out += '\n';
  out += text;
}

/// A field in the form of the case files.
std::string show(std::string_view body) {
  const auto parsed = results::parse(body);
  const auto text = [](std::string_view name, const auto& write) {
    std::string shown = "  " + std::string{name} + ": ";
    write([&shown](std::string_view piece) { shown += piece; });
    return shown;
  };
  std::string out{parsed->authserv_id};
  if (!parsed->version.empty()) line(out, "version " + std::string{parsed->version});
  if (parsed->usable) {
    for (const auto& [what, words] : irregularities) {
      if (parsed->has(what)) line(out, "! " + std::string{words});
    }
  }
  if (parsed && parsed->none) line(out, "none");
  for (const auto& result : parsed->results()) {
    std::string head{result.method};
    if (!result.version.empty()) head += "/" + std::string{result.version};
    line(out, head + "=" + std::string{result.value});
    if (result.reason.data() != nullptr) {
      line(out, text("reason", [&](auto sink) { results::write_reason(result, sink); }));
    }
    if (!result.first_comment().empty()) line(out, "  comment: " + std::string{result.first_comment()});
    for (const auto& p : result.properties()) {
      const std::string name = p.type.empty() ? std::string{p.name} : std::string{p.type} + "." + std::string{p.name};
      line(out, text(name, [&](auto sink) { results::write_value(p, sink); }));
    }
  }
  if (!parsed && !parsed->usable) line(out, "unusable");
  if (!parsed) line(out, "error " + std::string{code(parsed.error)} + " at " + std::to_string(parsed.offset));
  return out;
}

double seconds_to_read(const std::string& body) {
  const auto begin = std::chrono::steady_clock::now();
  std::size_t octets = 0;
  for (const auto& result : results::parse(body)->results()) octets += result.property("header", "d").size();
  BOOST_TEST(octets < body.size());
  return std::chrono::duration<double>{std::chrono::steady_clock::now() - begin}.count();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_results_parse)

BOOST_AUTO_TEST_CASE(case_files) {
  for (const auto& each : fromproof::tests::read_cases("authentication_results.md")) {
    BOOST_TEST_CONTEXT(each.where << ": " << each.name) {
      BOOST_TEST(show(each["input"]) == each["expected"]);
    }
  }
}

BOOST_AUTO_TEST_CASE(line_ends_of_both_kinds_read_alike) {
  for (const auto& each : fromproof::tests::read_cases("authentication_results.md")) {
    std::string crlf;
    for (const char c : each["input"]) crlf += c == '\n' ? "\r\n" : std::string{c};
    if (each["expected"].find("error") != std::string::npos) continue;  // offsets differ
    const auto shown = show(crlf);
    BOOST_TEST_CONTEXT(each.where) {
      BOOST_TEST(shown == each["expected"]);
    }
  }
}

BOOST_AUTO_TEST_CASE(documentation_examples) {
  BOOST_TEST(results::parse("mx.example; spf=pass smtp.mailfrom=a@b.example")->authserv_id == "mx.example");
  for (const std::string_view value :
       {"@example.com", "a@example.com", "<a@example.com>", "\"x@y\"@example.com", "example.com"}) {
    BOOST_TEST(results::domain_part(value) == "example.com");
  }
  const auto parsed =
      results::parse("mx.example; dkim=pass header.b=\"a\\\"b\"; dmarc=pass (p=REJECT sp=NONE dis=NONE)");
  std::string out;
  for (const auto& result : parsed->results()) {
    for (const auto& p : result.properties()) {
      write_value(p, [&out](std::string_view piece) { out += piece; });
    }
    if (result.is("DMARC")) BOOST_TEST(comment_parameter(result, "p") == "REJECT");
  }
  BOOST_TEST(out == "a\"b");
}

BOOST_AUTO_TEST_CASE(arc_fields_begin_with_their_instance) {
  const auto parsed = results::parse_arc(" i=2; mx.example; arc=pass; dkim=pass header.d=a.example");
  BOOST_TEST_REQUIRE(bool{parsed});
  BOOST_TEST(parsed->instance == 2);
  BOOST_TEST(parsed->results.authserv_id == "mx.example");
  BOOST_TEST((*parsed->results.results().begin()).method == "arc");

  const struct {
    std::string_view body;
    errc error;
    std::size_t offset;
  } table[] = {
      {"mx.example; dkim=pass", errc::missing_tag, 0},
      {"i=0; mx.example; none", errc::bad_number, 2},
      {"i=51; mx.example; none", errc::bad_number, 2},
      {"i=4294967297; mx.example; none", errc::bad_number, 2},
      {"i=; mx.example; none", errc::bad_number, 2},
      {"i=1 mx.example; none", errc::unexpected_character, 4},
      {"i=1; mx.example; none; spf=pass", errc::none_with_results, 16},
  };
  for (const auto& row : table) {
    const auto read = results::parse_arc(row.body);
    BOOST_TEST_CONTEXT(row.body) {
      BOOST_TEST(code(read.error) == code(row.error));
      BOOST_TEST(read.offset == row.offset);
    }
  }
}

BOOST_AUTO_TEST_CASE(deep_comments_end_at_once) {
  const std::string endless = "mx.example; dkim=pass " + std::string(50'000, '(');
  const auto open = results::parse(endless);
  BOOST_TEST(code(open.error) == "unterminated-comment");
  BOOST_TEST(open.offset == 22u);
  const std::string closed = "mx.example; dkim=pass " + std::string(50'000, '(') + std::string(50'000, ')');
  BOOST_TEST(code(results::parse(closed).error) == "none");
}

BOOST_AUTO_TEST_CASE(many_results_take_linear_time) {
  std::string body = "mx.example";
  for (int i = 0; i < 5'000; ++i) body += "; dkim=pass header.d=a.example";
  std::size_t count = 0;
  for (const auto& result : results::parse(body)->results()) count += result.property("header", "d") == "a.example";
  BOOST_TEST(count == 5'000u);
  std::string large = "mx.example";
  for (int i = 0; i < 100'000; ++i) large += "; dkim=pass header.d=a.example";
  BOOST_TEST(seconds_to_read(large) < 5.0);
  BOOST_TEST(seconds_to_read("mx.example; dkim=pass header.d=" + std::string(2'000'000, 'x')) < 5.0);
}

BOOST_AUTO_TEST_SUITE_END()
