// The report of a check. Made from docs/report.schema.json by web/build/report_types.js: change the schema instead.

/**
 * What the toolkit says: verdicts, reasons, next actions, findings, fixes and their notes. The words of the module have their sentences
 */
export type AdviceCode =
  | "pass-by-both"
  | "pass-policy-unused"
  | "mail-from-unused"
  | "pass-by-dkim-alone"
  | "pass-by-spf-alone"
  | "pass-forwarded"
  | "pass-as-reported"
  | "fail-provider-only"
  | "fail-unproven"
  | "fail-though-aligned"
  | "aligned-record-unknown"
  | "aligned-without-dmarc"
  | "unproven-without-dmarc"
  | "not-checked"
  | "undecided"
  | "broken-record"
  | "undecided-here"
  | "unusable-record"
  | "contradiction"
  | "not-checked-here"
  | "unknown-author"
  | "unproven-not-reported"
  | "disputed-report"
  | "no-author"
  | "hidden-author"
  | "several-authors"
  | "several-from-fields"
  | "answer-by-both"
  | "answer-by-signature"
  | "answer-by-server"
  | "answer-computed"
  | "answer-reported"
  | "answer-other"
  | "answer-address"
  | "answer-unproven"
  | "answer-unchecked"
  | "answer-open"
  | "answer-nobody"
  | "spf-for-another"
  | "dkim-for-another"
  | "spf-and-dkim-for-another"
  | "both-prove"
  | "dkim-proves"
  | "spf-proves"
  | "spf-proves-alone"
  | "spf-proves-signature-unknown"
  | "two-results"
  | "reported-another"
  | "dns-not-asked"
  | "key-is-gone"
  | "expired-since"
  | "only-header-proven"
  | "copy-altered"
  | "client-unknown"
  | "client-is-gateway"
  | "sender-unknown"
  | "memory-too-small"
  | "nothing-passed"
  | "nothing-aligned"
  | "only-the-word"
  | "no-dmarc-record"
  | "record-without-policy"
  | "dns-silent"
  | "no-trusted-results"
  | "results-without-any"
  | "dmarc-not-mentioned"
  | "from-missing"
  | "from-malformed"
  | "from-hidden"
  | "from-several"
  | "nothing-to-fix"
  | "add-second-leg"
  | "check-mail-from"
  | "tighten-policy"
  | "align-spf"
  | "dkim-is-enough"
  | "align-dkim"
  | "sign-then-mail-from"
  | "prove-either"
  | "do-not-trust"
  | "mind-the-domain"
  | "publish-dmarc"
  | "use-received-copy"
  | "use-recorded-results"
  | "run-again"
  | "ask-dns"
  | "give-envelope"
  | "use-original"
  | "try-later"
  | "verify-with-dns"
  | "repair-record"
  | "ask-receiver"
  | "repair-from"
  | "spf-unaligned-provider-return-path"
  | "spf-unaligned"
  | "spf-not-strict"
  | "ses-mail-from-unused"
  | "ses-mail-from-other-region"
  | "ses-old-verification"
  | "ses-aspf-strict"
  | "dkim-missing-for-author"
  | "policy-none"
  | "policy-none-failed"
  | "forwarded"
  | "if-you-sent-this"
  | "behind-gateway"
  | "from-repaired"
  | "from-mailboxes"
  | "from-fields"
  | "from-domains"
  | "from-syntax"
  | "from-absent"
  | "display-name-other-address"
  | "display-name-invisible"
  | "mixed-script-domain"
  | "look-alike-script"
  | "look-alike-domain"
  | "malformed-header"
  | "duplicate-field"
  | "nul-octets"
  | "bare-cr"
  | "bare-lf"
  | "header-cut"
  | "return-path-below-received"
  | "return-path-syntax"
  | "envelope-disagrees"
  | "results-missing"
  | "results-untrusted"
  | "results-if-yours"
  | "results-disputed"
  | "results-syntax"
  | "results-other-author"
  | "dkim-syntax"
  | "dkim-body-differs"
  | "dkim-key-gone"
  | "dkim-failed"
  | "dmarc-disagrees"
  | "spf-disagrees"
  | "dmarc-several-records"
  | "dmarc-record-fault"
  | "spf-record-misplaced"
  | "dmarc-record-misplaced"
  | "spf-pass-all"
  | "spf-wide-network"
  | "spf-wide-prefix"
  | "spf-ptr"
  | "spf-redirect-ignored"
  | "spf-without-all"
  | "spf-many-lookups"
  | "spf-void-lookups"
  | "spf-error"
  | "bad-domain"
  | "no-record"
  | "several-records"
  | "bad-record"
  | "too-many-lookups"
  | "too-many-void-lookups"
  | "too-many-mx"
  | "include-without-record"
  | "redirect-without-record"
  | "dns-failure"
  | "unknown-client"
  | "unknown-sender"
  | "disputed-sender"
  | "spf-behind-gateway"
  | "dkim-disagrees"
  | "arc-disagrees"
  | "cause-record-changed"
  | "cause-key-replaced"
  | "cause-copy-changed"
  | "cause-expired-since"
  | "cause-receiver-saw-another"
  | "cause-rules-differ"
  | "cause-see-above"
  | "cause-another-author"
  | "dkim-unsigned-field"
  | "dkim-body-length"
  | "dkim-short-key"
  | "dkim-testing"
  | "dkim-many"
  | "carrier-reads-other-domain"
  | "carrier-warns"
  | "arc-broken"
  | "arc-unknown"
  | "arc-no-rescue"
  | "arc-instance"
  | "arc-repeated-field"
  | "arc-missing-field"
  | "arc-message-signature-syntax"
  | "arc-signed-seal"
  | "arc-seal-syntax"
  | "arc-chain-status"
  | "arc-failed-before"
  | "list-rewrote-from"
  | "list-broke-signature"
  | "bulk-not-both"
  | "bulk-no-one-click"
  | "bulk-one-click-unsigned"
  | "bulk-field-missing"
  | "bulk-rules-kept"
  | "ses-custom-mail-from"
  | "ses-custom-mail-from-note"
  | "ses-easy-dkim"
  | "ses-easy-dkim-note"
  | "ses-easy-dkim-lost"
  | "ses-easy-dkim-lost-note"
  | "ses-byodkim"
  | "ses-byodkim-note"
  | "ses-use-mail-from"
  | "ses-use-mail-from-note"
  | "spf-include"
  | "spf-merge-note"
  | "spf-merged-note"
  | "spf-merged-lookups-note"
  | "dmarc-raise-policy"
  | "dmarc-relax-spf"
  | "dmarc-merged-note"
  | "provider-dkim"
  | "provider-return-path"
  | "provider-console"
  | "provider-records"
  | "dmarc-record"
  | "dmarc-unread-note"
  | "dmarc-record-note";
