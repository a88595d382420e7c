#ifndef FROMPROOF_ADVICE_FACTS_PROVIDER_HPP
#define FROMPROOF_ADVICE_FACTS_PROVIDER_HPP

// Services that send mail for others: how to recognize their mail before a customer has set up a domain, and the
// records that repair it, if they are the same for all customers.

#include <array>
#include <cstddef>
#include <string_view>

#include "../../domain/domain.hpp"

namespace fromproof::inline v0::advice {

/// A record that is the same for all customers, below their domain: {"pm-bounces", "CNAME", "pm.mtasv.net"}.
struct provider_record {
  std::string_view name;
  std::string_view type;
  std::string_view value;
  std::string_view after_domain = {};  ///< if not empty: the customer's domain stands before it in the value
};

struct provider {
  std::string_view name;              ///< as the provider calls itself
  std::string_view default_envelope;  ///< the parent of the Return-Path until the customer changes it
  std::string_view default_signer;    ///< d= of its own signature, or a parent of it
  std::string_view
      return_path_setting;        ///< the name of the setting for a Return-Path of the customer's; empty: not available
  std::string_view dkim_setting;  ///< the name of the setting to sign as the customer
  provider_record return_path{};  ///< empty if the console makes the records
  std::array<provider_record, 3> dkim{};
  bool checks_owners = false;  ///< it sends only for From domains whose owner it has checked
};

inline constexpr provider amazon_ses{
    "Amazon SES"sv, "amazonses.com"sv, "amazonses.com"sv, "custom MAIL FROM domain"sv, "Easy DKIM"sv, {}, {}, true};

// Each row names its documentation. If one row's domain lies below another's, the longer one comes first. A service
// that sends with the customer's Return-Path and without its own signature cannot be recognized by its mail and is not
// listed.
inline constexpr provider providers[] = {
    amazon_ses,  // https://docs.aws.amazon.com/ses/latest/dg/mail-from.html
    // https://support.google.com/a/answer/174124: without a key of the customer, "d=*.gappssmtp.com"
    {"Google Workspace"sv, ""sv, "gappssmtp.com"sv, ""sv, "DKIM authentication (Gmail settings)"sv},
    // https://learn.microsoft.com/defender-office-365/email-authentication-dkim-configure: the default is the tenant's
    {"Microsoft 365"sv, "onmicrosoft.com"sv, "onmicrosoft.com"sv, "custom domain"sv, "DKIM (Defender portal)"sv},
    // https://support.sendgrid.kke.co.jp/hc/ja/articles/360000226322: "[generated]@sendgrid.net"
    {"SendGrid"sv, "sendgrid.net"sv, "sendgrid.net"sv, "Domain Authentication"sv, "Domain Authentication"sv},
    // https://documentation.mailgun.com/docs/mailgun/user-manual/domains
    {"Mailgun"sv, "mailgun.org"sv, "mailgun.org"sv, "custom sending domain"sv, "custom sending domain"sv},
    // https://postmarkapp.com/blog/introducing-full-dmarc-support-with-custom: "pm_bounces@pm.mtasv.net"
    {"Postmark"sv,
     "mtasv.net"sv,
     "mtasv.net"sv,
     "custom Return-Path"sv,
     "DKIM (Sender Signatures)"sv,
     {"pm-bounces"sv, "CNAME"sv, "pm.mtasv.net"sv}},
    // https://mailchimp.com/help/set-up-email-domain-authentication/
    {"Mailchimp"sv,
     "mcsv.net"sv,
     "mcsv.net"sv,
     ""sv,
     "domain authentication"sv,
     {},
     {provider_record{"k2._domainkey"sv, "CNAME"sv, "dkim2.mcsv.net"sv},
      provider_record{"k3._domainkey"sv, "CNAME"sv, "dkim3.mcsv.net"sv}}},
    {"Mailchimp"sv,
     "rsgsv.net"sv,
     ""sv,
     ""sv,
     "domain authentication"sv,
     {},
     {provider_record{"k2._domainkey"sv, "CNAME"sv, "dkim2.mcsv.net"sv},
      provider_record{"k3._domainkey"sv, "CNAME"sv, "dkim3.mcsv.net"sv}}},
    // https://mailchimp.com/developer/release-notes/new-sending-domain-authentication-requirements
    {"Mandrill"sv,
     "mandrillapp.com"sv,
     "mandrillapp.com"sv,
     "custom Return-Path domain"sv,
     "sending domains"sv,
     {},
     {provider_record{"mte1._domainkey"sv, "CNAME"sv, "dkim1.mandrillapp.com"sv},
      provider_record{"mte2._domainkey"sv, "CNAME"sv, "dkim2.mandrillapp.com"sv}}},
    // https://help.salesforce.com/s/articleView?id=000381292: "abc123.bnc.salesforce.com" with Bounce Management
    {"Salesforce"sv, "bnc.salesforce.com"sv, ""sv, ""sv, "DKIM Keys (Setup)"sv},
    // https://help.salesforce.com/s/articleView?id=005036407, https://unspam.email/deliverability/salesforce: below
    // "exacttarget.com" without the package
    {"Salesforce Marketing Cloud"sv, "exacttarget.com"sv, "exacttarget.com"sv, "Sender Authentication Package"sv,
     "Sender Authentication Package"sv},
    // https://support.zendesk.com/hc/articles/4408822303386
    {"Zendesk"sv,
     "zendesk.com"sv,
     "zendesk.com"sv,
     ""sv,
     "digital signatures"sv,
     {},
     {provider_record{"zendesk1._domainkey"sv, "CNAME"sv, "zendesk1._domainkey.zendesk.com"sv},
      provider_record{"zendesk2._domainkey"sv, "CNAME"sv, "zendesk2._domainkey.zendesk.com"sv}}},
    // https://www.captaindns.com/en/blog/brevo-transactional-email-technical-guide: "sender-sib.com" on shared
    // addresses
    {"Brevo"sv, "sender-sib.com"sv, "sender-sib.com"sv, ""sv, "domain authentication"sv},
    // https://help.klaviyo.com/hc/articles/15268721014811: "via klaviyomail.com"
    {"Klaviyo"sv, "klaviyomail.com"sv, "klaviyomail.com"sv, "branded sending domain"sv, "branded sending domain"sv},
    // https://dmarc.wiki/hubspot: a Return-Path below "hubspotemail.net", except with a dedicated address
    {"HubSpot"sv, "hubspotemail.net"sv, "hubspotemail.net"sv, ""sv, "email sending domain"sv},
    // https://developers.sparkpost.com/api/sending-domains/: the targets for a bounce domain, which are the defaults
    {"SparkPost EU"sv,
     "eu.sparkpostmail.com"sv,
     "eu.sparkpostmail.com"sv,
     "bounce domain"sv,
     "sending domain"sv,
     {"bounces"sv, "CNAME"sv, "eu.sparkpostmail.com"sv}},
    {"SparkPost"sv,
     "sparkpostmail.com"sv,
     "sparkpostmail.com"sv,
     "bounce domain"sv,
     "sending domain"sv,
     {"bounces"sv, "CNAME"sv, "sparkpostmail.com"sv}},
    // https://help.shopify.com/en/manual/intro-to-shopify/initial-setup/email-rewrites: "store+123@shopifyemail.com"
    {"Shopify"sv, "shopifyemail.com"sv, "shopifyemail.com"sv, ""sv, "sender email authentication"sv},
    // https://kb.benchmarkemail.com/en/set-email-domain-authentication/: "123456.clients.bmsend.com"
    {"Benchmark Email"sv, "bmsend.com"sv, "bmsend.com"sv, ""sv, "Domain Authentication"sv},
    // https://www.fastmail.help/hc/articles/360060591153: signed as messagingengine.com as well
    {"Fastmail"sv,
     ""sv,
     "messagingengine.com"sv,
     ""sv,
     "DKIM (custom domain)"sv,
     {},
     {provider_record{"fm1._domainkey"sv, "CNAME"sv, "fm1."sv, ".dkim.fmhosted.com"sv},
      provider_record{"fm2._domainkey"sv, "CNAME"sv, "fm2."sv, ".dkim.fmhosted.com"sv},
      provider_record{"fm3._domainkey"sv, "CNAME"sv, "fm3."sv, ".dkim.fmhosted.com"sv}}},
    // https://help.sakura.ad.jp/rs/2861, https://deep-space.blue/?p=3633: "www*.sakura.ne.jp" from PHP and WordPress
    {"Sakura Internet"sv, "sakura.ne.jp"sv, "sakura.ne.jp"sv, "own domain"sv, "DKIM (control panel)"sv},
    // Without documentation: "sv*.xserver.jp" are the names of its servers, under which PHP sends there.
    {"Xserver"sv, "xserver.jp"sv, "xserver.jp"sv, "own domain"sv, "DKIM (server panel)"sv},
};

/// The provider that uses this domain as its default Return-Path, or nullptr.
constexpr const provider* find_envelope_provider(std::string_view domain) noexcept {
  for (const auto& each : providers) {
    if (!each.default_envelope.empty() && is_subdomain_of(domain, each.default_envelope)) return &each;
  }
  return nullptr;
}

/// The provider whose own signature has this domain, or nullptr.
constexpr const provider* find_signing_provider(std::string_view domain) noexcept {
  for (const auto& each : providers) {
    if (!each.default_signer.empty() && is_subdomain_of(domain, each.default_signer)) return &each;
  }
  return nullptr;
}

namespace detail {

constexpr bool is_region(std::string_view label) noexcept {
  // "ap-northeast-1": letters and hyphens, then a digit. "email", which us-east-1 writes in its Message-ID, is not a
  // region.
  for (const char c : label) {
    if (!ascii::is_alnum(c) && c != '-') return false;
  }
  return label.size() > 4 && ascii::is_digit(label.back()) && label.find('-') != std::string_view::npos;
}

}  // namespace detail

/// The Amazon region that a default Return-Path names: "ap-northeast-1.amazonses.com" is in ap-northeast-1. The bare
/// "amazonses.com" is us-east-1, which is older than the region names.
constexpr std::string_view ses_region(std::string_view domain) noexcept {
  if (domain == amazon_ses.default_envelope) return "us-east-1";
  if (!is_subdomain_of(domain, amazon_ses.default_envelope)) return {};
  std::string_view label{domain.data(), domain.size() - amazon_ses.default_envelope.size() - 1};
  if (const std::size_t dot = label.rfind('.'); dot != std::string_view::npos) label.remove_prefix(dot + 1);
  return detail::is_region(label) ? label : std::string_view{};
}

}  // namespace fromproof::inline v0::advice

#endif
