#ifndef FROMPROOF_ADVICE_PROVIDER_HPP
#define FROMPROOF_ADVICE_PROVIDER_HPP

// The services that send mail in the name of others: how their mail looks until the customer has set up a domain of its
// own, and which records mend that, as far as they are the same for everybody.

#include <array>
#include <cstddef>
#include <string_view>

#include "../domain.hpp"

namespace fromproof::inline v0::advice {

/// A record that is the same for all customers, below their domain: {"pm-bounces", "CNAME", "pm.mtasv.net"}.
struct provider_record {
  std::string_view name;
  std::string_view type;
  std::string_view value;
};

struct provider {
  std::string_view name;              ///< as it calls itself
  std::string_view default_envelope;  ///< what the Return-Path is below until the customer changes it
  std::string_view default_signer;    ///< d= of its own signature, or what that is below
  std::string_view
      return_path_setting;        ///< what its console calls a Return-Path of the customer's; empty: not to be had
  std::string_view dkim_setting;  ///< what it calls signing as the customer
  provider_record return_path{};  ///< empty where the console makes the records
  std::array<provider_record, 2> dkim{};
};

inline constexpr provider amazon_ses{"Amazon SES", "amazonses.com", "amazonses.com", "custom MAIL FROM domain",
                                     "Easy DKIM"};

// Names and targets are those of the providers' public documentation.
inline constexpr auto providers = std::to_array<provider>({
    amazon_ses,
    provider{"Google Workspace", "", "gappssmtp.com", "", "DKIM authentication (Gmail settings)"},
    provider{"Microsoft 365", "onmicrosoft.com", "onmicrosoft.com", "custom domain", "DKIM (Defender portal)"},
    provider{"SendGrid", "sendgrid.net", "sendgrid.net", "Domain Authentication", "Domain Authentication"},
    provider{"Mailgun", "mailgun.org", "mailgun.org", "custom sending domain", "custom sending domain"},
    provider{"Postmark",
             "mtasv.net",
             "mtasv.net",
             "custom Return-Path",
             "DKIM (Sender Signatures)",
             {"pm-bounces", "CNAME", "pm.mtasv.net"}},
    provider{"Mailchimp",
             "mcsv.net",
             "mcsv.net",
             "",
             "domain authentication",
             {},
             {provider_record{"k2._domainkey", "CNAME", "dkim2.mcsv.net"},
              provider_record{"k3._domainkey", "CNAME", "dkim3.mcsv.net"}}},
    provider{"Mailchimp",
             "rsgsv.net",
             "",
             "",
             "domain authentication",
             {},
             {provider_record{"k2._domainkey", "CNAME", "dkim2.mcsv.net"},
              provider_record{"k3._domainkey", "CNAME", "dkim3.mcsv.net"}}},
    provider{"Mandrill", "mandrillapp.com", "mandrillapp.com", "custom Return-Path domain", "sending domains"},
    provider{"Salesforce", "bnc.salesforce.com", "", "", "DKIM Keys (Setup)"},
    provider{"Zendesk",
             "zendesk.com",
             "zendesk.com",
             "",
             "digital signatures",
             {},
             {provider_record{"zendesk1._domainkey", "CNAME", "zendesk1._domainkey.zendesk.com"},
              provider_record{"zendesk2._domainkey", "CNAME", "zendesk2._domainkey.zendesk.com"}}},
    provider{"Brevo", "sender-sib.com", "sender-sib.com", "dedicated IP only", "domain authentication"},
    provider{"Sakura Internet", "sakura.ne.jp", "sakura.ne.jp", "own domain", "DKIM (control panel)"},
    provider{"Xserver", "xserver.jp", "xserver.jp", "own domain", "DKIM (server panel)"},
});

/// The provider whose default Return-Path this domain is, or nullptr.
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
  // "ap-northeast-1": letters and hyphens, then a digit; "email", as us-east-1 writes in its Message-ID, is none.
  for (const char c : label) {
    if (!ascii::is_alnum(c) && c != '-') return false;
  }
  return label.size() > 4 && ascii::is_digit(label.back()) && label.find('-') != std::string_view::npos;
}

}  // namespace detail

/// The Amazon region that a default Return-Path names: "ap-northeast-1.amazonses.com" is in ap-northeast-1. The bare
/// "amazonses.com" is us-east-1, which is older than the names of regions.
constexpr std::string_view ses_region(std::string_view domain) noexcept {
  if (domain == amazon_ses.default_envelope) return "us-east-1";
  if (!is_subdomain_of(domain, amazon_ses.default_envelope)) return {};
  std::string_view label{domain.data(), domain.size() - amazon_ses.default_envelope.size() - 1};
  if (const std::size_t dot = label.rfind('.'); dot != std::string_view::npos) label.remove_prefix(dot + 1);
  return detail::is_region(label) ? label : std::string_view{};
}

}  // namespace fromproof::inline v0::advice

#endif
