// The characters of a text part. A charset that is missing, unknown or wrong costs a note, never the text.
import { getDecoder } from "postal-mime/charsets";

/** @typedef {import("./mime.js").Note} Note */

/** @param {Uint8Array} octets @param {string | undefined} declared @returns {{ text: string, note: Note | null }} */
export function decodeText(octets, declared) {
  const charset = (declared ?? "").trim().slice(0, 60);
  // Mailers that name no charset often write this one, also above octets that it does not have.
  const unnamed = !charset || (/^(?:us-)?ascii$/i.test(charset) && octets.some((octet) => octet > 127));
  if (!unnamed && isKnown(charset)) {
    const text = getDecoder(charset).decode(octets);
    return { text, note: text.includes("\ufffd") ? { code: "body_note_misfit", params: { charset } } : null };
  }
  const { used, text } = guess(octets);
  if (!unnamed) return { text, note: { code: "body_note_charset", params: { charset, used } } };
  return { text, note: used === "utf-8" && !text.includes("\ufffd") ? null : { code: "body_note_unnamed", params: { used } } };
}

/** The decoder of an unknown charset is that of windows-1252, so this asks for the name itself. @param {string} charset */
function isKnown(charset) {
  if (getDecoder(charset).encoding !== "windows-1252") return true;
  const plain = charset.toLowerCase().replace(/^x-/, "");
  return [plain, plain.replaceAll(/[\s._-]/g, "")].some((label) => decoded(new Uint8Array(), label) !== null);
}

/** @param {Uint8Array} octets @returns {{ used: string, text: string }} */
function guess(octets) {
  const escapes = octets.some((octet, i) => octet === 0x1b && (octets[i + 1] === 0x24 || octets[i + 1] === 0x28));
  // A mistake or two, or a cut in the middle of a character, do not make it another charset.
  const lenient = getDecoder("utf-8").decode(octets);
  const mistakes = lenient.split("\ufffd").length - 1;
  if (!escapes && mistakes * 20 <= octets.reduce((count, octet) => count + Number(octet > 127), 0)) return { used: "utf-8", text: lenient };
  // Kana tell Japanese from letters that merely fit its encodings.
  const kana = /[\u3040-\u30ff]/;
  for (const used of escapes ? ["iso-2022-jp"] : ["euc-jp", "shift_jis"]) {
    const text = decoded(octets, used);
    if (text !== null && (escapes || kana.test(text))) return { used, text };
  }
  return { used: "windows-1252", text: getDecoder("windows-1252").decode(octets) };
}

/** @param {Uint8Array} octets @param {string} label @returns {string | null} null if it does not fit */
function decoded(octets, label) {
  try {
    return new TextDecoder(label, { fatal: true }).decode(octets);
  } catch {
    return null;
  }
}
