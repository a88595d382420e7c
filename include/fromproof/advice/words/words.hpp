#ifndef FROMPROOF_ADVICE_WORDS_WORDS_HPP
#define FROMPROOF_ADVICE_WORDS_WORDS_HPP

// Every sentence that the toolkit says to a person, in English and Japanese, under a stable code: one table for the
// command and the page, so that they cannot disagree. {name} stands for a parameter.
//
// A code in the sources is a `phrase`; a code without words does not compile.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fromproof::inline v0::advice {

enum class language : std::uint8_t { en, ja };

struct words {
  std::string_view code;
  std::string_view en;
  std::string_view ja;
};

inline constexpr auto word_table = std::to_array({
    // -- verdicts: one sentence on what the message proves -----------------------------------------------------------
    words{"pass-by-both", "Both SPF and DKIM are aligned (relaxed).", "SPF・DKIMともに一致しています（緩和モード）"},
    words{"pass-policy-unused", "Passed. The policy (p=none) was not needed.",
          "合格です。ポリシー（p=none）は今回は使われていません"},
    words{"mail-from-unused", "SES is not using your MAIL FROM.", "カスタム MAIL FROM が使われていません"},
    words{"pass-by-dkim-alone", "DMARC passes, by DKIM alone.", "DMARCは合格です。ただしDKIMだけで合格しています"},
    words{"pass-by-spf-alone", "DMARC passes, by SPF alone.", "DMARCは合格です。ただしSPFだけで合格しています"},
    words{"pass-forwarded", "SPF failed on the way; DKIM still proves the sender.",
          "転送によりSPFは不合格ですが、DKIMで差出人のドメインを確認できます"},
    words{"pass-as-reported", "{server} says that DMARC passes.", "{server}はDMARC合格（PASS）と判定しています。"},
    words{"fail-provider-only", "DMARC fails: SPF and DKIM pass, but only as {provider}.",
          "DMARCは不合格です。SPF・DKIMは合格ですが、{provider}としての合格です"},
    words{"fail-unproven", "Nothing proves this came from {from}.", "{from} からの送信を示す証拠がありません"},
    words{"fail-though-aligned", "{server} says that DMARC fails, although {proof} is aligned.",
          "{proof}は一致していますが、{server}はDMARC不合格（FAIL）と判定しています。"},
    words{"aligned-record-unknown", "{proof} proves {from}; whether DMARC was checked, the message does not say.",
          "{proof}で{from}を確認できます。ただしDMARCを検証したかどうかは、このメールからはわかりません。"},
    words{"aligned-without-dmarc", "{proof} proves {from}, but {from} publishes no DMARC record.",
          "{proof}で{from}を確認できますが、{from}はDMARCレコードを公開していません。"},
    words{"unproven-without-dmarc", "Nothing proves this came from {from}, and it publishes no DMARC record.",
          "{from} からの送信を示す証拠がなく、DMARCレコードも公開されていません。"},
    words{"not-checked", "Nobody has checked this mail, as far as it shows.",
          "このメールには、受信サーバーによる検証結果がありません。"},
    words{"undecided", "DMARC could not be decided: {server} got no answer from DNS.",
          "{server}がDNSの応答を得られなかったため、DMARCは判定できません。"},
    words{"broken-record", "DMARC could not be applied: {server} found the record of {from} broken.",
          "{from}のDMARCレコードに誤りがあるため、{server}はDMARCを適用できませんでした。"},
    words{"undecided-here", "DMARC could not be decided: DNS gave no answer.",
          "DNSの応答がないため、DMARCは判定できません。"},
    words{"unusable-record", "The DMARC record of {from} cannot be applied.",
          "{from}のDMARCレコードは適用できません。"},
    words{"contradiction", "{server} says that DMARC passes, but nothing that passed is aligned with {from}.",
          "{server}はDMARC合格（PASS）としていますが、{from}と一致する認証結果がありません。"},
    words{"not-checked-here", "Nothing was checked: DNS was not asked.",
          "DNSを使っていないため、何も検証していません。"},
    words{"unknown-author", "It cannot be told whether this came from {from}.",
          "{from} からの送信かどうか、判定できません。"},
    words{"unproven-not-reported", "No result that counts shows that this came from {from}.",
          "{from} からの送信を示す、判定に使える結果がありません。"},
    words{"disputed-report", "{server} recorded two different results: neither counts.",
          "{server}の記録に異なる結果が2つあるため、どちらも判定に使いません。"},
    words{"no-author", "The From field names no sender that could be proven.",
          "Fromに、確認できる差出人のドメインがありません。"},
    words{"hidden-author", "The sender is hidden: the page this was copied from replaced the addresses.",
          "コピー元のページがアドレスを伏せているため、差出人がわかりません。"},
    words{"several-authors", "The From field names several domains: no single sender can be proven.",
          "Fromに複数のドメインがあるため、差出人を確認できません。"},
    words{"several-from-fields", "This mail has {count} From fields: programs disagree on who its sender is.",
          "Fromが{count}個あります。メールソフトによって別の差出人が表示されるおそれがあります。"},

    // -- reasons: why, in the message's own facts --------------------------------------------------------------------
    words{"spf-for-another", "SPF passed, but for {spf}, not {from}.",
          "SPF認証は合格ですが、{from}ではなく{spf}としての合格です。"},
    words{"dkim-for-another", "DKIM passed, but for {dkim}, not {from}.",
          "DKIM認証は合格ですが、{from}ではなく{dkim}としての合格です。"},
    words{"spf-and-dkim-for-another", "SPF passed for {spf} and DKIM for {dkim}; neither is {from}.",
          "SPFは{spf}、DKIMは{dkim}としての合格で、どちらも{from}ではありません。"},
    words{"both-prove", "SPF passed for {spf} and DKIM for {dkim}; both belong to {from}.",
          "SPFは{spf}、DKIMは{dkim}として合格し、どちらも{from}と一致しています。"},
    words{"dkim-proves", "The signature of {dkim} is valid and belongs to {from}; SPF: {word}.",
          "{dkim}の署名が有効で、{from}と一致しています（SPFは{word}）。"},
    words{"spf-proves", "SPF passed for {spf}, which belongs to {from}; no aligned signature is valid.",
          "SPFは{spf}として合格し、{from}と一致しています。一致するDKIM署名はありません。"},
    words{"spf-proves-alone",
          "SPF passed for {spf}, which belongs to {from}; what became of its signature, {server} does not say.",
          "SPFは{spf}として合格し、{from}と一致しています。DKIM署名の検証結果は{server}の記録からはわかりません。"},
    words{"spf-proves-signature-unknown",
          "SPF passed for {spf}, which belongs to {from}; this copy does not tell whether its signature holds.",
          "SPFは{spf}として合格し、{from}と一致しています。DKIM署名が有効かどうかは、このコピーからはわかりません。"},
    words{"two-results", "One field of {server} has two results for one check, as when a sender has slipped one in.",
          "{server}の1つの記録に、同じ項目の結果が2つあります。送信者が紛れ込ませた可能性があります。"},
    words{"reported-another", "{server} judged another author.", "{server}の判定は、別の差出人についてのものです。"},
    words{"dns-not-asked",
          "A mail server's message is judged by DNS and the envelope alone; its own fields prove nothing.",
          "メールサーバーが受け取ったメールは、DNSとエンベロープだけで判定します。メール内の記録は証拠になりません。"},
    words{"key-is-gone",
          "The key of {domain} is not published any more. Keys are removed in time: this proves nothing either way.",
          "{domain}の公開鍵はすでに公開されていません。鍵はメールより先に削除されることがあります。"},
    words{"expired-since",
          "The signature of {domain} verifies, but has expired: whether it was in time on receipt, a copy cannot tell.",
          "{domain}の署名は正しいものの、有効期限を過ぎています。受信時に有効だったかは、コピーからはわかりません。"},
    words{"only-header-proven", "The signature of {domain} holds for the header, but the body is not the signed one.",
          "{domain}の署名はヘッダーについては有効ですが、本文が署名されたものと異なります。"},
    words{"copy-altered", "This copy was changed where the signature of {domain} covers it.",
          "{domain}の署名の対象となる部分が、このコピーでは変わっています。"},
    words{"client-unknown", "Nothing that counts tells the address that the mail came from.",
          "送信元のIPアドレスを示す、判定に使える記録がありません。"},
    words{"client-is-gateway", "The mail came through {gateway}, so the receiver did not see its real sender.",
          "{gateway}を経由しているため、受信サーバーは本来の送信元を確認できません。"},
    words{"sender-unknown", "Nothing that counts tells the envelope sender.",
          "エンベロープの送信者を示す、判定に使える記録がありません。"},
    words{"memory-too-small", "There was not enough memory to judge it.", "メモリーが足りないため、判定できません。"},
    words{"nothing-passed", "Neither SPF nor any DKIM signature passed.", "SPFもDKIM署名も合格していません。"},
    words{"nothing-aligned", "DMARC fails: nothing aligned passed.",
          "DMARCは不合格です。認証とアライメントの両方に合格したものがありません"},
    words{"only-the-word", "The message shows only the verdict of {server}, not what it rests on.",
          "メールには{server}の判定だけがあり、その根拠は書かれていません。"},
    words{"no-dmarc-record", "There is no record at _dmarc.{from} nor above it.",
          "_dmarc.{from}にも、その上位にもレコードがありません。"},
    words{"record-without-policy", "It names no valid policy and no address for reports.",
          "有効なポリシーもレポートの送り先も書かれていません。"},
    words{"dns-silent", "A name server did not answer, or not in time.", "DNSサーバーから時間内に応答がありません。"},
    words{"no-trusted-results", "There is no Authentication-Results field that the receiving server wrote.",
          "受信サーバーが書いたAuthentication-Resultsがありません。"},
    words{"results-without-any", "The field that counts, of {server}, has no result of SPF, DKIM or DMARC.",
          "判定に使う{server}の記録に、SPF・DKIM・DMARCの結果がありません。"},
    words{"dmarc-not-mentioned", "{server} reports SPF and DKIM, but no DMARC result.",
          "{server}はSPFとDKIMの結果だけを記録し、DMARCには触れていません。"},
    words{"from-missing", "There is no From field.", "Fromがありません。"},
    words{"from-malformed", "The From field is malformed: {error}.", "Fromの書式に誤りがあります（{error}）。"},
    words{"from-hidden", "In place of the address stands \"[email protected]\".",
          "アドレスが「[email protected]」に置き換えられています。"},
    words{"from-several", "Mail has exactly one From field (RFC 5322), and one author domain for DMARC (RFC 9989).",
          "Fromは1個だけ（RFC 5322）、DMARCの対象となるドメインも1個だけです（RFC 9989）。"},

    // -- next actions ------------------------------------------------------------------------------------------------
    words{"nothing-to-fix", "Nothing to fix.", "対応は不要です。"},
    words{"add-second-leg", "A custom MAIL FROM domain adds SPF as the second proof.",
          "カスタム MAIL FROM ドメインを設定すると、SPFでも合格できます。"},
    words{
        "check-mail-from",
        "Check that SES has verified the MX, in the region that sends, and that no single address is an identity of "
        "its "
        "own; then wait up to 72 hours.",
        "送信に使っているリージョンでMXが確認済みか、メールアドレス単位のIDが優先されていないかを確認してください。反映"
        "に最長72時間かかることがあります。"},
    words{"tighten-policy", "Read the reports; then go on to p=quarantine, and to p=reject.",
          "レポートを確認し、p=quarantine、p=rejectの順に進めてください。"},
    words{"align-spf", "A Return-Path under {from} adds SPF as the second proof.",
          "Return-Pathを{from}の配下にすると、SPFでも合格できます。"},
    words{"dkim-is-enough",
          "Nothing to fix: {provider} keeps its own Return-Path, and DKIM is what counts for its mail.",
          "対応は不要です。{provider}のReturn-Pathは変更できないため、DKIMだけで合格するのが正常です。"},
    words{"align-dkim", "Sign with DKIM as {from}, so that the mail survives forwarding.",
          "{from}のDKIM署名を付けてください。転送されても合格できるようになります。"},
    words{"sign-then-mail-from", "First turn on Easy DKIM for {from}, then set a custom MAIL FROM domain.",
          "まず{from}のEasy DKIMを有効にし、次にカスタム MAIL FROM ドメインを設定してください。"},
    words{"prove-either",
          "If you send this mail: sign it with DKIM as {from}, or send with a Return-Path under {from}.",
          "ご自身が送ったメールなら、{from}のDKIM署名を付けるか、Return-Pathを{from}の配下にしてください。"},
    words{"do-not-trust", "Treat the sender as unproven. DMARC proves a domain, not honesty.",
          "差出人は未確認として扱ってください。DMARCで確認できるのは送信元のドメインだけで、内容が信用できるかどうかは"
          "わかりません。"},
    words{"mind-the-domain",
          "All that is proven is {from}, which is easily mistaken for another name: trust it only if you know it.",
          "確認できるのは{from}"
          "というドメインだけで、別の名前と間違えやすい名前です。心当たりがなければ信用しないでください。"},
    words{"publish-dmarc", "Publish a DMARC record for {from}.", "{from}のDMARCレコードを公開してください。"},
    words{"use-received-copy", "These results are written on receipt: use the received copy of the mail.",
          "検証結果は受信時に書き込まれます。受信した側のメールを使ってください。"},
    words{"use-recorded-results", "What the receiver recorded at the time is all that is left.",
          "受信時に記録された検証結果を参考にしてください。"},
    words{"run-again", "Run the check again later.", "時間をおいて、もう一度検証してください。"},
    words{"ask-dns", "Run it again with --dns system, or --dns IP@PORT.",
          "--dns systemまたは--dns IP@PORTで、DNSを使って検証してください。"},
    words{"give-envelope", "Use the original file, or add what the receiving server knows of the delivery.",
          "元のファイルを使うか、受信サーバーの記録にある配送の情報を補ってください。"},
    words{"use-original", "Use \"Download original\" and open that file.",
          "元のメールをダウンロードし、そのファイルを開いてください。"},
    words{"try-later", "Send the mail again later, or check it with DNS.",
          "時間をおいて送り直すか、DNSで検証してください。"},
    words{"verify-with-dns", "Verify the mail with DNS.", "DNSで検証してください。"},
    words{"repair-record", "Correct the DMARC record of {from}.", "{from}のDMARCレコードを直してください。"},
    words{"ask-receiver", "Compare the results below with the settings of {from} (strict alignment?).",
          "下の結果と{from}の設定（厳密モードかどうか）を見比べてください。"},
    words{"repair-from", "Write one From field with one address.", "Fromは1個、アドレスも1個にしてください。"},

    // -- findings ----------------------------------------------------------------------------------------------------
    words{"spf-unaligned-provider-return-path",
          "The Return-Path is {provider}'s default ({domain}), so SPF passes for {provider} and not for {from}.",
          "Return-Pathが{provider}の既定値（{domain}）のため、SPFは{from}ではなく{provider}として合格しています。"},
    words{"spf-unaligned", "SPF passed for {domain}, which is not aligned with {from}.",
          "SPFは{domain}として合格していますが、{from}とは一致していません。"},
    words{"spf-not-strict",
          "SPF is aligned in relaxed mode only: {domain} is not {from} itself. Never set aspf=s here.",
          "SPFの一致は緩和モードだけです（{domain}は{from}そのものではありません）。aspf=sは設定しないでください。"},
    words{"ses-mail-from-unused",
          "{name} is set up in DNS as a custom MAIL FROM domain, but Amazon SES did not use it for this mail.",
          "{name}はカスタム MAIL FROM ドメインとしてDNSに登録済みですが、このメールでは使われていません。"},
    words{"ses-mail-from-other-region",
          "{name} belongs to another region of Amazon SES than {region}, which sent this mail: each needs its own.",
          "{name}は、このメールを送信した{region}とは別のリージョン用です。リージョンごとに別のドメインが必要です。"},
    words{
        "ses-old-verification",
        "_amazonses.{domain} is how Amazon SES once verified a domain. It proves no mail, and with Easy DKIM it is no "
        "longer needed.",
        "_amazonses.{domain}は、以前のAmazon SESで使われたドメイン確認用のレコードです。メールの認証には使われず、Easy "
        "DKIMがあれば不要です。"},
    words{"ses-aspf-strict",
          "The DMARC record of {from} asks for strict SPF alignment (aspf=s): with a custom MAIL FROM domain of Amazon "
          "SES "
          "SPF then never counts.",
          "{from}のDMARCレコードにaspf=s（SPFの厳密モード）があります。Amazon SESのカスタム MAIL FROM "
          "ドメインでは、SPFが一致しなくなります。"},
    words{"dkim-missing-for-author", "No DKIM signature of {from} is on this mail, only of {domain}.",
          "{from}のDKIM署名がなく、{domain}の署名だけが付いています。"},
    words{"policy-none",
          "p=none: receivers are asked only to report. It was not needed here. Once the reports show nothing but your "
          "own "
          "mail passing, go on to p=quarantine, then to p=reject.",
          "p=none：不合格でも特別な処理を求めない設定です（レポートのみ）。今回は使われていません。"
          "レポートで自社のメールがすべて合格していることを確認できたら、p=quarantine、p=rejectの順に進めます。"},
    words{"policy-none-failed",
          "p=none: receivers are asked only to report. With p=quarantine or p=reject they would be asked to set such "
          "mail "
          "apart, or to refuse it.",
          "p=none：不合格でも特別な処理を求めない設定です（レポートのみ）。"
          "p=quarantineやp=rejectにすると、隔離や拒否を求められます。"},
    words{"forwarded", "The mail was forwarded: SPF fails then as it must, DKIM holds.",
          "転送されたメールのためSPFは不合格になりますが、DKIMは有効です。"},
    words{"if-you-sent-this", "If you send this mail as {from}, the steps below are for you; otherwise they are not.",
          "{from} からこのメールを送っている場合は、下の手順を行ってください。それ以外の方には関係ありません。"},
    words{"behind-gateway", "{gateway} handed the mail on: SPF for its address says nothing of the sender.",
          "{gateway}が中継したメールです。そのIPアドレスについてのSPFは、送信者について何も示しません。"},
    words{"from-repaired",
          "The From field breaks the rules at octet {offset} ({error}); its one address is clear all the same.",
          "Fromの{offset}オクテット目が書式に反しています（{error}）。ただし、アドレスは1個に定まります。"},
    words{"from-mailboxes", "The From field names {count} mailboxes of one domain.",
          "Fromに、同じドメインのメールボックスが{count}個あります。"},
    words{"from-fields", "There are {count} From fields; mail has exactly one.",
          "Fromが{count}個あります。正しいメールには1個しかありません。"},
    words{"from-domains", "The From field names more than one author domain.", "Fromに複数のドメインがあります。"},
    words{"from-syntax", "The From field is malformed at octet {offset}: {error}.",
          "Fromの{offset}オクテット目に誤りがあります（{error}）。"},
    words{"from-absent", "There is no From field.", "Fromがありません。"},
    words{"display-name-other-address", "The display name shows another address or domain than the mail comes from.",
          "表示名に、実際の差出人とは別のアドレスやドメインが書かれています。"},
    words{"display-name-invisible", "The display name holds invisible or bidirectional control characters.",
          "表示名に、見えない文字や書字方向を変える文字が含まれています。"},
    words{"mixed-script-domain", "The domain {domain} mixes scripts: it may imitate another name.",
          "ドメイン{domain}に複数の文字体系が混ざっています。別の名前に見せかけている可能性があります。"},
    words{"look-alike-script", "The domain {domain} is in letters that only look Latin: it may imitate another name.",
          "ドメイン{domain}は、ラテン文字に似た別の文字で書かれています。別の名前に見せかけている可能性があります。"},
    words{"look-alike-domain", "The domain {domain} reads like the one in the display name, but it is another.",
          "ドメイン{domain}は、表示名にあるドメインとよく似た別のドメインです。"},
    words{"malformed-header", "{count} malformed header lines; the first at octet {offset}: {error}.",
          "ヘッダーに不正な行が{count}行あります（最初は{offset}オクテット目：{error}）。"},
    words{"duplicate-field", "The field {field} stands {count} times; mail has it once.",
          "{field}が{count}個あります。正しいメールには1個しかありません。"},
    words{"nul-octets", "The mail holds NUL octets, which may hide text from some programs.",
          "NUL文字が含まれています。メールソフトによっては、一部が表示されないおそれがあります。"},
    words{"bare-cr", "The mail holds bare CR octets, which some programs take for line ends.",
          "単独のCRが含まれています。メールソフトによっては改行として扱われます。"},
    words{"bare-lf", "The mail mixes CRLF with bare LF, as SMTP smuggling does.",
          "CRLFと単独のLFが混在しています。SMTPスマグリングで見られる形です。"},
    words{"header-cut", "No empty line ends the header: the body is missing.",
          "ヘッダーの終わりを示す空行がありません。本文が含まれていません。"},
    words{"return-path-below-received",
          "The Return-Path stands below the server's Received field, where the sender may have written it.",
          "Return-Pathが受信サーバーのReceivedより下にあります。送信者が書いた可能性があります。"},
    words{"return-path-syntax", "The Return-Path is malformed: {error}.",
          "Return-Pathの書式に誤りがあります（{error}）。"},
    words{"envelope-disagrees",
          "The envelope sender is {domain} by one record and {spf} by another of {server}: SPF cannot be computed.",
          "{server}の記録によって、エンベロープの送信者が異なります（{domain}と{spf}）。SPFは計算できません。"},
    words{"results-missing", "No Authentication-Results field is on this mail.",
          "このメールにはAuthentication-Resultsがありません。"},
    words{"results-untrusted",
          "The Authentication-Results of \"{server}\" is an unverified claim: the server that took the mail in did not "
          "write it.",
          "「{server}」のAuthentication-Resultsは、受信サーバーが書いたものと確認できないため、判定に使いません。"},
    words{"results-if-yours",
          "Does your own mail server, {server}, write such results? Then check again with --receiver {server}; "
          "otherwise this Authentication-Results is a claim of the sender's.",
          "{server}はご自身のメールサーバーで、検証結果をこのように書き込みますか。その場合は、--receiver {server}"
          "を指定してください。そうでなければ、このAuthentication-Resultsは送信者が書いたものかもしれません。"},
    words{"results-disputed", "One field of {server} has two different results for one check: neither counts.",
          "{server}の1つの記録に、同じ項目の異なる結果が2つあります。どちらも判定に使いません。"},
    words{"results-syntax", "The topmost Authentication-Results is malformed at octet {offset}: {error}.",
          "最上段のAuthentication-Resultsの{offset}オクテット目に誤りがあります（{error}）。"},
    words{"results-other-author", "{server} judged DMARC for {domain}, not for {from}.",
          "{server}は{from}ではなく{domain}のDMARCを判定しています。"},
    words{"dkim-syntax", "A DKIM-Signature is malformed in {tag}=: {error}.",
          "DKIM-Signatureの{tag}=に誤りがあります（{error}）。"},
    words{"dkim-body-differs",
          "The signature of {domain} holds for the header, but the body is not the one that was signed: it was changed "
          "by "
          "copying, or by somebody. Open the original file to tell.",
          "{domain}の署名はヘッダーについては有効ですが、本文が署名されたものと異なります。コピーで変わったか、"
          "誰かが変更しています。元のファイルを開いて確認してください。"},
    words{"dkim-key-gone",
          "The key of {domain} is not published (any more). Keys are removed in time: this proves nothing either way.",
          "{domain}の公開鍵は公開されていません。鍵は後から削除されることがあるため、本物か偽物かは判断できません。"},
    words{"dkim-failed", "The DKIM signature of {domain} does not count: {reason}.",
          "{domain}のDKIM署名は無効です：{reason}。"},
    words{"dmarc-disagrees", "{server} recorded {word} for DMARC; computed here it is {result}. {cause}",
          "DMARCについて、{server}の記録は{word}ですが、ここで計算した結果は{result}です。{cause}"},
    words{"spf-disagrees", "{server} recorded {word} for SPF; computed here it is {result}. {cause}",
          "SPFについて、{server}の記録は{word}ですが、ここで計算した結果は{result}です。{cause}"},
    words{"dmarc-several-records", "There are several DMARC records at one name: all of them are ignored.",
          "同じ名前に複数のDMARCレコードがあるため、すべて無視されます。"},
    words{"dmarc-record-fault", "The DMARC record of {from} is faulty in {tag} at octet {offset}: {error}.",
          "{from}のDMARCレコードの{offset}オクテット目（{tag}）に誤りがあります（{error}）。"},
    words{"spf-record-misplaced",
          "An SPF record stands at {name}, where nobody looks for one: it belongs at the domain itself.",
          "SPFレコードが{name}にあります。ここでは参照されません。ドメインそのものに登録してください。"},
    words{"dmarc-record-misplaced",
          "A DMARC record stands at {name}, where nobody looks for one: it belongs below _dmarc.",
          "DMARCレコードが{name}にあります。ここでは参照されません。_dmarcの名前で登録してください。"},
    words{"spf-pass-all", "The SPF record of {domain} ends in +all: anybody may send in its name.",
          "{domain}のSPFレコードに+allがあります。誰でも送信できる設定です。"},
    words{"spf-wide-network", "The SPF record of {domain} has {term}: some {count},000 addresses may send in its name.",
          "{domain}のSPFレコードの{term}は、約{count},000個のアドレスに送信を許可しています。"},
    words{"spf-wide-prefix", "The SPF record of {domain} has {term}: more addresses than one provider has.",
          "{domain}のSPFレコードの{term}は、範囲が広すぎます。"},
    words{"spf-ptr", "The SPF record of {domain} uses ptr, which is slow and should not be published (RFC 7208).",
          "{domain}のSPFレコードがptrを使っています。遅く、使用は推奨されていません（RFC 7208）。"},
    words{"spf-redirect-ignored", "The SPF record of {domain} has redirect= beside all, where it is ignored.",
          "{domain}のSPFレコードにはallがあるため、redirect=は無視されます。"},
    words{"spf-without-all", "The SPF record of {domain} has no all at its end: of all other senders it says nothing.",
          "{domain}のSPFレコードの最後にallがありません。ほかの送信元については何も示していません。"},
    words{"spf-many-lookups",
          "The SPF record of {domain} spends {count} of 10 DNS lookups: one more include may break it.",
          "{domain}のSPFレコードは、DNSの参照を10回中{count}"
          "回使っています。includeを増やすと使えなくなるおそれがあります。"},
    words{"spf-void-lookups", "{count} lookups of the SPF record of {domain} find nothing; the third is an error.",
          "{domain}のSPFレコードの参照のうち{count}回は結果がありません。3回目でエラーになります。"},
    words{"spf-error", "The SPF record of {domain} cannot be used: {reason}.",
          "{domain}のSPFレコードは使えません：{reason}。"},
    words{"bad-domain", "the sender names no domain that could have a record",
          "差出人のドメインがレコードを持てない名前です"},
    words{"no-record", "there is none", "レコードがありません"},
    words{"several-records", "there are several", "レコードが複数あります"},
    words{"bad-record", "it has a syntax error", "書式に誤りがあります"},
    words{"too-many-lookups", "it needs more than ten DNS lookups", "DNSの参照が10回を超えています"},
    words{"too-many-void-lookups", "more than two of its lookups find nothing",
          "結果のないDNSの参照が2回を超えています"},
    words{"too-many-mx", "a domain in it has more than ten mail servers",
          "メールサーバーが10台を超えるドメインがあります"},
    words{"include-without-record", "an include names a domain without a record", "includeの先にレコードがありません"},
    words{"redirect-without-record", "redirect= names a domain without a record",
          "redirect=の先にレコードがありません"},
    words{"dns-failure", "DNS gave no answer", "DNSの応答がありません"},
    words{"unknown-client", "the client's address is not known", "接続元のIPアドレスが分かりません"},
    words{"unknown-sender", "the envelope sender is not known", "エンベロープFromが分かりません"},
    words{"disputed-sender", "the receiver's records name two envelope senders",
          "受信サーバーの記録に2つのエンベロープFromがあります"},
    words{"spf-behind-gateway", "a filtering service stands between: its address tells nothing",
          "フィルタリングサービスを経由しているため、判定できません"},
    words{"dkim-disagrees",
          "{server} recorded {word} for the signature of {domain}; computed here it is {result}. {cause}",
          "{domain}の署名について、{server}の記録は{word}ですが、ここで計算した結果は{result}です。{cause}"},
    words{"arc-disagrees", "{server} recorded {word} for ARC; computed here it is {result}. {cause}",
          "ARCについて、{server}の記録は{word}ですが、ここで計算した結果は{result}です。{cause}"},
    words{"cause-record-changed",
          "Records change, and a copy that was forwarded comes from another address: mostly nobody did wrong.",
          "受信後にレコードが変わったか、転送により送信元のIPアドレスが変わったためで、多くの場合は問題ありません。"},
    words{"cause-key-replaced", "Signers replace their keys and withdraw old ones: that is no sign of forgery.",
          "署名用の鍵は定期的に交換され、古い公開鍵は削除されます。偽造の証拠ではありません。"},
    words{"cause-copy-changed", "Perhaps this copy differs from what was received; check the original file.",
          "このコピーが受信時のメールと異なるのかもしれません。元のファイルで確認してください。"},
    words{"cause-expired-since", "The signature was good on receipt and has expired since.",
          "受信時には有効でしたが、その後に有効期限が切れました。"},
    words{"cause-receiver-saw-another", "The receiver may have seen the mail changed, or had no answer from DNS.",
          "受信サーバーがDNSの応答を得られなかったか、変更されたメールを検証したのかもしれません。"},
    words{"cause-rules-differ", "Receivers differ in what they accept.",
          "どこまで有効とするかは、受信サーバーによって異なります。"},
    words{"cause-see-above", "The results above differ, or its record has changed since.",
          "上の結果が異なるか、受信後にDMARCレコードが変わったためです。"},
    words{"cause-another-author", "It judged another domain.", "別のドメインについての判定です。"},
    words{"dkim-unsigned-field", "The signature of {domain} does not cover {field}: it may have been changed.",
          "{domain}の署名は{field}を対象にしていません。変更されている可能性があります。"},
    words{"dkim-body-length", "The signature of {domain} uses l={count}: text added to the mail would not break it.",
          "{domain}の署名はl={count}を使っています。本文が追加されても署名は有効なままです。"},
    words{"dkim-short-key", "The key of {domain} has only {count} bits; use 2048.",
          "{domain}の公開鍵は{count}ビットです。2048ビットにしてください。"},
    words{"dkim-testing", "The key of {domain} says t=y: its owner is still testing DKIM.",
          "{domain}の公開鍵はt=y（テスト中）です。"},
    words{"dkim-many", "There are {count} more DKIM signatures than are shown.",
          "ほかに{count}個のDKIM署名があります（表示していません）。"},
    words{
        "carrier-reads-other-domain",
        "au and docomo may check SPF for another domain, {domain}: a record there that names the sending service helps "
        "with them, not with DMARC (published by the carriers, may be old).",
        "auやドコモは、SPFの確認に別のドメイン（{domain}"
        "）を見ることがあります。そのSPFレコードに送信サービスを含めておくと、"
        "携帯電話に届きやすくなります。DMARCには影響しません（各社の公開情報によるもので、古い可能性があります）。"},
    words{"arc-broken", "The ARC chain is broken: {reason}. It proves nothing, and DMARC does not need it.",
          "ARCチェーンが無効です：{reason}。何の証明にもなりませんが、DMARCの判定には影響しません。"},
    words{"arc-unknown", "The ARC chain could not be checked: {reason}.", "ARCチェーンを検証できません：{reason}。"},
    words{
        "arc-no-rescue",
        "The ARC chain, last sealed by {domain}, is valid, but it never turns a DMARC failure into a pass: whether to "
        "trust it is up to each receiver.",
        "ARCチェーン（最後の署名は{domain}"
        "）は有効ですが、DMARCの不合格は変わりません。信用するかどうかは受信側が決めます。"},
    words{"arc-instance", "a field has no i= from 1 to 50", "i=（1〜50）が正しくないフィールドがあります"},
    words{"arc-repeated-field", "an instance has a field twice", "同じi=のフィールドが重複しています"},
    words{"arc-missing-field", "a field of some instance is missing", "揃っていないフィールドがあります"},
    words{"arc-message-signature-syntax", "an ARC-Message-Signature is malformed",
          "ARC-Message-Signatureの書式に誤りがあります"},
    words{"arc-signed-seal", "an ARC-Message-Signature covers ARC-Seal",
          "ARC-Message-SignatureがARC-Sealを対象にしています"},
    words{"arc-seal-syntax", "an ARC-Seal is malformed", "ARC-Sealの書式に誤りがあります"},
    words{"arc-chain-status", "cv= in a seal does not fit its place", "ARC-Sealのcv=が順序と合っていません"},
    words{"arc-failed-before", "a server on the way found it broken already",
          "途中のサーバーがすでに無効と判定しています"},
    words{"list-rewrote-from",
          "The mailing list {list} put {from} into From, \"via\": what is proven is the list, not the author.",
          "メーリングリスト（{list}）が差出人を{from}"
          "に書き換えています（via）。確認できるのは、もとの差出人ではなくメーリングリストです。"},
    words{"list-broke-signature",
          "The mailing list {list} changed the mail, so the signature of {domain} no longer holds. The author has "
          "nothing "
          "to fix; the list can pass mail on unchanged, or put its own address into From.",
          "メーリングリスト（{list}）がメールを変更したため、{domain}"
          "の署名が無効になっています。差出人側の対応は不要です。"
          "メーリングリスト側で、変更せずに配信するか、差出人をリストのアドレスに書き換えれば解決します。"},
    words{"bulk-not-both",
          "Google, Yahoo and Microsoft want bulk mail to pass SPF and DKIM; here SPF is {spf}, DKIM {dkim}.",
          "Google・Yahoo・Microsoftは、大量配信メールにSPFとDKIM両方の合格を求めています"
          "（このメールはSPF：{spf}、DKIM：{dkim}）。"},
    words{"bulk-no-one-click",
          "Google and Yahoo want one-click unsubscribing in bulk mail: List-Unsubscribe with an https address, and "
          "List-Unsubscribe-Post (RFC 8058).",
          "GoogleとYahooは、大量配信メールにワンクリックでの登録解除を求めています。https:のアドレスを持つ"
          "List-Unsubscribeと、List-Unsubscribe-Postの両方を付けてください（RFC 8058）。"},
    words{"bulk-one-click-unsigned",
          "One-click unsubscribing does not count: no valid signature of {from} covers List-Unsubscribe and "
          "List-Unsubscribe-Post (RFC 8058).",
          "ワンクリックでの登録解除は無効です。List-UnsubscribeとList-Unsubscribe-Postの両方を対象とする、"
          "{from}の有効な署名がありません（RFC 8058）。"},
    words{"bulk-field-missing", "There is no {field} field, which Google and others ask of bulk mail.",
          "{field}がありません。Googleなどが大量配信メールに求めている項目です。"},
    words{"bulk-rules-kept", "As far as one mail shows, the sender rules of Google, Yahoo and Microsoft are kept.",
          "この1通からわかる範囲では、Google・Yahoo・Microsoftの送信者ガイドラインを満たしています。"},

    // -- fixes: the title of each card, and what to mind -------------------------------------------------------------
    words{"ses-custom-mail-from", "Set a custom MAIL FROM domain in Amazon SES ({region}) and add these DNS records.",
          "Amazon SES（{region}）でカスタム MAIL FROM ドメインを設定し、次のDNSレコードを登録してください。"},
    words{"ses-custom-mail-from-note",
          "Choose a subdomain that receives no mail and is not used in From. These records are its own: the SPF record "
          "of "
          "{from} stays as it is, and never gets a second one. Until SES has found the MX, it silently falls back to "
          "amazonses.com.",
          "メールの受信にもFromにも使わないサブドメインを選びます。このSPFレコードはサブドメイン専用です。{from}"
          "のSPFレコードはそのままにし、2個目を追加しないでください。MXが確認されるまでは、amazonses."
          "comがそのまま使われます。"},
    words{"ses-easy-dkim", "Turn on Easy DKIM for {from} in Amazon SES ({region}) and add its three CNAME records.",
          "Amazon SES（{region}）で{from}のEasy DKIMを有効にし、3個のCNAMEレコードを登録してください。"},
    words{"ses-easy-dkim-note",
          "TOKEN stands for each of the three tokens that the SES console shows; the mail does not reveal them.",
          "TOKENには、SESのコンソールに表示される3個の値を1つずつ入れます。メールからはわかりません。"},
    words{"ses-easy-dkim-lost",
          "Publish the CNAME records of Easy DKIM for {from} again: Amazon SES signs, but nobody finds the key.",
          "{from}のEasy DKIMのCNAMEレコードを登録し直してください。署名は付いていますが、公開鍵が見つかりません。"},
    words{"ses-easy-dkim-lost-note",
          "TOKEN1 to TOKEN3 stand for the three tokens that the SES console shows. Do not take them from a mail.",
          "TOKEN1〜TOKEN3には、SESのコンソールに表示される3個の値を入れます。メールに書かれた値は使わないでください。"},
    words{"ses-byodkim",
          "Publish your own key (BYODKIM): this mail has a signature of {domain} whose key is not published.",
          "ご自身の鍵（BYODKIM）の公開鍵を登録してください。{domain}の署名は付いていますが、公開鍵が見つかりません。"},
    words{
        "ses-byodkim-note",
        "SELECTOR is the one that you chose in Amazon SES, PUBLIC_KEY your public key in base64, without its first and "
        "last line.",
        "SELECTORにはAmazon "
        "SESで設定したセレクターを、PUBLIC_KEYには公開鍵のBase64（最初と最後の行を除いたもの）を入れます。"},
    words{
        "ses-use-mail-from",
        "Choose {name} as the custom MAIL FROM domain in Amazon SES ({region}): its records are there.",
        "Amazon SES（{region}）で、カスタム MAIL FROM ドメインに{name}を設定してください。DNSレコードは登録済みです。"},
    words{"ses-use-mail-from-note",
          "If it is set already: an identity for a single address has a setting of its own, which goes before that of "
          "the domain. And until the console says that the MX was found, mail still goes out as amazonses.com.",
          "すでに設定済みの場合は、次の2点を確認してください。メールアドレス単位のIDには別の設定があり、ドメインの設定"
          "より優先されます。また、MXが確認されるまでは、amazonses."
          "comがそのまま使われます。"},
    words{"spf-include", "If {provider} sends mail for {domain}, say so in the SPF record: {term}.",
          "{domain}のメールを{provider}から送っている場合は、SPFレコードに{term}を追加してください。"},
    words{"spf-merge-note",
          "If {domain} has an SPF record, put {term} into it before \"all\". Never publish a second one.",
          "{domain}にSPFレコードがある場合は、そのallの前に{term}"
          "を追加します。2個目のSPFレコードは登録しないでください。"},
    words{"spf-merged-note", "This is your record of today with {term} added. Replace it; never publish a second one.",
          "現在のレコードに{term}を加えたものです。2個目を追加せず、置き換えてください。"},
    words{"spf-merged-lookups-note",
          "This is your record of today with {term} added. It then needs more than 10 DNS lookups, which is an error: "
          "take out what you no longer use.",
          "現在のレコードに{term}"
          "を加えたものです。ただしDNSの参照が10回を超えてエラーになるため、使っていないものを除いてください。"},
    words{"dmarc-raise-policy", "When the reports show that all mail of {from} passes, go on to {tag}={policy}.",
          "{from}のメールがすべて合格していることをレポートで確認できたら、{tag}={policy}に進めてください。"},
    words{"dmarc-relax-spf", "Ask for relaxed SPF alignment again: aspf=r in the DMARC record of {from}.",
          "{from}のDMARCレコードをaspf=r（緩和モード）に戻してください。"},
    words{"dmarc-merged-note", "This is your record of today with that one change; where reports go stays as it is.",
          "現在のレコードの、この1か所だけを変えたものです。レポートの送信先などは変わりません。"},
    words{"provider-dkim", "Let {provider} sign as {from}: \"{setting}\".",
          "{provider}の「{setting}」で、{from}としてのDKIM署名を有効にしてください。"},
    words{"provider-return-path", "Let {provider} use a Return-Path under {from}: \"{setting}\".",
          "{provider}の「{setting}」で、Return-Pathを{from}の配下にしてください。"},
    words{"provider-console", "Its console shows the DNS records to add.",
          "登録するDNSレコードは、管理画面に表示されます。"},
    words{"provider-records", "Add these DNS records.", "次のDNSレコードを登録してください。"},
    words{"dmarc-record", "Publish a DMARC record for {from}.", "{from}のDMARCレコードを公開してください。"},
    words{"dmarc-unread-note",
          "Check first what _dmarc.{from} has today: a record that is there must be changed, not replaced. Begin with "
          "v=DMARC1; p=none and an address for reports.",
          "まず_dmarc.{from}の現在のレコードを確認してください。すでにあれば、置き換えずに変更します。なければ、"
          "v=DMARC1; p=noneとレポートの送り先から始めます。"},
    words{"dmarc-record-note", "Begin with p=none, read the reports, then go on to quarantine and reject.",
          "p=noneから始め、レポートを確認してからquarantine、rejectへ進めます。"},

    // -- DKIM: how a verification ended, to stand inside a sentence ---------------------------------------------------
    words{"body-hash-mismatch", "the body hash did not verify: the body was changed after signing",
          "本文のハッシュが一致しません（署名後に本文が変更されています）"},
    words{"signature-mismatch", "the signature did not verify: a signed header field was changed",
          "署名が一致しません（署名されたヘッダーが変更されています）"},
    words{"body-length", "l= counts more octets than the body has", "l=の値が本文の長さを超えています"},
    words{"unsigned-body", "text was added below the part that l= covers", "l=の範囲の後に本文が追加されています"},
    words{"key-not-found", "the key is not published (any more)",
          "公開鍵が見つかりません（公開終了の可能性もあります）"},
    words{"key-unavailable", "DNS gave no answer for the key", "公開鍵についてDNSの応答がありません"},
    words{"key-name", "s= and d= make no domain name", "s=とd=がドメイン名になりません"},
    words{"key-revoked", "the key was revoked", "公開鍵が失効しています"},
    words{"key-syntax", "the key record is malformed", "公開鍵レコードの書式に誤りがあります"},
    words{"key-type", "the key is of another kind than a= says", "公開鍵の種類がa=と異なります"},
    words{"key-hash", "the key does not allow this hash", "公開鍵がこのハッシュを許可していません"},
    words{"key-service", "the key is not for mail", "公開鍵がメール用ではありません"},
    words{"key-strict-identity", "the key wants i= to be of d= itself",
          "公開鍵の設定により、i=はd=と同じドメインに限られます"},
    words{"weak-key", "the key is shorter than 1024 bits and proves nothing",
          "公開鍵が1024ビット未満のため、証明になりません"},
    words{"weak-algorithm", "rsa-sha1 no longer counts (RFC 8301)", "rsa-sha1は無効です（RFC 8301）"},
    words{"expired", "the signature has expired (x=)", "署名の有効期限（x=）が切れています"},
    words{"signature-syntax", "b= is not base64", "b=がbase64ではありません"},
    words{"unsupported-algorithm", "this program cannot verify the algorithm",
          "このプログラムでは検証できないアルゴリズムです"},
    words{"message-altered", "this copy of the mail was changed, so nothing can be said",
          "このコピーは元のメールから変わっているため、判定できません"},
    words{"body-differs", "the body is not the one that was signed", "本文が署名されたものと異なります"},
    words{"body-missing", "the body is not included", "本文が含まれていません"},
    words{"not-tried", "the mail has more signatures than are tried", "署名が多すぎるため、検証していません"},
    words{"out-of-space", "there was not enough memory", "メモリーが足りません"},

    // -- DMARC: its reason codes, as "dmarc-" and the code where that does not begin so already
    // ------------------------
    words{"dmarc-no-from-field", "there is no From field", "Fromがありません"},
    words{"dmarc-several-from-fields", "there are several From fields", "Fromが複数あります"},
    words{"dmarc-malformed-from", "the From field is malformed", "Fromの書式に誤りがあります"},
    words{"dmarc-several-author-domains", "From names several domains", "Fromに複数のドメインがあります"},
    words{"dmarc-no-author", "From names nobody", "Fromに差出人がありません"},
    words{"dmarc-hidden-from", "the sender is hidden", "差出人が伏せられています"},
    words{"dmarc-not-checked", "nobody checked it", "検証されていません"},
    words{"dmarc-not-reported", "the receiver says nothing of it", "受信サーバーの記録がありません"},
    words{"dmarc-reported-for-another-author", "the receiver judged another domain",
          "受信サーバーの判定は別のドメインについてのものです"},
    words{"dmarc-pass-without-alignment", "nothing that passed is aligned", "合格した認証が差出人と一致していません"},
    words{"dmarc-nothing-aligned-passed", "nothing aligned passed", "差出人と一致する認証が合格していません"},
    words{"dmarc-failed-though-aligned", "by the receiver's word alone", "受信サーバーの判定による"},
    words{"dmarc-disputed-report", "the receiver's field has two results", "受信サーバーの記録に結果が2つあります"},
    words{"dmarc-identifier-unknown", "what could prove it could not be evaluated", "判定に必要な情報がありません"},
    words{"dmarc-no-record", "no record is published", "レコードがありません"},
    words{"dmarc-unusable-record", "the record cannot be applied", "レコードを適用できません"},
    words{"dmarc-record-unread", "DNS gave no answer for the record", "レコードについてDNSの応答がありません"},
    words{"dmarc-organization-unread", "DNS gave no answer for the organization",
          "組織ドメインについてDNSの応答がありません"},
    words{"dmarc-identifier-undecided", "DNS gave no answer for SPF or a key",
          "SPFまたは公開鍵についてDNSの応答がありません"},
    words{"dmarc-existence-unread", "DNS does not say whether the domain exists",
          "ドメインの有無についてDNSの応答がありません"},
    words{"dmarc-out-of-space", "there was not enough memory", "メモリーが足りません"},

    // -- the labels of the text report -------------------------------------------------------------------------------
    words{"label-header-from", "Says it is from", "表示上の差出人"},
    words{"label-envelope-from", "Envelope sender", "エンベロープFrom"},
    words{"label-reply-to", "Answers go to", "返信先"},
    words{"label-null-path", "nobody (a bounce: <>)", "なし（バウンスメール：<>）"},
    words{"label-unknown", "unknown", "不明"},
    words{"label-via", "through", "経由"},
    words{"label-subject", "Subject", "件名"},
    words{"label-check", "Check", "項目"},
    words{"label-domain", "Domain", "ドメイン"},
    words{"label-authentication", "Authentication", "認証"},
    words{"label-alignment", "Alignment", "アライメント"},
    words{"label-aligned-strict", "aligned (strict)", "一致（厳密モードでも）"},
    words{"label-aligned-relaxed", "aligned (relaxed)", "一致（緩和モード）"},
    words{"label-unaligned", "not aligned", "不一致"},
    words{"label-by", "by {proof}", "{proof}による"},
    words{"label-if-relaxed", "With relaxed alignment:", "緩和モードの場合："},
    words{"label-if-strict", "With strict alignment:", "厳密モードの場合："},
    words{"label-if-listed", "By the public suffix list (RFC 7489):", "公開サフィックスリストによる場合（RFC 7489）："},
    words{"label-organizations",
          "{domain} belongs to {walked} by its DNS records, to {listed} by the public suffix list.",
          "{domain}の組織ドメインは、DNSのレコードでは{walked}、公開サフィックスリストでは{listed}です。"},
    words{"label-organization-psl", "Organizational domain {domain}, by the public suffix list.",
          "組織ドメインは{domain}です（公開サフィックスリストによる）。"},
    words{"label-organization-walk", "Organizational domain {domain}, by its DNS records (RFC 9989).",
          "組織ドメインは{domain}です（DNSのレコードによる、RFC 9989）。"},
    words{"label-reported", "Recorded by {server}; not checked here.",
          "{server}の判定です。ここでは検証していません。"},
    words{"label-verified", "verified here", "ここで検証"},
    words{"label-computed", "computed from what the message says", "メールの記録から計算"},
    words{"label-claimed", "claims to be", "自称"},
    words{"label-by-dns", "Verified here, with DNS as it is now.", "現在のDNSにより、ここで検証しました。"},
    words{"label-by-message", "Computed with DNS as it is now, from addresses that the message itself records.",
          "メールに記録されたアドレスと、現在のDNSから計算しました。"},
    words{"label-unchecked", "Nothing was checked here.", "ここでは検証していません。"},
    words{"label-repairs", "Repaired", "修復"},
    words{"label-findings", "Findings", "気づいた点"},
    words{"label-fixes", "Fix", "対処"},
    words{"label-replaces", "in place of", "変更前"},
    words{"severity-info", "info", "情報"},
    words{"severity-warning", "warning", "注意"},
    words{"severity-error", "error", "誤り"},
    words{"severity-attack", "attack", "攻撃の疑い"},
    words{"result-pass", "pass", "合格（pass）"},
    words{"result-fail", "fail", "不合格（fail）"},
    words{"result-softfail", "softfail", "不合格（softfail）"},
    words{"result-neutral", "neutral", "判定なし（neutral）"},
    words{"result-none", "none", "なし（none）"},
    words{"result-policy", "policy", "ポリシーで除外（policy）"},
    words{"result-temperror", "temperror", "一時エラー（temperror）"},
    words{"result-permerror", "permerror", "恒久エラー（permerror）"},

    // -- repairs -----------------------------------------------------------------------------------------------------
    words{"lf-to-crlf", "Line ends were LF; CRLF was restored.", "改行がLFだったため、CRLFに直しました。"},
    words{"cr-to-crlf", "Line ends were CR; CRLF was restored.", "改行がCRだったため、CRLFに直しました。"},
    words{"cr-cr-lf-to-crlf", "Line ends were CR CR LF; CRLF was restored.",
          "改行がCR CR LFだったため、CRLFに直しました。"},
    words{"blank-lines-between-removed", "Empty lines between the lines were left out.",
          "行と行の間の空行を除きました。"},
    words{"bom-removed", "A byte order mark was left out.", "先頭のBOMを除きました。"},
    words{"summary-table-removed", "The summary above the source was left out.",
          "ソースの上にある概要表を除きました。"},
    words{"leading-blank-lines-removed", "Blank lines above the header were left out.",
          "ヘッダーの前の空行を除きました。"},
    words{"nbsp-to-space", "No-break spaces in the header were made blanks.",
          "ヘッダー内の改行しない空白を、通常の空白に直しました。"},
    words{"zero-width-removed", "Invisible characters in the header were left out.",
          "ヘッダー内の見えない文字を除きました。"},
    words{"fold-restored", "Lost indents of continued lines were restored.", "失われた継続行の字下げを補いました。"},
    words{"indent-removed", "An indent before every header line was left out.", "ヘッダー全体の字下げを除きました。"},
    words{"entities-decoded", "HTML entities in the header were decoded.",
          "ヘッダー内のHTMLエンティティを元の文字に戻しました。"},
    words{"quotes-straightened", "Typographic quotes in the header were made plain.",
          "ヘッダー内の引用符を半角に直しました。"},
    words{"quote-prefix-removed", "The quote marks \"> \" were left out.", "引用記号「> 」を除きました。"},
    words{"signature-unfolded", "A signature stands on one line.", "署名の改行が失われています。"},
    words{"address-hidden", "Addresses are hidden as \"[email protected]\" and cannot be restored.",
          "アドレスが「[email protected]」に置き換えられており、元に戻せません。"},
    words{"address-defanged", "Defanged addresses were restored.", "無害化されたアドレスを元に戻しました。"},
    words{
        "lines-restored", "Line breaks were lost, so DKIM cannot be verified. Use \"Download original\".",
        "改行が失われているため、DKIM署名は検証できません。元のメールをダウンロードし、そのファイルを開いてください。"},
});

