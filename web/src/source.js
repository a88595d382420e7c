// The mail as it was given: pasted, typed, dropped or opened. Its octets are kept unchanged; the textarea shows
// only a copy, because a textarea drops every CR and is slow with long text.

/** How much of a mail is shown, in octets. */
export const previewLength = 64 * 1024;
/** The largest mail that is read. Mail servers accept less. */
export const most = 64 * 1024 * 1024;

/**
 * @typedef {object} Source
 * @property {Blob} blob all of it; nothing is read of a file before it is needed
 * @property {string} preview the beginning of it
 * @property {string | null} file the name of the file it came from
 */

/** How much text is encoded in one task: all of a long mail at once would block the page. */
const piece = 1024 * 1024;

/** @param {string} text @returns {Promise<Source>} */
export async function fromText(text) {
  const parts = [];
  for (let at = 0, end = 0; at < text.length; at = end) {
    if (text.length > piece) await new Promise((next) => setTimeout(next));
    // Never between the two halves of a character, which would be lost.
    end = at + piece - (/[\ud800-\udbff]/.test(text.charAt(at + piece - 1)) ? 1 : 0);
    parts.push(new Blob([text.slice(at, end)]));
  }
  return { blob: new Blob(parts), preview: text.slice(0, previewLength), file: null };
}

/** @param {Blob} blob @param {string} name @returns {Promise<Source>} */
export async function fromFile(blob, name) {
  const beginning = new TextDecoder().decode(await blob.slice(0, previewLength).arrayBuffer());
  // Apple Mail writes the size of the mail above it, and its own notes below it.
  const count = /\.emlx$/i.test(name) && /^(\d{1,10})[ \t]*\n/.exec(beginning);
  if (count) return fromFile(blob.slice(count[0].length, count[0].length + Number(count[1])), name.slice(0, -1));
  return { blob, preview: beginning, file: name };
}

/** One mail of a file that holds several. @param {Source} source @param {[number, number]} octets @returns {Promise<Source>} */
export async function partOf({ blob, file }, [begin, end]) {
  return { ...(await fromFile(blob.slice(begin, end), "")), file };
}
