#include "picture_words.hpp"

namespace fromproof::cli {

namespace {

using advice::code;
using reports::cause;
using reports::step;
using reports::step_reason;

std::string_view cause_in_english(cause why) {
  switch (why) {
    case cause::proven_by_both: return "SPF and DKIM both prove it.";
    case cause::provider_without_mail_from: return "DKIM only: the Return-Path is the provider's own.";
    case cause::provider_without_dkim: return "SPF only: the provider does not sign for this domain.";
    case cause::provider_without_either: return "Nothing proves it: the provider proves only itself.";
    case cause::own_without_dkim: return "Part of the mail is not signed for this domain.";
    case cause::own_without_spf: return "Part of the mail comes from servers that SPF does not list.";
    case cause::forwarded: return "Somebody passed it on. There is nothing to fix.";
    case cause::unproven: return "Nothing proves it: a forger, or a service that was forgotten.";
  }
  return {};
}

std::string_view cause_in_japanese(cause why) {
  switch (why) {
    case cause::proven_by_both: return "SPFとDKIMの両方で証明されています。";
    case cause::provider_without_mail_from: return "DKIMだけです。Return-Pathが送信サービスのドメインです。";
    case cause::provider_without_dkim: return "SPFだけです。送信サービスはこのドメインで署名していません。";
    case cause::provider_without_either: return "証明がありません。送信サービス自身のドメインだけが証明されています。";
    case cause::own_without_dkim: return "一部のメールに、このドメインの署名がありません。";
    case cause::own_without_spf: return "一部のメールは、SPFに載っていないサーバーから送られています。";
    case cause::forwarded: return "転送されたメールです。対応は不要です。";
    case cause::unproven: return "証明がありません。なりすましか、登録を忘れたサービスです。";
  }
  return {};
}

std::string_view fix_in_english(code fix) {
  switch (fix) {
    case code::ses_custom_mail_from: return "Set a custom MAIL FROM domain in Amazon SES.";
    case code::ses_easy_dkim: return "Turn on Easy DKIM in Amazon SES.";
    case code::provider_dkim: return "Turn on DKIM for your domain at the provider.";
    case code::provider_return_path: return "Set a Return-Path of your domain at the provider.";
    default: return {};
  }
}

std::string_view fix_in_japanese(code fix) {
  switch (fix) {
    case code::ses_custom_mail_from: return "Amazon SESでカスタム MAIL FROM ドメインを設定してください。";
    case code::ses_easy_dkim: return "Amazon SESでEasy DKIMを有効にしてください。";
    case code::provider_dkim: return "送信サービスで、自分のドメインのDKIMを有効にしてください。";
    case code::provider_return_path: return "送信サービスで、自分のドメインのReturn-Pathを設定してください。";
    default: return {};
  }
}

std::string_view step_in_english(step to, step_reason why) {
  switch (why) {
    case step_reason::ready:
      return to == step::reject ? "p=reject can be published: the mail that you know proves itself."
                                : "p=quarantine can be published: the mail that you know proves itself.";
    case step_reason::known_sources_fail:
      return "Stay at this policy until the sources that you know prove their mail.";
    case step_reason::too_little_mail: return "Stay at this policy: fewer than 100 messages say too little.";
    case step_reason::too_few_days: return "Stay at this policy: reports on fewer than 7 days say too little.";
    case step_reason::at_the_end: return "p=reject is published. There is no further step.";
  }
  return {};
}

std::string_view step_in_japanese(step to, step_reason why) {
  switch (why) {
    case step_reason::ready:
      return to == step::reject ? "p=rejectに進めます。把握している送信元のメールは証明されています。"
                                : "p=quarantineに進めます。把握している送信元のメールは証明されています。";
    case step_reason::known_sources_fail:
      return "把握している送信元のメールが証明されるまで、今のポリシーのままにしてください。";
    case step_reason::too_little_mail: return "100通未満では判断できません。今のポリシーのままにしてください。";
    case step_reason::too_few_days: return "7日分未満のレポートでは判断できません。今のポリシーのままにしてください。";
    case step_reason::at_the_end: return "p=rejectが公開されています。次の段階はありません。";
  }
  return {};
}

}  // namespace

const picture_words english_picture{
    .reports = "DMARC reports: {reports}, messages: {messages}, receivers: {reporters}",
    .nothing = "No DMARC report was found.",
    .duplicates = "Came again, and count once: {count}",
    .refused = "Could not be read, see the errors: {count}",
    .period = "{begin} to {end}",
    .other_reports = "Reports on single messages (see --format json): {failures}",
    .published = "publishes p={p}",
    .messages = "messages",
    .both = "both",
    .dkim_only = "DKIM only",
    .spf_only = "SPF only",
    .none = "nothing",
    .sources = "Source",
    .own = "own servers",
    .provider = "provider",
    .forwarder = "forwarder",
    .unknown_sources = "Unknown sources:",
    .unnamed_forwarders = "forwarders without a name",
    .more_sources = "others: {count}",
    .next = "Next step",
    .hit = "Messages that a stricter policy would have hit: {known} of sources that you know, {unknown} of others.",
    .reporters = "Receiver",
    .tls = "TLS reports: {reports}, good sessions: {successes}, failed sessions: {failures}",
    .cause = cause_in_english,
    .fix = fix_in_english,
    .step = step_in_english,
};

const picture_words japanese_picture{
    .reports = "DMARCレポート{reports}件（受信側{reporters}組織、メール{messages}通）",
    .nothing = "DMARCレポートはありませんでした。",
    .duplicates = "{count}件は重複していたため、1回だけ数えました。",
    .refused = "{count}件は読めませんでした。エラーをご覧ください。",
    .period = "{begin}～{end}",
    .other_reports = "失敗レポート{failures}件（--format json で表示できます）",
    .published = "p={p}を公開中",
    .messages = "通数",
    .both = "両方",
    .dkim_only = "DKIMのみ",
    .spf_only = "SPFのみ",
    .none = "証明なし",
    .sources = "送信元",
    .own = "自社サーバー",
    .provider = "送信サービス",
    .forwarder = "転送",
    .unknown_sources = "不明な送信元：",
    .unnamed_forwarders = "名前のわからない転送元",
    .more_sources = "ほか{count}件",
    .next = "次の段階",
    .hit = "より厳しいポリシーなら、把握している送信元の{known}通と、それ以外の{unknown}通が対象になっていました。",
    .reporters = "受信側",
    .tls = "TLS：レポート{reports}件、成功{successes}セッション、失敗{failures}セッション",
    .cause = cause_in_japanese,
    .fix = fix_in_japanese,
    .step = step_in_japanese,
};

}  // namespace fromproof::cli
