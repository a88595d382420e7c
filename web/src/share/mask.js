// The parts of a report that may leave the page without revealing sender, recipient and topic. Only parts known to be harmless
// are copied: domains, results, selectors, records and codes. A new member of a report is left out until it is
// named here.

import { results } from "./link.js";

/** @typedef {import("fromproof").Report} Report */

/** Replaces what was left out. */
export const masked = "…";

/** A longer text with an address in it is left out; no record in use is as long. */
const longest = 4000;

/** What servers write beside the results of RFC 8601. */
const knownResults = new Set([...results, "bestguesspass"]);
const methods = new Set(["spf", "dkim", "dmarc", "arc", "iprev", "sender-id", "auth", "bimi", "compauth", "dkim-adsp", "dkim-atps"]);
/** The properties of Authentication-Results and Received-SPF that name servers and domains; others can hold anything. */
const namingProperties = /^(?:header\.[adis]|header\.from|smtp\.(?:mailfrom|helo|remote-ip)|envelope-from|client-ip|helo|policy\.iprev)$/;

/** @param {Report} report */
export function mask(report) {
  const secrets = secretsOf(report);
  const domains = new Set(domainsOf(report));
  const { message, spf, dmarc, arc, sender_id } = report;

  /** @param {import("fromproof").Coded} said */
  const coded = ({ code, params }) => ({ code, params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, param(value)])) });
  /** @param {any} value @returns {any} */
  const param = (value) => {
    if (Array.isArray(value)) return value.map(param);
    if (typeof value !== "string" || domains.has(value)) return value;
    return secrets.some((secret) => value.toLowerCase().includes(secret)) ? masked : maskText(value);
  };
  /** A selector can be made for one recipient. @param {string} value */
  const selector = (value) => (secrets.some((secret) => secret.length > 3 && value.toLowerCase().includes(secret)) ? masked : maskText(value));
  /** @param {string} name @param {string} value */
  const property = (name, value) => {
    if (name === "header.s") return selector(value);
    if (value.includes("@")) return maskAddress(value);
    // An address that lost its domain.
    return /\.(?:i|mailfrom)$|-from$/.test(name) && !value.includes(".") ? masked : maskName(value);
  };
  /** A name in a question, which may contain a local part. @param {string} value */
  const asked = (value) =>
    domains.has(value) ? value : maskName(value).split(".").map((label) => (secrets.includes(label.toLowerCase()) ? masked : label)).join(".");

  /** @param {import("fromproof").Claim | null} said */
  const claim = (said) => said && { result: said.result, text: said.text && masked, server: maskName(said.server) };

  return {
    schema: report.schema,
    fromproof: report.fromproof,
    verdict: {
      ...coded(report.verdict),
      tone: report.verdict.tone,
      asks_mine: report.verdict.asks_mine,
      answer: coded(report.verdict.answer),
      reason: report.verdict.reason && coded(report.verdict.reason),
      next: report.verdict.next && coded(report.verdict.next),
    },
    message: {
      mode: message.mode,
      header_from: {
        fields: message.header_from.fields,
        mailboxes: message.header_from.mailboxes.map(({ display_name, address, domain, unicode_domain }) => ({
          display_name: display_name && masked,
          address: maskAddress(address, domain),
          domain: maskName(domain),
          unicode_domain: domain === maskName(domain) ? unicode_domain : maskName(domain),
        })),
        domain: maskName(message.header_from.domain),
      },
      envelope_from: {
        address: message.envelope_from.address && maskAddress(message.envelope_from.address, message.envelope_from.domain),
        domain: maskName(message.envelope_from.domain),
        null: message.envelope_from.null,
        source: message.envelope_from.source,
        proven_by: message.envelope_from.proven_by,
      },
      client_ip: { value: maskName(message.client_ip.value), source: message.client_ip.source },
      helo: { value: maskName(message.helo.value), source: message.helo.source },
      subject: message.subject && masked,
      message_id: message.message_id && masked,
    },
    repairs: report.repairs.map(({ code, count, certain }) => ({ code, count, certain })),
    spf: {
      identity: spf.identity,
      domain: maskName(spf.domain),
      result: spf.result,
      source: spf.source,
      reason: spf.reason,
      // The receiver's own text may say anything.
      reported: claim(spf.reported),
      record: spf.record && maskText(spf.record),
      aligned: spf.aligned,
      counts: spf.counts,
    },
    dkim: report.dkim.map((signature) => ({
      domain: maskName(signature.domain),
      selector: signature.selector && selector(signature.selector),
      algorithm: known(signature.algorithm, /^(?:rsa|ed25519)-sha(?:1|256)$/),
      canonicalization: known(signature.canonicalization, /^(?:simple|relaxed)(?:\/(?:simple|relaxed))?$/),
      key_bits: signature.key_bits,
      result: signature.result,
      source: signature.source,
      reason: signature.reason,
      reported: claim(signature.reported),
      aligned: signature.aligned,
      counts: signature.counts,
    })),
    dmarc: {
      result: dmarc.result,
      source: dmarc.source,
      reason: dmarc.reason,
      reported: claim(dmarc.reported),
      aligned_by: dmarc.aligned_by,
      method: dmarc.method,
      organizational_domain: maskName(dmarc.organizational_domain),
      record: dmarc.record && maskText(dmarc.record),
      record_domain: maskName(dmarc.record_domain),
      policy: dmarc.policy,
      applied: dmarc.applied,
      alignment_mode: dmarc.alignment_mode,
    },
    arc: { result: arc.result, source: arc.source, instances: arc.instances, reported: claim(arc.reported) },
    sender_id: {
      pra: sender_id.pra && {
        field: sender_id.pra.field,
        address: maskAddress(sender_id.pra.address, sender_id.pra.domain),
        domain: maskName(sender_id.pra.domain),
      },
    },
    reported: report.reported.map(({ field, authserv_id, trusted, results: list }) => ({
      field,
      authserv_id: maskName(authserv_id),
      trusted,
      results: list.map(({ method, result, properties }) => ({
        method: methods.has(method.toLowerCase()) ? method : masked,
        result: knownResults.has(result.toLowerCase()) ? result : masked,
        properties: Object.fromEntries(
          Object.entries(properties)
            .filter(([name]) => namingProperties.test(name))
            .map(([name, value]) => [name, property(name, value)]),
        ),
      })),
    })),
    findings: report.findings.map((finding) => {
      const { severity, subject, above_verdict } = finding;
      return { ...coded(finding), severity, subject, above_verdict };
    }),
    fixes: report.fixes.map((fix) => ({
      ...coded(fix),
      subject: fix.subject,
      checklist: fix.checklist,
      note: coded(fix.note),
      records: fix.records.map(({ name, type, value }) => ({ name: asked(name), type, value: maskText(value) })),
    })),
    dns: report.dns.map(({ name, type, status, records }) => ({ name: asked(name), type, status, records: records.map(maskText) })),
  };
}