/// The words of a code, or nullptr.
constexpr const words* find_words(std::string_view code) noexcept {
  for (const auto& each : word_table) {
    if (each.code == code) return &each;
  }
  return nullptr;
}

/// The words of a reason of DMARC, or nullptr. They have names of their own, since SPF has a "no-record" as well.
constexpr const words* find_dmarc_words(std::string_view reason) noexcept {
  constexpr std::string_view prefix = "dmarc-";
  if (reason.starts_with(prefix)) return find_words(reason);
  for (const auto& each : word_table) {
    if (each.code.starts_with(prefix) && each.code.ends_with(reason) &&
        each.code.size() == prefix.size() + reason.size()) {
      return &each;
    }
  }
  return nullptr;
}

namespace detail {
/// The codes alone: a program that prints no sentence is not to carry them.
inline constexpr auto word_codes = [] {
  std::array<std::string_view, word_table.size()> codes;
  for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = word_table[i].code;
  return codes;
}();

// Not constexpr on purpose: to call it stops the compiler.
inline void this_code_has_no_words() {}

constexpr std::uint16_t place_of(std::string_view code) {
  for (std::size_t i = 0; i < word_codes.size(); ++i) {
    if (word_codes[i] == code) return static_cast<std::uint16_t>(i);
  }
  this_code_has_no_words();
  return 0;
}
}  // namespace detail

/// A code that surely has words.
class phrase {
 public:
  /// Anything but a code of the table does not compile.
  consteval phrase(const char* code) : place_{detail::place_of(code)} {}  // NOLINT: a literal reads best as it stands

  constexpr std::string_view code() const noexcept { return detail::word_codes[place_]; }
  constexpr std::string_view text(language in) const noexcept {
    return in == language::ja ? word_table[place_].ja : word_table[place_].en;
  }
  friend constexpr bool operator==(phrase, phrase) noexcept = default;

 private:
  std::uint16_t place_;
};

}  // namespace fromproof::inline v0::advice

#endif
