// Files that hold several mails (mbox, RFC 4155): where each begins. A file is read in slices, so its size does not matter.

/** How much is read at once, in octets. */
const step = 4 * 1024 * 1024;
/** A line that is longer is no separator. */
const longestLine = 1024;
const feed = "\nFrom ";

// "From sender Thu Jan  1 00:00:00 2026", with seconds or without; a zone may stand before the year (Gmail's export) or
// after it. Prose begins with "From " too, so the date must be one.
const separator =
  /^From (?:"[^"\r\n]*"[^ \r\n]*|[^ \r\n]+) +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) +(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2} +\d\d:\d\d(?::\d\d)?(?: +[^ \r\n]+){0,2}? +\d{4}\b/i;

/** Whether a text begins as an mbox file does. @param {string} text */
export function beginsMbox(text) {
  return separator.test(text.slice(0, longestLine));
}

/**
 * The mails of an mbox file as [begin, end] in octets; `more` if there are more of them than `most`.
 * @param {number} size of the file @param {(begin: number, end: number) => Uint8Array} read gives a slice of it
 * @param {{ most?: number, progress?: (octets: number) => void }} [options]
 * @returns {{ mails: [number, number][], more: boolean }}
 */
export function splitMbox(size, read, { most = Infinity, progress = () => {} } = {}) {
  // One character for each octet.
  const decoder = new TextDecoder("latin1");
  const starts = [0];
  for (let begin = 0; begin < size; begin += step) {
    // What a separator needs may lie on both sides of a border: the empty line above it, and the rest of its line.
    const from = Math.max(0, begin - 3);
    const text = decoder.decode(read(from, Math.min(size, begin + step + longestLine)));
    const last = begin + step - from;
    for (let at = text.indexOf(feed); at >= 0 && at < last; at = text.indexOf(feed, at + 1)) {
      const start = from + at + 1;
      const afterEmptyLine = text[at - 1] === "\n" || (text[at - 1] === "\r" && text[at - 2] === "\n");
      if (!afterEmptyLine || start <= (starts.at(-1) ?? 0)) continue;
      if (!separator.test(text.slice(at + 1, at + 1 + longestLine))) continue;
      if (starts.length === most) return { mails: pairs(starts, start), more: true };
      starts.push(start);
    }
    progress(Math.min(size, begin + step));
  }
  return { mails: pairs(starts, size), more: false };
}

/** @param {number[]} starts @param {number} end @returns {[number, number][]} */
function pairs(starts, end) {
  return starts.map((start, i) => [start, starts[i + 1] ?? end]);
}