/** A text without its local parts. @param {string} text */
function maskText(text) {
  if (!text.includes("@")) return text;
  // The pattern tries every octet as the beginning of an address, so its time grows with the square of the length.
  return text.length > longest ? masked : text.replace(/(?:"[^"]*"|[^\s<>"(),;])+@/g, `${masked}@`);
}

/** @param {string} address @param {string | null} [domain] as it was parsed, if it was */
function maskAddress(address, domain = address.slice(address.lastIndexOf("@") + 1)) {
  return `${masked}@${maskName(domain) ?? masked}`;
}

/**
 * A domain or an IP address. Anything else is left out, and so are labels that look like the number of a message
 * or of a receiver. Keeps selectors, which precede _domainkey.
 * @template {string | null | undefined} T @param {T} name @returns {T | string}
 */
function maskName(name) {
  if (!name) return name;
  if (!/^[\p{L}\p{N}\p{M}._:[\]-]{1,255}$/u.test(name)) return masked;
  const labels = name.split(".");
  const kept = labels.lastIndexOf("_domainkey");
  return labels.map((label, i) => (i >= kept && isNumber(label) ? masked : label)).join(".");
}

/** @param {string} label */
function isNumber(label) {
  return label.length >= 16 && /\d/.test(label) && !/^xn--/i.test(label) && !label.includes(":");
}

/** A word of a list, in any case; any other text in its place is left out. @param {string | null} value @param {RegExp} words */
function known(value, words) {
  return value && (words.test(value.toLowerCase()) ? value : masked);
}

/** @param {Report} report @returns {string[]} */
function domainsOf({ message, spf, dkim, dmarc }) {
  const all = [message.header_from.domain, message.envelope_from.domain, spf.domain, dmarc.organizational_domain, ...dkim.map(({ domain }) => domain)];
  return all.filter((domain) => domain !== null && maskName(domain) === domain).map(String);
}

/** Texts that must not appear in any sentence, in lower case. @param {Report} report */
function secretsOf({ message, sender_id, dkim }) {
  const addresses = [...message.header_from.mailboxes.map(({ address }) => address), message.envelope_from.address,
    sender_id.pra?.address, ...dkim.map(({ identity }) => identity)];
  const all = [
    ...addresses.map((address) => address?.slice(0, Math.max(address.lastIndexOf("@"), 0))),
    ...message.header_from.mailboxes.flatMap(({ display_name, local_part }) => [display_name, local_part]),
    message.subject,
    ...(message.message_id ?? "").split(/[<>@\s]+/).slice(0, 2),
  ];
  return all.filter((secret) => secret && secret.length > 1).map((secret) => String(secret).toLowerCase());
}
