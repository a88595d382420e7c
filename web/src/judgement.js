// What the page still decides about a mail itself, gathered here so that it can go: each function names the member of the
// report, or the call of the module, that will replace it. The rest of the page only shows.

/** @typedef {import("fromproof").Report} Report */
/** @typedef {Report["fixes"][number]} Fix */
/** @typedef {Report["dkim"][number]} Signature */
/** @typedef {"relaxed" | "strict"} Mode */

// -- who the mail says it is from -------------------------------------------------------------------------------------------

/**
 * The domain of the envelope sender as people write it, where the author's domain tells it. To come:
 * `message.envelope_from.unicode_domain`. @param {Report["message"]} message
 */
export function unicodeEnvelopeDomain({ header_from, envelope_from: { domain } }) {
  const own = header_from.mailboxes.find((author) => `.${domain}`.endsWith(`.${author.domain}`));
  return own?.domain && own.unicode_domain && domain ? domain.slice(0, -own.domain.length) + own.unicode_domain : null;
}

/** Where answers go, if not to the author. To come: `message.reply_to[].other`. @param {Report["message"]} message */
export function otherReplyTo({ header_from, reply_to }) {
  return reply_to.filter(({ address }) => !header_from.mailboxes.some((author) => author.address.toLowerCase() === address.toLowerCase()));
}

/**
 * The server whose word counts, by the field that it wrote. To come: `receiver`, the name that counts.
 * @param {Report["reported"]} reported @param {string} field
 */
export function whoReported(reported, field) {
  return reported.find((each) => each.trusted && each.field.toLowerCase() === field.toLowerCase())?.authserv_id ?? null;
}

// -- alignment ------------------------------------------------------------------------------------------------------------

/** The mode that the policy asks for. To come: `dmarc.alignment_mode` without null. @param {Report["dmarc"]} dmarc
 * @param {"spf" | "dkim"} check @returns {Mode} */
export function modeOf({ alignment_mode }, check) {
  return alignment_mode[check] ?? "relaxed";
}

/**
 * Authentication and alignment by the same identifier: only then DMARC uses it. To come: `spf.counts` and `dkim[].counts`,
 * by mode. @param {{ result: string, aligned: import("fromproof").Alignment }} check @param {Mode} mode
 */
export function counts({ result, aligned }, mode) {
  return result === "pass" && aligned[mode];
}

/**
 * The signatures, those that speak most for the author first. To come: `dkim[].weight`, or their order.
 * @param {Signature[]} signatures @param {Mode} mode
 */
export function weightiest(signatures, mode) {
  const weight = (/** @type {Signature} */ { result, aligned }) => Number(result === "pass") + 2 * Number(aligned[mode]);
  return [...signatures].sort((a, b) => weight(b) - weight(a));
}

/** The one that explains best what DMARC says: one whole pair is enough. To come: the same. @param {Signature[]} signatures
 * @param {Mode} mode */
export function decisive(signatures, mode) {
  const aligned = (/** @type {Signature} */ signature) => signature.aligned[mode];
  return signatures.find((each) => counts(each, mode)) ?? signatures.find(({ result }) => result === "pass") ?? signatures.find(aligned) ?? signatures[0];
}

/** What DMARC would say if the policy were strict: this the module knows already. @param {Report} report */
export function strictAlternative({ dmarc }) {
  return dmarc.alternatives.find(({ alignment }) => alignment === "strict");
}

/**
 * Whether a reported result is about that signature. To come: `dkim[].reported.span`.
 * @param {Record<string, string>} properties @param {Signature} signature
 */
export function isAboutSignature(properties, { domain, selector }) {
  const named = properties["header.d"] ?? properties["header.i"]?.split("@").at(-1) ?? "";
  const key = properties["header.s"];
  const own = (domain ?? "").toLowerCase();
  return own !== "" && (named.toLowerCase() === own || named.toLowerCase().endsWith(`.${own}`)) && (!key || key === selector);
}

// -- what only the reader knows -------------------------------------------------------------------------------------------

/** Whether the text is one that no receiver has written into. To come: a finding `no-trace`. @param {Report} report */
export function isUntraced({ message, reported, repairs }) {
  const hidden = repairs.some(({ code }) => code === "address-hidden");
  return reported.length === 0 && message.envelope_from.source === "none" && !hidden;
}

