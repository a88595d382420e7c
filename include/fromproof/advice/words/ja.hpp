#ifndef FROMPROOF_ADVICE_WORDS_JA_HPP
#define FROMPROOF_ADVICE_WORDS_JA_HPP

// The sentences in Japanese, in the order of the codes. {name} stands for a parameter.

#include <string_view>

#include "codes.hpp"

namespace fromproof::inline v0::advice {

// NOLINTBEGIN(bugprone-suspicious-missing-comma): a long sentence takes two lines.
inline constexpr const char* words_ja[]{
    // -- verdicts: one sentence on what the message proves -----------------------------------------------------------
    /* pass-by-both */ "SPF・DKIMともにFromのドメインと一致しています（緩和モード）",
    /* pass-policy-unused */ "合格です。ポリシー（p=none）は今回は使われていません",
    /* mail-from-unused */ "カスタム MAIL FROM が使われていません",
    /* pass-by-dkim-alone */ "DMARCは合格です。ただしDKIMだけで合格しています",
    /* pass-by-spf-alone */ "DMARCは合格です。ただしSPFだけで合格しています",
    /* pass-forwarded */ "DKIMによりDMARCは合格です。SPFの不合格は、転送されたメールではよくあります",
    /* pass-as-reported */ "{server}はDMARC合格（PASS）と判定しています。",
    /* fail-provider-only */ "DMARCは不合格です。SPF・DKIMは合格ですが、{provider}としての合格です",
    /* fail-unproven */ "{from}からの送信を示す証拠がありません",
    /* fail-though-aligned */
    "{proof}はFromのドメインと一致していますが、{server}はDMARC不合格（FAIL）と判定しています。",
    /* aligned-record-unknown */
    "{proof}で{from}を確認できます。ただしDMARCを検証したかどうかは、このメールからはわかりません。",
    /* aligned-without-dmarc */ "{proof}で{from}を確認できますが、{from}はDMARCレコードを公開していません。",
    /* unproven-without-dmarc */ "{from}からの送信を示す証拠がなく、DMARCレコードも公開されていません。",
    /* not-checked */ "このメールには、受信サーバーによる検証結果がありません。",
    /* undecided */ "{server}がDNSの応答を得られなかったため、DMARCは判定できません。",
    /* broken-record */ "{from}のDMARCレコードに誤りがあるため、{server}はDMARCを適用できませんでした。",
    /* undecided-here */ "DNSの応答がないため、DMARCは判定できません。",
    /* unusable-record */ "{from}のDMARCレコードは適用できません。",
    /* contradiction */ "{server}はDMARC合格（PASS）としていますが、{from}と一致する認証結果がありません。",
    /* not-checked-here */ "DNSを使っていないため、何も検証していません。",
    /* unknown-author */ "{from}からの送信かどうか、判定できません。",
    /* unproven-not-reported */ "{from}からの送信を示す、判定に使える結果がありません。",
    /* disputed-report */ "{server}の記録に異なる結果が2つあるため、どちらも判定に使いません。",
    /* no-author */ "Fromに、確認できる差出人のドメインがありません。",
    /* hidden-author */ "コピー元のページがアドレスを伏せているため、差出人がわかりません。",
    /* several-authors */ "Fromに複数のドメインがあるため、差出人を確認できません。",
    /* several-from-fields */ "Fromが{count}個あります。メールソフトによって別の差出人が表示されるおそれがあります。",
    // -- reasons: why, in the message's own facts --------------------------------------------------------------------
    /* answer-by-both */ "{from}から送られたメールです。署名と送信サーバーの両方が証明しています",
    /* answer-by-signature */ "{from}から送られたメールです。署名が証明しています",
    /* answer-by-server */ "{from}から送られたメールです。送信サーバーが証明しています",
    /* answer-computed */ "このコピーにある送信サーバーの記録が正しければ、{from}から送られたメールです",
    /* answer-reported */ "{server}は{from}からのメールと判定しています。ここでは検証していません",
    /* answer-other */ "証明されていません。{from}を名乗っていますが、{other}から送られました",
    /* answer-address */ "証明されていません。{from}を名乗っていますが、{ip}から送られました",
    /* answer-unproven */ "証明されていません。{from}を名乗っています",
    /* answer-unchecked */ "まだ検証されていません。{from}を名乗っています",
    /* answer-open */ "判定できません。{from}を名乗っています",
    /* answer-nobody */ "差出人を一つに特定できません",
    /* spf-for-another */ "SPF認証は合格ですが、{from}ではなく{spf}としての合格です。",
    /* dkim-for-another */ "DKIM認証は合格ですが、{from}ではなく{dkim}としての合格です。",
    /* spf-and-dkim-for-another */ "SPFは{spf}、DKIMは{dkim}としての合格で、どちらも{from}ではありません。",
    /* both-prove */ "SPFは{spf}、DKIMは{dkim}として合格し、どちらも{from}と一致しています。",
    /* dkim-proves */ "{dkim}の署名が有効で、{from}と一致しています（SPFは{word}）。",
    /* spf-proves */ "SPFは{spf}として合格し、{from}と一致しています。{from}と一致する有効なDKIM署名はありません。",
    /* spf-proves-alone */
    "SPFは{spf}として合格し、{from}と一致しています。DKIM署名の検証結果は{server}の記録からはわかりません。",
    /* spf-proves-signature-unknown */
    "SPFは{spf}として合格し、{from}と一致しています。DKIM署名が有効かどうかは、このコピーからはわかりません。",
    /* two-results */ "{server}の1つの記録に、同じ項目の結果が2つあります。送信者が紛れ込ませた可能性があります。",
    /* reported-another */ "{server}の判定は、別の差出人についてのものです。",
    /* dns-not-asked */
    "メールサーバーが受け取ったメールは、DNSとエンベロープだけで判定します。メール内の記録は証拠になりません。",
    /* key-is-gone */ "{domain}の公開鍵はすでに公開されていません。鍵はメールより先に削除されることがあります。",
    /* expired-since */
    "{domain}の署名は正しいものの、有効期限を過ぎています。受信時に有効だったかは、コピーからはわかりません。",
    /* only-header-proven */ "{domain}の署名はヘッダーについては有効ですが、本文が署名されたものと異なります。",
    /* copy-altered */ "{domain}の署名の対象となる部分が、このコピーでは変わっています。",
    /* client-unknown */ "接続元のIPアドレスを示す、判定に使える記録がありません。",
    /* client-is-gateway */ "{gateway}を経由しているため、受信サーバーは本来の送信元を確認できません。",
    /* sender-unknown */ "エンベロープFromを示す、判定に使える記録がありません。",
    /* memory-too-small */ "メモリーが足りないため、判定できません。",
    /* nothing-passed */ "SPFもDKIM署名も合格していません。",
    /* nothing-aligned */ "DMARCは不合格です。認証とアライメントの両方に合格したものがありません",
    /* only-the-word */ "メールには{server}の判定だけがあり、その根拠は書かれていません。",
    /* no-dmarc-record */ "_dmarc.{from}にも、その上位にもレコードがありません。",
    /* record-without-policy */ "有効なポリシーもレポートの送り先も書かれていません。",
    /* dns-silent */ "DNSサーバーから時間内に応答がありません。",
    /* no-trusted-results */ "受信サーバーが書いたAuthentication-Resultsがありません。",
    /* results-without-any */ "判定に使う{server}の記録に、SPF・DKIM・DMARCの結果がありません。",
    /* dmarc-not-mentioned */ "{server}はSPFとDKIMの結果だけを記録し、DMARCには触れていません。",
    /* from-missing */ "Fromがありません。",
    /* from-malformed */ "Fromの書式に誤りがあります（{error}）。",
    /* from-hidden */ "アドレスが「[email protected]」に置き換えられています。",
    /* from-several */ "Fromは1個だけ（RFC 5322）、DMARCの対象となるドメインも1個だけです（RFC 9989）。",
    // -- next actions ------------------------------------------------------------------------------------------------
    /* nothing-to-fix */ "対応は不要です。",
    /* add-second-leg */ "カスタム MAIL FROM ドメインを設定すると、SPFでも合格できます。",
    /* check-mail-from */
    "送信に使っているリージョンでMXが確認済みか、メールアドレス単位のIDが優先されていないかを確認してください。反映に最"
    "長72時間かかることがあります。",
    /* tighten-policy */ "レポートを確認し、p=quarantine、p=rejectの順に進めてください。",
    /* align-spf */ "Return-Pathを{from}の配下にすると、SPFでも合格できます。",
    /* dkim-is-enough */ "対応は不要です。{provider}のReturn-Pathは変更できないため、DKIMだけで合格するのが正常です。",
    /* align-dkim */ "{from}のDKIM署名を付けてください。転送されても合格できるようになります。",
    /* sign-then-mail-from */ "まず{from}のEasy DKIMを有効にし、次にカスタム MAIL FROM ドメインを設定してください。",
    /* prove-either */
    "ご自身が送ったメールなら、{from}のDKIM署名を付けるか、Return-Pathを{from}の配下にしてください。",
    /* do-not-trust */
    "差出人は未確認として扱ってください。DMARCで確認できるのは送信元のドメインだけで、内容が信用できるかどうかはわかり"
    "ません。",
    /* mind-the-domain */
    "確認できるのは{from}"
    "というドメインだけで、別の名前と間違えやすい名前です。心当たりがなければ信用しないでください。",
    /* publish-dmarc */ "{from}のDMARCレコードを公開してください。",
    /* use-received-copy */ "検証結果は受信時に書き込まれます。受信した側のメールを使ってください。",
    /* use-recorded-results */ "受信時に記録された検証結果を参考にしてください。",
    /* run-again */ "時間をおいて、もう一度検証してください。",
    /* ask-dns */ "--dns systemまたは--dns IP@PORTで、DNSを使って検証してください。",
    /* give-envelope */ "元のファイルを使うか、受信サーバーの記録にある配送の情報を補ってください。",
    /* use-original */ "元のメールをダウンロードし、そのファイルを開いてください。",
    /* try-later */ "時間をおいて送り直すか、DNSで検証してください。",
    /* verify-with-dns */ "DNSで検証してください。",
    /* repair-record */ "{from}のDMARCレコードを直してください。",
    /* ask-receiver */ "下の結果と{from}の設定（厳密モードかどうか）を見比べてください。",
    /* repair-from */ "Fromは1個、アドレスも1個にしてください。",
    // -- findings ----------------------------------------------------------------------------------------------------
    /* spf-unaligned-provider-return-path */
    "Return-Pathが{provider}の既定値（{domain}）のため、SPFは{from}ではなく{provider}として合格しています。",
    /* spf-unaligned */ "SPFは{domain}として合格していますが、{from}とは一致していません。",
    /* spf-not-strict */
    "SPFが一致するのは緩和モードだけです（{domain}は{from}そのものではありません）。aspf=sは設定しないでください。",
    /* ses-mail-from-unused */
    "{name}はカスタム MAIL FROM ドメインとしてDNSに登録済みですが、このメールでは使われていません。",
    /* ses-mail-from-other-region */
    "{name}は、このメールを送信した{region}とは別のリージョン用です。リージョンごとに別のドメインが必要です。",
    /* ses-old-verification */
    "_amazonses.{domain}は、以前のAmazon SESで使われたドメイン確認用のレコードです。メールの認証には使われず、Easy "
    "DKIMがあれば不要です。",
    /* ses-aspf-strict */
    "{from}のDMARCレコードにaspf=s（SPFの厳密モード）があります。Amazon SESのカスタム MAIL FROM "
    "ドメインでは、SPFが{from}と一致しなくなります。",
    /* dkim-missing-for-author */ "{from}のDKIM署名がなく、{domain}の署名だけが付いています。",
    /* policy-none */
    "p="
    "none：不合格でも特別な処理を求めない設定です（レポートのみ）。今回は使われていません。レポートで自社のメールがすべ"
    "て合格していることを確認できたら、p=quarantine、p=rejectの順に進めます。",
    /* policy-none-failed */
    "p=none：不合格でも特別な処理を求めない設定です（レポートのみ）。p=quarantineやp="
    "rejectにすると、隔離や拒否を求められます。",
    /* forwarded */ "転送されたメールのためSPFは不合格になりますが、DKIMは有効です。",
    /* if-you-sent-this */
    "{from}からこのメールを送っている場合は、下の手順を行ってください。それ以外の方には関係ありません。",
    /* behind-gateway */ "{gateway}が中継したメールです。そのIPアドレスについてのSPFは、送信者について何も示しません。",
    /* from-repaired */ "Fromの{offset}バイト目が書式に反しています（{error}）。ただし、アドレスは1個に定まります。",
    /* from-mailboxes */ "Fromに、同じドメインのメールボックスが{count}個あります。",
    /* from-fields */ "Fromが{count}個あります。正しいメールには1個しかありません。",
    /* from-domains */ "Fromに複数のドメインがあります。",
    /* from-syntax */ "Fromの{offset}バイト目に誤りがあります（{error}）。",
    /* from-absent */ "Fromがありません。",
    /* display-name-other-address */ "表示名に、実際の差出人とは別のアドレスやドメインが書かれています。",
    /* display-name-invisible */ "表示名に、見えない文字や書字方向を変える文字が含まれています。",
    /* mixed-script-domain */
    "ドメイン{domain}に複数の文字体系が混ざっています。別の名前に見せかけている可能性があります。",
    /* look-alike-script */
    "ドメイン{domain}は、ラテン文字に似た別の文字で書かれています。別の名前に見せかけている可能性があります。",
    /* look-alike-domain */ "ドメイン{domain}は、表示名にあるドメインとよく似た別のドメインです。",
    /* malformed-header */ "ヘッダーに不正な行が{count}行あります（最初は{offset}バイト目：{error}）。",
    /* duplicate-field */ "{field}が{count}個あります。正しいメールには1個しかありません。",
    /* nul-octets */ "NUL文字が含まれています。メールソフトによっては、一部が表示されないおそれがあります。",
    /* bare-cr */ "単独のCRが含まれています。メールソフトによっては改行として扱われます。",
    /* bare-lf */ "CRLFと単独のLFが混在しています。SMTPスマグリングで見られる形です。",
    /* header-cut */ "ヘッダーの終わりを示す空行がありません。本文が含まれていません。",
    /* return-path-below-received */
    "Return-Pathが受信サーバーのReceivedより下にあります。送信者が書いた可能性があります。",
    /* return-path-syntax */ "Return-Pathの書式に誤りがあります（{error}）。",
    /* envelope-disagrees */
    "{server}の記録によって、エンベロープFromが異なります（{domain}と{spf}）。SPFは計算できません。",
    /* results-missing */ "このメールにはAuthentication-Resultsがありません。",
    /* results-untrusted */
    "「{server}」のAuthentication-Resultsは、受信サーバーが書いたものと確認できないため、判定に使いません。",
    /* results-if-yours */
    "{server}はご自身のメールサーバーで、検証結果をこのように書き込みますか。その場合は、--receiver "
    "{server}を指定してください。そうでなければ、このAuthentication-Resultsは送信者が書いたものかもしれません。",
    /* results-disputed */ "{server}の1つの記録に、同じ項目の異なる結果が2つあります。どちらも判定に使いません。",
    /* results-syntax */ "最上段のAuthentication-Resultsの{offset}バイト目に誤りがあります（{error}）。",
    /* results-other-author */ "{server}は{from}ではなく{domain}のDMARCを判定しています。",
    /* dkim-syntax */ "DKIM-Signatureの{tag}=に誤りがあります（{error}）。",
    /* dkim-body-differs */
    "{domain}"
    "の署名はヘッダーについては有効ですが、本文が署名されたものと異なります。コピーで変わったか、誰かが変更しています。"
    "元のファイルを開いて確認してください。",
    /* dkim-key-gone */
    "{domain}の公開鍵は公開されていません。鍵は後から削除されることがあるため、本物か偽物かは判断できません。",
    /* dkim-failed */ "{domain}のDKIM署名は無効です：{reason}。",
    /* dmarc-disagrees */ "DMARCについて、{server}の記録は{word}ですが、ここで計算した結果は{result}です。{cause}",
    /* spf-disagrees */ "SPFについて、{server}の記録は{word}ですが、ここで計算した結果は{result}です。{cause}",
    /* dmarc-several-records */ "同じ名前に複数のDMARCレコードがあるため、すべて無視されます。",
    /* dmarc-record-fault */ "{from}のDMARCレコードの{offset}バイト目（{tag}）に誤りがあります（{error}）。",
    /* spf-record-misplaced */
    "SPFレコードが{name}にあります。ここでは参照されません。ドメインそのものに登録してください。",
    /* dmarc-record-misplaced */
    "DMARCレコードが{name}にあります。ここでは参照されません。_dmarcの名前で登録してください。",
    /* spf-pass-all */ "{domain}のSPFレコードに+allがあります。誰でも送信できる設定です。",
    /* spf-wide-network */ "{domain}のSPFレコードの{term}は、約{count},000個のアドレスに送信を許可しています。",
    /* spf-wide-prefix */ "{domain}のSPFレコードの{term}は、範囲が広すぎます。",
    /* spf-ptr */ "{domain}のSPFレコードがptrを使っています。遅く、使用は推奨されていません（RFC 7208）。",
    /* spf-redirect-ignored */ "{domain}のSPFレコードにはallがあるため、redirect=は無視されます。",
    /* spf-without-all */ "{domain}のSPFレコードの最後にallがありません。ほかの送信元については何も示していません。",
    /* spf-many-lookups */
    "{domain}のSPFレコードは、DNSの参照を10回中{count}回使っています。includeを増やすと使えなくなるおそれがあります。",
    /* spf-void-lookups */ "{domain}のSPFレコードの参照のうち{count}回は結果がありません。3回目でエラーになります。",
    /* spf-error */ "{domain}のSPFレコードは使えません：{reason}。",
    /* bad-domain */ "差出人のドメインがレコードを持てない名前です",
    /* no-record */ "レコードがありません",
    /* several-records */ "レコードが複数あります",
    /* bad-record */ "書式に誤りがあります",
    /* too-many-lookups */ "DNSの参照が10回を超えています",
    /* too-many-void-lookups */ "結果のないDNSの参照が2回を超えています",
    /* too-many-mx */ "メールサーバーが10台を超えるドメインがあります",
    /* include-without-record */ "includeの先にレコードがありません",
    /* redirect-without-record */ "redirect=の先にレコードがありません",
    /* dns-failure */ "DNSの応答がありません",
    /* unknown-client */ "接続元のIPアドレスがわかりません",
    /* unknown-sender */ "エンベロープFromがわかりません",
    /* disputed-sender */ "受信サーバーの記録に2つのエンベロープFromがあります",
    /* spf-behind-gateway */ "フィルタリングサービスを経由しているため、判定できません",
    /* dkim-disagrees */
    "{domain}の署名について、{server}の記録は{word}ですが、ここで計算した結果は{result}です。{cause}",
    /* arc-disagrees */ "ARCについて、{server}の記録は{word}ですが、ここで計算した結果は{result}です。{cause}",
    /* cause-record-changed */
    "受信後にレコードが変わったか、転送により接続元のIPアドレスが変わったためで、多くの場合は問題ありません。",
    /* cause-key-replaced */ "署名用の鍵は定期的に交換され、古い公開鍵は削除されます。偽造の証拠ではありません。",
    /* cause-copy-changed */ "このコピーが受信時のメールと異なるのかもしれません。元のファイルで確認してください。",
    /* cause-expired-since */ "受信時には有効でしたが、その後に有効期限が切れました。",
    /* cause-receiver-saw-another */
    "受信サーバーがDNSの応答を得られなかったか、変更されたメールを検証したのかもしれません。",
    /* cause-rules-differ */ "どこまで有効とするかは、受信サーバーによって異なります。",
    /* cause-see-above */ "上の結果が異なるか、受信後にDMARCレコードが変わったためです。",
    /* cause-another-author */ "別のドメインについての判定です。",
    /* dkim-unsigned-field */ "{domain}の署名は{field}を対象にしていません。変更されている可能性があります。",
    /* dkim-body-length */ "{domain}の署名はl={count}を使っています。本文が追加されても署名は有効なままです。",
    /* dkim-short-key */ "{domain}の公開鍵は{count}ビットです。2048ビットにしてください。",
    /* dkim-testing */ "{domain}の公開鍵はt=y（テスト中）です。",
    /* dkim-many */ "ほかに{count}個のDKIM署名があります（表示していません）。",
    /* carrier-reads-other-domain */
    "auのなりすまし規制（高）では、{domain}のSPFも確認されます。そのSPFレコードに送信サービスを含めておくと、"
    "auに届きやすくなります。DMARCには影響しません（auの2023年10月のお知らせによる）。",
    /* carrier-warns */
    "ドコモメールは、DMARCに対応していないメールや不合格のメールに警告を表示します。{domain}"
    "のこのメールも該当します（ドコモの2024年5月のお知らせによる）。",
    /* arc-broken */ "ARCチェーンが無効です：{reason}。何の証明にもなりませんが、DMARCの判定には影響しません。",
    /* arc-unknown */ "ARCチェーンを検証できません：{reason}。",
    /* arc-no-rescue */
    "ARCチェーン（最後の署名は{domain}"
    "）が有効でも、DMARCの不合格は変わりません。信用するかどうかは受信側が決めます。",
    /* arc-instance */ "i=（1〜50）が正しくないフィールドがあります",
    /* arc-repeated-field */ "同じi=のフィールドが重複しています",
    /* arc-missing-field */ "揃っていないフィールドがあります",
    /* arc-message-signature-syntax */ "ARC-Message-Signatureの書式に誤りがあります",
    /* arc-signed-seal */ "ARC-Message-SignatureがARC-Sealを対象にしています",
    /* arc-seal-syntax */ "ARC-Sealの書式に誤りがあります",
    /* arc-chain-status */ "ARC-Sealのcv=が順序と合っていません",
    /* arc-failed-before */ "途中のサーバーがすでに無効と判定しています",
    /* list-rewrote-from */
    "メーリングリスト（{list}）が差出人を{from}"
    "に書き換えています（via）。確認できるのは、もとの差出人ではなくメーリングリストです。",
    /* list-broke-signature */
    "メーリングリスト（{list}）がメールを変更したため、{domain}"
    "の署名が無効になっています。差出人側の対応は不要です。メーリングリスト側で、変更せずに配信するか、差出人をリストの"
    "アドレスに書き換えれば解決します。",
    /* bulk-not-both */
    "Google・Yahoo・Microsoftは、大量配信メールにSPFとDKIM両方の合格を求めています（このメールはSPF：{spf}、DKIM：{"
    "dkim}）。",
    /* bulk-no-one-click */
    "GoogleとYahooは、大量配信メールにワンクリックでの登録解除を求めています。https:のアドレスを持つList-"
    "Unsubscribeと、List-Unsubscribe-Postの両方を付けてください（RFC 8058）。",
    /* bulk-one-click-unsigned */
    "ワンクリックでの登録解除は無効です。List-UnsubscribeとList-Unsubscribe-Postの両方を対象とする、{from}"
    "の有効な署名がありません（RFC 8058）。",
    /* bulk-field-missing */ "{field}がありません。Googleなどが大量配信メールに求めている項目です。",
    /* bulk-rules-kept */ "この1通からわかる範囲では、Google・Yahoo・Microsoftの送信者ガイドラインを満たしています。",
    // -- fixes: the title of each card, and what to mind -------------------------------------------------------------
    /* ses-custom-mail-from */
    "Amazon SES（{region}）でカスタム MAIL FROM ドメインを設定し、次のDNSレコードを登録してください。",
    /* ses-custom-mail-from-note */
    "メールの受信にもFromにも使わないサブドメインを選びます。このSPFレコードはサブドメイン専用です。{from}"
    "のSPFレコードはそのままにし、2個目を追加しないでください。MXが確認されるまでは、amazonses."
    "comがそのまま使われます。",
    /* ses-easy-dkim */ "Amazon SES（{region}）で{from}のEasy DKIMを有効にし、3個のCNAMEレコードを登録してください。",
    /* ses-easy-dkim-note */
    "TOKENには、SESのコンソールに表示される3個の値を1つずつ入れます。メールからはわかりません。",
    /* ses-easy-dkim-lost */
    "{from}のEasy DKIMのCNAMEレコードを登録し直してください。署名は付いていますが、公開鍵が見つかりません。",
    /* ses-easy-dkim-lost-note */
    "TOKEN1〜TOKEN3には、SESのコンソールに表示される3個の値を入れます。メールに書かれた値は使わないでください。",
    /* ses-byodkim */
    "ご自身の鍵（BYODKIM）の公開鍵を登録してください。{domain}の署名は付いていますが、公開鍵が見つかりません。",
    /* ses-byodkim-note */
    "SELECTORにはAmazon "
    "SESで設定したセレクターを、PUBLIC_KEYには公開鍵のBase64（最初と最後の行を除いたもの）を入れます。",
    /* ses-use-mail-from */
    "Amazon SES（{region}）で、カスタム MAIL FROM ドメインに{name}を設定してください。DNSレコードは登録済みです。",
    /* ses-use-mail-from-note */
    "すでに設定済みの場合は、次の2点を確認してください。メールアドレス単位のIDには別の設定があり、ドメインの設定より優"
    "先されます。また、MXが確認されるまでは、amazonses.comがそのまま使われます。",
    /* spf-include */ "{domain}のメールを{provider}から送っている場合は、SPFレコードに{term}を追加してください。",
    /* spf-merge-note */
    "{domain}にSPFレコードがある場合は、そのallの前に{term}を追加します。2個目のSPFレコードは登録しないでください。",
    /* spf-merged-note */ "現在のレコードに{term}を加えたものです。2個目を追加せず、置き換えてください。",
    /* spf-merged-lookups-note */
    "現在のレコードに{term}"
    "を加えたものです。ただしDNSの参照が10回を超えてエラーになるため、使っていないものを除いてください。",
    /* dmarc-raise-policy */
    "{from}のメールがすべて合格していることをレポートで確認できたら、{tag}={policy}に進めてください。",
    /* dmarc-relax-spf */ "{from}のDMARCレコードをaspf=r（緩和モード）に戻してください。",
    /* dmarc-merged-note */ "現在のレコードの、この1か所だけを変えたものです。レポートの送信先などは変わりません。",
    /* provider-dkim */ "{provider}の「{setting}」で、{from}としてのDKIM署名を有効にしてください。",
    /* provider-return-path */ "{provider}の「{setting}」で、Return-Pathを{from}の配下にしてください。",
    /* provider-console */ "登録するDNSレコードは、管理画面に表示されます。",
    /* provider-records */ "次のDNSレコードを登録してください。",
    /* dmarc-record */ "{from}のDMARCレコードを公開してください。",
    /* dmarc-unread-note */
    "まず_dmarc.{from}の現在のレコードを確認してください。すでにあれば、置き換えずに変更します。なければ、v=DMARC1; "
    "p=noneとレポートの送り先から始めます。",
    /* dmarc-record-note */ "p=noneから始め、レポートを確認してからquarantine、rejectへ進めます。",
    // -- DKIM: how a verification ended, as part of a sentence --------------------------------------------------------
    /* body-hash-mismatch */ "本文のハッシュが一致しません（署名後に本文が変更されています）",
    /* signature-mismatch */ "署名が一致しません（署名されたヘッダーが変更されています）",
    /* body-length */ "l=の値が本文の長さを超えています",
    /* unsigned-body */ "l=の範囲の後に本文が追加されています",
    /* key-not-found */ "公開鍵が見つかりません（公開終了の可能性もあります）",
    /* key-unavailable */ "公開鍵についてDNSの応答がありません",
    /* key-name */ "s=とd=がドメイン名になりません",
    /* key-revoked */ "公開鍵が失効しています",
    /* key-syntax */ "公開鍵レコードの書式に誤りがあります",
    /* key-type */ "公開鍵の種類がa=と異なります",
    /* key-hash */ "公開鍵がこのハッシュを許可していません",
    /* key-service */ "公開鍵がメール用ではありません",
    /* key-strict-identity */ "公開鍵の設定により、i=はd=と同じドメインに限られます",
    /* weak-key */ "公開鍵が1024ビット未満のため、証明になりません",
    /* weak-algorithm */ "rsa-sha1は無効です（RFC 8301）",
    /* expired */ "署名の有効期限（x=）が切れています",
    /* signature-syntax */ "b=がbase64ではありません",
    /* unsupported-algorithm */ "このプログラムでは検証できないアルゴリズムです",
    /* message-altered */ "このコピーは元のメールから変わっているため、判定できません",
    /* body-differs */ "本文が署名されたものと異なります",
    /* body-missing */ "本文が含まれていません",
    /* not-tried */ "署名が多すぎるため、検証していません",
    /* out-of-space */ "メモリーが足りません",
    // -- DMARC: its reason codes, with "dmarc-" before those that do not begin so
    // --------------------------------------
    /* dmarc-no-from-field */ "Fromがありません",
    /* dmarc-several-from-fields */ "Fromが複数あります",
    /* dmarc-malformed-from */ "Fromの書式に誤りがあります",
    /* dmarc-several-author-domains */ "Fromに複数のドメインがあります",
    /* dmarc-no-author */ "Fromに差出人がありません",
    /* dmarc-hidden-from */ "差出人が伏せられています",
    /* dmarc-not-checked */ "検証されていません",
    /* dmarc-not-reported */ "受信サーバーの記録がありません",
    /* dmarc-reported-for-another-author */ "受信サーバーの判定は別のドメインについてのものです",
    /* dmarc-pass-without-alignment */ "合格した認証がFromのドメインと一致していません",
    /* dmarc-nothing-aligned-passed */ "Fromのドメインと一致する認証が合格していません",
    /* dmarc-failed-though-aligned */ "受信サーバーの判定による",
    /* dmarc-disputed-report */ "受信サーバーの記録に結果が2つあります",
    /* dmarc-identifier-unknown */ "判定に必要な情報がありません",
    /* dmarc-no-record */ "レコードがありません",
    /* dmarc-unusable-record */ "レコードを適用できません",
    /* dmarc-record-unread */ "レコードについてDNSの応答がありません",
    /* dmarc-organization-unread */ "組織ドメインについてDNSの応答がありません",
    /* dmarc-identifier-undecided */ "SPFまたは公開鍵についてDNSの応答がありません",
    /* dmarc-existence-unread */ "ドメインの有無についてDNSの応答がありません",
    /* dmarc-out-of-space */ "メモリーが足りません",
    // -- the labels of the text report -------------------------------------------------------------------------------
    /* label-header-from */ "表示上の差出人",
    /* label-envelope-from */ "エンベロープFrom",
    /* label-reply-to */ "返信先",
    /* label-null-path */ "なし（バウンスメール：<>）",
    /* label-unknown */ "不明",
    /* label-via */ "経由",
    /* label-subject */ "件名",
    /* label-check */ "項目",
    /* label-domain */ "ドメイン",
    /* label-authentication */ "認証",
    /* label-alignment */ "アライメント",
    /* label-aligned-strict */ "一致（厳密モード）",
    /* label-aligned-relaxed */ "一致（緩和モード）",
    /* label-unaligned */ "不一致",
    /* label-by */ "{proof}による",
    /* label-if-relaxed */ "緩和モードの場合：",
    /* label-if-strict */ "厳密モードの場合：",
    /* label-if-listed */ "公開サフィックスリストによる場合（RFC 7489）：",
    /* label-organizations */
    "{domain}の組織ドメインは、DNSのレコードでは{walked}、公開サフィックスリストでは{listed}です。",
    /* label-organization-psl */ "組織ドメインは{domain}です（公開サフィックスリストによる）。",
    /* label-organization-walk */ "組織ドメインは{domain}です（DNSのレコードによる、RFC 9989）。",
    /* label-reported */ "{server}の判定です。ここでは検証していません。",
    /* label-verified */ "ここで検証",
    /* label-computed */ "メールの記録から計算",
    /* label-claimed */ "自称",
    /* label-by-dns */ "現在のDNSにより、ここで検証しました。",
    /* label-by-message */ "メールに記録されたアドレスと、現在のDNSから計算しました。",
    /* label-unchecked */ "ここでは検証していません。",
    /* label-repairs */ "修復",
    /* label-findings */ "気づいた点",
    /* label-fixes */ "直し方",
    /* label-replaces */ "変更前",
    /* severity-info */ "情報",
    /* severity-warning */ "注意",
    /* severity-error */ "エラー",
    /* severity-attack */ "攻撃の疑い",
    /* result-pass */ "合格（pass）",
    /* result-fail */ "不合格（fail）",
    /* result-softfail */ "不合格の疑い（softfail）",
    /* result-neutral */ "判定なし（neutral）",
    /* result-none */ "対象なし（none）",
    /* result-policy */ "ポリシーで除外（policy）",
    /* result-temperror */ "一時エラー（temperror）",
    /* result-permerror */ "恒久エラー（permerror）",
    // -- repairs -----------------------------------------------------------------------------------------------------
    /* lf-to-crlf */ "改行がLFだったため、CRLFに直しました。",
    /* cr-to-crlf */ "改行がCRだったため、CRLFに直しました。",
    /* cr-cr-lf-to-crlf */ "改行がCR CR LFだったため、CRLFに直しました。",
    /* blank-lines-between-removed */ "行と行の間の空行を除きました。",
    /* bom-removed */ "先頭のBOMを除きました。",
    /* summary-table-removed */ "ソースの上にある要約の表を除きました。",
    /* leading-blank-lines-removed */ "ヘッダーの前の空行を除きました。",
    /* nbsp-to-space */ "ヘッダー内の改行しない空白を、通常の空白に直しました。",
    /* zero-width-removed */ "ヘッダー内の見えない文字を除きました。",
    /* fold-restored */ "失われた継続行の字下げを補いました。",
    /* indent-removed */ "ヘッダー全体の字下げを除きました。",
    /* entities-decoded */ "ヘッダー内のHTMLエンティティを元の文字に戻しました。",
    /* quotes-straightened */ "ヘッダー内の引用符を半角に直しました。",
    /* quote-prefix-removed */ "引用記号「> 」を除きました。",
    /* signature-unfolded */ "署名の改行が失われています。",
    /* address-hidden */ "アドレスが「[email protected]」に置き換えられており、元に戻せません。",
    /* address-defanged */ "無害化されたアドレスを元に戻しました。",
    /* lines-restored */
    "改行が失われているため、DKIM署名は検証できません。元のメールをダウンロードし、そのファイルを開いてください。"};
// NOLINTEND(bugprone-suspicious-missing-comma)
static_assert(sizeof words_ja / sizeof *words_ja == code_count, "each code needs a sentence");

}  // namespace fromproof::inline v0::advice

#endif
