#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication/families.hpp"

#include <boost/test/unit_test.hpp>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace fromproof;

namespace {

std::string_view family_of(std::string_view host) {
  const auto* found = find_family(host);
  return found == nullptr ? std::string_view{} : found->name;
}

std::string_view gateway_of(std::string_view host) {
  const auto* found = find_gateway(host);
  return found == nullptr ? std::string_view{} : found->name;
}

/// A host that matches the pattern of a row: each star becomes a letter.
std::string example_of(std::string_view spelling) {
  std::string host{spelling};
  for (auto& each : host) {
    if (each == '*' || each == '?') each = '7';
  }
  return host;
}

/// The words of a row, which a blank separates.
std::vector<std::string> words_of(std::string_view list) {
  std::istringstream in{std::string{list}};
  return {std::istream_iterator<std::string>{in}, {}};
}

template <typename Table>
std::vector<std::string> spellings_of(const Table& table) {
  std::vector<std::string> all;
  for (const auto& row : table) {
    for (const auto& each : words_of(row.hosts)) all.push_back(each);
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_families)

BOOST_AUTO_TEST_CASE(each_row_has_a_name_and_no_host_is_in_two) {
  for (const auto& row : families) {
    BOOST_TEST(!row.name.empty());
    for (const auto& each : words_of(row.hosts)) BOOST_TEST(family_of(example_of(each)) == row.name, each);
    for (const auto list : {row.hosts, row.edges, row.authserv_ids}) {
      std::string joined;
      for (const auto& each : words_of(list)) joined += (joined.empty() ? "" : " ") + each;
      BOOST_TEST(joined == list, "one blank between two: " << row.name);
    }
    // An edge is a host, and fields below or at the end exist only at edges.
    for (const auto& each : words_of(row.edges)) BOOST_TEST(family_of(example_of(each)) == row.name, each);
    if (row.where != placement::above) BOOST_TEST(!row.edges.empty(), row.name);
    if (row.one_field_a_method) BOOST_TEST(!row.authserv_ids.empty(), row.name);
  }
  for (const auto& row : gateways) {
    BOOST_TEST(!row.name.empty());
    for (const auto& each : words_of(row.hosts)) BOOST_TEST(gateway_of(example_of(each)) == row.name, each);
    for (const auto& each : words_of(row.outbound)) {
      BOOST_TEST(is_of_gateway(row, example_of(each)), each);
      BOOST_TEST(gateway_of(example_of(each)) == "", each);
    }
  }
  // If two rows had the same host, the first would be found for both.
  auto all = spellings_of(families);
  const auto others = spellings_of(gateways);
  all.insert(all.end(), others.begin(), others.end());
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) BOOST_TEST(all[i] != all[j]);
  }
}

