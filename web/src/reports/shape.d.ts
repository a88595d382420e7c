// What the view is given: the picture of the reports as the command prints it, and what was read beside it.

export type Counts = { both: number; dkim_only: number; spf_only: number; none: number };
export type Class = keyof Counts;
export type SourceKind = "own" | "provider" | "forwarder" | "unknown";

export type SourceOf = {
  name: string;
  kind: SourceKind;
  addresses: number;
  messages: number;
  aligned: Counts;
  cause: string;
  fixes: string[];
};

export type DomainOf = {
  domain: string;
  policy: { p: string | null; sp: string | null; [more: string]: unknown };
  messages: number;
  aligned: Counts;
  sources: SourceOf[];
  next: { policy: "stay" | "quarantine" | "reject"; hit: { known: number; unknown: number }; reason: string };
};

export type Day = { day: string } & Counts;

export type Picture = {
  reports: number;
  duplicates: number;
  messages: number;
  begin: number | null;
  end: number | null;
  domains: DomainOf[];
  other_sources: { sources: number; messages: number; aligned: Counts };
  days: Day[];
  reporters: { org_name: string; reports: number; messages: number }[];
  omitted: { domains: number; days: number; reporters: number; addresses_are_exact: boolean; duplicates_are_exact: boolean };
  [more: string]: unknown;
};

export type Refused = { count: number; file: string; member: string | null; code: string; offset: number | null };

export type Recipient = {
  address: string | null;
  action: string | null;
  status: string | null;
  diagnostic: string | null;
  class: "hard" | "soft" | "none" | "delivered";
  reason: string;
  label: string | null;
  sub_label: string | null;
  overruled: boolean;
  proof: string | null;
};

export type Notice = { kind: string; via: string; file: string; recipients: Recipient[]; [more: string]: unknown };

export type Tls = { reports: number; successes: number; failures: number; types: { type: string; count: number }[] };

export type State = {
  files: number;
  done: number;
  picture: Picture;
  refused: Refused[];
  refusedOmitted: number;
  notices: Notice[];
  noticesOmitted: number;
  bounces: { hard: number; soft: number; complaints: number; other: number };
  tls: Tls | null;
  failures: number;
};

export type RecordOf = {
  source_ip: string | null;
  count: number | null;
  disposition: string | null;
  dkim: string | null;
  spf: string | null;
  reasons: { type: string | null; comment: string | null }[];
  header_from: string | null;
  envelope_from: string | null;
  auth: {
    dkim: { domain: string | null; selector: string | null; result: string | null }[];
    spf: { domain: string | null; result: string | null }[];
  };
  org_name: string | null;
  begin: number | null;
  end: number | null;
  file: string;
};

/** One input. */
export type Given = { name: string; blob: Blob };
