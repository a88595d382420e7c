#include "fromproof/data/json_reader.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(data_json_reader)

namespace {

/// The events in short: brackets, names with ":", strings in quotes; an error with its offset.
std::string events(std::string_view text, std::size_t max_depth = max_json_depth) {
  json_reader json{text, max_depth};
  std::string out;
  while (true) {
    switch (json.next()) {
      case json_event::begin_object: out += '{'; break;
      case json_event::end_object: out += '}'; break;
      case json_event::begin_array: out += '['; break;
      case json_event::end_array: out += ']'; break;
      case json_event::key: (out += json.raw()) += ':'; break;
      case json_event::string: ((out += '"') += json.raw()) += '"'; break;
      case json_event::number:
      case json_event::boolean:
      case json_event::null: (out += json.raw()) += ','; break;
      case json_event::end: return out;
      default: return out + '!' + std::string{code(json.error())} + '@' + std::to_string(json.offset());
    }
  }
}

std::string decode(std::string_view raw) {
  std::string out;
  write_json_string(raw, [&out](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(texts_and_their_events) {
  const struct {
    std::string_view text;
    std::string_view expected;
  } table[] = {
      {"{}", "{}"},
      {" [ ] ", "[]"},
      {"\xEF\xBB\xBF[]", "[]"},
      {"null", "null,"},
      {"\"a\"", "\"a\""},
      {"{\"a\":1,\"b\":{\"c\":[true,false,null]},\"d\":\"\"}", "{a:1,b:{c:[true,false,null,]}d:\"\"}"},
      {"[0,-0,10,1.5,-1.25e3,1E+2,2e-7]", "[0,-0,10,1.5,-1.25e3,1E+2,2e-7,]"},
      {"[[],[[]],{}]", "[[][[]]{}]"},
      {"[\"a\\\"b\\\\\\u00e9\"]", "[\"a\\\"b\\\\\\u00e9\"]"},
      {"{\"a\":1,\"a\":2}", "{a:1,a:2,}"},
      {"\r\n\t[\r\n1\t,\r\n2\t]\r\n", "[1,2,]"},
      {"[\"\xff\"]", "[\"\xff\"]"},
      // errors
      {"", "!empty@0"},
      {"  ", "!empty@2"},
      {"[", "[!truncated@1"},
      {"[1", "[1,!truncated@2"},
      {"[1,", "[1,!truncated@3"},
      {"[1,]", "[1,!unexpected-character@3"},
      {"[,1]", "[!unexpected-character@1"},
      {"[1 2]", "[1,!unexpected-character@3"},
      {"{\"a\"}", "{!unexpected-character@4"},
      {"{\"a\":}", "{a:!unexpected-character@5"},
      {"{\"a\":1,}", "{a:1,!unexpected-character@7"},
      {"{a:1}", "{!unexpected-character@1"},
      {"{'a':1}", "{!unexpected-character@1"},
      {"{\"a\"", "{!truncated@4"},
      {"{\"a\":", "{a:!truncated@5"},
      {"[}", "[!unexpected-character@1"},
      {"{]", "{!unexpected-character@1"},
      {"[1}", "[1,!unexpected-character@2"},
      {"[] []", "[]!trailing-text@3"},
      {"01", "0,!trailing-text@1"},
      {"-", "!truncated@1"},
      {"+1", "!unexpected-character@0"},
      {"[-a]", "[!unexpected-character@2"},
      {"[.5]", "[!unexpected-character@1"},
      {"[1.]", "[!unexpected-character@3"},
      {"[1e]", "[!unexpected-character@3"},
      {"[1e+]", "[!unexpected-character@4"},
      {"tru", "!truncated@3"},
      {"trve", "!unexpected-character@2"},
      {"nul", "!truncated@3"},
      {"NaN", "!unexpected-character@0"},
      {"\"a", "!truncated@2"},
      {"\"a\nb\"", "!unexpected-character@2"},
      {"\"a\\", "!truncated@3"},
      {"\"\\x\"", "!unexpected-character@2"},
      {"\"\\u12\"", "!unexpected-character@5"},
      {"\"\\u12", "!truncated@5"},
  };
  for (const auto& [text, expected] : table) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(events(text) == expected);
      // Another reader accepts the same texts; it refuses octets that are not UTF-8.
      if (text.find('\xff') == std::string_view::npos) {
        BOOST_TEST(nlohmann::json::accept(text) == (expected.find('!') == std::string_view::npos));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_depth_is_limited) {
  BOOST_TEST(events("[[1]]", 2) == "[[1,]]");
  BOOST_TEST(events("[[[1]]]", 2) == "[[!too-deep@2");
  BOOST_TEST(events("[{\"a\":[]}]", 2) == "[{a:!too-deep@6");
  BOOST_TEST(events("1", 0) == "1,");
  const std::string deep(65, '[');
  BOOST_TEST(events(deep, 1000) == std::string(64, '[') + "!too-deep@64");
  const std::string even(64, '[');
  BOOST_TEST(events(even + std::string(64, ']')) == even + std::string(64, ']'));
}

BOOST_AUTO_TEST_CASE(strings_are_decoded) {
  const struct {
    std::string_view raw;
    std::string_view text;
  } table[] = {
      {"", ""},
      {"abc", "abc"},
      {R"(\"\\\/\b\f\n\r\t)", "\"\\/\b\f\n\r\t"},
      {R"(\u0041\u00e9\u20AC)", "A\u00e9\u20ac"},
      {R"(\uD834\uDD1E)", "\U0001d11e"},  // RFC 8259 section 7
      {R"(x\ud834y)", "x\ufffdy"},
      {R"(\ud834\u0041)", "\ufffdA"},
      {R"(\udd1e\ud834)", "\ufffd\ufffd"},
      {R"(\ud834\ud834\udd1e)", "\ufffd\U0001d11e"},
      {R"(\u0000)", std::string_view{"\0", 1}},
  };
  for (const auto& [raw, text] : table) {
    BOOST_TEST_CONTEXT(raw) {
      BOOST_TEST(decode(raw) == text);
      BOOST_TEST(json_string_is(raw, text));
      BOOST_TEST(!json_string_is(raw, std::string{text} + 'x'));
      BOOST_TEST((text.empty() || !json_string_is(raw, text.substr(1))));
    }
  }
}

BOOST_AUTO_TEST_CASE(values_are_skipped) {
  json_reader json{R"({"a": {"b": [1, {"c": 2}]}, "d": 3, "e": [4], "\u0066": 5})"};
  BOOST_REQUIRE(json.next() == json_event::begin_object);
  BOOST_REQUIRE(json.next() == json_event::key);
  BOOST_TEST(json.skip_value());
  BOOST_TEST(json.depth() == 1U);
  BOOST_REQUIRE(json.next() == json_event::key);
  BOOST_TEST(json.is("d"));
  BOOST_TEST(json.skip_value());
  BOOST_REQUIRE(json.next() == json_event::key);
  BOOST_REQUIRE(json.next() == json_event::begin_array);
  BOOST_TEST(json.skip_value());
  BOOST_REQUIRE(json.next() == json_event::key);
  BOOST_TEST(json.is("f"));
  BOOST_REQUIRE(json.next() == json_event::number);
  BOOST_TEST(json.skip_value());
  BOOST_TEST(json.raw() == "5");
  BOOST_REQUIRE(json.next() == json_event::end_object);
  BOOST_TEST((json.next() == json_event::end));
  BOOST_TEST((json.next() == json_event::end));

  json_reader broken{R"({"a": [1, })"};
  broken.next();
  broken.next();
  BOOST_TEST(!broken.skip_value());
  BOOST_TEST(code(broken.error()) == "unexpected-character");
  BOOST_TEST((broken.next() == json_event::fault));
}

BOOST_AUTO_TEST_CASE(values_one_after_the_other) {
  const std::string_view text = "{\"a\":1}\n{\"b\":2}\n";
  json_reader first{text};
  first.next();
  BOOST_TEST(first.skip_value());
  BOOST_TEST(first.depth() == 0U);
  BOOST_TEST(first.rest() == "\n{\"b\":2}\n");
}

BOOST_AUTO_TEST_CASE(the_work_is_linear) {
  for (const std::string_view unit : {"\\u", "\\", "\"", "[", "{\"", "1,", "\\u00e9"}) {
    std::string text = "[\"";
    while (text.size() < 1'000'000) text += unit;
    BOOST_TEST_CONTEXT(unit) BOOST_TEST(events(text).size() <= 2 * text.size());
  }
}

BOOST_AUTO_TEST_SUITE_END()
