// Encoded words (RFC 2047) in charsets that the module has no tables for and every browser has: Japanese mail comes in
// ISO-2022-JP and Shift_JIS, too. The module leaves such words as they are written.

const word = /=\?([^?*\s]{1,40})(?:\*[^?\s]{0,40})?\?([bq])\?([!->@-~]*)\?=/gi;
/** White space between two words is no text (section 6.2). */
const run = new RegExp(`${word.source}(?:\\s+${word.source})*`, "gi");

/**
 * The same report with the subject and the names to be read.
 * @param {import("fromproof").Report} report @param {(begin: number, end: number) => Uint8Array} octets of its mail
 */
export function decodeWords(report, octets) {
  const { subject, header_from, header_octets } = report.message;
  if (![subject, ...header_from.mailboxes.map(({ display_name }) => display_name)].some((text) => text?.includes("=?"))) return report;
  const header = new TextDecoder("latin1").decode(octets(0, header_octets));
  // Found once, not again for each: a header may consist of such words alone.
  const written = new Set(Array.from(header.matchAll(word), ([whole]) => whole));
  /** @template {string | null} T @param {T} text @returns {T | string} */
  const read = (text) => text && text.replace(run, (words) => decode(words, written));
  report.message.subject = read(subject);
  for (const mailbox of header_from.mailboxes) mailbox.display_name = read(mailbox.display_name);
  return report;
}

/** @param {string} words @param {Set<string>} written those of the header */
function decode(words, written) {
  const parts = [...words.matchAll(word)];
  // What only came out of another word is text that looks like one.
  if (!parts.every(([whole]) => written.has(whole))) return words;
  try {
    const pieces = parts.map(([, charset = "", encoding = "", text = ""]) => ({ charset: charset.toLowerCase(), octets: octetsOf(encoding, text) }));
    const read = (/** @type {string} */ charset, /** @type {string} */ octets) =>
      new TextDecoder(charset, { fatal: true }).decode(Uint8Array.from(octets, (octet) => octet.charCodeAt(0)));
    try {
      return pieces.map(({ charset, octets }) => read(charset, octets)).join("");
    } catch {
      // A character may be cut in two by the words, which is forbidden and done.
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