/**
 * Whether the word of a server would change the answer, if that server were the reader's own: nobody else said anything,
 * or the module asks. To come: `reported[].would_say.asks`. @param {Report} report @param {string} server
 */
export function wouldCount({ dmarc, findings }, server) {
  return dmarc.source === "none" || findings.some(({ code, params }) => code === "results-if-yours" && params.server === server);
}

/** Whether to ask if the mail is the reader's own: what passes is the author's. To come: `verdict.asks_mine`. @param {Report} report */
export function asksWhose({ message, dmarc }) {
  return message.header_from.domain !== null && dmarc.result !== "pass";
}

// -- DNS records ----------------------------------------------------------------------------------------------------------

/** Whether a fix is about the MAIL FROM of Amazon SES that is set and not used. To come: `fixes[].checklist`. @param {Fix} fix */
export function asksWhetherUnused({ code }) {
  return code === "ses-custom-mail-from" || code === "ses-use-mail-from";
}

/** What can stand in a choice of the reader; the module takes any text. @type {Record<"region" | "subdomain", RegExp>} */
export const validChoice = {
  subdomain: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  region: /^[a-z]{2}(?:-[a-z]{2,}){1,2}-[0-9]{1,2}$/,
};

// -- Japanese carriers ----------------------------------------------------------------------------------------------------

/** The first of these that is there names the responsible address (RFC 4407). To come: `sender_id.pra.order`. */
export const responsibleFields = ["Resent-Sender", "Resent-From", "Sender", "From"];

/** The domains, other than that of the envelope sender, that carriers look at. To come: `sender_id.carriers[].other`.
 * @param {Report} report @returns {string[]} */
export function domainsOfCarriers({ sender_id, message }) {
  const envelope = message.envelope_from.domain;
  return [...new Set(sender_id.carriers.flatMap(({ domain }) => (domain && envelope && domain !== envelope ? [domain] : [])))];
}

/** The SPF term that helps with them, or null. To come: a fix of its own. @param {Report} report */
export function termForCarriers({ message }) {
  return /(?:^|\.)amazonses\.com$/.test(message.envelope_from.domain ?? "") ? "include:amazonses.com" : null;
}

// -- common misunderstandings ---------------------------------------------------------------------------------------------

/**
 * The facts that the text on a misunderstanding names, or null where the mail gives no rise to it. To come:
 * `misunderstandings[]` with a code and params. @type {Record<string, (report: Report) => Record<string, string> | null>}
 */
export const misunderstandings = {
  // SPF passed for the sending service: its include on the author's domain would change nothing of that.
  include({ spf, message, findings }) {
    const from = message.header_from.domain;
    const provider = findings.some(({ code }) => code === "spf-unaligned-provider-return-path");
    return provider && from && spf.domain ? { from, domain: spf.domain } : null;
  },
  // Anyone with nothing to publish for this mail has no key to put anywhere.
  key({ dkim, message, fixes }) {
    const from = message.header_from.domain;
    const ours = fixes.length > 0 || dkim.some(({ aligned }) => aligned.relaxed);
    const other = ours && dkim.find(({ domain, selector }) => domain && selector && domain !== from);
    return other && from ? { name: `${other.selector}._domainkey.${other.domain}`, from } : null;
  },
  parent({ spf, dkim, message, dmarc }) {
    const from = message.header_from.domain ?? "";
    const parent = [spf, ...dkim].find(({ domain, aligned }) => domain && aligned.relaxed && from.endsWith(`.${domain}`))?.domain;
    return parent ? { from, domain: parent, organization: dmarc.organizational_domain ?? parent } : null;
  },
  ip({ spf, message }) {
    const failed = /^(?:fail|softfail|neutral)$/.test(spf.result);
    return failed && message.client_ip.value ? { ip: message.client_ip.value } : null;
  },
  policy({ dmarc, message }) {
    const owner = dmarc.record_domain ?? dmarc.organizational_domain ?? message.header_from.domain;
    return dmarc.policy === "none" && owner ? { from: owner } : null;
  },
};