// Names after "by" in posted headers.
BOOST_AUTO_TEST_CASE(hosts_and_edges) {
  struct {
    std::string_view host;
    std::string_view comment;
    std::string_view name;
    bool edge;
  } const cases[] = {
      {"BL6PEPF0001AB74.mail.protection.outlook.com", "10.167.242.167", "Microsoft 365", true},
      {"HK2APC01FT029.mail.protection.outlook.com", "", "Microsoft 365", true},
      {"MN0PR19MB6312.namprd19.prod.outlook.com", "", "Microsoft 365", false},
      {"LV3P223MB0968.NAMP223.PROD.OUTLOOK.COM", "", "Microsoft 365", false},
      {"BN3NAM01HT229.eop-nam01.prod.protection.outlook.com", "", "Microsoft 365", false},
      {"BN9PR03CA0236.outlook.office365.com", "", "Microsoft 365", false},
      {"DU7PR01CA0019.eurprd01.prod.exchangelabs.com", "", "Microsoft 365", false},
      {"COL004-MC6F3.hotmail.com", "", "Microsoft 365", false},
      {"mx.google.com", "", "Gmail", true},
      {"mail-yw1-x112d.google.com", "", "Gmail", false},
      {"smtp.gmail.com", "", "Gmail", false},
      {"atlas-production.v2-mail-prod1-gq1.omega.yahoo.com", "", "Yahoo", false},
      {"mtain-di06.r1000.mx.aol.com", "Internet Inbound", "Yahoo", false},
      {"mta776.mail.djm.yahoo.co.jp", "", "Yahoo! JAPAN", true},
      {"st43p00im-qukt05021701.me.com", "Postfix", "iCloud", true},
      {"p00-icloudmta-smtpin-us-west-2a-60-percent-12", "Postfix", "iCloud", true},
      {"p00-icloudmta-smtpin-us-west-2a-100-percent-35.p00-icloudmta-smtpin-vip.icloud-mail-production.svc.kube."
       "us-west-2a.k8s.cloud.apple.com",
       "Postfix", "iCloud", true},
      {"p00-icloudmta-asmtp-us-east-1a-100-percent-6", "Postfix", "iCloud", false},
      {"p44-mailgateway-smtp-778464bd6-glqrh", "mailgateway 2403B92", "iCloud", false},
      {"p129-mailgateway-smtpin-yoxpo", "mailgateway 2513B25", "iCloud", false},
      {"mx6.messagingengine.com", "Postfix", "Fastmail", true},
      {"phl-mx-04.messagingengine.com", "Postfix", "Fastmail", true},
      {"mailmx.nyi.internal", "Postfix", "Fastmail", false},
      {"compute3.internal", "LMTPProxy", "Fastmail", false},
      {"phl-compute-01.internal", "LMTPProxy", "Fastmail", false},
      {"mailin047.protonmail.ch", "Postfix", "Proton", true},
      {"myt6-01833040c88b.qloud-c.yandex.net", "mxfront/Yandex", "Yandex", true},
      {"mail-nwsmtp-mxfront-production-main-83.iva.yp-c.yandex.net", "mxfront", "Yandex", true},
      {"mail-nwsmtp-smtp-production-main-51.vla.yp-c.yandex.net", "smtp/Yandex", "Yandex", false},
      {"postback6d.mail.yandex.net", "Yandex", "Yandex", false},
      {"mx34.mail.ru", "", "Mail.ru", true},
      {"mx285.i.mail.ru", "", "Mail.ru", true},
      {"f463.i.mail.ru", "", "Mail.ru", false},
      {"cloudflare-email.net", "cloudflare", "Cloudflare Email Routing", true},
      {"email.cloudflare.net", "unknown", "Cloudflare Email Routing", true},
      {"inbound-smtp.eu-west-1.amazonaws.com", "", "Amazon SES", true},
      {"smtp-3-9001.mail.infomaniak.ch", "Postfix", "Infomaniak", true},
      {"smtp-3-3000.mail.infomaniak.ch", "Postfix", "Infomaniak", false},
      {"mx.zohomail.com", "", "Zoho", true},
      {"mx-ha.gmx.net", "mxgmx007 [212.227.15.10]", "GMX, IONOS", true},
      {"mx.kundenserver.de", "mxeue102 [217.72.192.67]", "GMX, IONOS", true},
      {"dobby07a.heinlein-hosting.de", "Dovecot", "mailbox.org", false},
      {"burns0304.correio.biz", "Postfix", "Locaweb", false},
      {"arnie0121.email.locaweb.com.br", "Postfix", "Locaweb", false},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.host) {
      const auto* found = find_family(test.host);
      BOOST_REQUIRE(found != nullptr);
      BOOST_TEST(found->name == test.name);
      BOOST_TEST(is_edge(*found, test.host, test.comment) == test.edge);
    }
  }
}

// Names that only look similar, and names that a provider's customers choose or run.
BOOST_AUTO_TEST_CASE(foreign_hosts_belong_to_no_family) {
  constexpr std::string_view hosts[] = {"",
                                        ".",
                                        "com",
                                        "evilgoogle.com",
                                        "google.com.evil.example",
                                        "mx.google.com.evil.example",
                                        "outlook.com.evil.example",
                                        "mail-protection-outlook.com",
                                        "fooyahoo.com",
                                        "yahoo.com.example",
                                        "cloudflare.net",
                                        "host.cloudflare-email.net.example",
                                        "ec2-54-86-71-228.compute-1.amazonaws.com",
                                        "inbound-smtp.amazonaws.com",
                                        "inbound-smtp.a.b.amazonaws.com",
                                        "evil.inbound-smtp.eu-west-1.amazonaws.com",
                                        "ip-172-31-21-31.us-west-2.compute.internal",
                                        "ip-172-31-3-47.ec2.internal",
                                        "mail.corp.internal",
                                        "compute3.internal.example",
                                        "ov-12ab34.infomaniak.ch",
                                        "s198.kundenserver.de",
                                        "p00-icloudmta-smtpin-1.evil.example",
                                        "evil.p44-mailgateway-smtp-1",
                                        "cloud.apple.com",
                                        "awesome.com",
                                        "mail.rus",
                                        "notmail.ru",
                                        "locaweb.com.br"};
  for (const auto host : hosts) BOOST_TEST(family_of(host) == "", host);
}

