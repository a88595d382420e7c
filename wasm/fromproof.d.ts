/** Loads the toolkit. One instance serves any number of checks. */
export function load(source?: Source): Promise<Fromproof>;

/** fromproof.wasm: its address, its bytes, a response that carries them, or the compiled module. */
export type Source = URL | string | Response | BufferSource | WebAssembly.Module;

export interface Fromproof {
  /** The version of the toolkit, as reports carry it. */
  readonly version: string;
  /** What `Check.records` can write. */
  readonly recordFormats: readonly RecordFormat[];
  /**
   * Evaluates one message.
   * @throws {RangeError} if there is not enough memory for it
   * @throws {TypeError} if the message is neither text nor octets
   */
  check(message: string | BufferSource, options?: Options): Check;
  /**
   * The offsets at which the messages of an mbox file begin (RFC 4155): of each separator line, including 0
   * if the octets begin with one.
   * @throws {RangeError} if there is not enough memory for them
   */
  separators(mbox: string | BufferSource): number[];
}

/**
 * What the caller knows about the mail. With `ip`, `mailFrom` or `helo` the message comes from a mail server, octet for octet:
 * nothing is repaired but line ends that are all LF, and no field of it gives an address, a sender or a result. Without
 * them it is a copy, and what its trusted fields say is read.
 */
export interface Options {
  /** The address of the client that sent the mail. */
  ip?: string;
  /** The Envelope From; an empty string is the null reverse-path of a bounce. */
  mailFrom?: string;
  helo?: string;
  /** The name of the server whose Authentication-Results are trusted. */
  receiver?: string;
  /** The clock for t= and x=; a Date or Unix seconds. Default: now. */
  time?: Date | number;
  /** Repair what copying from a page does to a message (each repair is reported); never a mail server's. Default: true. */
  forgiving?: boolean;
  /** The reader sent this mail: suggest records even if nothing proves whose it is. Default: false. */
  mine?: boolean;
}

/**
 * A message that was read. Without answers, its report tells what the message says about itself; when no question is open
 * any more, what was verified here.
 *
 *     for (let q; (q = check.next()); ) check.answer(await resolve(q));
 *     for (let open; (open = check.questions()).length; ) // or all that are open at once
 *       await Promise.all(open.map(async (q) => check.answer(await resolve(q), q)));
 */
export interface Check {
  /** The next DNS question, or null if none is open. The first call verifies what can be verified without DNS. */
  next(): Question | null;
  /** All questions that are open now; answers may bring new ones. */
  questions(): Question[];
  /**
   * Answers a question; by default the first open one. A truncated or foreign answer, or null, counts as a failure
   * of DNS.
   * @throws {Error} if that question is not open
   */
  answer(wire: BufferSource | null | undefined, question?: Question | null): void;
  /**
   * `choices` replace the guesses of the fix `ses-custom-mail-from`; nothing else in the report depends on them.
   * @throws {RangeError} if there is not enough memory
   */
  report(choices?: FixChoices): Report;
  /** What the input seems to be. Other kinds than a message or its header are evaluated too, but the result means little. */
  readonly kind: Kind;
  /** The message as it is evaluated, with its repairs: the octets to which every `span` of the report refers. A copy. */
  octets(begin?: number, end?: number): Uint8Array<ArrayBuffer>;
  /**
   * The DNS records of the report's fixes, one text for each in their order; empty if a fix has none.
   * @throws {RangeError} if there is not enough memory
   * @throws {TypeError} if there is no such format
   */
  records(format?: RecordFormat, choices?: FixChoices): string[];
  /** Frees the memory. Safe to call twice. */
  free(): void;
}

/**
 * list: name, type and value. zone-file: lines of an RFC 1035 master file. route53: a change batch for
 * `aws route53 change-resource-record-sets`. cloudflare: the body of a POST to /zones/{zone_id}/dns_records/batch.
 * terraform: resources of the type aws_route53_record.
 */
export type RecordFormat = "list" | "zone-file" | "route53" | "cloudflare" | "terraform";

/** The part of a report that a finding or a fix is about; null: none of these. */
export type Subject = "envelope" | "from" | "spf" | "dkim" | "dmarc" | "arc";

/** What the reader chooses for a custom MAIL FROM domain at Amazon SES; what is left out stays as the fix guesses it. */
export interface FixChoices {
  region?: string;
  /** The labels in front of the identity: "bounce" of bounce.example.com. */
  subdomain?: string;
}