/**
 * A place in the message as it is evaluated, after its repairs: offset and length in octets; null for what came from elsewhere
 *
 * @minItems 2
 * @maxItems 2
 */
export type Span = [number, number];
export type FactSource = "none" | "option" | "return-path" | "received-spf" | "authentication-results" | "received";
/**
 * One kind of damage that copying does to a message
 */
export type Repair =
  | "lf-to-crlf"
  | "cr-to-crlf"
  | "cr-cr-lf-to-crlf"
  | "bom-removed"
  | "summary-table-removed"
  | "leading-blank-lines-removed"
  | "signature-unfolded"
  | "indent-removed"
  | "quote-prefix-removed"
  | "lines-restored"
  | "blank-lines-between-removed"
  | "zero-width-removed"
  | "nbsp-to-space"
  | "fold-restored"
  | "entities-decoded"
  | "quotes-straightened"
  | "address-defanged"
  | "address-hidden";
/**
 * RFC 8601 section 2.7
 */
export type Result = "none" | "pass" | "fail" | "softfail" | "neutral" | "policy" | "temperror" | "permerror";
/**
 * verified: computed here and now. computed: computed here, but from an address or a sender that the message itself records. reported: the receiver wrote it. none: no source that counts says anything
 */
export type Honesty = "verified" | "computed" | "reported" | "none";
/**
 * Why SPF has this result without a decision of the domain's owner
 */
