#ifndef FROMPROOF_ADVICE_FACTS_FREE_MAIL_HPP
#define FROMPROOF_ADVICE_FACTS_FREE_MAIL_HPP

// Domains where anybody can have an address. Their users do not own the domain, so do not advise them to publish
// records for it.

#include <array>
#include <cstddef>
#include <string_view>

#include "../../text/ascii.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// Brands with the same name in many countries: hotmail.com, hotmail.co.uk, hotmail.fr.
inline constexpr auto free_mail_brands =
    std::to_array<std::string_view>({"aol"sv, "gmx"sv, "googlemail"sv, "hotmail"sv, "outlook"sv, "posteo"sv,
                                     "protonmail"sv, "windowslive"sv, "yahoo"sv, "yandex"sv, "zohomail"sv});

/// Each includes all names below it, because internet providers also give addresses in subdomains to their customers.
inline constexpr auto free_mail_domains = std::to_array<std::string_view>(
    {// Worldwide
     "gmail.com"sv, "ymail.com"sv, "rocketmail.com"sv, "myyahoo.com"sv, "aim.com"sv, "verizon.net"sv, "live.com"sv,
     "live.ca"sv, "live.cl"sv, "live.cn"sv, "live.co.uk"sv, "live.co.za"sv, "live.com.ar"sv, "live.com.au"sv,
     "live.com.mx"sv, "live.com.my"sv, "live.com.pt"sv, "live.com.sg"sv, "live.de"sv, "live.dk"sv, "live.fi"sv,
     "live.fr"sv, "live.ie"sv, "live.in"sv, "live.it"sv, "live.jp"sv, "live.nl"sv, "live.no"sv, "live.ru"sv,
     "live.se"sv, "msn.com"sv, "passport.com"sv, "icloud.com"sv, "me.com"sv, "mac.com"sv, "privaterelay.appleid.com"sv,
     "proton.me"sv, "pm.me"sv, "zoho.com"sv, "zoho.eu"sv, "zoho.in"sv, "fastmail.com"sv, "fastmail.fm"sv, "hey.com"sv,
     "duck.com"sv, "mozmail.com"sv, "hushmail.com"sv, "mail.com"sv, "email.com"sv, "usa.com"sv, "inbox.lv"sv,
     "inbox.com"sv, "tutanota.com"sv, "tutanota.de"sv, "tutamail.com"sv, "tuta.com"sv, "tuta.io"sv, "keemail.me"sv,
     "mailfence.com"sv, "runbox.com"sv, "riseup.net"sv, "disroot.org"sv, "mailo.com"sv, "rediffmail.com"sv,
     // Europe
     "web.de"sv, "mail.de"sv, "email.de"sv, "freenet.de"sv, "arcor.de"sv, "t-online.de"sv, "magenta.de"sv,
     "mailbox.org"sv, "vodafone.de"sv, "aon.at"sv, "a1.net"sv, "bluewin.ch"sv, "ik.me"sv, "orange.fr"sv, "wanadoo.fr"sv,
     "free.fr"sv, "laposte.net"sv, "sfr.fr"sv, "neuf.fr"sv, "bbox.fr"sv, "numericable.fr"sv, "libero.it"sv,
     "virgilio.it"sv, "tiscali.it"sv, "alice.it"sv, "tin.it"sv, "tim.it"sv, "fastwebnet.it"sv, "pec.it"sv, "terra.es"sv,
     "telefonica.net"sv, "sapo.pt"sv, "skynet.be"sv, "telenet.be"sv, "proximus.be"sv, "ziggo.nl"sv, "kpnmail.nl"sv,
     "planet.nl"sv, "hetnet.nl"sv, "xs4all.nl"sv, "home.nl"sv, "btinternet.com"sv, "btopenworld.com"sv, "sky.com"sv,
     "talktalk.net"sv, "virginmedia.com"sv, "ntlworld.com"sv, "blueyonder.co.uk"sv, "eircom.net"sv, "telia.com"sv,
     "online.no"sv, "bredband.net"sv, "seznam.cz"sv, "email.cz"sv, "post.cz"sv, "centrum.cz"sv, "atlas.cz"sv,
     "volny.cz"sv, "centrum.sk"sv, "azet.sk"sv, "zoznam.sk"sv, "wp.pl"sv, "o2.pl"sv, "onet.pl"sv, "onet.eu"sv,
     "op.pl"sv, "interia.pl"sv, "interia.eu"sv, "gazeta.pl"sv, "poczta.onet.pl"sv, "tlen.pl"sv, "freemail.hu"sv,
     "citromail.hu"sv, "abv.bg"sv, "mail.bg"sv, "otenet.gr"sv, "mail.ee"sv, "ukr.net"sv, "i.ua"sv, "meta.ua"sv,
     "mail.ru"sv, "inbox.ru"sv, "list.ru"sv, "bk.ru"sv, "internet.ru"sv, "xmail.ru"sv, "ya.ru"sv, "rambler.ru"sv,
     "lenta.ru"sv, "autorambler.ru"sv, "ro.ru"sv, "tut.by"sv, "mail.kz"sv, "mynet.com"sv,
     // Japan
     "docomo.ne.jp"sv, "ezweb.ne.jp"sv, "au.com"sv, "softbank.ne.jp"sv, "i.softbank.jp"sv, "vodafone.ne.jp"sv,
     "disney.ne.jp"sv, "ymobile.ne.jp"sv, "y-mobile.ne.jp"sv, "ymobile1.ne.jp"sv, "willcom.com"sv, "pdx.ne.jp"sv,
     "emobile.ne.jp"sv, "uqmobile.jp"sv, "rakuten.jp"sv, "rakumail.jp"sv, "ybb.ne.jp"sv, "ocn.ne.jp"sv, "plala.or.jp"sv,
     "biglobe.ne.jp"sv, "so-net.ne.jp"sv, "nifty.com"sv, "dion.ne.jp"sv, "odn.ne.jp"sv, "asahi-net.or.jp"sv,
     "excite.co.jp"sv, "infoseek.jp"sv, "goo.jp"sv, "goo.ne.jp"sv, "mopera.net"sv, "jcom.home.ne.jp"sv,
     "jcom.zaq.ne.jp"sv, "eonet.ne.jp"sv, "auone-net.jp"sv,
     // China, Korea, the rest of Asia
     "qq.com"sv, "foxmail.com"sv, "163.com"sv, "126.com"sv, "yeah.net"sv, "vip.163.com"sv, "188.com"sv, "sina.com"sv,
     "sina.cn"sv, "sohu.com"sv, "139.com"sv, "189.cn"sv, "wo.cn"sv, "aliyun.com"sv, "tom.com"sv, "21cn.com"sv,
     "naver.com"sv, "daum.net"sv, "hanmail.net"sv, "kakao.com"sv, "nate.com"sv, "hinet.net"sv, "pchome.com.tw"sv,
     "netvigator.com"sv, "singnet.com.sg"sv, "indiatimes.com"sv, "walla.co.il"sv, "walla.com"sv,
     // The Americas, Oceania, Africa
     "comcast.net"sv, "xfinity.com"sv, "att.net"sv, "sbcglobal.net"sv, "bellsouth.net"sv, "pacbell.net"sv,
     "ameritech.net"sv, "prodigy.net"sv, "swbell.net"sv, "cox.net"sv, "charter.net"sv, "spectrum.net"sv, "rr.com"sv,
     "roadrunner.com"sv, "twc.com"sv, "brighthouse.com"sv, "earthlink.net"sv, "mindspring.com"sv, "juno.com"sv,
     "netzero.net"sv, "optonline.net"sv, "optimum.net"sv, "frontier.com"sv, "frontiernet.net"sv, "windstream.net"sv,
     "centurylink.net"sv, "centurytel.net"sv, "q.com"sv, "embarqmail.com"sv, "suddenlink.net"sv, "tds.net"sv,
     "rogers.com"sv, "shaw.ca"sv, "sympatico.ca"sv, "bell.net"sv, "telus.net"sv, "videotron.ca"sv, "cogeco.ca"sv,
     "uol.com.br"sv, "bol.com.br"sv, "terra.com.br"sv, "ig.com.br"sv, "globo.com"sv, "globomail.com"sv,
     "prodigy.net.mx"sv, "bigpond.com"sv, "bigpond.net.au"sv, "optusnet.com.au"sv, "iinet.net.au"sv, "tpg.com.au"sv,
     "internode.on.net"sv, "xtra.co.nz"sv, "telkomsa.net"sv, "mweb.co.za"sv});

