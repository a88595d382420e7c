#ifndef FROMPROOF_ADVICE_FACTS_FREE_MAIL_HPP
#define FROMPROOF_ADVICE_FACTS_FREE_MAIL_HPP

// Domains where anybody can have an address. Their users do not own the domain, so do not advise them to publish
// records for it.

#include <cstddef>
#include <string_view>

#include "../../text/ascii.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// Brands with the same name in many countries: hotmail.com, hotmail.co.uk, hotmail.fr.
inline constexpr std::string_view free_mail_brands[] = {"aol"sv,     "gmx"sv,    "googlemail"sv, "hotmail"sv,
                                                        "outlook"sv, "posteo"sv, "protonmail"sv, "windowslive"sv,
                                                        "yahoo"sv,   "yandex"sv, "zohomail"sv};

/// Separated by blanks. Each includes all names below it, because internet providers also give addresses in subdomains
/// to their customers.
inline constexpr std::string_view free_mail_domains =
    // Worldwide
    "gmail.com ymail.com rocketmail.com myyahoo.com aim.com verizon.net live.com live.ca live.cl live.cn "
    "live.co.uk live.co.za live.com.ar live.com.au live.com.mx live.com.my live.com.pt live.com.sg live.de "
    "live.dk live.fi live.fr live.ie live.in live.it live.jp live.nl live.no live.ru live.se msn.com "
    "passport.com icloud.com me.com mac.com privaterelay.appleid.com proton.me pm.me zoho.com zoho.eu "
    "zoho.in fastmail.com fastmail.fm hey.com duck.com mozmail.com hushmail.com mail.com email.com usa.com "
    "inbox.lv inbox.com tutanota.com tutanota.de tutamail.com tuta.com tuta.io keemail.me mailfence.com "
    "runbox.com riseup.net disroot.org mailo.com rediffmail.com "
    // Europe
    "web.de mail.de email.de freenet.de arcor.de t-online.de magenta.de mailbox.org vodafone.de aon.at "
    "a1.net bluewin.ch ik.me orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr "
    "libero.it virgilio.it tiscali.it alice.it tin.it tim.it fastwebnet.it pec.it terra.es telefonica.net "
    "sapo.pt skynet.be telenet.be proximus.be ziggo.nl kpnmail.nl planet.nl hetnet.nl xs4all.nl home.nl "
    "btinternet.com btopenworld.com sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk "
    "eircom.net telia.com online.no bredband.net seznam.cz email.cz post.cz centrum.cz atlas.cz volny.cz "
    "centrum.sk azet.sk zoznam.sk wp.pl o2.pl onet.pl onet.eu op.pl interia.pl interia.eu gazeta.pl "
    "poczta.onet.pl tlen.pl freemail.hu citromail.hu abv.bg mail.bg otenet.gr mail.ee ukr.net i.ua meta.ua "
    "mail.ru inbox.ru list.ru bk.ru internet.ru xmail.ru ya.ru rambler.ru lenta.ru autorambler.ru ro.ru "
    "tut.by mail.kz mynet.com "
    // Japan
    "docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp vodafone.ne.jp disney.ne.jp ymobile.ne.jp "
    "y-mobile.ne.jp ymobile1.ne.jp willcom.com pdx.ne.jp emobile.ne.jp uqmobile.jp rakuten.jp rakumail.jp "
    "ybb.ne.jp ocn.ne.jp plala.or.jp biglobe.ne.jp so-net.ne.jp nifty.com dion.ne.jp odn.ne.jp "
    "asahi-net.or.jp excite.co.jp infoseek.jp goo.jp goo.ne.jp mopera.net jcom.home.ne.jp jcom.zaq.ne.jp "
    "eonet.ne.jp auone-net.jp "
    // China, Korea, the rest of Asia
    "qq.com foxmail.com 163.com 126.com yeah.net vip.163.com 188.com sina.com sina.cn sohu.com 139.com "
    "189.cn wo.cn aliyun.com tom.com 21cn.com naver.com daum.net hanmail.net kakao.com nate.com hinet.net "
    "pchome.com.tw netvigator.com singnet.com.sg indiatimes.com walla.co.il walla.com "
    // The Americas, Oceania, Africa
    "comcast.net xfinity.com att.net sbcglobal.net bellsouth.net pacbell.net ameritech.net prodigy.net "
    "swbell.net cox.net charter.net spectrum.net rr.com roadrunner.com twc.com brighthouse.com earthlink.net "
    "mindspring.com juno.com netzero.net optonline.net optimum.net frontier.com frontiernet.net "
    "windstream.net centurylink.net centurytel.net q.com embarqmail.com suddenlink.net tds.net rogers.com "
    "shaw.ca sympatico.ca bell.net telus.net videotron.ca cogeco.ca uol.com.br bol.com.br terra.com.br "
    "ig.com.br globo.com globomail.com prodigy.net.mx bigpond.com bigpond.net.au optusnet.com.au "
    "iinet.net.au tpg.com.au internode.on.net xtra.co.nz telkomsa.net mweb.co.za"sv;

/// "com", "fr", "co.uk" and similar suffixes, which may follow a brand.
constexpr bool is_plain_suffix(std::string_view suffix) noexcept {
  constexpr std::string_view generic[] = {"com"sv, "net"sv, "org"sv, "eu"sv, "co"sv, "ne"sv};
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
  constexpr auto all = detail::free_mail_domains;
  for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end + 1) {
    end = all.find(' ', begin);
    if (end == std::string_view::npos) end = all.size();
    const auto each = ascii::slice(all, begin, end);
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