export type SpfReason =
  | "bad-domain"
  | "no-record"
  | "several-records"
  | "bad-record"
  | "too-many-lookups"
  | "too-many-void-lookups"
  | "too-many-mx"
  | "include-without-record"
  | "redirect-without-record"
  | "dns-failure"
  | "out-of-space"
  | "unknown-client"
  | "unknown-sender"
  | "disputed-sender"
  | "behind-gateway";
/**
 * Whether DMARC uses it: it passes and is aligned in the mode that applies (dmarc.alignment_applied)
 */
export type Counts = boolean;
/**
 * Why a signature does not pass; of a malformed one, its error
 */
export type DkimReason =
  | (
      | "weak-algorithm"
      | "unsupported-algorithm"
      | "expired"
      | "body-length"
      | "body-hash-mismatch"
      | "body-differs"
      | "body-missing"
      | "message-altered"
      | "key-name"
      | "key-not-found"
      | "key-unavailable"
      | "key-syntax"
      | "key-revoked"
      | "key-type"
      | "key-hash"
      | "key-service"
      | "key-strict-identity"
      | "weak-key"
      | "signature-syntax"
      | "signature-mismatch"
      | "unsigned-body"
      | "not-tried"
      | "out-of-space"
    )
  | ErrorCode;
/**
 * Why a text is malformed; what was read before the error counts
 */
export type ErrorCode =
  | "empty"
  | "truncated"
  | "unexpected-character"
  | "trailing-text"
  | "nul"
  | "out-of-space"
  | "not-utf8"
  | "too-deep"
  | "missing-colon"
  | "bad-field-name"
  | "orphan-continuation"
  | "unterminated-comment"
  | "unterminated-quoted-string"
  | "missing-at"
  | "bad-local-part"
  | "bad-mail-domain"
  | "missing-angle-close"
  | "missing-group-close"
  | "bad-display-name"
  | "empty-label"
  | "label-too-long"
  | "name-too-long"
  | "bad-u-label"
  | "bad-punycode"
  | "address-literal"
  | "bad-ip-address"
  | "bad-base64"
  | "missing-equals"
  | "bad-tag-name"
  | "bad-tag-value"
  | "duplicate-tag"
  | "missing-tag"
  | "bad-version"
  | "bad-algorithm"
  | "bad-canonicalization"
  | "bad-tag-domain"
  | "bad-identity"
  | "from-not-signed"
  | "bad-number"
  | "bad-query-method"
  | "bad-key-version"
  | "bad-der"
  | "wrong-key-type"
  | "bad-key"
  | "weak-key"
  | "key-too-large"
  | "not-spf"
  | "unknown-mechanism"
  | "qualified-modifier"
  | "duplicate-modifier"
  | "bad-macro"
  | "bad-domain-spec"
  | "bad-prefix-length"
  | "not-dmarc"
  | "bad-policy"
  | "missing-policy"
  | "bad-keyword"
  | "bad-report-uri"
  | "unsafe-report-uri"
  | "unsupported-scheme"
  | "obsolete-size"
  | "historic-tag"
  | "unknown-tag"
  | "unused-tag"
  | "missing-authserv-id"
  | "unsupported-version"
  | "missing-method"
  | "missing-result"
  | "none-with-results"
  | "bad-property"
  | "encoded-word"
  | "bad-return-path"
  | "bad-received-spf"
  | "bad-date"
  | "bad-encoded-word"
  | "not-a-bounce"
  | "missing-recipient"
  | "bad-action"
  | "bad-status"
  | "unknown-wording";
/**
 * Why DMARC does not pass
 */
export type DmarcReason =
  | "nothing-aligned-passed"
  | "no-record"
  | "unusable-record"
  | "identifier-unknown"
  | "not-checked"
  | "record-unread"
  | "organization-unread"
  | "identifier-undecided"
  | "existence-unread"
  | "out-of-space"
  | "no-from-field"
  | "several-from-fields"
  | "malformed-from"
  | "several-author-domains"
  | "no-author"
  | "hidden-from"
  | "dmarc-not-reported"
  | "reported-for-another-author"
  | "disputed-report"
  | "pass-without-alignment"
  | "failed-though-aligned";
/**
 * What passed and is aligned
 */
