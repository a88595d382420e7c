#ifndef FROMPROOF_REPORT_BOUNCE_WORDS_HPP
#define FROMPROOF_REPORT_BOUNCE_WORDS_HPP

// What came back, in plain words, and what to do about it. English and Japanese stand beside each other, so that none
// is missing.
//
//   sentence(bounce::reason::moved, advice::language::en).what;  // "The recipient has moved, and left no new address."

#include <cstddef>
#include <iterator>
#include <string_view>

#include "../../advice/words/words.hpp"
#include "../../bounce/notice.hpp"

namespace fromproof::inline v0 {

/// What happened, and what to do; `advice` may be empty.
struct bounce_sentence {
  std::string_view what;
  std::string_view advice;
};

namespace detail {

struct bounce_row {
  bounce::reason why;
  bounce_sentence en;
  bounce_sentence ja;
};

// In the order of the enumerators.
inline constexpr bounce_row bounce_rows[] = {
    {bounce::reason::unspecified,
     {"The report does not say why."sv, "Look at what the server said."sv},
     {"理由は書かれていません。"sv, "サーバーの応答をご覧ください。"sv}},
    {bounce::reason::suppressed_global,
     {"Not sent: the address is on the global suppression list of Amazon SES."sv,
      "Check the address. If it is right, turn on the suppression list of your account, which then counts instead."sv},
     {"Amazon SESのグローバルサプレッションリストにあるため、送信されませんでした。"sv,
      "アドレスを確かめてください。正しければ、アカウントのサプレッションリストを有効にすると、そちらが使われます。"sv}},
    {bounce::reason::suppressed_account,
     {"Not sent: the address is on the suppression list of your own account."sv,
      "If the address works again, remove it from that list."sv},
     {"ご自分のアカウントのサプレッションリストにあるため、送信されませんでした。"sv,
      "また届くアドレスなら、リストから削除してください。"sv}},
    {bounce::reason::unsubscribed,
     {"Not sent: the recipient unsubscribed from your contact list."sv, "Do not write to this address."sv},
     {"受信者が配信を停止しているため、送信されませんでした。"sv, "このアドレスには送らないでください。"sv}},
    {bounce::reason::mailbox_full,
     {"The mailbox is full."sv, "Try again later; if it stays full, remove the address."sv},
     {"メールボックスがいっぱいです。"sv, "後で送り直してください。続くようなら宛先から外してください。"sv}},
    {bounce::reason::too_large,
     {"The mail is too large for this recipient."sv, "Send it smaller, or link to the attachment."sv},
     {"この宛先にはメールが大きすぎます。"sv, "小さくするか、添付の代わりにリンクを送ってください。"sv}},
    {bounce::reason::system_error,
     {"The recipient's mail system has a fault."sv, "Try again later."sv},
     {"受信側のメールシステムに障害があります。"sv, "後で送り直してください。"sv}},
    {bounce::reason::sender_refused,
     {"The server refuses the envelope sender, not the recipient."sv,
      "Check that the domain of your envelope sender exists and takes mail."sv},
     {"宛先ではなく、エンベロープFromが拒否されました。"sv,
      "エンベロープFromのドメインが存在し、メールを受け取れることを確かめてください。"sv}},
    {bounce::reason::authentication,
     {"The server refuses mail whose sender is not proved."sv, "Check SPF, DKIM and DMARC with \"fromproof check\"."sv},
     {"送信者を証明できないメールとして拒否されました。"sv,
      "「fromproof check」でSPF、DKIM、DMARCを確かめてください。"sv}},
    {bounce::reason::blocked,
     {"The server refuses the address of your sending server."sv,
      "Follow the link in what it said, or ask your provider for another address."sv},
     {"送信サーバーのIPアドレスが拒否されました。"sv,
      "応答の中のリンクに従うか、プロバイダーに別のIPアドレスを求めてください。"sv}},
    {bounce::reason::rate_limited,
     {"Too much mail at once."sv, "Send more slowly."sv},
     {"一度に送ったメールが多すぎます。"sv, "送信の間隔をあけてください。"sv}},
    {bounce::reason::content,
     {"The server refuses the content of this mail."sv, "Look at links, attachments and wording."sv},
     {"メールの内容が拒否されました。"sv, "リンク、添付、文面を見直してください。"sv}},
    {bounce::reason::mailbox_disabled,
     {"The mailbox exists, but takes no mail now."sv, "If it stays so, remove the address."sv},
     {"メールボックスはありますが、今は受信できません。"sv, "続くようなら宛先から外してください。"sv}},
    {bounce::reason::unknown_user,
     {"There is no such mailbox."sv, "Correct the address, or do not write to it again."sv},
     {"そのメールアドレスは存在しません。"sv, "アドレスを直すか、もう送らないでください。"sv}},
    {bounce::reason::unknown_host,
     {"The domain of the address does not exist or takes no mail."sv, "Correct the part after \"@\"."sv},
     {"アドレスのドメインが存在しないか、メールを受け取っていません。"sv, "「@」の後を直してください。"sv}},
    {bounce::reason::moved,
     {"The recipient has moved, and left no new address."sv, "Do not write to this address again."sv},
     {"宛先は移転し、新しいアドレスは分かりません。"sv, "このアドレスにはもう送らないでください。"sv}},
    {bounce::reason::no_mail_accepted,
     {"The domain says that it takes no mail."sv, "Correct the part after \"@\", or do not write to it again."sv},
     {"このドメインはメールを受け取らないと宣言しています。"sv, "「@」の後を直すか、もう送らないでください。"sv}},
    {bounce::reason::expired,
     {"The server could not be reached for too long."sv, "Try again later."sv},
     {"サーバーに届かないまま期限が過ぎました。"sv, "後で送り直してください。"sv}},
    {bounce::reason::network,
     {"The connection to the server failed."sv, "Try again later."sv},
     {"サーバーに接続できませんでした。"sv, "後で送り直してください。"sv}},
    {bounce::reason::loop,
     {"The mail went round in a circle."sv, "The recipient's forwarding must be corrected."sv},
     {"メールが循環しました。"sv, "受信側の転送設定の修正が必要です。"sv}},
    {bounce::reason::bad_address,
     {"The server does not accept this address."sv, "Correct the address, or do not write to it again."sv},
     {"サーバーがこのアドレスを受け付けません。"sv, "アドレスを直すか、もう送らないでください。"sv}},
    {bounce::reason::mailbox_refuses,
     {"The mailbox exists, but refuses this mail."sv, "The recipient may have to allow your address."sv},
     {"メールボックスはありますが、このメールを拒否しました。"sv, "受信者に、受信の許可を頼んでください。"sv}},
    {bounce::reason::protocol,
     {"The two servers did not understand each other."sv, "Look at what the server said."sv},
     {"サーバー同士のやり取りに失敗しました。"sv, "サーバーの応答をご覧ください。"sv}},
    {bounce::reason::policy,
     {"A policy of the server refuses this mail."sv, "Look at what the server said."sv},
     {"サーバーの方針により拒否されました。"sv, "サーバーの応答をご覧ください。"sv}},
    {bounce::reason::delivered, {"Delivered."sv, {}}, {"配信されました。"sv, {}}},
    {bounce::reason::relayed,
     {"Passed on to a server that sends no such reports."sv, {}},
     {"このような報告をしないサーバーに渡されました。"sv, {}}},
    {bounce::reason::expanded,
     {"Delivered, and passed on to several addresses."sv, {}},
     {"配信され、複数のアドレスに転送されました。"sv, {}}},
    {bounce::reason::complaint,
     {"The recipient calls this mail unwanted."sv, "Do not write to this address again."sv},
     {"受信者が迷惑メールとして報告しました。"sv, "このアドレスにはもう送らないでください。"sv}},
    {bounce::reason::event, {"An event, not a bounce."sv, {}}, {"バウンスではないイベントです。"sv, {}}},
};

constexpr bool bounce_rows_are_in_order() noexcept {
  for (std::size_t i = 0; i < std::size(bounce_rows); ++i) {
    if (static_cast<std::size_t>(bounce_rows[i].why) != i) return false;
  }
  return std::size(bounce_rows) == bounce::reason_words.size();
}
static_assert(bounce_rows_are_in_order(), "each reason needs its sentences, in the order of the enumerators");

}  // namespace detail

/// What a reason means, in one language.
constexpr bounce_sentence sentence(bounce::reason why, advice::language in) noexcept {
  const auto& row = detail::bounce_rows[static_cast<std::size_t>(why)];
  return in == advice::language::ja ? row.ja : row.en;
}

}  // namespace fromproof::inline v0

#endif
