// Files that hold several mails (mbox, RFC 4155): where each begins. The module knows the rule; a file is read in slices,
// so its size does not matter.

/** How much is read at once, in octets. */
const step = 4 * 1024 * 1024;
/** The octets that a separator needs: the empty line before it; its own line and the next one. */
const above = 3;
const below = 2048;

/** Whether a text may be an mbox file; the module decides. @param {string} text */
export function beginsMbox(text) {
  return /^\ufeff?From /.test(text);
}

/**
 * The mails of an mbox file as [begin, end] in octets; `more` if there are more of them than `most`.
 * @param {number} size of the file @param {(begin: number, end: number) => Uint8Array<ArrayBuffer>} read gives a slice of it
 * @param {(slice: Uint8Array<ArrayBuffer>) => number[]} separators where in a slice mails begin
 * @param {{ most?: number, progress?: (octets: number) => void }} [options]
 * @returns {{ mails: [number, number][], more: boolean }}
 */
export function splitMbox(size, read, separators, { most = Infinity, progress = () => {} } = {}) {
  /** @type {number[]} */
  const starts = [];
  for (let begin = 0; begin < size; begin += step) {
    const from = Math.max(0, begin - above);
    const found = separators(read(from, Math.min(size, begin + step + below)));
    for (const at of found) {
      const start = from + at;
      // The next slice covers what is beyond the end of this one; what is before it has been read.
      if (start >= begin + step || (at === 0 && from > 0) || start <= (starts.at(-1) ?? -1)) continue;
      if (starts.length === most) return { mails: pairs(starts, start), more: true };
      starts.push(start);
    }
    // A file that does not begin with a mail is not an mbox file.
    if (starts[0] !== 0) return { mails: [[0, size]], more: false };
    progress(Math.min(size, begin + step));
  }
  return { mails: pairs(starts, size), more: false };
}

/** @param {number[]} starts @param {number} end @returns {[number, number][]} */
function pairs(starts, end) {
  return starts.map((start, i) => [start, starts[i + 1] ?? end]);
}