export type AlignedBy = ("spf" | "dkim")[];
export type Policy = "none" | "quarantine" | "reject" | null;
/**
 * The fault of the chain, or why one of its signatures does not pass
 */
export type ArcReason =
  | (
      | "arc-instance"
      | "arc-repeated-field"
      | "arc-missing-field"
      | "arc-message-signature-syntax"
      | "arc-signed-seal"
      | "arc-seal-syntax"
      | "arc-chain-status"
      | "arc-failed-before"
    )
  | DkimReason;
/**
 * The part of the report that a finding or a fix is about; null: none of these
 */
export type Subject = "envelope" | "from" | "spf" | "dkim" | "dmarc" | "arc";

/**
 * What `fromproof check --format json` prints for one message, and check.report() of the JavaScript module returns. Members and codes may be added; those that are here keep their names and meaning.
 */
export interface Report {
  schema: 1;
  /**
   * The version of the toolkit
   */
  fromproof: string;
  /**
   * The name of the input, from the caller
   */
  file: string | null;
  /**
   * The number of the message in a file of several, from 1
   */
  index?: number;
  verdict: {
    code: AdviceCode;
    /**
     * What DMARC says, but `fail` beside an attack, and no `pass` beside what must be known before the verdict
     */
    tone: "pass" | "fail" | "unknown";
    /**
     * Whether to ask if the mail is the reader's own (--mine): there is an author, and DMARC does not pass
     */
    asks_mine: boolean;
    params: Params;
    answer: Coded;
    reason: Coded;
    next: Coded;
  };
  message: {
    /**
     * Octets, before any repair
     */
    size: number;
    header_fields: number;
    header_octets: number;
    body_octets: number;
    line_ending: "none" | "crlf" | "lf" | "cr" | "mixed";
    /**
     * Whether it was evaluated as a copy or as a mail server's own message
     */
    mode: "copy" | "server";
    /**
     * Whether a receiver wrote into it: results, or an envelope sender. A mail from the sent folder has neither
     */
    traced: boolean;
    header_from: {
      fields: number;
      mailboxes: Mailbox[];
      /**
       * The author domain; null when there is none
       */
      domain: string | null;
    };
    to: Mailbox[];
    /**
     * Further mailboxes that are not listed
     */
    to_omitted: number;
    reply_to: ReplyTo[];
    /**
     * Further mailboxes that are not listed
     */
    reply_to_omitted: number;
    envelope_from: {
      address: string | null;
      domain: string | null;
      /**
       * The domain as people read it
       */
      unicode_domain: string | null;
      /**
       * The null reverse-path "<>"
       */
      null: boolean;
      source: FactSource;
      /**
       * Whose SPF result proves it; null: it only claims to be
       */
      proven_by: "verified" | "computed" | "reported" | null;
      span: Span | null;
    };
    client_ip: Fact;
    helo: Fact;
    subject: string | null;
    message_id: string | null;
    date: string | null;
    /**
     * The index of the hop at which the receiver's own servers end; null if there is none
     */
    border: number | null;
    /**
     * Whether the border is certain
     */
    border_known: boolean;
    /**
     * The servers that the mail passed, newest first
     *
     * @maxItems 100
     */
    hops: Hop[];
    /**
     * How many more there are
     */
    hops_omitted: number;
  };
  /**
   * The damage of copying that was repaired
   */
  repairs: {
    code: Repair;
    count: number;
    /**
     * The repair restores what was signed; otherwise a failed signature proves nothing
     */
    certain: boolean;
  }[];
  spf: {
    identity: "mailfrom" | "helo";
    domain: string | null;
    result: Result;
    source: Honesty;
    /**
     * Why it is no pass or fail of the owner's own record; null otherwise
     */
    reason: SpfReason | null;
    mechanism: string | null;
    lookups: number | null;
    void_lookups: number | null;
    explanation: string | null;
    record: string | null;
    reported: Claim | null;
    aligned: Alignment;
    counts: Counts;
  };
  /**
   * In message order
   */
  dkim: Signature[];
  dmarc: {
    result: Result;
    source: Honesty;
    /**
     * Why it does not pass; null if it does
     */
    reason: DmarcReason | null;
    aligned_by: AlignedBy;
    method: "tree-walk" | "psl";
    organizational_domain: string | null;
    record: string | null;
    record_domain: string | null;
    /**
     * p, sp or np as selected, before t=y
     */
    policy: "none" | "quarantine" | "reject" | null;
    /**
     * What a receiver is asked to do with this message
     */
    applied: "none" | "quarantine" | "reject" | "pass" | null;
    /**
     * aspf= and adkim= of the record; null without one
     */
    alignment_mode: {
      spf: "relaxed" | "strict" | null;
      dkim: "relaxed" | "strict" | null;
    };
    /**
     * The modes that apply: those of the record, relaxed without one
     */
    alignment_applied: {
      spf: "relaxed" | "strict";
      dkim: "relaxed" | "strict";
    };
    /**
     * The names that were asked about
     */
    queries: string[];
    reported: Claim | null;
    /**
     * The organizational domain of each name by both methods
     */
    organizations: Organization[];
    /**
     * The verdict under other terms: relaxed, strict, and if DNS told it, by the public suffix list
     */
    alternatives: Alternative[];
  };
  arc: {
    result: Result;
    source: Honesty;
    instances: number;
    /**
     * Why the chain does not pass, if it was verified here
     */
    reason: ArcReason | null;
    reported: Claim | null;
    sets: ArcSet[];
  };
  sender_id: {
    pra: null | {
      field: string;
      address: string;
      domain: string | null;
    };
    /**
     * The domain that each Japanese carrier checks, by what it has published, which may be old
     */
    carriers: {
      carrier: string;
      reads: "dmarc" | "envelope-from" | "pra";
      /**
       * Only with the strictest setting of the receiver
       */
      at_strictest: boolean;
      /**
       * Whether the message is for one of its mailboxes
       */
      concerned: boolean;
      domain: string | null;
      /**
       * Whether it checks SPF for another domain than that of the envelope sender
       */
      other: boolean;
      as_of: string;
      source: string;
    }[];
    /**
     * The SPF term of the sending service, which passes, for the records of the other domains; null when none is known
     */
    spf_term: string | null;
  };
  /**
   * What servers wrote into the message, in its order
   */
  reported: ReportedField[];
  findings: Finding[];
  fixes: Fix[];
  /**
   * Common misunderstandings that the mail is an example against
   */
  misunderstandings: Misunderstanding[];
  /**
   * What was asked and answered
   */
  dns: Exchange[];
}
/**
 * The values for the names in braces in the sentence of the code
 */
