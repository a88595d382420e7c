#include "fromproof/text/error.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <set>
#include <string_view>

#include "fromproof/domain/domain.hpp"

namespace {

using namespace fromproof;

// The example at the top of the header.
std::string_view read(std::string_view text) {
  if (auto parsed = fromproof::parse_domain(text)) {
    return "a domain";
  } else {
    return fromproof::describe(parsed.error);
  }
}

static_assert(code(errc::missing_colon) == "missing-colon");
static_assert(parsed<int>{.value = 7});
static_assert(!parsed<int>{.value = 7, .error = errc::empty});

}  // namespace

BOOST_AUTO_TEST_SUITE(text_error)

BOOST_AUTO_TEST_CASE(codes_are_the_names_of_the_enumerators) {
  constexpr struct {
    errc error;
    std::string_view code;
  } table[] = {
      {errc::none, "none"},
      {errc::empty, "empty"},
      {errc::nul, "nul"},
      {errc::not_utf8, "not-utf8"},
      {errc::too_deep, "too-deep"},
      {errc::orphan_continuation, "orphan-continuation"},
      {errc::missing_at, "missing-at"},
      {errc::bad_u_label, "bad-u-label"},
      {errc::duplicate_tag, "duplicate-tag"},
      {errc::from_not_signed, "from-not-signed"},
      {errc::missing_authserv_id, "missing-authserv-id"},
      {errc::bad_encoded_word, "bad-encoded-word"},
      {errc::unknown_wording, "unknown-wording"},
  };
  for (const auto& row : table) BOOST_TEST(code(row.error) == row.code);
}

BOOST_AUTO_TEST_CASE(every_error_has_a_code_and_a_sentence_of_its_own) {
  std::set<std::string_view> codes, sentences;
  for (const auto& each : detail::error_texts) {
    BOOST_TEST_CONTEXT(each.code) {
      BOOST_TEST(codes.insert(each.code).second);
      BOOST_TEST(sentences.insert(each.sentence).second);
      BOOST_TEST(each.code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
      BOOST_TEST(!each.sentence.empty());
      BOOST_TEST(!each.sentence.ends_with('.'));
      // The sentence can follow a colon: no capital, except for names and for letters that are quoted or typed that
      // way.
      BOOST_TEST((each.sentence.front() < 'A' || each.sentence.front() > 'Z' || each.sentence.starts_with("Received")));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_parsed_value_can_be_used_like_a_pointer) {
  const parsed<std::string_view> found{"text", errc::none, 0};
  BOOST_TEST(*found == "text");
  BOOST_TEST(found->size() == 4u);
  const parsed<std::string_view> partly{"te", errc::truncated, 2};
  BOOST_TEST(!partly);
  BOOST_TEST(partly.value == "te");
  BOOST_TEST(read("example.com") == "a domain");
  BOOST_TEST(read("a..b") == "a domain name has an empty label");
}

BOOST_AUTO_TEST_SUITE_END()