export interface Question {
  readonly name: string;
  readonly type: "A" | "AAAA" | "CNAME" | "MX" | "PTR" | "TXT";
  /**
   * The question as a DNS message (RFC 1035). Its id is 0, as it should be over HTTPS (RFC 8484); over UDP write a random
   * one in its first two octets and compare that of the answer, and if that is cut off (TC) ask again over TCP.
   */
  readonly wire: Uint8Array;
}

export type Kind =
  | "empty"
  | "message"
  | "headers-only"
  | "mbox"
  | "msg"
  | "html"
  | "xml"
  | "pdf"
  | "office"
  | "zip"
  | "gzip"
  | "image"
  | "rtf"
  | "tnef"
  | "utf16"
  | "gmail-summary"
  | "not-mail";

/** A place in the message as it is evaluated: its first octet, and its size. */
export type Span = [offset: number, octets: number];

export type Result = "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "temperror" | "permerror";
/**
 * verified: computed here and now. computed: computed here, but from an address or a sender that the message itself
 * records. reported: the receiver wrote it. none: no source that counts says anything.
 */
export type Honesty = "verified" | "computed" | "reported" | "none";
/** What the receiver wrote, with its own text, independent of the result computed here. */
export interface Claim {
  result: Result;
  text: string | null;
  server: string | null;
  span: Span | null;
}
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
/** Why a signature does not pass; if it is malformed, the code of the error. */
export type DkimReason =
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
  | (string & {});
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
/** The error of the chain, or why one of its signatures does not pass. */
export type ArcReason =
  | "arc-instance"
  | "arc-repeated-field"
  | "arc-missing-field"
  | "arc-message-signature-syntax"
  | "arc-signed-seal"
  | "arc-seal-syntax"
  | "arc-chain-status"
  | "arc-failed-before"
  | DkimReason;
/** One kind of damage that copying does to a message. */
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
export type Params = Record<string, string | number | boolean | null | string[]>;
export interface Coded {
  code: string;
  params: Params;
}
export interface Alignment {
  relaxed: boolean;
  strict: boolean;
}
export interface Mailbox {
  display_name: string | null;
  address: string;
  local_part: string;
  domain: string | null;
  unicode_domain: string | null;
  span: Span | null;
}
/** A server that received the mail, by its own Received field. */
export interface Hop {
  from: string | null;
  by: string | null;
  with: string | null;
  address: string | null;
  time: string | null;
  /** Seconds since the hop below; null if a date is malformed. */
  delay: number | null;
  where: "inner" | "border" | "outside";
}
export interface DnsRecord {
  name: string;
  type: string;
  value: string;
  /** The TXT record of that name in DNS that this one replaces. */
  replaces?: string;
}

