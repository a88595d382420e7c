// The mail as it was given: pasted, typed, dropped or opened. Its octets are kept unchanged; the textarea shows
// only a copy, because a textarea drops every CR and is slow with long text.

/** How much of a mail is shown, in octets. */
export const previewLength = 64 * 1024;
/** The largest mail that is read. Mail servers accept less. */
export const most = 64 * 1024 * 1024;
/** The most mails that a list holds. */
export const mostListed = 1000;
/** The beginning of a mail, which tells what it is. */
export const glanceLength = 256 * 1024;

/**
 * @typedef {object} Source
 * @property {Blob} blob all of it; nothing is read of a file before it is needed
 * @property {string} preview the beginning of it
 * @property {string | null} file the name of the file it came from
 * @property {Source} [within] the mail to which it was attached
 */
/**
 * @typedef {{ file: File, name: string }} Named a file, with its path if it was in a folder
 * @typedef {{ files: Named[], more: boolean, skipped: number }} Found `more`: there are files beyond them; `skipped`: others
 */

/** How much text is encoded in one task: all of a long mail at once would block the page. */
const piece = 1024 * 1024;

/** @param {string} text @returns {Promise<Source>} */
export async function fromText(text) {
  const parts = [];
  const encoder = new TextEncoder();
  // A Blob would encode the text itself, in three times as long.
  const octets = new Uint8Array(3 * Math.min(text.length, piece));
  for (let at = 0, end = 0; at < text.length; at = end) {
    if (text.length > piece) await new Promise((next) => setTimeout(next));
    // Never between the two halves of a character, which would be lost.
    end = at + piece - (/[\ud800-\udbff]/.test(text.charAt(at + piece - 1)) ? 1 : 0);
    parts.push(new Blob([octets.subarray(0, encoder.encodeInto(text.slice(at, end), octets).written)]));
  }
  return { blob: new Blob(parts), preview: text.slice(0, previewLength), file: null };
}

/** @param {Blob} file @param {string} name @returns {Promise<Source>} */
export async function fromFile(file, name) {
  const mail = await unwrapped(file, name);
  return { blob: mail.blob, preview: new TextDecoder().decode(await mail.blob.slice(0, previewLength).arrayBuffer()), file: mail.name };
}

/**
 * The mail in a file: Apple Mail writes the size of the mail above it, and its own notes below it.
 * @param {Blob} blob @param {string} name
 */
export async function unwrapped(blob, name) {
  const count = /\.emlx$/i.test(name) && /^(\d{1,10})[ \t]*\n/.exec(await blob.slice(0, 80).text());
  if (!count) return { blob, name };
  return { blob: blob.slice(count[0].length, count[0].length + Number(count[1])), name: name.slice(0, -1) };
}

/** A mail that was attached to another. @param {Source} within @param {Blob} blob @param {string} name @returns {Promise<Source>} */
export async function attachedTo(within, blob, name) {
  return { ...(await fromFile(blob, "")), file: name || null, within };
}

/** How many mails are around it. @param {Source | null} source @returns {number} */
export function depthOf(source) {
  return source?.within ? 1 + depthOf(source.within) : 0;
}

/** One mail of a file that holds several. @param {Source} source @param {[number, number]} octets @returns {Promise<Source>} */
export async function partOf({ blob, file }, [begin, end]) {
  return { ...(await fromFile(blob.slice(begin, end), "")), file };
}
