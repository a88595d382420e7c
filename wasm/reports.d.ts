import type { Source } from "./fromproof.js";

/** Loads the reader of reports and bounces. One instance serves any number of them. */
export function load(source?: Source, options?: LoadOptions): Promise<ReportsToolkit>;

export interface LoadOptions {
  /**
   * The members of a zip archive, `octets: null` for one that cannot be unpacked. A fault of the archive is thrown. Without
   * it, zip archives are refused: the package has no dependencies.
   *
   *     import { unzipSync } from "fflate";
   *     const unzip = (archive) => Object.entries(unzipSync(archive)).map(([name, octets]) => ({ name, octets }));
   */
  unzip?: (archive: Uint8Array) => Iterable<{ name: string; octets: Uint8Array | null }>;
}

export interface ReportsToolkit {
  /** The version of the toolkit. */
  readonly version: string;
  /**
   * An empty collection of reports.
   * @throws {RangeError} if there is not enough memory
   */
  reports(): Reports;
  /**
   * Why a mail came back: the notices in a bounce, a complaint or events of Amazon SES; empty if it is none of these.
   * @throws {RangeError} if there is not enough memory
   */
  bounce(message: string | BufferSource): Notice[];
}

/** Any number of reports, and what they say together. */
export interface Reports {
  /**
   * Reads a file: XML, JSON, gzip, zip, a mail or an mbox; its octets say what it is. What cannot be read is refused and
   * spoils nothing else. Files are read one after the other.
   * @throws {RangeError} if there is not enough memory
   */
  add(file: Blob | ReadableStream<Uint8Array> | BufferSource | string, name?: string): Promise<Found>;
  /** What all reports say together: the object of `fromproof report --summary --format json`. */
  picture(): Picture;
  /** The heaviest records of one source of the picture, from the same files, which are read again. */
  records(source: { domain: string; kind: SourceKind; name: string }, files: Iterable<{ file: Blob | BufferSource | string; name: string }>, most?: number): Promise<Records>;
  /** Frees the memory. Safe to call twice. */
  free(): void;
}

/** What one file brought. */
export interface Found {
  reports: number;
  notices: Notice[];
  refused: Refusal[];
}

export interface Refusal {
  file: string;
  /** In an archive the file's name, in a mail that of the attachment; otherwise empty. */
  member: string;
  code: RefusalCode;
  /** In octets, if it is known. */
  offset: number | null;
}

export type RefusalCode =
  | "not-xml"
  | "truncated"
  | "malformed"
  | "wrong-end-tag"
  | "document-type"
  | "unknown-entity"
  | "too-deep"
  | "too-many-attributes"
  | "too-long"
  | "after-the-end"
  | "foreign-xml"
  | "foreign-json"
  | "bad-json"
  | "empty"
  | "no-report"
  | "neither"
  | "too-large"
  | "cannot-unpack"
  | "too-many-members"
  | "too-much"
  | "nested"
  | "too-many-mails"
  | "unreadable";

export interface Policy {
  p: string | null;
  sp: string | null;
  np: string | null;
  adkim: string | null;
  aspf: string | null;
  fo: string | null;
  testing: string | null;
  discovery_method: string | null;
}

/** Messages by what proved their domain. */
export interface Aligned {
  both: number;
  dkim_only: number;
  spf_only: number;
  none: number;
}

export type SourceKind = "own" | "provider" | "forwarder" | "unknown";

export interface PictureSource {
  name: string;
  kind: SourceKind;
  /** How many IP addresses it used. */
  addresses: number;
  messages: number;
  aligned: Aligned;
  /** A code; its sentence is under "reports:cause:" and that code in the words. */
  cause: string;
  /** Codes of fixes; their sentences are under "reports:fix:". */
  fixes: string[];
}

export interface PictureDomain {
  domain: string;
  policy: Policy;
  messages: number;
  aligned: Aligned;
  sources: PictureSource[];
  /** The sentence is under "reports:step:", the policy, ":" and the reason. */
  next: { policy: "stay" | "quarantine" | "reject"; hit: { known: number; unknown: number }; reason: string };
}

export interface Picture {
  schema: 1;
  files: number;
  refused: Refusal[];
  reports: number;
  duplicates: number;
  records: number;
  messages: number;
  problems: number;
  /** In Unix seconds. */
  begin: number | null;
  end: number | null;
  domains: PictureDomain[];
  other_sources: { sources: number; messages: number; aligned: Aligned };
  days: ({ day: string } & Aligned)[];
  reporters: { org_name: string; reports: number; messages: number }[];
  omitted: { domains: number; days: number; reporters: number; addresses_are_exact: boolean; duplicates_are_exact: boolean };
  failure_reports: number;
  tls: { reports: number; successes: number; failures: number; types: { type: string; count: number }[] };
}

export interface Records {
  records: SourceRecord[];
  omitted: number;
}

export interface SourceRecord {
  source_ip: string | null;
  count: number | null;
  disposition: string | null;
  dkim: string | null;
  spf: string | null;
  reasons: { type: string | null; comment: string | null }[];
  header_from: string | null;
  envelope_from: string | null;
  envelope_to: string | null;
  auth: {
    dkim: { domain: string | null; selector: string | null; result: string | null; human_result: string | null }[];
    spf: { domain: string | null; scope: string | null; result: string | null }[];
  };
  org_name: string | null;
  begin: number | null;
  end: number | null;
  file: string;
  member: string;
}

/** A bounce, a complaint or an event, as `fromproof bounce --format json` prints it. */
export interface Notice {
  kind: "dsn" | "complaint" | "delay" | "delivery" | "text";
  via: "mail" | "ses-sns" | "ses-event" | "ses-eventbridge" | "ses-sqs" | "arf";
  file: string | null;
  event: string | null;
  reporting_mta: string | null;
  arrival_date: number | null;
  original_message_id: string | null;
  recipients: NoticeRecipient[];
  problems: { code: string; offset: number; message: string }[];
}

export interface NoticeRecipient {
  address: string | null;
  original_address: string | null;
  action: string | null;
  status: string | null;
  diagnostic: string | null;
  class: "hard" | "soft" | "none" | "delivered";
  /** A code; its sentences are under "bounce:" and that code in the words, what to do under the same and ":advice". */
  reason: string;
  label: string | null;
  sub_label: string | null;
  overruled: boolean;
  proof: string | null;
}