export interface Report {
  schema: 1;
  fromproof: string;
  file: string | null;
  /** The number of the message in a file of several, from 1. */
  index?: number;
  verdict: Coded & {
    /** What DMARC says, but `fail` beside an attack, and no `pass` beside what must be known before the verdict. */
    tone: "pass" | "fail" | "unknown";
    asks_mine: boolean;
    reason: Coded | null;
    next: Coded | null;
  };
  message: {
    size: number;
    header_fields: number;
    header_octets: number;
    body_octets: number;
    line_ending: "crlf" | "lf" | "cr" | "mixed" | "none";
    /** Whether it was evaluated as a copy or as a mail server's own message. */
    mode: "copy" | "server";
    traced: boolean;
    header_from: { fields: number; mailboxes: Mailbox[]; domain: string | null };
    reply_to: (Mailbox & { other: boolean })[];
    envelope_from: {
      address: string | null;
      domain: string | null;
      /** As people read it. */
      unicode_domain: string | null;
      null: boolean;
      source: "option" | "return-path" | "received-spf" | "authentication-results" | "none";
      /** Whose SPF result proves it; null: it only claims to be. */
      proven_by: Exclude<Honesty, "none"> | null;
      span: Span | null;
    };
    client_ip: { value: string | null; source: string; span: Span | null };
    helo: { value: string | null; source: string; span: Span | null };
    subject: string | null;
    message_id: string | null;
    date: string | null;
    /** The index of the hop at which the receiver's own servers end. */
    border: number | null;
    /** Whether the border is certain. */
    border_known: boolean;
    /** From the top, at most 100. */
    hops: Hop[];
    hops_omitted: number;
  };
  /** `certain`: the repair restores what was signed; otherwise a failed signature proves nothing. */
  repairs: { code: Repair; count: number; certain: boolean }[];
  spf: {
    identity: "mailfrom" | "helo" | null;
    domain: string | null;
    result: Result;
    source: Honesty;
    reason: SpfReason | null;
    mechanism: string | null;
    lookups: number | null;
    void_lookups: number | null;
    explanation: string | null;
    record: string | null;
    reported: Claim | null;
    aligned: Alignment;
    counts: boolean;
  };
  dkim: {
    domain: string | null;
    selector: string | null;
    span: Span | null;
    identity: string | null;
    algorithm: string | null;
    canonicalization: string | null;
    timestamp: number | null;
    expiration: number | null;
    body_length: number | null;
    signed_fields: string[];
    key_bits: number | null;
    testing: boolean | null;
    result: Result;
    source: Honesty;
    reason: DkimReason | null;
    /** Of a malformed signature: the tag at fault. */
    bad_tag?: string;
    /** The offset of the error in the signature or its key, in octets. */
    offset?: number;
    reported: Claim | null;
    aligned: Alignment;
    counts: boolean;
    weight: number;
  }[];
  dmarc: {
    result: Result;
    source: Honesty;
    reason: DmarcReason | null;
    aligned_by: ("spf" | "dkim")[];
    method: "tree-walk" | "psl" | null;
    organizational_domain: string | null;
    record: string | null;
    record_domain: string | null;
    policy: "none" | "quarantine" | "reject" | null;
    applied: "none" | "quarantine" | "reject" | "pass" | null;
    alignment_mode: { spf: "relaxed" | "strict" | null; dkim: "relaxed" | "strict" | null };
    alignment_applied: { spf: "relaxed" | "strict"; dkim: "relaxed" | "strict" };
    queries: string[];
    reported: Claim | null;
    /** The organizational domain of each name by both methods; `tree_walk` is known if the verdict needed it. */
    organizations: {
      identifier: "author" | "spf" | "dkim";
      domain: string;
      tree_walk: string | null;
      psl: string | null;
    }[];
    /** The verdict under other terms: relaxed, strict, and if DNS told it, by the public suffix list. */
    alternatives: {
      alignment: "relaxed" | "strict" | "published";
      method: "tree-walk" | "psl";
      result: Result;
      aligned_by: ("spf" | "dkim")[];
      record_domain: string | null;
      policy: "none" | "quarantine" | "reject" | null;
    }[];
  };
  arc: {
    result: "pass" | "fail" | "none";
    source: Honesty;
    instances: number;
    reason: ArcReason | null;
    reported: Claim | null;
    sets: {
      instance: number;
      domain: string | null;
      selector: string | null;
      cv: string | null;
      seal: string | null;
      message_signature: string | null;
      span: Span | null;
    }[];
  };
  sender_id: {
    pra: { field: string; address: string; domain: string } | null;
    /** The domain that Japanese carriers check for SPF, by what they have published, which may be old. */
    carriers: {
      carrier: string;
      reads: "header-from" | "envelope-from" | "pra";
      /** Only with the strictest setting of the receiver. */
      at_strictest: boolean;
      domain: string | null;
      other: boolean;
      as_of: string;
      source: string;
    }[];
    spf_term: string | null;
  };
  reported: {
    field: "Authentication-Results" | "ARC-Authentication-Results" | "Received-SPF";
    span: Span | null;
    authserv_id: string | null;
    trusted: boolean;
    /** Its error; the results before the error are included. */
    error?: string;
    /**
     * Of an Authentication-Results field that does not count: its claims, and the `receiver` with which it would count,
     * which only the reader can confirm; null if no name makes it count.
     */
    would_say?: { receiver: string | null; asks: boolean; dmarc: string | null; spf: string | null; dkim: string | null; arc: string | null };
    results: { method: string; result: string; reason: string | null; properties: Record<string, string>; span: Span | null }[];
  }[];
  findings: (Coded & {
    severity: "info" | "warning" | "error" | "attack";
    subject: Subject | null;
    /** Whether a person must know it before the verdict. */
    above_verdict: boolean;
  })[];
  fixes: (Coded & { subject: Subject | null; checklist: boolean; note: Coded; records: DnsRecord[] })[];
  misunderstandings: { code: "include" | "key" | "parent" | "ip" | "policy"; params: Record<string, string> }[];
  dns: {
    name: string;
    type: string;
    status: "ok" | "no-data" | "nxdomain" | "failure" | "pending" | "out-of-space";
    dnssec: string | null;
    records: string[];
  }[];
}
