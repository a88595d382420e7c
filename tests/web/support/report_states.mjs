// What the reader of reports tells, for tests of the view: two domains, and mails that came back.
import { nothing, stateOf } from "./fake_reading.mjs";

const sum = ({ both, dkim_only, spf_only, none }) => both + dkim_only + spf_only + none;
export const source = (name, kind, aligned, cause, fixes = []) => ({ name, kind, addresses: 2, messages: sum(aligned), aligned, cause, fixes });
export const counts = (both, dkim_only, spf_only, none) => ({ both, dkim_only, spf_only, none });
export const domain = (name, p, sources, next) => {
  const aligned = sources.reduce((all, each) => counts(all.both + each.aligned.both, all.dkim_only + each.aligned.dkim_only, all.spf_only + each.aligned.spf_only, all.none + each.aligned.none), counts(0, 0, 0, 0));
  return { domain: name, policy: { p, sp: null }, messages: sum(aligned), aligned, sources, next };
};
export const days = (number, of = counts(10, 5, 1, 2), year = 2025) => Array.from({ length: number }, (_, i) => ({ day: new Date(Date.UTC(year, 0, 1 + i)).toISOString().slice(0, 10), ...of }));
export const jp = domain("example.jp", "none", [
  source("Amazon SES", "provider", counts(0, 900, 0, 0), "provider-without-mail-from", ["ses-custom-mail-from"]),
  source("example.jp", "own", counts(400, 0, 20, 3), "own-without-dkim"),
  source("203.0.113.9", "unknown", counts(0, 0, 0, 55), "unproven"),
], { policy: "quarantine", hit: { known: 3, unknown: 55 }, reason: "ready" });
export const com = domain("example.com", "reject", [source("", "forwarder", counts(0, 1000, 0, 500), "forwarded")], { policy: "stay", hit: { known: 500, unknown: 0 }, reason: "at-the-end" });
export const pictureOf = (domains, more = {}) => ({
  ...nothing, files: 3, reports: 3, messages: domains.reduce((all, { messages }) => all + messages, 0), begin: 1735689600, end: 1738367999, domains, days: days(31),
  reporters: [{ org_name: "google.com", reports: 2, messages: 900 }, { org_name: "Yahoo", reports: 1, messages: 478 }], ...more,
});
export const one = stateOf(pictureOf([jp]));
export const two = stateOf(pictureOf([jp, com]));
export const refused = (file, code, more = {}) => ({ count: 1, file, member: null, code, offset: null, ...more });
export const recipient = (more = {}) => ({
  address: "ann@example.org", original_address: null, action: "failed", status: "5.1.1", diagnostic: "smtp; 550 5.1.1 User unknown", class: "hard", reason: "unknown-user",
  label: null, sub_label: null, overruled: false, proof: null, ...more,
});
export const notice = (recipients, more = {}) => ({ kind: "dsn", via: "mail", file: "b.eml", event: null, reporting_mta: null, arrival_date: null, original_message_id: null, recipients, problems: [], ...more });
export const bounced = stateOf({ ...nothing, files: 3 }, {
  notices: [
    notice([recipient()]),
    notice([recipient({ address: "bob@example.net", status: "5.4.4", label: "Transient", sub_label: "General", overruled: true, proof: "550 5.4.4", reason: "unknown-host" }),
      recipient({ address: "full@example.net", status: "4.2.2", class: "soft", reason: "mailbox-full", diagnostic: "452 4.2.2 Over quota" })], { via: "ses-sns" }),
    notice([recipient({ address: "cat@example.com", status: null, diagnostic: null, class: "none", reason: "complaint" })], { kind: "complaint", via: "arf" }),
  ],
  bounces: { hard: 2, soft: 1, complaints: 1, other: 0 },
});
