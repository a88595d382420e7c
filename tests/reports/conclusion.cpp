#include "fromproof/reports/conclusion.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <fromproof/advice/words/names.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "report_text.hpp"

namespace {

using namespace fromproof;
using reports::cause;
using reports::source_kind;

constexpr std::int64_t day = 86400;

reports::source_row row(source_kind kind, reports::alignment_counts counts, const advice::provider* by = nullptr) {
  reports::source_row out;
  out.kind = kind;
  out.counts = counts;
  out.provider = by;
  return out;
}

/// A week of reports, one a day, each with these rows.
reports::next_step after_a_week(const std::string& p, const std::vector<row_text>& rows, int days = 7) {
  pictured all;
  for (int i = 0; i < days; ++i) {
    report_text report{.report_id = std::to_string(i), .p = p, .rows = rows};
    report.begin += i * day;
    report.end += i * day;
    all.add(report);
  }
  return reports::next_step_of(all.picture, 0);
}

const row_text proven{.count = 100};
const row_text forged{.source = "203.0.113.9", .count = 50, .dkim = false, .spf = false};
// The domain's account at a provider, of which a part is not signed for it.
const row_text provider_unsigned{
    .source = "54.240.11.1", .count = 20, .dkim = false, .spf = false, .envelope = "amazonses.com"};
const row_text provider_signed{.source = "54.240.11.1", .count = 80, .spf = false, .envelope = "amazonses.com"};

}  // namespace

BOOST_AUTO_TEST_SUITE(reports_conclusion)

BOOST_AUTO_TEST_CASE(the_cause_and_its_fixes) {
  struct given {
    source_kind kind;
    reports::alignment_counts counts;
    const advice::provider* by;
    cause why;
    std::vector<std::string_view> fixes;
  };
  const auto* ses = advice::find_signing_provider("amazonses.com");
  const auto* sendgrid = advice::find_signing_provider("sendgrid.net");
  const auto* zendesk = advice::find_signing_provider("zendesk.com");
  BOOST_REQUIRE(ses != nullptr && sendgrid != nullptr && zendesk != nullptr);
  const given cases[] = {
      {source_kind::provider, {100, 0, 0, 0}, ses, cause::proven_by_both, {}},
      {source_kind::provider, {100, 1, 0, 0}, ses, cause::proven_by_both, {}},
      {source_kind::provider, {0, 100, 0, 0}, ses, cause::provider_without_mail_from, {"ses-custom-mail-from"}},
      {source_kind::provider, {0, 0, 100, 0}, ses, cause::provider_without_dkim, {"ses-easy-dkim"}},
      {source_kind::provider,
       {0, 0, 0, 100},
       ses,
       cause::provider_without_either,
       {"ses-easy-dkim", "ses-custom-mail-from"}},
      {source_kind::provider, {0, 100, 0, 0}, sendgrid, cause::provider_without_mail_from, {"provider-return-path"}},
      // It has no setting for the Return-Path.
      {source_kind::provider, {0, 100, 0, 0}, zendesk, cause::provider_without_mail_from, {}},
      {source_kind::provider, {0, 0, 0, 9}, nullptr, cause::provider_without_either, {}},
      {source_kind::own, {0, 0, 100, 0}, nullptr, cause::own_without_dkim, {}},
      {source_kind::own, {0, 100, 0, 0}, nullptr, cause::own_without_spf, {}},
      {source_kind::forwarder, {0, 100, 0, 5}, nullptr, cause::forwarded, {}},
      {source_kind::unknown, {0, 0, 0, 5}, nullptr, cause::unproven, {}},
  };
  for (const auto& each : cases) {
    const auto one = row(each.kind, each.counts, each.by);
    BOOST_TEST(word(reports::cause_of(one)) == word(each.why));
    std::vector<std::string_view> fixes;
    const auto found = reports::fixes_of(one);
    for (std::size_t i = 0; i < found.size; ++i) fixes.push_back(word(found.codes[i]));
    BOOST_TEST(fixes == each.fixes, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(the_next_step_of_a_domain) {
  struct given {
    const char* about;
    std::string p;
    std::vector<row_text> rows;
    int days;
    std::string_view policy, reason;
    std::uint64_t hit_known, hit_unknown;
  };
  const given cases[] = {
      {"all is proven", "none", {proven}, 7, "quarantine", "ready", 0, 0},
      {"the second step", "quarantine", {proven}, 7, "reject", "ready", 0, 0},
      {"there is no third", "reject", {proven, forged}, 7, "stay", "at-the-end", 0, 350},
      {"a forger does not stop it", "none", {proven, forged}, 7, "quarantine", "ready", 0, 350},
      {"a part of a known provider's mail does",
       "none",
       {proven, provider_signed, provider_unsigned},
       7,
       "stay",
       "known-sources-fail",
       140,
       0},
      {"an account at a provider may be somebody else's, or one that was forgotten",
       "none",
       {proven, provider_unsigned},
       7,
       "quarantine",
       "ask-first",
       0,
       140},
      {"the same before the last step", "quarantine", {proven, provider_unsigned}, 7, "reject", "ask-first", 0, 140},
      {"one message in a hundred is too few to ask",
       "none",
       {proven, {.source = "54.240.11.1", .count = 1, .dkim = false, .spf = false, .envelope = "amazonses.com"}},
       7,
       "quarantine",
       "ready",
       0,
       7},
      {"six days", "none", {proven}, 6, "stay", "too-few-days", 0, 0},
      {"few messages", "none", {{.count = 1}}, 7, "stay", "too-little-mail", 0, 0},
  };
  for (const auto& each : cases) {
    const auto next = after_a_week(each.p, each.rows, each.days);
    BOOST_TEST_CONTEXT(each.about) {
      BOOST_TEST(word(next.policy) == each.policy);
      BOOST_TEST(word(next.reason) == each.reason);
      BOOST_TEST(next.hit_known == each.hit_known);
      BOOST_TEST(next.hit_unknown == each.hit_unknown);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
