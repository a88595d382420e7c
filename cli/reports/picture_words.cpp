#include "picture_words.hpp"

namespace fromproof::cli {

const picture_words english_picture{
    .language = advice::language::en,
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
};

const picture_words japanese_picture{
    .language = advice::language::ja,
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
};

}  // namespace fromproof::cli