BOOST_AUTO_TEST_CASE(an_edge_is_recognized_by_its_software) {
  const auto* yandex = find_family("vla1-eb96f318ed5e.qloud-c.yandex.net");
  BOOST_REQUIRE(yandex != nullptr);
  BOOST_TEST(!is_edge(*yandex, "vla1-eb96f318ed5e.qloud-c.yandex.net"));
  BOOST_TEST(!is_edge(*yandex, "vla1-eb96f318ed5e.qloud-c.yandex.net", "mxfrontier"));
  BOOST_TEST(!is_edge(*yandex, "vla1-eb96f318ed5e.qloud-c.yandex.net", "smtp/mxfront"));
  BOOST_TEST(!is_edge(*yandex, "mx.rcpt.example", "mxfront/Yandex"));
}

BOOST_AUTO_TEST_CASE(authserv_ids) {
  struct {
    std::string_view host;
    std::string_view id;
    bool its_own;
  } const cases[] = {
      {"mx.google.com", "mx.google.com", true},
      {"mx.google.com", "mr.google.com", true},
      {"mx.google.com", "mx.google.com.evil.example", false},
      {"cloudflare-email.net", "mx.cloudflare.net", true},
      {"cloudflare-email.net", "cloudflare.net", false},
      {"inbound-smtp.us-east-1.amazonaws.com", "amazonses.com", true},
      {"inbound-smtp.us-east-1.amazonaws.com", "evil-amazonses.com", false},
      {"mx285.i.mail.ru", "mxs.mail.ru", true},
      {"mailin012.protonmail.ch", "mail.protonmail.ch", true},
      {"smtp-3-9001.mail.infomaniak.ch", "mx.infomaniak.com", true},
      {"mx-ha.gmx.net", "gmx.net", true},
      {"mx.kundenserver.de", "kundenserver.de", true},
      {"mx1.mailbox.org", "spamfilter03.heinlein-hosting.de", true},
      {"burns0304.correio.biz", "arnie0121.email.locaweb.com.br", true},
      {"st43p00im-qukt05021701.me.com", "dkim-verifier.icloud.com", true},
      {"mx6.messagingengine.com", "mx6.nyi.internal", true},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.id) {
      const auto* found = find_family(test.host);
      BOOST_REQUIRE(found != nullptr);
      BOOST_TEST(is_authserv_id(*found, test.id) == test.its_own);
    }
  }
}

// A family that writes below does so for every mail, or a field follows that a sender's field cannot precede.
BOOST_AUTO_TEST_CASE(where_families_write) {
  struct {
    std::string_view host;
    placement where;
    std::string_view fence;
  } const cases[] = {
      {"mx.google.com", placement::below, ""},
      {"st43p00im-qukt05021701.me.com", placement::below, ""},
      {"cloudflare-email.net", placement::below, ""},
      {"inbound-smtp.us-east-1.amazonaws.com", placement::below, "X-SES-RECEIPT"},
      {"myt6-01833040c88b.qloud-c.yandex.net", placement::below, "X-Yandex-Spam"},
      {"mx285.i.mail.ru", placement::at_end, ""},
      {"BL6PEPF0001AB74.mail.protection.outlook.com", placement::above, ""},
      {"atlas202.free.mail.bf1.yahoo.com", placement::above, ""},
      {"smtp-3-9001.mail.infomaniak.ch", placement::above, ""},
      {"mx6.messagingengine.com", placement::above, ""},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.host) {
      const auto* found = find_family(test.host);
      BOOST_REQUIRE(found != nullptr);
      BOOST_TEST((found->where == test.where));
      BOOST_TEST(found->fence == test.fence);
      BOOST_TEST(found->nameless == (found->name == "Microsoft 365"));
      BOOST_TEST(found->one_field_a_method == (found->name == "iCloud"));
    }
  }
}

BOOST_AUTO_TEST_CASE(gateways_hand_on) {
  struct {
    std::string_view host;
    std::string_view name;
  } const cases[] = {
      {"us-smtp-inbound-1.mimecast.com", "Mimecast"},
      {"us-smtp-inbound-delivery-1.mimecast.com", "Mimecast"},
      {"us-smtp-1.mimecast.com", "Mimecast"},
      {"us-smtp-delivery-1.mimecast.com", "Mimecast"},
      {"eu-smtp-inbound-2.mimecast.com", "Mimecast"},
      // Its customers' own mail.
      {"us-smtp-delivery-124.mimecast.com", ""},
      {"us-smtp-delivery-44.mimecast.com", ""},
      {"dispatchb-eu1.ppe-hosted.com", "Proofpoint"},
      {"dispatch1-us1.ppe-hosted.com", "Proofpoint"},
      {"MX07-00096706.pphosted.com", "Proofpoint"},
      {"esa1.hc3370-68.iphmx.com", "Cisco Secure Email"},
      {"outbound-ip7b.ess.barracuda.com", "Barracuda"},
      {"mx-01-us-west-2.prod.hydra.sophos.com", "Sophos"},
      {"mail1.bemta41.messagelabs.com", "Symantec"},
      {"cluster-b.mailcontrol.com", "Forcepoint"},
      {"mx-gate47-hz3.hornetsecurity.com", "Hornetsecurity"},
      {"mx-relay47-hz3.antispameurope.com", ""},
      {"mx6-05.smtp.antispamcloud.com", "SpamExperts"},
      {"out13-173.antispamcloud.com", ""},
      {"mo-csw1116.securemx.jp", ""},
      {"repost01.tmes.trendmicro.eu", ""},
      {"mimecast.com.evil.example", ""},
      {"evilmimecast.com", ""},
      {"mail.barracuda.com", ""},
      {"mail.sophos.com", ""},
      {"mx.rcpt.example", ""},
      {"", ""},
  };
  for (const auto& test : cases) BOOST_TEST(gateway_of(test.host) == test.name, test.host);
}

