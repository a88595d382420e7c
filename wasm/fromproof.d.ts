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
   * Judges one message.
   * @throws {RangeError} when there is not enough memory for it
   * @throws {TypeError} when the message is neither text nor octets
   */
  check(message: string | BufferSource, options?: Options): Check;
  /**
   * Where in these octets the messages of an mbox file begin (RFC 4155): the offset of each separator line, 0 included
   * where the octets begin with one.
   * @throws {RangeError} when there is not enough memory for them
   */
  separators(mbox: string | BufferSource): number[];
}

/**
 * What the caller knows of the mail. With `ip`, `mailFrom` or `helo` the message is a mail server's own, octet for octet:
 * nothing is repaired but line ends that are all LF, and no field of it gives an address, a sender or a result. Without
 * them it is a copy, and what its trusted fields say is read.
 */
export interface Options {
  /** The address of the client that handed the mail over. */
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
  /** Whoever asks has sent this mail: records are offered even where nothing proves whose it is. Default: false. */
  mine?: boolean;
}

/**
 * A message that was read. Without answers, its report tells what the message says of itself; when no question is open
 * any more, what was verified here.
 *
 *     for (let q; (q = check.next()); ) check.answer(await resolve(q));
 *     for (let open; (open = check.questions()).length; ) // or all that are open at once
 *       await Promise.all(open.map(async (q) => check.answer(await resolve(q), q)));
 */
export interface Check {
  /** The next DNS question, or null when none is open. The first call verifies what can be verified without DNS. */
  next(): Question | null;
  /** All questions that are open now; answers may bring new ones. */
  questions(): Question[];
  /**
   * Answers a question, without one the first open one. What is no answer to it, cut off, or nothing at all is a failure
   * of DNS.
   * @throws {Error} when that question is not open
   */
  answer(wire: BufferSource | null | undefined, question?: Question | null): void;
  /**
   * `choices` take the place of what the fix `ses-custom-mail-from` guesses; nothing else of the report depends on them.
   * @throws {RangeError} when there is not enough memory
   */
  report(choices?: FixChoices): Report;
  /** What the input seems to be; anything else than a message or its header is judged all the same, and means little. */
  readonly kind: Kind;
  /** The message as it is judged, repairs included: the octets that every `span` of the report counts. A copy. */
  octets(begin?: number, end?: number): Uint8Array<ArrayBuffer>;
  /**
   * The DNS records of the report's fixes, a text for each in their order; empty where a fix has none.
   * @throws {RangeError} when there is not enough memory
   * @throws {TypeError} when there is no such format
   */
  records(format?: RecordFormat, choices?: FixChoices): string[];
  /** Gives the memory back. Safe to call twice. */
  free(): void;
}

/**
 * list: name, type and value. zone-file: lines of an RFC 1035 master file. route53: a change batch for
 * `aws route53 change-resource-record-sets`. cloudflare: the body of a POST to /zones/{zone_id}/dns_records/batch.
 * terraform: resources of the type aws_route53_record.
 */
export type RecordFormat = "list" | "zone-file" | "route53" | "cloudflare" | "terraform";

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

/** Where something stands in the message as it is judged: its first octet, and how many there are. */
export type Span = [offset: number, octets: number];

export type Result = "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "temperror" | "permerror";
/**
 * verified: computed here and now. computed: computed here, but from an address or a sender that the message itself
 * records. reported: the receiver wrote so. none: nobody said anything that counts.
 */
export type Honesty = "verified" | "computed" | "reported" | "none";
/** What the receiver wrote, and its own words for it, whatever was found here. */
export interface Claim {
  result: Result;
  text: string | null;
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
/** Why a signature does not pass; where it cannot be read, the code of that error. */
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
/** What is wrong with the chain, or why a signature of it does not pass. */
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
/** A server that took the mail in, by the Received field that it wrote. */
export interface Hop {
  from: string | null;
  by: string | null;
  with: string | null;
  address: string | null;
  time: string | null;
  /** Seconds since the hop below; null where a clock cannot be read. */
  delay: number | null;
  where: "inner" | "border" | "outside";
}
export interface DnsRecord {
  name: string;
  type: string;
  value: string;
  /** The TXT record of that name, as DNS has it, whose place this one takes. */
  replaces?: string;
}

export interface Report {
  schema: 1;
  fromproof: string;
  file: string | null;
  /** The number of the message in a file of several, from 1. */
  index?: number;
  verdict: Coded & { reason: Coded | null; next: Coded | null };
  message: {
    size: number;
    header_fields: number;
    header_octets: number;
    body_octets: number;
    line_ending: "crlf" | "lf" | "cr" | "mixed" | "none";
    /** Whether it was judged as a copy that somebody made, or as a mail server's own message. */
    mode: "copy" | "server";
    header_from: { fields: number; mailboxes: Mailbox[]; domain: string | null };
    reply_to: Mailbox[];
    envelope_from: {
      address: string | null;
      domain: string | null;
      null: boolean;
      source: "option" | "return-path" | "received-spf" | "authentication-results" | "none";
      span: Span | null;
    };
    client_ip: { value: string | null; source: string; span: Span | null };
    helo: { value: string | null; source: string; span: Span | null };
    subject: string | null;
    message_id: string | null;
    date: string | null;
    /** Where the receiver's own servers end: the index of a hop. */
    border: number | null;
    /** Whether it is more than a perhaps. */
    border_known: boolean;
    /** From the top, at most 100. */
    hops: Hop[];
    hops_omitted: number;
  };
  repairs: { code: Repair; count: number }[];
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
    /** Of a signature that cannot be read: the tag that is wrong. */
    bad_tag?: string;
    /** Where in the signature or its key the fault is, in octets. */
    offset?: number;
    reported: Claim | null;
    aligned: Alignment;
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
    queries: string[];
    reported: Claim | null;
    /** The organizational domain of each name by both methods; `tree_walk` is known where the verdict needed it. */
    organizations: {
      identifier: "author" | "spf" | "dkim";
      domain: string;
      tree_walk: string | null;
      psl: string | null;
    }[];
    /** The verdict in other terms: relaxed, strict, and where DNS told it, by the public suffix list. */
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
    /** Which domain Japanese carriers look at for SPF, by what they have published, which may be old. */
    carriers: {
      carrier: string;
      reads: "header-from" | "envelope-from" | "pra";
      /** Only with the strictest setting of the receiver. */
      at_strictest: boolean;
      domain: string | null;
      as_of: string;
      source: string;
    }[];
  };
  reported: {
    field: "Authentication-Results" | "ARC-Authentication-Results" | "Received-SPF";
    span: Span | null;
    authserv_id: string | null;
    trusted: boolean;
    /** Why it cannot be read; the results before the fault are there. */
    error?: string;
    /**
     * Of an Authentication-Results field that does not count: what it claims, and the `receiver` to give for it to count,
     * which is for the reader to say; null where none makes it count.
     */
    would_say?: { receiver: string | null; dmarc: string | null; spf: string | null; dkim: string | null; arc: string | null };
    results: { method: string; result: string; reason: string | null; properties: Record<string, string>; span: Span | null }[];
  }[];
  findings: (Coded & { severity: "info" | "warning" | "error" | "attack" })[];
  fixes: (Coded & { note: Coded; records: DnsRecord[] })[];
  dns: {
    name: string;
    type: string;
    status: "ok" | "no-data" | "nxdomain" | "failure" | "pending" | "out-of-space";
    dnssec: string | null;
    records: string[];
  }[];
}
