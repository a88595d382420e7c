// Encoded words (RFC 2047) in charsets that every browser knows and the module does not: Japanese mail also comes in
// ISO-2022-JP and Shift_JIS. The module leaves such words as they are.

const word = /=\?([^?*\s]{1,40})(?:\*[^?\s]{0,40})?\?([bq])\?([!->@-~]*)\?=/gi;
/** White space between two words is dropped (section 6.2). */
const run = new RegExp(`${word.source}(?:\\s+${word.source})*`, "gi");

/**
 * The same report with a readable subject and readable names.
 * @param {import("fromproof").Report} report @param {(begin: number, end: number) => Uint8Array} octets of its mail
 */
export function decodeWords(report, octets) {
  const { subject, header_from, header_octets } = report.message;
  if (![subject, ...header_from.mailboxes.map(({ display_name }) => display_name)].some((text) => text?.includes("=?"))) return report;
  const header = new TextDecoder("latin1").decode(octets(0, header_octets));
  // Found once for all: a header may consist entirely of such words.
  const written = new Set(Array.from(header.matchAll(word), ([whole]) => whole));
  /** @template {string | null} T @param {T} text @returns {T | string} */
  const read = (text) => text && text.replace(run, (words) => decode(words, written));
  report.message.subject = read(subject);
  for (const mailbox of header_from.mailboxes) mailbox.display_name = read(mailbox.display_name);
  return report;
}

/** @param {string} words @param {Set<string>} written the words in the header */
function decode(words, written) {
  const parts = [...words.matchAll(word)];
  // A word that only appears after decoding another word is text.
  if (!parts.every(([whole]) => written.has(whole))) return words;
  try {
    const pieces = parts.map(([, charset = "", encoding = "", text = ""]) => ({ charset: charset.toLowerCase(), octets: octetsOf(encoding, text) }));
    const read = (/** @type {string} */ charset, /** @type {string} */ octets) =>
      new TextDecoder(charset, { fatal: true }).decode(Uint8Array.from(octets, (octet) => octet.charCodeAt(0)));
    try {
      return pieces.map(({ charset, octets }) => read(charset, octets)).join("");
    } catch {
      // Senders split a character between two words, although it is forbidden.
      const [charset = "", ...others] = new Set(pieces.map((piece) => piece.charset));
      return others.length > 0 ? words : read(charset, pieces.map((piece) => piece.octets).join(""));
    }
  } catch {
    return words;
  }
}

/** One character for each octet. @param {string} encoding @param {string} text */
function octetsOf(encoding, text) {
  if (encoding.toLowerCase() === "b") return atob(text);
  return text.replaceAll("_", " ").replace(/=([0-9a-f]{2})/gi, (_, octet) => String.fromCharCode(parseInt(octet, 16)));
}