BOOST_AUTO_TEST_CASE(gateways_by_their_own_hop) {
  const auto* mimecast = find_gateway("us-smtp-inbound-1.mimecast.com");
  BOOST_REQUIRE(mimecast != nullptr);
  BOOST_TEST(is_of_gateway(*mimecast, "relay.mimecast.com"));
  BOOST_TEST(!is_of_gateway(*mimecast, "mx1-eu1.ppe-hosted.com"));
  const auto* proofpoint = find_gateway("dispatchb-eu1.ppe-hosted.com");
  BOOST_REQUIRE(proofpoint != nullptr);
  BOOST_TEST(is_of_gateway(*proofpoint, "mx1-eu1.ppe-hosted.com"));
  BOOST_TEST(is_of_gateway(*proofpoint, "eu1-mdac18-23.fra.mdlocal"));
  BOOST_TEST(is_of_gateway(*proofpoint, "m0240463.ppops.net"));
}

BOOST_AUTO_TEST_CASE(software_by_its_comment) {
  BOOST_TEST(is_software(software_below, "Stalwart SMTP"));
  BOOST_TEST(is_software(software_below, "postcow"));
  BOOST_TEST(!is_software(software_below, "Postfix"));
  BOOST_TEST(!is_software(software_below, "not Stalwart SMTP"));
  BOOST_TEST(!is_software(software_below, ""));
  BOOST_TEST(is_software(software_inner, "amavisd-new, port 10024"));
  BOOST_TEST(is_software(software_inner, "amavis, port 10026"));
  BOOST_TEST(is_software(software_inner, "LMTPProxy"));
  BOOST_TEST(!is_software(software_inner, "amavist"));
  BOOST_TEST(!is_software(software_inner, "Postfix"));
}

BOOST_AUTO_TEST_CASE(the_filter_of_mailbox_org) {
  const auto* found = find_family("mx1.mailbox.org");
  BOOST_REQUIRE(found != nullptr);
  BOOST_TEST(detail::is_any_of("spamfilter03.heinlein-hosting.de", found->filter));
  BOOST_TEST(!detail::is_any_of("mout-p-201.mailbox.org", found->filter));
  BOOST_TEST(!detail::is_any_of("spamfilter03.heinlein-hosting.de", find_family("mx.google.com")->filter));
}

BOOST_AUTO_TEST_CASE(stars_stay_inside_a_label) {
  BOOST_TEST(detail::fits("mx07.example.net", "mx*.example.net"));
  BOOST_TEST(detail::fits("mx.example.net", "mx*.example.net"));
  BOOST_TEST(detail::fits("MX07.Example.NET", "mx*.example.net"));
  BOOST_TEST(!detail::fits("a.mx07.example.net", "mx*.example.net"));
  BOOST_TEST(!detail::fits("mx07.evil.example.net", "mx*.example.net"));
  BOOST_TEST(!detail::fits("mx07.example.net.evil.example", "mx*.example.net"));
  BOOST_TEST(detail::fits("a-b-a-b-c", "*-b-c"));
  BOOST_TEST(detail::fits("x-12.y", "x-??.y"));
  BOOST_TEST(!detail::fits("x-1.2.y", "x-???.y"));
  BOOST_TEST(!detail::fits("x-1.y", "x-??.y"));
  BOOST_TEST(!detail::fits("", "a*"));
  BOOST_TEST(detail::fits("", "*"));
  BOOST_TEST(detail::fits("a", "*a"));
  BOOST_TEST(detail::fits("a", "a*"));
}

BOOST_AUTO_TEST_CASE(a_name_too_long_for_dns_belongs_to_nobody) {
  const std::string longer = std::string(300, 'a') + ".mx.google.com";
  BOOST_TEST(family_of(longer) == "");
  const std::string starred = "mx" + std::string(60000, '0') + ".messagingengine.com";
  BOOST_TEST(family_of(starred) == "");
}

BOOST_AUTO_TEST_SUITE_END()