export interface Params {
  [k: string]: string | number;
}
/**
 * A sentence as a code with its parameters, in no language
 */
export interface Coded {
  code: AdviceCode;
  params: Params;
}
export interface Mailbox {
  display_name: string | null;
  address: string;
  local_part: string;
  domain: string | null;
  unicode_domain: string | null;
  span: Span | null;
}
export interface ReplyTo {
  display_name: string | null;
  address: string;
  local_part: string;
  domain: string | null;
  unicode_domain: string | null;
  span: Span | null;
  /**
   * Whether it is none of the authors
   */
  other: boolean;
}
export interface Fact {
  value: string | null;
  source: FactSource;
  span: Span | null;
}
/**
 * A server that received the mail, by its own Received field
 */
export interface Hop {
  from: string | null;
  by: string | null;
  with: string | null;
  address: string | null;
  time: string | null;
  /**
   * Seconds since the hop below; null if a date is malformed
   */
  delay: number | null;
  where: "inner" | "border" | "outside";
}
/**
 * What the receiver wrote in its trusted field, independent of the result computed here; null if it wrote nothing. Others wrote the text: show it, never compare it
 */
export interface Claim {
  result: Result;
  text: string | null;
  /**
   * The receiver's name in its topmost Authentication-Results, or for SPF in its Received-SPF; null without a name
   */
  server: string | null;
  /**
   * Whose server that is, as people know it, such as Gmail; null if the name is of no known provider
   */
  provider: string | null;
  span: Span | null;
}
/**
 * Alignment with the author domain, whether or not the check passed
 */
