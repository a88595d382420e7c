#include "fromproof/data/json_writer.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace {

using namespace std::string_view_literals;

struct collector {
  std::string text;
  void operator()(std::string_view piece) { text += piece; }
};

template <class Write>
std::string written(Write&& write) {
  collector out;
  fromproof::json_writer json{out};
  write(json);
  return out.text;
}

std::string string(std::string_view text) {
  return written([text](auto& json) { json.string(text); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(data_json_writer)

BOOST_AUTO_TEST_CASE(the_example_of_the_header) {
  const std::string_view name = "a";
  collector out;
  fromproof::json_writer json{out};
  json.begin_object();
  json.key("name"), json.string(name);
  json.end_object();
  BOOST_TEST(out.text == R"({"name":"a"})");
}

BOOST_AUTO_TEST_CASE(strings_are_escaped) {
  constexpr struct {
    std::string_view text, json;
  } table[] = {
      {"", R"("")"},
      {"plain /", R"("plain /")"},
      // RFC 8259 section 7
      {"\"\\", R"("\"\\")"},
      {"\n\r\t", R"("\n\r\t")"},
      {"\0\x01\x1F"sv, R"("\u0000\u0001\u001f")"},
      // octets that need no escape there, but move the cursor of a terminal or end a line of JavaScript
      {"\x1B[2J\x7F\xC2\x9B", R"("\u001b[2J\u007f\u009b")"},
      {"\xE2\x80\xA8\xE2\x80\xA9", R"("\u2028\u2029")"},
      // characters stay as they are, also beyond the first plane
      {"\xC2\xA0\xE3\x81\x82\xF0\x9F\x98\x80", "\"\xC2\xA0\xE3\x81\x82\xF0\x9F\x98\x80\""},
      // and invalid octets are replaced (Unicode, table 3-11)
      {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\x41\""},
      {"\xE3\x81", "\"\xEF\xBF\xBD\""},
      {"</script>", R"("</script>")"},
  };
  for (const auto& row : table) BOOST_TEST(string(row.text) == row.json);
}

BOOST_AUTO_TEST_CASE(every_octet_is_read_back_by_another_program) {
  for (int octet = 0; octet < 256; ++octet) {
    const std::string text{'<', static_cast<char>(octet), '>'};
    const auto back = nlohmann::json::parse(string(text)).get<std::string>();
    BOOST_TEST(back == (octet < 128 ? text : "<\xEF\xBF\xBD>"));
  }
}

BOOST_AUTO_TEST_CASE(commas_stand_between_values_only) {
  const std::string text = written([](auto& json) {
    json.begin_object();
    json.key("empty"), json.begin_array(), json.end_array();
    json.key("none"), json.begin_object(), json.end_object();
    json.key("list");
    json.begin_array();
    json.number(1);
    json.begin_object(), json.key("a"), json.null(), json.end_object();
    json.begin_array(), json.boolean(true), json.boolean(false), json.end_array();
    json.string("x");
    json.end_array();
    json.key("\""), json.string_or_null("y");
    json.key("last"), json.string_or_null(std::nullopt);
    json.end_object();
  });
  BOOST_TEST(text == R"({"empty":[],"none":{},"list":[1,{"a":null},[true,false],"x"],"\"":"y","last":null})");
  BOOST_TEST(nlohmann::json::parse(text)["list"].size() == 4u);
}

BOOST_AUTO_TEST_CASE(an_empty_string_is_not_null) {
  BOOST_TEST(written([](auto& json) { json.string_or_null(""); }) == R"("")");
}

BOOST_AUTO_TEST_CASE(a_member_is_null_where_nothing_is_known) {
  const std::string text = written([](auto& json) {
    json.begin_object();
    json.member("text", std::string_view{"a"});
    json.member("literal", "b");
    json.member("number", std::int64_t{-1});
    json.member("flag", false);
    json.known("known", "c");
    json.known("unknown", std::string_view{});
    json.known("count", std::optional<std::uint64_t>{2});
    json.known("no_count", std::optional<std::uint64_t>{});
    json.known("most", std::optional<std::uint64_t>{std::numeric_limits<std::uint64_t>::max()});
    json.end_object();
  });
  BOOST_TEST(text == R"({"text":"a","literal":"b","number":-1,"flag":false,"known":"c","unknown":null,"count":2,)"
                     R"("no_count":null,"most":18446744073709551615})");
}

BOOST_AUTO_TEST_CASE(numbers_of_every_size) {
  constexpr struct {
    std::int64_t number;
    std::string_view json;
  } table[] = {
      {0, "0"},
      {7, "7"},
      {-1, "-1"},
      {1117574938, "1117574938"},
      {std::numeric_limits<std::int64_t>::max(), "9223372036854775807"},
      {std::numeric_limits<std::int64_t>::min(), "-9223372036854775808"},
  };
  for (const auto& row : table) {
    BOOST_TEST(written([&row](auto& json) { json.number(row.number); }) == row.json);
  }
}

BOOST_AUTO_TEST_CASE(strings_and_keys_can_come_in_pieces) {
  const std::string text = written([](auto& json) {
    json.begin_object();
    // a split character, and one that is never finished
    json.key_from([](auto&& out) { out("k\xE3"), out("\x81\x82"); });
    json.string_from([](auto&& out) { out("a\""), out(""), out("\xE3\x81"); });
    json.key("next"), json.string_from([](auto&&) {});
    json.end_object();
  });
  BOOST_TEST(text == "{\"k\xE3\x81\x82\":\"a\\\"\xEF\xBF\xBD\",\"next\":\"\"}");
}

BOOST_AUTO_TEST_SUITE_END()
