#ifndef FROMPROOF_PUBLISHED_WORDS_HPP
#define FROMPROOF_PUBLISHED_WORDS_HPP

// What a finding on a domain's records means: its name for scripts, how bad it is, the section of the standard, and the
// sentence. English and Japanese stand beside each other, so that none is missing. {name} stands for a parameter.
//
//   published::sentence(published::code::spf_several, advice::language::en).starts_with("{domain}");  // true

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../advice/finding.hpp"
#include "../advice/words/words.hpp"
#include "cheapest_change.hpp"

namespace fromproof::inline v0::published {

enum class code : std::uint8_t {
  // -- the domain and who receives its mail ------------------------------------------------------------------------
  domain_missing,
  no_mx,
  null_mx,
  mx_without_address,
  wildcard,
  unread,
  // -- SPF ---------------------------------------------------------------------------------------------------------
  spf_missing,
  spf_several,
  spf_bad_record,
  spf_too_many_lookups,
  spf_near_limit,
  spf_too_many_void,
  spf_void,
  spf_maybe_void,
  spf_target_missing,
  spf_target_bad,
  spf_target_several,
  spf_too_many_mx,
  spf_loop,
  spf_not_followed,
  spf_again,
  spf_dead,
  spf_redirect_ignored,
  spf_everybody,
  spf_open_end,
  spf_wide,
  spf_ptr,
  // -- DMARC -------------------------------------------------------------------------------------------------------
  dmarc_missing,
  dmarc_several,
  dmarc_unusable,
  dmarc_problem,
  dmarc_inherited,
  dmarc_none,
  dmarc_testing,
  dmarc_without_reports,
  dmarc_report_refused,
  dmarc_strict_spf,
  // -- DKIM --------------------------------------------------------------------------------------------------------
  dkim_none_found,
  dkim_missing,
  dkim_alias_broken,
  dkim_several,
  dkim_bad_key,
  dkim_short_key,
  dkim_revoked,
  dkim_testing,
  // -- a custom MAIL FROM domain of Amazon SES ---------------------------------------------------------------------
  mail_from_several_mx,
  mail_from_without_spf,
  mail_from_several_spf,
  mail_from_spf_without_ses,
  // -- MTA-STS, TLS reporting, BIMI --------------------------------------------------------------------------------
  mta_sts_bad,
  mta_sts_several,
  tls_rpt_bad,
  tls_rpt_several,
  tls_rpt_missing,
  bimi_bad,
  bimi_several,
  bimi_without_policy,
};

namespace detail {

struct row {
  published::code code;
  std::string_view name;
  advice::severity severity;
  std::string_view section;
  std::string_view en, ja;
};

// In the order of the enumerators.
// NOLINTBEGIN(bugprone-suspicious-missing-comma): a long sentence takes two lines.
inline constexpr auto rows = std::to_array<row>({
    {code::domain_missing, "domain-missing", advice::severity::error, "RFC 8020", "{domain} does not exist.",
     "{domain}は存在しません。"},
    {code::no_mx, "no-mx", advice::severity::info, "RFC 5321 section 5.1",
     "{domain} has no MX record. Mail to it goes to its own address, if it has one.",
     "{domain}にMXレコードがありません。このドメイン宛てのメールは、アドレスがあればそのサーバーに届きます。"},
    {code::null_mx, "null-mx", advice::severity::info, "RFC 7505",
     "{domain} states that it receives no mail. Bounces and replies to it fail.",
     "{domain}はメールを受信しないと宣言しています。返信も不達通知も届きません。"},
    {code::mx_without_address, "mx-without-address", advice::severity::error, "RFC 5321 section 5.1",
     "The mail server {host} has no address.", "メールサーバー{host}にアドレスがありません。"},
    {code::wildcard, "wildcard", advice::severity::info, "RFC 4592",
     "A wildcard answers for names that nobody set up below {domain}, such as {name}.",
     "{domain}の下では、設定していない名前（{name}など）にもワイルドカードが応答します。"},
    {code::unread, "unread", advice::severity::warning, "RFC 1035",
     "DNS gave no answer for {name} {type}: what it says is unknown.",
     "{name} {type}についてDNSの応答がなく、内容がわかりません。"},

    {code::spf_missing, "spf-missing", advice::severity::warning, "RFC 7208 section 3", "{domain} has no SPF record.",
     "{domain}にSPFレコードがありません。"},
    {code::spf_several, "spf-several", advice::severity::error, "RFC 7208 section 4.5",
     "{domain} has more than one SPF record: SPF is a permerror for everybody. Merge them into one.",
     "{domain}にSPFレコードが複数あり、SPFは常にpermerrorになります。1つにまとめてください。"},
    {code::spf_bad_record, "spf-bad-record", advice::severity::error, "RFC 7208 section 4.6",
     "The SPF record has an error at octet {offset}: {error}. SPF is a permerror for everybody.",
     "SPFレコードの{offset}オクテット目に誤りがあり、SPFは常にpermerrorになります。{error}。"},
    {code::spf_too_many_lookups, "spf-too-many-lookups", advice::severity::error, "RFC 7208 section 4.6.4",
     "SPF needs {count} lookups; more than 10 are a permerror. Senders that match late fail.",
     "SPFの参照は{count}回です。10回を超えるとpermerrorになり、後ろのほうの送信元は合格できません。"},
    {code::spf_near_limit, "spf-near-limit", advice::severity::warning, "RFC 7208 section 4.6.4",
     "SPF needs {count} of 10 lookups. One more at a provider can break it.",
     "SPFの参照は上限10回のうち{count}回です。送信サービス側で1回増えるだけで壊れることがあります。"},
    {code::spf_too_many_void, "spf-too-many-void", advice::severity::error, "RFC 7208 section 4.6.4",
     "{count} SPF lookups find nothing; more than 2 are a permerror.",
     "何も見つからないSPFの参照が{count}回あります。2回を超えるとpermerrorになります。"},
    {code::spf_void, "spf-void", advice::severity::warning, "RFC 7208 section 4.6.4",
     "\"{term}\" of {domain} (octet {offset}) finds no address. Remove it.",
     "{domain}の「{term}」（{offset}オクテット目）にはアドレスがありません。削除してください。"},
    {code::spf_maybe_void, "spf-maybe-void", advice::severity::info, "RFC 7208 section 4.6.4",
     "\"{term}\" of {domain} depends on the sender; it may find nothing, which counts as well.",
     "{domain}の「{term}」は送信元によって変わります。何も見つからない場合も回数に数えられます。"},
    {code::spf_target_missing, "spf-target-missing", advice::severity::error, "RFC 7208 sections 5.2 and 6.1",
     "\"{term}\" of {domain} (octet {offset}) leads to no SPF record: a permerror for all whom no term before it "
     "matches.",
     "{domain}の「{term}」（{offset}"
     "オクテット目）の先にSPFレコードがありません。それより前の項目に一致しない送信元はpermerrorになります。"},
    {code::spf_target_bad, "spf-target-bad", advice::severity::error, "RFC 7208 section 4.6",
     "The SPF record of {target} has an error at octet {offset}: {error}. \"{term}\" of {domain} leads there.",
     "{domain}の「{term}」が参照する{target}のSPFレコードに誤りがあります（{offset}オクテット目）。{error}。"},
    {code::spf_target_several, "spf-target-several", advice::severity::error, "RFC 7208 section 4.5",
     "{target} has more than one SPF record. \"{term}\" of {domain} leads there.",
     "{domain}の「{term}」が参照する{target}に、SPFレコードが複数あります。"},
    {code::spf_too_many_mx, "spf-too-many-mx", advice::severity::error, "RFC 7208 section 4.6.4",
     "\"{term}\" of {domain} (octet {offset}) names more than 10 mail servers: a permerror.",
     "{domain}の「{term}」（{offset}オクテット目）のメールサーバーが10台を超えるため、permerrorになります。"},
    {code::spf_loop, "spf-loop", advice::severity::error, "RFC 7208 section 4.6.4",
     "\"{term}\" of {domain} (octet {offset}) leads back to a record that led there: a permerror.",
     "{domain}の「{term}」（{offset}オクテット目）は参照元に戻る循環になっており、permerrorになります。"},
    {code::spf_not_followed, "spf-not-followed", advice::severity::warning, "RFC 7208 section 4.6.4",
     "Not all records that SPF leads to were read: there are too many of them.",
     "SPFの参照先が多すぎるため、すべては読んでいません。"},
    {code::spf_again, "spf-again", advice::severity::warning, "RFC 7208 section 4.6.4",
     "\"{term}\" of {domain} (octet {offset}) is read a second time and costs {count} lookups again.",
     "{domain}の「{term}」（{offset}オクテット目）は重複しており、参照がさらに{count}回かかります。"},
    {code::spf_dead, "spf-dead", advice::severity::warning, "RFC 7208 section 5.1",
     "\"{term}\" of {domain} (octet {offset}) follows \"all\" and is never read.",
     "{domain}の「{term}」（{offset}オクテット目）は「all」より後にあるため、読まれません。"},
    {code::spf_redirect_ignored, "spf-redirect-ignored", advice::severity::warning, "RFC 7208 section 6.1",
     "\"{term}\" of {domain} (octet {offset}) is ignored, because the record has \"all\".",
     "{domain}の「{term}」（{offset}オクテット目）は、「all」があるため無視されます。"},
    {code::spf_everybody, "spf-everybody", advice::severity::error, "RFC 7208 section 5.1",
     "\"{term}\" lets everybody send mail in the name of {domain}.",
     "「{term}」により、誰でも{domain}の名前でメールを送れます。"},
    {code::spf_open_end, "spf-open-end", advice::severity::warning, "RFC 7208 section 4.7",
     "The SPF record does not say what holds for all others. End it with \"~all\" or \"-all\".",
     "SPFレコードに、それ以外の送信元の扱いが書かれていません。末尾に「~all」か「-all」を付けてください。"},
    {code::spf_wide, "spf-wide", advice::severity::warning, "RFC 7208 section 5.6",
     "\"{term}\" of {domain} (octet {offset}) lets in a very large network: {count} addresses or more.",
     "{domain}の「{term}」（{offset}オクテット目）は広すぎます（{count}アドレス以上）。"},
    {code::spf_ptr, "spf-ptr", advice::severity::warning, "RFC 7208 section 5.5",
     "\"{term}\" of {domain} (octet {offset}) is slow and unreliable; the standard advises against ptr.",
     "{domain}の「{term}」（{offset}オクテット目）は遅く不確実です。ptrは標準でも推奨されていません。"},

    {code::dmarc_missing, "dmarc-missing", advice::severity::warning, "RFC 9989 section 4.10",
     "No DMARC record governs {domain}. Receivers do not tell you who sends in its name.",
     "{domain}に適用されるDMARCレコードがありません。誰がこの名前で送っているかの報告も届きません。"},
    {code::dmarc_several, "dmarc-several", advice::severity::error, "RFC 9989 section 4.10",
     "{name} has more than one DMARC record: none of them counts.",
     "{name}にDMARCレコードが複数あり、どれも有効になりません。"},
    {code::dmarc_unusable, "dmarc-unusable", advice::severity::error, "RFC 9989 section 4.10.1",
     "The DMARC record at {name} cannot be applied.", "{name}のDMARCレコードは適用できません。"},
    {code::dmarc_problem, "dmarc-problem", advice::severity::warning, "RFC 9989 section 4.7",
     "The DMARC record has an error in \"{tag}\" at octet {offset}: {error}.",
     "DMARCレコードの「{tag}」（{offset}オクテット目）に誤りがあります。{error}。"},
    {code::dmarc_inherited, "dmarc-inherited", advice::severity::info, "RFC 9989 section 4.10",
     "The record of {record_domain} governs {domain}.", "{domain}には{record_domain}のレコードが適用されます。"},
    {code::dmarc_none, "dmarc-none", advice::severity::info, "RFC 9989 section 4.7",
     "The policy is none: forged mail is delivered like any other.",
     "ポリシーはnoneです。なりすましメールも普通に配送されます。"},
    {code::dmarc_testing, "dmarc-testing", advice::severity::info, "RFC 9989 section 4.7",
     "t=y: the policy is being tested, and receivers apply the next weaker one.",
     "t=yによりテスト中です。受信側は1段階弱いポリシーを適用します。"},
    {code::dmarc_without_reports, "dmarc-without-reports", advice::severity::warning, "RFC 9990",
     "The DMARC record asks nobody for reports (rua=): you do not see who sends in your name.",
     "DMARCレコードに報告先（rua=）がなく、誰がこの名前で送っているかを把握できません。"},
    {code::dmarc_report_refused, "dmarc-report-refused", advice::severity::error, "RFC 9990 section 3",
     "{destination} does not agree to receive the reports of {record_domain}: none are sent to {uri}.",
     "{destination}が{record_domain}のレポートの受信を承認していないため、{uri}には送られません。"},
    {code::dmarc_strict_spf, "dmarc-strict-spf", advice::severity::warning, "RFC 9989 section 4.4",
     "aspf=s: SPF of {name} proves {name} only, not {domain}. DKIM has to prove the mail alone.",
     "aspf=sのため、{name}のSPFは{domain}の証明になりません。DKIMだけが頼りになります。"},

    {code::dkim_none_found, "dkim-none-found", advice::severity::info, "RFC 6376 section 3.6.2",
     "No DKIM key was found at the names that were tried. A selector can have any name: see the s= of a signature.",
     "試した名前にはDKIMの鍵がありませんでした。セレクターの名前は自由なので、署名のs=をご覧ください。"},
    {code::dkim_missing, "dkim-missing", advice::severity::error, "RFC 6376 section 6.1.2",
     "There is no DKIM key at {name}.", "{name}にDKIMの鍵がありません。"},
    {code::dkim_alias_broken, "dkim-alias-broken", advice::severity::error, "RFC 6376 section 3.6.2",
     "{name} is an alias of {target}, where there is no DKIM key.",
     "{name}は{target}の別名ですが、その先にDKIMの鍵がありません。"},
    {code::dkim_several, "dkim-several", advice::severity::error, "RFC 6376 section 3.6.2.2",
     "{name} has {count} TXT records: a DKIM key must be the only one.",
     "{name}にTXTレコードが{count}個あります。DKIMの鍵は1つだけにしてください。"},
    {code::dkim_bad_key, "dkim-bad-key", advice::severity::error, "RFC 6376 section 3.6.1",
     "The DKIM key at {name} cannot be used: {error}.", "{name}のDKIMの鍵は使えません。{error}。"},
    {code::dkim_short_key, "dkim-short-key", advice::severity::warning, "RFC 8301 section 3.2",
     "The DKIM key at {name} has {count} bits; 2048 are recommended.",
     "{name}のDKIMの鍵は{count}ビットです。2048ビットが推奨されています。"},
    {code::dkim_revoked, "dkim-revoked", advice::severity::info, "RFC 6376 section 3.6.1",
     "The DKIM key at {name} is revoked.", "{name}のDKIMの鍵は失効しています。"},
    {code::dkim_testing, "dkim-testing", advice::severity::warning, "RFC 6376 section 3.6.1",
     "The DKIM key at {name} is marked as a test (t=y). Remove the mark.",
     "{name}のDKIMの鍵はテスト中（t=y）になっています。この印を外してください。"},

    {code::mail_from_several_mx, "mail-from-several-mx", advice::severity::error, "Amazon SES: custom MAIL FROM",
     "{name} has {count} MX records. Amazon SES wants exactly one, and otherwise does not use the name.",
     "{name}にMXレコードが{count}個あります。Amazon SESでは1つだけにしないと、この名前は使われません。"},
    {code::mail_from_without_spf, "mail-from-without-spf", advice::severity::error, "Amazon SES: custom MAIL FROM",
     "{name} has no SPF record, so SPF cannot pass for mail of Amazon SES.",
     "{name}にSPFレコードがないため、Amazon SESのメールはSPFに合格しません。"},
    {code::mail_from_several_spf, "mail-from-several-spf", advice::severity::error, "RFC 7208 section 4.5",
     "{name} has more than one SPF record: SPF is a permerror for everybody.",
     "{name}にSPFレコードが複数あり、SPFは常にpermerrorになります。"},
    {code::mail_from_spf_without_ses, "mail-from-spf-without-ses", advice::severity::error,
     "Amazon SES: custom MAIL FROM", "The SPF record of {name} does not include amazonses.com.",
     "{name}のSPFレコードに「include:amazonses.com」がありません。"},

    {code::mta_sts_bad, "mta-sts-bad", advice::severity::error, "RFC 8461 section 3.1",
     "The MTA-STS record at {name} has an error at octet {offset}: {error}.",
     "{name}のMTA-STSレコードに誤りがあります（{offset}オクテット目）。{error}。"},
    {code::mta_sts_several, "mta-sts-several", advice::severity::error, "RFC 8461 section 3.1",
     "{name} has more than one MTA-STS record: none of them counts.",
     "{name}にMTA-STSレコードが複数あり、どれも有効になりません。"},
    {code::tls_rpt_bad, "tls-rpt-bad", advice::severity::error, "RFC 8460 section 3",
     "The TLS reporting record at {name} has an error at octet {offset}: {error}.",
     "{name}のTLSレポートのレコードに誤りがあります（{offset}オクテット目）。{error}。"},
    {code::tls_rpt_several, "tls-rpt-several", advice::severity::error, "RFC 8460 section 3",
     "{name} has more than one TLS reporting record: none of them counts.",
     "{name}にTLSレポートのレコードが複数あり、どれも有効になりません。"},
    {code::tls_rpt_missing, "tls-rpt-missing", advice::severity::info, "RFC 8460 section 3",
     "{domain} uses MTA-STS, but asks nobody for reports on it: add a record at {name}.",
     "{domain}はMTA-STSを使っていますが、報告先がありません。{name}にレコードを追加してください。"},
    {code::bimi_bad, "bimi-bad", advice::severity::warning, "draft-brand-indicators-for-message-identification",
     "The BIMI record at {name} has an error at octet {offset}: {error}.",
     "{name}のBIMIレコードに誤りがあります（{offset}オクテット目）。{error}。"},
    {code::bimi_several, "bimi-several", advice::severity::warning, "draft-brand-indicators-for-message-identification",
     "{name} has more than one BIMI record: none of them counts.",
     "{name}にBIMIレコードが複数あり、どれも有効になりません。"},
    {code::bimi_without_policy, "bimi-without-policy", advice::severity::warning,
     "draft-brand-indicators-for-message-identification",
     "Logos are shown only with the DMARC policy quarantine or reject.",
     "ロゴが表示されるのは、DMARCのポリシーがquarantineかrejectの場合だけです。"},
});

struct edit_row {
  edit_kind kind;
  std::string_view en, ja;
};

inline constexpr auto edit_rows = std::to_array<edit_row>({
    {edit_kind::duplicate, "Remove \"{term}\": the same is already named elsewhere in the record.",
     "「{term}」を削除します。同じ内容がレコードのほかの項目に含まれています。"},
    {edit_kind::leads_nowhere, "Remove \"{term}\": it finds nothing.",
     "「{term}」を削除します。参照先に何もありません。"},
    {edit_kind::not_asked_for,
     "Remove \"{term}\": {provider} never uses {domain} itself as Return-Path, so it does not ask for this record.",
     "「{term}」を削除します。{provider}は{domain}自体をReturn-Pathに使わないため、このレコードは参照されません。"},
    {edit_kind::own_addresses, "Replace \"{term}\" by \"{replacement}\". Keep it up to date when the address changes.",
     "「{term}」を「{replacement}」に置き換えます。アドレスが変わったら更新してください。"},
    {edit_kind::unwrapped,
     "Replace \"{term}\" by \"{replacement}\", which is what it contains today. Check now and then whether it changed.",
     "「{term}」を、現在の中身である「{replacement}」に置き換えます。変更がないか時々確認してください。"},
});
// NOLINTEND(bugprone-suspicious-missing-comma)

constexpr bool rows_are_in_order() noexcept {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (static_cast<std::size_t>(rows[i].code) != i) return false;
  }
  for (std::size_t i = 0; i < edit_rows.size(); ++i) {
    if (static_cast<std::size_t>(edit_rows[i].kind) != i) return false;
  }
  return rows.size() == static_cast<std::size_t>(code::bimi_without_policy) + 1 &&
         edit_rows.size() == edit_kind_words.size();
}
static_assert(rows_are_in_order());

constexpr const row& row_of(code which) noexcept {
  return rows[static_cast<std::size_t>(which)];
}

}  // namespace detail

/// The name in JSON.
constexpr std::string_view word(code which) noexcept {
  return detail::row_of(which).name;
}
constexpr advice::severity severity_of(code which) noexcept {
  return detail::row_of(which).severity;
}
/// The section of the standard that says so, or the documentation.
constexpr std::string_view section_of(code which) noexcept {
  return detail::row_of(which).section;
}
/// The sentence, with parameters still in braces.
constexpr std::string_view sentence(code which, advice::language in) noexcept {
  return in == advice::language::ja ? detail::row_of(which).ja : detail::row_of(which).en;
}

/// What an edit of the cheapest change does, with parameters still in braces.
constexpr std::string_view sentence(edit_kind which, advice::language in) noexcept {
  const auto& row = detail::edit_rows[static_cast<std::size_t>(which)];
  return in == advice::language::ja ? row.ja : row.en;
}

}  // namespace fromproof::inline v0::published

#endif