export interface Alignment {
  relaxed: boolean;
  strict: boolean;
}
export interface Signature {
  domain: string | null;
  selector: string | null;
  span: Span | null;
  identity: string | null;
  algorithm: string | null;
  /**
   * Header and body
   */
  canonicalization: string;
  /**
   * t=, Unix seconds
   */
  timestamp: number | null;
  /**
   * x=, Unix seconds
   */
  expiration: number | null;
  body_length: number | null;
  signed_fields: string[];
  /**
   * null when no key was read
   */
  key_bits: number | null;
  /**
   * t=y of the key
   */
  testing: boolean | null;
  result: Result;
  source: Honesty;
  /**
   * Why it does not pass, if it was verified here
   */
  reason: DkimReason | null;
  /**
   * Of a malformed signature: the tag at fault
   */
  bad_tag?: string;
  /**
   * The offset of the error in the signature or its key, in octets
   */
  offset?: number;
  reported: Claim | null;
  aligned: Alignment;
  counts: Counts;
  /**
   * How much it says about the author, to choose the one to show: 3 counts, 2 passes, 1 is aligned, 0 neither
   */
  weight: number;
}
export interface Organization {
  identifier: "author" | "spf" | "dkim";
  domain: string;
  /**
   * Its organizational domain by RFC 9989, if the verdict needed it; otherwise null
   */
  tree_walk: string | null;
  /**
   * The same by the public suffix list (RFC 7489)
   */
  psl: string | null;
}
/**
 * The verdict under other terms
 */
export interface Alternative {
  alignment: "relaxed" | "strict" | "published";
  method: "tree-walk" | "psl";
  result: Result;
  aligned_by: AlignedBy;
  record_domain: string | null;
  policy: Policy;
}
export interface ArcSet {
  instance: number;
  domain: string | null;
  selector: string | null;
  cv: "none" | "fail" | "pass" | null;
  seal: null | Result;
  message_signature: null | Result;
  span: Span | null;
}
export interface ReportedField {
  /**
   * As it is spelled in the message
   */
  field: string;
  span: Span | null;
  authserv_id: string | null;
  trusted: boolean;
  error?: ErrorCode;
  results: ReportedResult[];
  would_say?: WouldSay;
}
export interface ReportedResult {
  method: string;
  result: string;
  reason: string | null;
  /**
   * By "ptype.property", as written
   */
  properties: {
    [k: string]: string;
  };
  span: Span | null;
}
/**
 * The claims of an Authentication-Results field that does not count
 */
export interface WouldSay {
  /**
   * The name of the receiver with which this field would count, which only the reader can confirm; null if no name makes it count
   */
  receiver: string | null;
  /**
   * Whether to ask the reader if that server is their own, because its word would change the answer
   */
  asks: boolean;
  dmarc: string | null;
  spf: string | null;
  dkim: string | null;
  arc: string | null;
}
export interface Finding {
  code: AdviceCode;
  severity: "info" | "warning" | "error" | "attack";
  subject: Subject | null;
  /**
   * Whether a person must know it before the verdict
   */
  above_verdict: boolean;
  params: Params;
}
export interface Fix {
  code: AdviceCode;
  subject: Subject | null;
  /**
   * Whether the owner may have followed it already, without effect: show what to check then
   */
  checklist: boolean;
  params: Params;
  note: Coded;
  records: DnsRecord[];
}
export interface DnsRecord {
  name: string;
  type: "TXT" | "MX" | "CNAME" | "A" | "AAAA";
  value: string;
  /**
   * The TXT record of that name in DNS that this one replaces
   */
  replaces?: string;
}
/**
 * A common misunderstanding, with the facts against it
 */
export interface Misunderstanding {
  /**
   * include: an include in the SPF record of the From domain aligns SPF. key: the DKIM key belongs under the From domain. parent: a parent domain is not aligned with its child. ip: SPF checks an address that the sender wrote. policy: p=none means a failure
   */
  code: "include" | "key" | "parent" | "ip" | "policy";
  params: Params;
}
/**
 * A question to DNS and its answer
 */
export interface Exchange {
  name: string;
  type: "A" | "CNAME" | "PTR" | "MX" | "TXT" | "AAAA";
  status: "ok" | "no-data" | "nxdomain" | "failure" | "pending" | "out-of-space";
  dnssec: "insecure" | "secure" | "bogus" | null;
  records: string[];
}
