import type { Report } from "./report.js";
// The report and all of its parts.
export * from "./report.js";

/** Loads the toolkit. One instance serves any number of checks. */
export function load(source?: Source, options?: LoadOptions): Promise<Fromproof>;

export interface LoadOptions {
  /**
   * Decodes encoded words (RFC 2047) in charsets that the toolkit does not know, such as ISO-2022-JP: the octets of one
   * word, or of several in a row. null if it cannot; then the words stay as they are. Default: by TextDecoder, null for
   * malformed text.
   */
  decode?: (charset: string, octets: Uint8Array) => string | null;
}

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
  octets(begin?: number, end?: number): ReturnType<Uint8Array["slice"]>;
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