/// "com", "fr", "co.uk" and similar suffixes, which may follow a brand.
constexpr bool is_plain_suffix(std::string_view suffix) noexcept {
  constexpr auto generic = std::to_array<std::string_view>({"com"sv, "net"sv, "org"sv, "eu"sv, "co"sv, "ne"sv});
  const auto dot = suffix.find('.');
  const auto first = dot == std::string_view::npos ? suffix : ascii::slice(suffix, 0, dot);
  if (dot != std::string_view::npos && suffix.size() - dot - 1 != 2) return false;
  for (const auto each : generic) {
    if (ascii::iequals(first, each)) return true;
  }
  return dot == std::string_view::npos && suffix.size() == 2;
}

}  // namespace detail

/// Whether the domain belongs to a provider where anybody can have an address.
constexpr bool is_free_mail(std::string_view domain) noexcept {
  for (const auto each : detail::free_mail_domains) {
    if (domain.size() < each.size()) continue;
    const auto before = domain.size() - each.size();
    if (!ascii::iequals(ascii::slice(domain, before, domain.size()), each)) continue;
    if (before == 0 || domain[before - 1] == '.') return true;
  }
  const auto dot = domain.find('.');
  if (dot == std::string_view::npos) return false;
  for (const auto each : detail::free_mail_brands) {
    if (ascii::iequals(ascii::slice(domain, 0, dot), each)) {
      return detail::is_plain_suffix(ascii::slice(domain, dot + 1, domain.size()));
    }
  }
  return false;
}

}  // namespace fromproof::inline v0::advice

#endif
