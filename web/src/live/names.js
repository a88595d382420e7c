// The names to ask about: the purpose of each, whether it may identify a person, and the same question for a command line.

/** @typedef {import("../session.js").Question} Question @typedef {import("fromproof").Report} Report */

/** What DNS has under that name. @param {string} name @returns {"dmarc" | "dkim" | "spf"} */
export function purposeOf(name) {
  if (name.startsWith("_dmarc.")) return "dmarc";
  return name.includes("._domainkey.") ? "dkim" : "spf";
}

/**
 * Whether a name may identify one person: it holds the local-part of an address ("local"), or a long label that looks
 * random ("random"), as one made for each recipient would.
 * @param {string} name @param {Report["message"]} message @returns {"local" | "random" | null}
 */
export function tellsOf(name, { envelope_from, header_from }) {
  const labels = name.toLowerCase().split(".");
  const local = [envelope_from.address?.replace(/@[^@]*$/, ""), ...header_from.mailboxes.map((mailbox) => mailbox.local_part)]
    .map((part) => part?.toLowerCase() ?? "")
    .filter((part) => part.length > 1);
  const holds = local.some((part) => `.${labels.join(".")}.`.includes(`.${part}.`) || (part.length > 4 && name.toLowerCase().includes(part)));
  if (holds) return "local";
  return labels.some((label) => /^(?=.*\d.*\d)(?=.*[a-z].*[a-z])[a-z\d_-]{20,}$/.test(label)) ? "random" : null;
}

/** One question for a shell. A name comes from the mail, so it is quoted. @param {{ name: string, type: string }} question */
export function digCommand({ name, type }) {
  const safe = /^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
  return `dig +short -t ${type} -q ${safe}`;
}
