#include "fromproof/advice/facts/provider.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string_view>

namespace {
using namespace fromproof;
}  // namespace

BOOST_AUTO_TEST_SUITE(advice_facts_provider)

BOOST_AUTO_TEST_CASE(a_provider_is_known_by_its_domain) {
  constexpr struct {
    std::string_view domain, envelope, signer;
  } table[] = {
      {"amazonses.com", "Amazon SES", "Amazon SES"},
      {"ap-northeast-1.amazonses.com", "Amazon SES", "Amazon SES"},
      {"a.b.amazonses.com", "Amazon SES", "Amazon SES"},
      {"pm.mtasv.net", "Postmark", "Postmark"},
      {"mail142.atl121.mcsv.net", "Mailchimp", "Mailchimp"},
      {"mail1.rsgsv.net", "Mailchimp", ""},
      // Google Workspace sends with the customer's own Return-Path, and signs for itself until DKIM is set up.
      {"shop-example.20230601.gappssmtp.com", "", "Google Workspace"},
      {"shop.onmicrosoft.com", "Microsoft 365", "Microsoft 365"},
      {"em.sendgrid.net", "SendGrid", "SendGrid"},
      {"www1234.sakura.ne.jp", "Sakura Internet", "Sakura Internet"},
      {"mte1.mandrillapp.com", "Mandrill", "Mandrill"},
      {"abc123.bnc.salesforce.com", "Salesforce", ""},
      {"salesforce.com", "", ""},  // its own mail
      {"bounce.s7.exacttarget.com", "Salesforce Marketing Cloud", "Salesforce Marketing Cloud"},
      {"klaviyomail.com", "Klaviyo", "Klaviyo"},
      {"bf01.hubspotemail.net", "HubSpot", "HubSpot"},
      {"mail.eu.sparkpostmail.com", "SparkPost EU", "SparkPost EU"},
      {"mail.sparkpostmail.com", "SparkPost", "SparkPost"},
      {"shopifyemail.com", "Shopify", "Shopify"},
      {"123456.clients.bmsend.com", "Benchmark Email", "Benchmark Email"},
      {"messagingengine.com", "", "Fastmail"},
      {"evilamazonses.com", "", ""},
      {"amazonses.com.evil.example", "", ""},
      {"amazonses.co", "", ""},
      {"example.com", "", ""},
      {"com", "", ""},
      {"", "", ""},
  };
  for (const auto& row : table) {
    BOOST_TEST_CONTEXT(row.domain) {
      const auto* envelope = advice::find_envelope_provider(row.domain);
      BOOST_TEST((envelope == nullptr ? std::string_view{} : envelope->name) == row.envelope);
      const auto* signer = advice::find_signing_provider(row.domain);
      BOOST_TEST((signer == nullptr ? std::string_view{} : signer->name) == row.signer);
    }
  }
}

// The first matching row is used, so a row whose domain lies below another's must come before it.
BOOST_AUTO_TEST_CASE(no_row_hides_another) {
  for (std::size_t i = 0; i < std::size(advice::providers); ++i) {
    for (std::size_t k = i + 1; k < std::size(advice::providers); ++k) {
      const auto& before = advice::providers[i];
      const auto& behind = advice::providers[k];
      BOOST_TEST_CONTEXT(before.name << " and " << behind.name) {
        BOOST_TEST(
            (before.default_envelope.empty() || !is_subdomain_of(behind.default_envelope, before.default_envelope)));
        BOOST_TEST((before.default_signer.empty() || !is_subdomain_of(behind.default_signer, before.default_signer)));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_return_path_names_the_region_of_ses) {
  // AWS General Reference, "Amazon Simple Email Service endpoints and quotas": the regions of SES; us-east-1 alone has
  // the bare domain as its default MAIL FROM.
  constexpr struct {
    std::string_view domain, region;
  } table[] = {
      {"amazonses.com", "us-east-1"},
      {"us-east-2.amazonses.com", "us-east-2"},
      {"us-west-1.amazonses.com", "us-west-1"},
      {"us-west-2.amazonses.com", "us-west-2"},
      {"us-gov-west-1.amazonses.com", "us-gov-west-1"},
      {"af-south-1.amazonses.com", "af-south-1"},
      {"ap-northeast-1.amazonses.com", "ap-northeast-1"},
      {"ap-northeast-2.amazonses.com", "ap-northeast-2"},
      {"ap-northeast-3.amazonses.com", "ap-northeast-3"},
      {"ap-south-1.amazonses.com", "ap-south-1"},
      {"ap-southeast-1.amazonses.com", "ap-southeast-1"},
      {"ap-southeast-2.amazonses.com", "ap-southeast-2"},
      {"ap-southeast-3.amazonses.com", "ap-southeast-3"},
      {"ca-central-1.amazonses.com", "ca-central-1"},
      {"eu-central-1.amazonses.com", "eu-central-1"},
      {"eu-central-2.amazonses.com", "eu-central-2"},
      {"eu-north-1.amazonses.com", "eu-north-1"},
      {"eu-south-1.amazonses.com", "eu-south-1"},
      {"eu-west-1.amazonses.com", "eu-west-1"},
      {"eu-west-2.amazonses.com", "eu-west-2"},
      {"eu-west-3.amazonses.com", "eu-west-3"},
      {"il-central-1.amazonses.com", "il-central-1"},
      {"me-south-1.amazonses.com", "me-south-1"},
      {"sa-east-1.amazonses.com", "sa-east-1"},
      // a host below the region
      {"a8-50.smtp-out.eu-west-1.amazonses.com", "eu-west-1"},
      // texts that name no region
      {"email.amazonses.com", ""},
      {"smtp-out.amazonses.com", ""},
      {"-.amazonses.com", ""},
      {"1.amazonses.com", ""},
      {"a-1.amazonses.com", ""},
      {"region1.amazonses.com", ""},
      {"eu_west-1.amazonses.com", ""},
      {"eu-west-1.example.com", ""},
      {"eu-west-1amazonses.com", ""},
      {"example.com", ""},
      {"", ""},
  };
  for (const auto& row : table) {
    BOOST_TEST_CONTEXT(row.domain) BOOST_TEST(advice::ses_region(row.domain) == row.region);
  }
}

BOOST_AUTO_TEST_SUITE_END()
