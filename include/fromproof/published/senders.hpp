#ifndef FROMPROOF_PUBLISHED_SENDERS_HPP
#define FROMPROOF_PUBLISHED_SENDERS_HPP

// Services that send or receive mail for a domain, as its records show them, and the DKIM selectors that they document.
//
//   const auto* sender = published::find_sender_by_include("_spf.google.com");
//   sender->name == "Google Workspace";

#include <array>
#include <cstddef>
#include <string_view>

#include "../text/ascii.hpp"

namespace fromproof::inline v0::published {

struct sender {
  std::string_view name;                        ///< as the service calls itself
  std::string_view include;                     ///< the domain, or a parent, that its customers' SPF records include
  std::string_view mail_servers;                ///< a parent of its hosts for incoming mail; empty if it has none
  std::array<std::string_view, 3> selectors{};  ///< the same for all customers; none if the service makes them up
  /// Its Return-Path is its own, or a subdomain of the customer's, and never the customer's domain itself. So it never
  /// asks for the SPF record of that domain, and an include there only costs lookups.
  bool own_return_path = false;
};

// Each row names where the service documents it. A longer name stands before one that contains it.
inline constexpr sender senders[] = {
    // https://support.google.com/a/answer/33786, /174124
    {"Google Workspace", "_spf.google.com", "google.com", {"google"}},
    {"Google Workspace", "", "googlemail.com", {"google"}},
    // https://learn.microsoft.com/defender-office-365/email-authentication-dkim-configure
    {"Microsoft 365", "spf.protection.outlook.com", "mail.protection.outlook.com", {"selector1", "selector2"}},
    {"Microsoft 365", "", "mx.microsoft", {"selector1", "selector2"}},
    // https://docs.aws.amazon.com/ses/latest/dg/send-email-authentication-dkim-easy.html: three made-up selectors;
    // .../mail-from.html: the MAIL FROM domain "must be a subdomain" of the verified domain
    {"Amazon SES", "amazonses.com", "amazonaws.com", {}, true},
    // https://www.twilio.com/docs/sendgrid/ui/account-and-settings/how-to-set-up-domain-authentication
    {"SendGrid", "sendgrid.net", "sendgrid.net", {"s1", "s2"}, true},
    // https://mailchimp.com/help/set-up-email-domain-authentication/
    {"Mailchimp", "servers.mcsv.net", "", {"k1", "k2", "k3"}, true},
    // https://mailchimp.com/developer/release-notes/new-sending-domain-authentication-requirements
    {"Mandrill", "spf.mandrillapp.com", "", {"mandrill", "mte1", "mte2"}},
    // https://documentation.mailgun.com/docs/mailgun/user-manual/domains: the customer chooses the selector
    {"Mailgun", "mailgun.org", "mailgun.org", {}},
    // https://support.zendesk.com/hc/articles/4408822303386
    {"Zendesk", "mail.zendesk.com", "", {"zendesk1", "zendesk2"}},
    // https://help.salesforce.com/s/articleView?id=000382664: the customer chooses the selectors
    {"Salesforce", "_spf.salesforce.com", "", {}},
    // https://www.fastmail.help/hc/articles/360060591153
    {"Fastmail", "spf.messagingengine.com", "messagingengine.com", {"fm1", "fm2", "fm3"}},
    // https://proton.me/support/anti-spoofing-custom-domain
    {"Proton Mail", "_spf.protonmail.ch", "protonmail.ch", {"protonmail", "protonmail2", "protonmail3"}},
    // https://www.xserver.ne.jp/manual/man_server_spf.php
    {"Xserver", "spf.sender.xserver.jp", "", {}},
};

/// Selectors that many servers use by default, and the first one of the services whose include is often missing.
inline constexpr std::array<std::string_view, 7> common_selectors{"default", "mail",      "dkim", "google",
                                                                  "s1",      "selector1", "k1"};

namespace detail {

/// Names in records are written in any case.
constexpr bool is_at_or_below(std::string_view name, std::string_view parent) noexcept {
  if (parent.empty() || name.size() < parent.size()) return false;
  const std::size_t rest = name.size() - parent.size();
  return (rest == 0 || name[rest - 1] == '.') && ascii::iequals(ascii::slice(name, rest, name.size()), parent);
}

constexpr const sender* find_sender(std::string_view name, std::string_view sender::*where) noexcept {
  for (const auto& each : senders) {
    if (is_at_or_below(name, each.*where)) return &each;
  }
  return nullptr;
}

}  // namespace detail

/// The service whose SPF record this is, or null.
constexpr const sender* find_sender_by_include(std::string_view target) noexcept {
  return detail::find_sender(target, &sender::include);
}

/// The service whose host receives the mail, or null.
constexpr const sender* find_sender_by_mail_server(std::string_view host) noexcept {
  return detail::find_sender(host, &sender::mail_servers);
}

}  // namespace fromproof::inline v0::published

#endif
