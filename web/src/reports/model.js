// Reports as the page keeps them: what was given, what is read of it, and what the reader has chosen to see.
/** @typedef {import("./shape.js").State} State @typedef {import("./shape.js").Given} Given */
/**
 * @typedef {object} Reports
 * @property {readonly Given[]} given
 * @property {import("../source.js").Found | null} found the files among which there may be mails
 * @property {"new" | "reading" | "ended" | "stopped" | "failed"} phase
 * @property {State | null} state
 * @property {string} code why it failed
 * @property {import("./reading.js").Reading | null} reading
 * @property {number} turn counts the readings, of which only the last counts
 * @property {string | null} domain the one that is shown; null for the heaviest
 * @property {Map<string, number>} shown how many rows of a table are shown
 * @property {Map<string, HTMLElement>} opened the records that are shown, by their source
 * @property {Map<string, { says: string, node: HTMLElement }>} drawn the rows of each source
 * @property {Map<string, { says: string, node: Element | null }>} parts the parts of the view
 */

/** @param {readonly Given[]} given @param {import("../source.js").Found | null} [found] @returns {Reports} */
export function reportsOf(given, found = null) {
  return { given, found, phase: "new", state: null, code: "", reading: null, turn: 0, domain: null, shown: new Map(), opened: new Map(), drawn: new Map(), parts: new Map() };
}

/** Forgets what was drawn, as in another language. @param {Reports} reports */
export function drawAnew({ opened, drawn, parts }) {
  opened.clear();
  drawn.clear();
  parts.clear();
}

/** Reads what was given. @param {Reports} reports @param {() => void} changed */
export async function read(reports, changed) {
  reports.phase = "reading";
  const turn = ++reports.turn;
  const isOurs = () => reports.turn === turn;
  /** @type {(state: State, phase: "reading" | "ended") => void} */
  const take = (state, phase) => {
    // What a stopped reader still has to say does not count.
    if (!isOurs()) return;
    Object.assign(reports, { state, phase });
    changed();
  };
  /** @param {string} code */
  const fail = (code) => {
    if (!isOurs()) return;
    Object.assign(reports, { phase: "failed", code });
    changed();
  };
  try {
    const { Reading } = await import("./reading.js");
    if (!isOurs()) return;
    reports.reading = new Reading({ learned: (state) => take(state, "reading"), ended: (state) => take(state, "ended"), failed: fail });
    reports.reading.read(reports.given);
  } catch {
    // It could not be loaded, or not begin.
    fail("error_other");
  }
}

/** Ends reading; what is read already stays. @param {Reports} reports @param {"stopped" | "new"} phase */
export function stop(reports, phase) {
  reports.turn++;
  reports.reading?.stop();
  Object.assign(reports, { phase, reading: null });
}
