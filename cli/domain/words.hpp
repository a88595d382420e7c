#ifndef FROMPROOF_CLI_DOMAIN_WORDS_HPP
#define FROMPROOF_CLI_DOMAIN_WORDS_HPP

// The labels of `fromproof domain` in English and Japanese. {name} marks stand for values.

#include <string_view>

namespace fromproof::cli {

struct domain_words {
  std::string_view missing, no_record, unread, several, malformed, receives_nothing;
  std::string_view lookups, costs, void_costs, never_read, again, by_sender;
  std::string_view policy, governs, testing, reports_to, not_agreed;
  std::string_view no_key, key_missing, revoked, test, via, tried;
  std::string_view mail_from, dane, signed_zone, bogus_zone;
  std::string_view findings, nothing_found, error, warning, info, fixes;
  std::string_view change, no_change, not_enough, result, proof;
};

inline constexpr domain_words english_domain{
    .missing = "does not exist",
    .no_record = "no record",
    .unread = "no answer from DNS",
    .several = "more than one record",
    .malformed = "an error in the record",
    .receives_nothing = "receives no mail",
    .lookups = "{lookups} of 10 lookups, {void} of 2 void lookups",
    .costs = "costs {cost}",
    .void_costs = "void {void}",
    .never_read = "never read",
    .again = "a second time",
    .by_sender = "depends on the sender",
    .policy = "policy {policy}",
    .governs = "published at {name}",
    .testing = "being tested",
    .reports_to = "reports to",
    .not_agreed = "does not agree",
    .no_key = "none found",
    .key_missing = "no key",
    .revoked = "revoked",
    .test = "test",
    .via = "alias of {target}",
    .tried = "tried: {names}",
    .mail_from = "Amazon SES, {region}",
    .dane = "DANE",
    .signed_zone = "signed and valid",
    .bogus_zone = "signed, but not valid",
    .findings = "What to know",
    .nothing_found = "Nothing to complain about.",
    .error = "error",
    .warning = "warning",
    .info = "info",
    .fixes = "Records to publish",
    .change = "The cheapest change to SPF",
    .no_change = "None was found. Repair what is broken first, or move a service to a subdomain of its own.",
    .not_enough = "This is not enough: move a service to a subdomain of its own as well.",
    .result = "{lookups} lookups, {void} void",
    .proof = "Tried with {samples} addresses: {equal} have the same result as before.",
};

inline constexpr domain_words japanese_domain{
    .missing = "存在しません",
    .no_record = "レコードなし",
    .unread = "DNSの応答なし",
    .several = "レコードが複数",
    .malformed = "レコードに誤り",
    .receives_nothing = "メールを受信しない",
    .lookups = "参照は上限10回のうち{lookups}回、空振りは上限2回のうち{void}回",
    .costs = "参照{cost}回",
    .void_costs = "空振り{void}回",
    .never_read = "読まれない",
    .again = "重複",
    .by_sender = "送信元による",
    .policy = "ポリシー {policy}",
    .governs = "{name} で公開",
    .testing = "テスト中",
    .reports_to = "報告先",
    .not_agreed = "承認なし",
    .no_key = "見つかりません",
    .key_missing = "鍵なし",
    .revoked = "失効",
    .test = "テスト",
    .via = "{target} の別名",
    .tried = "試した名前：{names}",
    .mail_from = "Amazon SES（{region}）",
    .dane = "DANE",
    .signed_zone = "署名あり、有効",
    .bogus_zone = "署名あり、無効",
    .findings = "わかったこと",
    .nothing_found = "問題は見つかりませんでした。",
    .error = "エラー",
    .warning = "警告",
    .info = "情報",
    .fixes = "公開するレコード",
    .change = "SPFの最小の変更",
    .no_change = "見つかりませんでした。まず誤りを直すか、送信サービスを専用のサブドメインに移してください。",
    .not_enough = "これだけでは足りません。送信サービスを専用のサブドメインに移してください。",
    .result = "参照{lookups}回、空振り{void}回",
    .proof = "{samples}個のアドレスで試し、{equal}個の結果が変更前と同じでした。",
};

}  // namespace fromproof::cli

#endif
