#include "fromproof/bounce/ses_event.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

using namespace fromproof;

// The cases of events are in tests/cases/ses_event.md.
BOOST_AUTO_TEST_SUITE(bounce_ses_event)

BOOST_AUTO_TEST_CASE(what_is_no_event) {
  for (const std::string_view text : {"", "[]", "{}", "null", "{\"eventType\": null}", "{\"eventType\": \"X\"}",
                                      "{\"bounce\": {\"bounceType\": \"Permanent\"}}"}) {
    bounce::text_store texts{{}};
    bounce::notice out;
    BOOST_TEST_CONTEXT(text) BOOST_TEST(!bounce::read_ses_event(text, texts, out));
  }
}

BOOST_AUTO_TEST_CASE(each_sub_label_has_a_reason) {
  for (const auto& [word, why] : bounce::detail::sub_labels) {
    bounce::arrays<8, 8, 1> memory;
    bounce::text_store texts{{}};
    bounce::notice out = bounce::empty_notice(memory);
    std::string event = R"({"eventType": "Bounce", "bounce": {"bounceType": "Permanent", "bounceSubType": ")";
    (event += word) += R"(", "bouncedRecipients": [{"emailAddress": "a@b.example"}]}})";
    BOOST_TEST_CONTEXT(word) {
      BOOST_REQUIRE(bounce::read_ses_event(event, texts, out));
      BOOST_CHECK(out.recipients[0].why == why);
      BOOST_CHECK(out.recipients[0].decided == bounce::bounce_class::hard);
      BOOST_TEST(!out.recipients[0].overruled);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
