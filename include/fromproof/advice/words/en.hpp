#ifndef FROMPROOF_ADVICE_WORDS_EN_HPP
#define FROMPROOF_ADVICE_WORDS_EN_HPP

// The sentences in English, in the order of the codes. {name} stands for a parameter.

#include <string_view>

#include "codes.hpp"

namespace fromproof::inline v0::advice {

// NOLINTBEGIN(bugprone-suspicious-missing-comma): a long sentence takes two lines.
inline constexpr const char* words_en[]{
    // -- verdicts: one sentence on what the message proves -----------------------------------------------------------
    /* pass-by-both */ "Both SPF and DKIM are aligned (relaxed).",
    /* pass-policy-unused */ "Passed. The policy (p=none) was not needed.",
    /* mail-from-unused */ "SES is not using your MAIL FROM.",
    /* pass-by-dkim-alone */ "DMARC passes, by DKIM alone.",
    /* pass-by-spf-alone */ "DMARC passes, by SPF alone.",
    /* pass-forwarded */ "DMARC passes, by DKIM; SPF fails, as it often does for forwarded mail.",
    /* pass-as-reported */ "{server} says that DMARC passes.",
    /* fail-provider-only */ "DMARC fails: SPF and DKIM pass, but only as {provider}.",
    /* fail-unproven */ "Nothing proves this came from {from}.",
    /* fail-though-aligned */ "{server} says that DMARC fails, although {proof} is aligned.",
    /* aligned-record-unknown */ "{proof} proves {from}; the message does not say whether DMARC was checked.",
    /* aligned-without-dmarc */ "{proof} proves {from}, but {from} publishes no DMARC record.",
    /* unproven-without-dmarc */ "Nothing proves this came from {from}, and it publishes no DMARC record.",
    /* not-checked */ "This mail does not show that anybody has checked it.",
    /* undecided */ "DMARC could not be decided: {server} got no answer from DNS.",
    /* broken-record */ "DMARC could not be applied: {server} found the record of {from} broken.",
    /* undecided-here */ "DMARC could not be decided: DNS gave no answer.",
    /* unusable-record */ "The DMARC record of {from} cannot be applied.",
    /* contradiction */ "{server} says that DMARC passes, but nothing that passed is aligned with {from}.",
    /* not-checked-here */ "Nothing was checked: DNS was not asked.",
    /* unknown-author */ "It is unknown whether this came from {from}.",
    /* unproven-not-reported */ "No result that counts shows that this came from {from}.",
    /* disputed-report */ "{server} recorded two different results: neither counts.",
    /* no-author */ "The From field names no sender that could be proven.",
    /* hidden-author */ "The sender is hidden: the page this was copied from replaced the addresses.",
    /* several-authors */ "The From field names several domains: no single sender can be proven.",
    /* several-from-fields */ "This mail has {count} From fields: programs disagree on who its sender is.",
    // -- reasons: why, in the message's own facts --------------------------------------------------------------------
    /* answer-by-both */ "{from} sent this: its signature and its server prove it.",
    /* answer-by-signature */ "{from} sent this: its signature proves it.",
    /* answer-by-server */ "{from} sent this: its server proves it.",
    /* answer-computed */ "{from} sent this, if this copy names the right server.",
    /* answer-reported */ "{server} says it came from {from}; not checked here.",
    /* answer-other */ "Not proven. It says {from}; {other} sent it.",
    /* answer-address */ "Not proven. It says {from}; it came from {ip}.",
    /* answer-unproven */ "Not proven. It says {from}.",
    /* answer-unchecked */ "Not checked yet. It says {from}.",
    /* answer-open */ "Not settled. It says {from}.",
    /* answer-nobody */ "It names no single sender.",
    /* spf-for-another */ "SPF passed, but for {spf}, not {from}.",
    /* dkim-for-another */ "DKIM passed, but for {dkim}, not {from}.",
    /* spf-and-dkim-for-another */ "SPF passed for {spf} and DKIM for {dkim}; neither is {from}.",
    /* both-prove */ "SPF passed for {spf} and DKIM for {dkim}; both belong to {from}.",
    /* dkim-proves */ "The signature of {dkim} is valid and belongs to {from}; SPF: {word}.",
    /* spf-proves */ "SPF passed for {spf}, which belongs to {from}; no aligned signature is valid.",
    /* spf-proves-alone */
    "SPF passed for {spf}, which belongs to {from}; {server} does not say whether its signature is valid.",
    /* spf-proves-signature-unknown */
    "SPF passed for {spf}, which belongs to {from}; this copy does not show whether its signature is valid.",
    /* two-results */ "One field of {server} has two results for one check, as when a sender has slipped one in.",
    /* reported-another */ "{server} judged another author.",
    /* dns-not-asked */
    "A mail server's message is judged by DNS and the envelope alone; its own fields prove nothing.",
    /* key-is-gone */
    "The key of {domain} is no longer published. Old keys are removed: this proves nothing either way.",
    /* expired-since */
    "The signature of {domain} verifies, but has expired: a copy cannot show whether it was valid on receipt.",
    /* only-header-proven */ "The signature of {domain} is valid for the header, but the body is not the signed one.",
    /* copy-altered */ "This copy was changed in a part that the signature of {domain} covers.",
    /* client-unknown */ "No record that counts names the address that the mail came from.",
    /* client-is-gateway */ "The mail came through {gateway}, so the receiver did not see its real sender.",
    /* sender-unknown */ "No record that counts names the envelope sender.",
    /* memory-too-small */ "There was not enough memory to judge it.",
    /* nothing-passed */ "Neither SPF nor any DKIM signature passed.",
    /* nothing-aligned */ "DMARC fails: nothing aligned passed.",
    /* only-the-word */ "The message shows only the verdict of {server}, not the reasons for it.",
    /* no-dmarc-record */ "There is no record at _dmarc.{from} or above it.",
    /* record-without-policy */ "It names no valid policy and no address for reports.",
    /* dns-silent */ "A name server did not answer in time.",
    /* no-trusted-results */ "There is no Authentication-Results field that the receiving server wrote.",
    /* results-without-any */ "The field of {server} that counts has no result of SPF, DKIM or DMARC.",
    /* dmarc-not-mentioned */ "{server} reports SPF and DKIM, but no DMARC result.",
    /* from-missing */ "There is no From field.",
    /* from-malformed */ "The From field is malformed: {error}.",
    /* from-hidden */ "The address is replaced by \"[email protected]\".",
    /* from-several */ "Mail has exactly one From field (RFC 5322), and one author domain for DMARC (RFC 9989).",
    // -- next actions ------------------------------------------------------------------------------------------------
    /* nothing-to-fix */ "Nothing to fix.",
    /* add-second-leg */ "A custom MAIL FROM domain adds SPF as the second proof.",
    /* check-mail-from */
    "Check that SES has verified the MX, in the region that sends, and that no single address is an identity of its "
    "own; then wait up to 72 hours.",
    /* tighten-policy */ "Read the reports; then continue with p=quarantine and p=reject.",
    /* align-spf */ "A Return-Path under {from} adds SPF as the second proof.",
    /* dkim-is-enough */ "Nothing to fix: {provider} keeps its own Return-Path, and DKIM is what counts for its mail.",
    /* align-dkim */ "Sign with DKIM as {from}, so that the mail survives forwarding.",
    /* sign-then-mail-from */ "First turn on Easy DKIM for {from}, then set a custom MAIL FROM domain.",
    /* prove-either */ "If you send this mail: sign it with DKIM as {from}, or send with a Return-Path under {from}.",
    /* do-not-trust */ "Treat the sender as unproven. DMARC proves a domain, not honesty.",
    /* mind-the-domain */
    "Only {from} is proven, which is easily confused with another name: trust it only if you know it.",
    /* publish-dmarc */ "Publish a DMARC record for {from}.",
    /* use-received-copy */ "These results are written on receipt: use the received copy of the mail.",
    /* use-recorded-results */ "Only the results that the receiver recorded at the time are left.",
    /* run-again */ "Run the check again later.",
    /* ask-dns */ "Run it again with --dns system, or --dns IP@PORT.",
    /* give-envelope */ "Use the original file, or add what the receiving server knows of the delivery.",
    /* use-original */ "Use \"Download original\" and open that file.",
    /* try-later */ "Send the mail again later, or check it with DNS.",
    /* verify-with-dns */ "Verify the mail with DNS.",
    /* repair-record */ "Correct the DMARC record of {from}.",
    /* ask-receiver */ "Compare the results below with the settings of {from} (strict alignment?).",
    /* repair-from */ "Write one From field with one address.",
    // -- findings ----------------------------------------------------------------------------------------------------
    /* spf-unaligned-provider-return-path */
    "The Return-Path is {provider}'s default ({domain}), so SPF passes for {provider} and not for {from}.",
    /* spf-unaligned */ "SPF passed for {domain}, which is not aligned with {from}.",
    /* spf-not-strict */ "SPF is aligned in relaxed mode only: {domain} is not {from} itself. Never set aspf=s here.",
    /* ses-mail-from-unused */
    "{name} is set up in DNS as a custom MAIL FROM domain, but Amazon SES did not use it for this mail.",
    /* ses-mail-from-other-region */
    "{name} is for another region of Amazon SES than {region}, which sent this mail: each region needs its own.",
    /* ses-old-verification */
    "_amazonses.{domain} is how Amazon SES once verified a domain. It proves no mail, and with Easy DKIM it is no "
    "longer needed.",
    /* ses-aspf-strict */
    "The DMARC record of {from} asks for strict SPF alignment (aspf=s): with a custom MAIL FROM domain of Amazon SES "
    "SPF then never counts.",
    /* dkim-missing-for-author */ "No DKIM signature of {from} is on this mail, only of {domain}.",
    /* policy-none */
    "p=none: receivers are asked only to report. It was not needed here. Once the reports show nothing but your own "
    "mail passing, go on to p=quarantine, then to p=reject.",
    /* policy-none-failed */
    "p=none: receivers are asked only to report. With p=quarantine or p=reject they would be asked to quarantine or "
    "refuse such mail.",
    /* forwarded */ "The mail was forwarded, so SPF fails as expected; DKIM is still valid.",
    /* if-you-sent-this */ "If you send this mail as {from}, the steps below are for you; otherwise they are not.",
    /* behind-gateway */ "{gateway} passed the mail on: SPF for its address says nothing about the sender.",
    /* from-repaired */ "The From field breaks the rules at octet {offset} ({error}); its only address is still clear.",
    /* from-mailboxes */ "The From field names {count} mailboxes of one domain.",
    /* from-fields */ "There are {count} From fields; mail has exactly one.",
    /* from-domains */ "The From field names more than one author domain.",
    /* from-syntax */ "The From field is malformed at octet {offset}: {error}.",
    /* from-absent */ "There is no From field.",
    /* display-name-other-address */ "The display name shows another address or domain than the mail comes from.",
    /* display-name-invisible */ "The display name holds invisible or bidirectional control characters.",
    /* mixed-script-domain */ "The domain {domain} mixes scripts: it may imitate another name.",
    /* look-alike-script */ "The domain {domain} uses letters that only look Latin: it may imitate another name.",
    /* look-alike-domain */ "The domain {domain} looks like the one in the display name, but it is a different one.",
    /* malformed-header */ "{count} malformed header lines; the first at octet {offset}: {error}.",
    /* duplicate-field */ "The field {field} appears {count} times; mail has it only once.",
    /* nul-octets */ "The mail contains NUL octets, which may hide text from some programs.",
    /* bare-cr */ "The mail contains bare CR octets, which some programs treat as line ends.",
    /* bare-lf */ "The mail mixes CRLF with bare LF, as SMTP smuggling does.",
    /* header-cut */ "No empty line ends the header: the body is missing.",
    /* return-path-below-received */
    "The Return-Path is below the server's Received field, where the sender may have written it.",
    /* return-path-syntax */ "The Return-Path is malformed: {error}.",
    /* envelope-disagrees */
    "The envelope sender is {domain} by one record and {spf} by another of {server}: SPF cannot be computed.",
    /* results-missing */ "This mail has no Authentication-Results field.",
    /* results-untrusted */
    "The Authentication-Results of \"{server}\" is an unverified claim: the receiving server did not write it.",
    /* results-if-yours */
    "Does your own mail server, {server}, write such results? Then check again with --receiver {server}; otherwise the "
    "sender may have written this Authentication-Results.",
    /* results-disputed */ "One field of {server} has two different results for one check: neither counts.",
    /* results-syntax */ "The topmost Authentication-Results is malformed at octet {offset}: {error}.",
    /* results-other-author */ "{server} judged DMARC for {domain}, not for {from}.",
    /* dkim-syntax */ "A DKIM-Signature is malformed in {tag}=: {error}.",
    /* dkim-body-differs */
    "The signature of {domain} is valid for the header, but the body is not the signed one: copying or a person "
    "changed it. Open the original file to find out.",
    /* dkim-key-gone */
    "The key of {domain} is not published (any more). Old keys are removed: this proves nothing either way.",
    /* dkim-failed */ "The DKIM signature of {domain} does not count: {reason}.",
    /* dmarc-disagrees */ "{server} recorded {word} for DMARC; computed here it is {result}. {cause}",
    /* spf-disagrees */ "{server} recorded {word} for SPF; computed here it is {result}. {cause}",
    /* dmarc-several-records */ "There are several DMARC records at one name: all of them are ignored.",
    /* dmarc-record-fault */ "The DMARC record of {from} is faulty in {tag} at octet {offset}: {error}.",
    /* spf-record-misplaced */
    "There is an SPF record at {name}, where nobody looks for it: it belongs at the domain itself.",
    /* dmarc-record-misplaced */
    "There is a DMARC record at {name}, where nobody looks for it: it belongs below _dmarc.",
    /* spf-pass-all */ "The SPF record of {domain} ends in +all: anybody may send in its name.",
    /* spf-wide-network */ "The SPF record of {domain} has {term}: some {count},000 addresses may send in its name.",
    /* spf-wide-prefix */ "The SPF record of {domain} has {term}: more addresses than one provider has.",
    /* spf-ptr */ "The SPF record of {domain} uses ptr, which is slow and should not be published (RFC 7208).",
    /* spf-redirect-ignored */ "The SPF record of {domain} has redirect= and all, so redirect= is ignored.",
    /* spf-without-all */ "The SPF record of {domain} has no all at its end: it says nothing about other senders.",
    /* spf-many-lookups */
    "The SPF record of {domain} spends {count} of 10 DNS lookups: one more include may break it.",
    /* spf-void-lookups */ "{count} lookups of the SPF record of {domain} find nothing; the third is an error.",
    /* spf-error */ "The SPF record of {domain} cannot be used: {reason}.",
    /* bad-domain */ "the sender has no domain that could publish a record",
    /* no-record */ "there is none",
    /* several-records */ "there are several",
    /* bad-record */ "it has a syntax error",
    /* too-many-lookups */ "it needs more than ten DNS lookups",
    /* too-many-void-lookups */ "more than two of its lookups find nothing",
    /* too-many-mx */ "a domain in it has more than ten mail servers",
    /* include-without-record */ "an include names a domain without a record",
    /* redirect-without-record */ "redirect= names a domain without a record",
    /* dns-failure */ "DNS gave no answer",
    /* unknown-client */ "the client's address is not known",
    /* unknown-sender */ "the envelope sender is not known",
    /* disputed-sender */ "the receiver's records name two envelope senders",
    /* spf-behind-gateway */ "the mail came through a filtering service, whose address proves nothing",
    /* dkim-disagrees */
    "{server} recorded {word} for the signature of {domain}; computed here it is {result}. {cause}",
    /* arc-disagrees */ "{server} recorded {word} for ARC; computed here it is {result}. {cause}",
    /* cause-record-changed */
    "Records change, and a forwarded copy comes from another address: usually nobody did anything wrong.",
    /* cause-key-replaced */ "Signers replace their keys and withdraw old ones: this is not a sign of forgery.",
    /* cause-copy-changed */ "This copy may differ from what was received; check the original file.",
    /* cause-expired-since */ "The signature was valid on receipt and has expired since.",
    /* cause-receiver-saw-another */ "The receiver may have seen a changed mail, or got no answer from DNS.",
    /* cause-rules-differ */ "Receivers differ in what they accept.",
    /* cause-see-above */ "The results above differ, or the DMARC record has changed since.",
    /* cause-another-author */ "It judged another domain.",
    /* dkim-unsigned-field */ "The signature of {domain} does not cover {field}: it may have been changed.",
    /* dkim-body-length */ "The signature of {domain} uses l={count}: text added to the mail would not break it.",
    /* dkim-short-key */ "The key of {domain} has only {count} bits; use 2048.",
    /* dkim-testing */ "The key of {domain} says t=y: its owner is still testing DKIM.",
    /* dkim-many */ "There are {count} more DKIM signatures than are shown.",
    /* carrier-reads-other-domain */
    "With its strictest filter au also checks SPF for {domain}: a record there that names the sending service helps "
    "with au, not with DMARC (au's notice of October 2023).",
    /* carrier-warns */
    "docomo warns its readers where DMARC is missing or fails, as it does here for {domain} (docomo's notice of May "
    "2024).",
    /* arc-broken */ "The ARC chain is broken: {reason}. It proves nothing, and DMARC does not need it.",
    /* arc-unknown */ "The ARC chain could not be checked: {reason}.",
    /* arc-no-rescue */
    "Even a valid ARC chain, here last sealed by {domain}, never turns a DMARC failure into a pass: whether to trust "
    "it is up to each receiver.",
    /* arc-instance */ "a field has no i= from 1 to 50",
    /* arc-repeated-field */ "an instance has a field twice",
    /* arc-missing-field */ "a field of some instance is missing",
    /* arc-message-signature-syntax */ "an ARC-Message-Signature is malformed",
    /* arc-signed-seal */ "an ARC-Message-Signature covers ARC-Seal",
    /* arc-seal-syntax */ "an ARC-Seal is malformed",
    /* arc-chain-status */ "cv= in a seal does not fit its position",
    /* arc-failed-before */ "a server on the way had already found it broken",
    /* list-rewrote-from */
    "The mailing list {list} put {from} into From (\"via\"): this proves the list, not the author.",
    /* list-broke-signature */
    "The mailing list {list} changed the mail, so the signature of {domain} is no longer valid. The author has nothing "
    "to fix; the list can pass mail on unchanged, or put its own address into From.",
    /* bulk-not-both */
    "Google, Yahoo and Microsoft require bulk mail to pass SPF and DKIM; here SPF is {spf}, DKIM {dkim}.",
    /* bulk-no-one-click */
    "Google and Yahoo require one-click unsubscribing in bulk mail: List-Unsubscribe with an https address, and "
    "List-Unsubscribe-Post (RFC 8058).",
    /* bulk-one-click-unsigned */
    "One-click unsubscribing does not count: no valid signature of {from} covers List-Unsubscribe and "
    "List-Unsubscribe-Post (RFC 8058).",
    /* bulk-field-missing */ "There is no {field} field, which Google and others require of bulk mail.",
    /* bulk-rules-kept */ "As far as one mail shows, the sender rules of Google, Yahoo and Microsoft are kept.",
    // -- fixes: the title of each card, and what to mind -------------------------------------------------------------
    /* ses-custom-mail-from */ "Set a custom MAIL FROM domain in Amazon SES ({region}) and add these DNS records.",
    /* ses-custom-mail-from-note */
    "Choose a subdomain that receives no mail and is not used in From. These records belong to it alone: leave the SPF "
    "record of {from} as it is, and never add a second one. Until SES has found the MX, it silently falls back to "
    "amazonses.com.",
    /* ses-easy-dkim */ "Turn on Easy DKIM for {from} in Amazon SES ({region}) and add its three CNAME records.",
    /* ses-easy-dkim-note */
    "TOKEN stands for each of the three tokens that the SES console shows; the mail does not reveal them.",
    /* ses-easy-dkim-lost */
    "Publish the CNAME records of Easy DKIM for {from} again: Amazon SES signs, but nobody finds the key.",
    /* ses-easy-dkim-lost-note */
    "TOKEN1 to TOKEN3 stand for the three tokens that the SES console shows. Do not take them from a mail.",
    /* ses-byodkim */
    "Publish your own key (BYODKIM): this mail has a signature of {domain} whose key is not published.",
    /* ses-byodkim-note */
    "SELECTOR is the one that you chose in Amazon SES, PUBLIC_KEY your public key in base64, without its first and "
    "last line.",
    /* ses-use-mail-from */
    "Choose {name} as the custom MAIL FROM domain in Amazon SES ({region}): its records already exist.",
    /* ses-use-mail-from-note */
    "If it is already set: an identity for a single address has its own setting, which overrides that of the domain. "
    "Until the console says that the MX was found, mail still goes out as amazonses.com.",
    /* spf-include */ "If {provider} sends mail for {domain}, say so in the SPF record: {term}.",
    /* spf-merge-note */
    "If {domain} has an SPF record, put {term} into it before \"all\". Never publish a second one.",
    /* spf-merged-note */
    "This is your current record with {term} added. Replace the old one; never publish a second one.",
    /* spf-merged-lookups-note */
    "This is your current record with {term} added. It then needs more than 10 DNS lookups, which is an error: remove "
    "what you no longer use.",
    /* dmarc-raise-policy */ "When the reports show that all mail of {from} passes, continue with {tag}={policy}.",
    /* dmarc-relax-spf */ "Ask for relaxed SPF alignment again: aspf=r in the DMARC record of {from}.",
    /* dmarc-merged-note */ "This is your current record with this one change; the report addresses stay the same.",
    /* provider-dkim */ "Let {provider} sign as {from}: \"{setting}\".",
    /* provider-return-path */ "Let {provider} use a Return-Path under {from}: \"{setting}\".",
    /* provider-console */ "Its console shows the DNS records to add.",
    /* provider-records */ "Add these DNS records.",
    /* dmarc-record */ "Publish a DMARC record for {from}.",
    /* dmarc-unread-note */
    "First check which record _dmarc.{from} has: an existing record must be changed, not replaced. Otherwise begin "
    "with v=DMARC1; p=none and an address for reports.",
    /* dmarc-record-note */ "Begin with p=none, read the reports, then continue with quarantine and reject.",
    // -- DKIM: how a verification ended, as part of a sentence --------------------------------------------------------
    /* body-hash-mismatch */ "the body hash did not verify: the body was changed after signing",
    /* signature-mismatch */ "the signature did not verify: a signed header field was changed",
    /* body-length */ "l= counts more octets than the body has",
    /* unsigned-body */ "text was added after the part that l= covers",
    /* key-not-found */ "the key is not published (any more)",
    /* key-unavailable */ "DNS gave no answer for the key",
    /* key-name */ "s= and d= do not form a domain name",
    /* key-revoked */ "the key was revoked",
    /* key-syntax */ "the key record is malformed",
    /* key-type */ "the key is of a different type than a= says",
    /* key-hash */ "the key does not allow this hash",
    /* key-service */ "the key is not for mail",
    /* key-strict-identity */ "the key requires i= to be in d= itself",
    /* weak-key */ "the key is shorter than 1024 bits and proves nothing",
    /* weak-algorithm */ "rsa-sha1 no longer counts (RFC 8301)",
    /* expired */ "the signature has expired (x=)",
    /* signature-syntax */ "b= is not base64",
    /* unsupported-algorithm */ "this program cannot verify the algorithm",
    /* message-altered */ "this copy of the mail was changed, so there is no verdict",
    /* body-differs */ "the body is not the signed one",
    /* body-missing */ "the body is not included",
    /* not-tried */ "the mail has more signatures than this program tries",
    /* out-of-space */ "there was not enough memory",
    // -- DMARC: its reason codes, with "dmarc-" before those that do not begin so
    // --------------------------------------
    /* dmarc-no-from-field */ "there is no From field",
    /* dmarc-several-from-fields */ "there are several From fields",
    /* dmarc-malformed-from */ "the From field is malformed",
    /* dmarc-several-author-domains */ "From names several domains",
    /* dmarc-no-author */ "From names nobody",
    /* dmarc-hidden-from */ "the sender is hidden",
    /* dmarc-not-checked */ "nobody checked it",
    /* dmarc-not-reported */ "the receiver says nothing about it",
    /* dmarc-reported-for-another-author */ "the receiver judged another domain",
    /* dmarc-pass-without-alignment */ "nothing that passed is aligned",
    /* dmarc-nothing-aligned-passed */ "nothing aligned passed",
    /* dmarc-failed-though-aligned */ "by the receiver's word alone",
    /* dmarc-disputed-report */ "the receiver's field has two results",
    /* dmarc-identifier-unknown */ "the results that could prove it are unknown",
    /* dmarc-no-record */ "no record is published",
    /* dmarc-unusable-record */ "the record cannot be applied",
    /* dmarc-record-unread */ "DNS gave no answer for the record",
    /* dmarc-organization-unread */ "DNS gave no answer for the organization",
    /* dmarc-identifier-undecided */ "DNS gave no answer for SPF or a key",
    /* dmarc-existence-unread */ "DNS does not say whether the domain exists",
    /* dmarc-out-of-space */ "there was not enough memory",
    // -- the labels of the text report -------------------------------------------------------------------------------
    /* label-header-from */ "Says it is from",
    /* label-envelope-from */ "Envelope sender",
    /* label-reply-to */ "Answers go to",
    /* label-null-path */ "nobody (a bounce: <>)",
    /* label-unknown */ "unknown",
    /* label-via */ "through",
    /* label-subject */ "Subject",
    /* label-check */ "Check",
    /* label-domain */ "Domain",
    /* label-authentication */ "Authentication",
    /* label-alignment */ "Alignment",
    /* label-aligned-strict */ "aligned (strict)",
    /* label-aligned-relaxed */ "aligned (relaxed)",
    /* label-unaligned */ "not aligned",
    /* label-by */ "by {proof}",
    /* label-if-relaxed */ "With relaxed alignment:",
    /* label-if-strict */ "With strict alignment:",
    /* label-if-listed */ "By the public suffix list (RFC 7489):",
    /* label-organizations */ "{domain} belongs to {walked} by its DNS records, to {listed} by the public suffix list.",
    /* label-organization-psl */ "Organizational domain {domain}, by the public suffix list.",
    /* label-organization-walk */ "Organizational domain {domain}, by its DNS records (RFC 9989).",
    /* label-reported */ "Recorded by {server}; not checked here.",
    /* label-verified */ "verified here",
    /* label-computed */ "computed from what the message says",
    /* label-claimed */ "claims to be",
    /* label-by-dns */ "Verified here, with DNS as it is now.",
    /* label-by-message */ "Computed with DNS as it is now, from addresses that the message itself records.",
    /* label-unchecked */ "Nothing was checked here.",
    /* label-repairs */ "Repaired",
    /* label-findings */ "Findings",
    /* label-fixes */ "Fix",
    /* label-replaces */ "in place of",
    /* severity-info */ "info",
    /* severity-warning */ "warning",
    /* severity-error */ "error",
    /* severity-attack */ "attack",
    /* result-pass */ "pass",
    /* result-fail */ "fail",
    /* result-softfail */ "softfail",
    /* result-neutral */ "neutral",
    /* result-none */ "none",
    /* result-policy */ "policy",
    /* result-temperror */ "temperror",
    /* result-permerror */ "permerror",
    // -- repairs -----------------------------------------------------------------------------------------------------
    /* lf-to-crlf */ "Line ends were LF; CRLF was restored.",
    /* cr-to-crlf */ "Line ends were CR; CRLF was restored.",
    /* cr-cr-lf-to-crlf */ "Line ends were CR CR LF; CRLF was restored.",
    /* blank-lines-between-removed */ "Empty lines between the lines were removed.",
    /* bom-removed */ "A byte order mark was removed.",
    /* summary-table-removed */ "The summary above the source was removed.",
    /* leading-blank-lines-removed */ "Blank lines above the header were removed.",
    /* nbsp-to-space */ "No-break spaces in the header were replaced by blanks.",
    /* zero-width-removed */ "Invisible characters in the header were removed.",
    /* fold-restored */ "Lost indents of continued lines were restored.",
    /* indent-removed */ "An indent before every header line was removed.",
    /* entities-decoded */ "HTML entities in the header were decoded.",
    /* quotes-straightened */ "Typographic quotes in the header were replaced by plain ones.",
    /* quote-prefix-removed */ "The quote marks \"> \" were removed.",
    /* signature-unfolded */ "A signature has lost its line breaks.",
    /* address-hidden */ "Addresses are hidden as \"[email protected]\" and cannot be restored.",
    /* address-defanged */ "Defanged addresses were restored.",
    /* lines-restored */ "Line breaks were lost, so DKIM cannot be verified. Use \"Download original\"."};
// NOLINTEND(bugprone-suspicious-missing-comma)
static_assert(sizeof words_en / sizeof *words_en == code_count, "each code needs a sentence");

}  // namespace fromproof::inline v0::advice

#endif
