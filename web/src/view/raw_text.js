// The header as text, with its fields and their pieces. Laying out a long one at once would block the page for longer than a
// person notices, so it is made of slices, which are drawn one in a frame.
import { element, reveal } from "../dom.js";
import { text } from "../language.js";

/** @typedef {import("./origins.js").Origin} Origin */
/** @typedef {{ begin: number, octets: Uint8Array, continued?: boolean }} Field or, if it is very long, a part of one */

const deciding = /^(?:from|sender|return-path|dkim-signature|authentication-results|received-spf|arc-(?:seal|message-signature|authentication-results))$/i;

/** How many fields without a result become elements of their own; the rest are plain text. */
const mostFields = 300;
/** How many lines and changes of direction are shown: laying out a million would take minutes. */
const mostLines = 5000;
const mostTurns = 1000;

/** How much is drawn in one frame, in what a letter costs. */
const mostWeight = 12_000;
const lineWeight = 15;
const elementWeight = 40;
/** An octet that may belong to an invisible character, which would become an element, or to a letter of another direction. */
const oddWeight = 30;

/** The slices of a header, to be drawn if there are several. `shown`: how many octets there are in all of them.
 * @param {Uint8Array} header @param {Origin[]} origins @returns {{ shown: number, slices: HTMLElement[] }} */
export function headerText(header, origins) {
  const shown = bounded(header);
  const fields = fieldsOf(header.subarray(0, shown));
  /** @type {Map<Field, Origin[]>} */
  const results = new Map();
  for (const origin of origins) {
    for (const field of new Set(origin.spans.flatMap((span) => fieldsAt(fields, span)))) results.set(field, [...(results.get(field) ?? []), origin]);
  }
  const budget = { marks: 1000 };
  /** @type {Node[][]} */
  const slices = [[]];
  let weight = 0;
  const add = (/** @type {Element} */ node, /** @type {Uint8Array} */ octets) => {
    const more = elementWeight * (1 + node.querySelectorAll("*").length) + octets.reduce((sum, octet) => sum + (octet === 10 ? lineWeight : 1), 0);
    if (weight > 0 && weight + more > mostWeight) {
      slices.push([]);
      weight = 0;
    }
    weight += more;
    slices.at(-1)?.push(node);
  };
  /** Fields that become one text: where they begin and end, and what they may weigh. */
  let run = { begin: 0, end: 0, weight: 0 };
  const endRun = () => {
    const octets = header.subarray(run.begin, run.end);
    if (octets.length > 0) add(plain(decode(octets), budget), octets);
    run = { begin: run.end, end: run.end, weight: 0 };
  };
  let own = 0;
  for (const field of fields) {
    const here = results.get(field);
    const plainly = !here && own++ >= mostFields;
    for (const part of partsOf(field)) {
      if (!plainly || run.weight + part.weight > mostWeight) endRun();
      if (plainly) run = { begin: run.weight > 0 ? run.begin : part.begin, end: endOf(part), weight: run.weight + part.weight };
      else add(fieldNode(part, here ?? [], budget), part.octets);
    }
  }
  endRun();
  const hidden = slices.length > 1;
  return { shown, slices: slices.map((nodes) => element("span", { class: "slice", hidden }, nodes)) };
}

/** Draws the slices, or those up to the one with a part. @param {HTMLElement[]} slices @param {Element} [part] */
export async function draw(slices, part) {
  const last = part ? slices.findIndex((slice) => slice.contains(part)) : slices.length - 1;
  for (const slice of slices.slice(0, last + 1)) {
    if (!slice.hidden) continue;
    // What opens the text lays out the page around it, which is enough for one frame.
    await frame();
    slice.hidden = false;
  }
}

/** No frame is drawn while the page is hidden. */
function frame() {
  return new Promise((resolve) => (document.hidden ? setTimeout(resolve) : requestAnimationFrame(() => setTimeout(resolve))));
}

/** A line that begins with white space belongs to the one above.
 * @param {Uint8Array} header */
function fieldsOf(header) {
  /** @type {Field[]} */
  const fields = [];
  for (let begin = 0; begin < header.length; ) {
    let end = header.indexOf(10, begin) + 1 || header.length;
    while (header[end] === 0x20 || header[end] === 0x09) end = header.indexOf(10, end) + 1 || header.length;
    fields.push({ begin, octets: header.subarray(begin, end) });
    begin = end;
  }
  return fields;
}

/** A field that is too heavy for a slice in parts, which end with a line if they can. @param {Field} field @returns {(Field & { weight: number })[]} */
function partsOf({ begin, octets }) {
  const parts = [];
  for (let from = 0, to = 0; from < octets.length; from = to) {
    let weight = 0;
    let line = 0;
    for (to = from; to < octets.length && weight <= mostWeight; to++) {
      const octet = octets[to] ?? 0;
      weight += octet >= 0x7f || (octet < 0x20 && octet !== 9 && octet !== 13) ? oddWeight : 1;
      if (octet === 10) line = to + 1;
    }
    if (to < octets.length && line > 0) to = line;
    // Never within a character.
    while ((octets[to] ?? 0) >> 6 === 2) to++;
    parts.push({ begin: begin + from, octets: octets.subarray(from, to), continued: from > 0, weight });
  }
  return parts;
}

/** Where there are too many lines, or the direction has changed too often; or the end. @param {Uint8Array} header */
function bounded(header) {
  let lines = 0;
  let turns = 0;
  let before = false;
  for (const [i, octet] of header.entries()) {
    if (octet === 10 && ++lines === mostLines) return i + 1;
    // The first octets of Hebrew, Arabic and their neighbours in UTF-8.
    if (octet < 0x41 || (octet > 0x7a && octet < 0xc0)) continue;
    const leftwards = (octet >= 0xd6 && octet <= 0xe0) || octet === 0xef;
    if (leftwards && !before && ++turns > mostTurns) return i;
    before = leftwards;
  }
  return header.length;
}

/** The fields in which a span lies. @param {Field[]} fields @param {import("fromproof").Span} span */
function fieldsAt(fields, [at, octets]) {
  let low = 0;
  let high = fields.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endOf(fields[middle]) > at) high = middle;
    else low = middle + 1;
  }
  let end = low;
  while (end < fields.length && (fields[end]?.begin ?? 0) < at + Math.max(octets, 1)) end++;
  return fields.slice(low, end);
}

/** @param {Field | undefined} field */
const endOf = (field) => (field ? field.begin + field.octets.length : 0);

/** @param {Field} field @param {Origin[]} here the results from it @param {import("../dom.js").Budget} budget */
function fieldNode({ begin, octets, continued = false }, here, budget) {
  const end = begin + octets.length;
  // In a malformed line this is the first word.
  const name = continued ? "" : (/^[\x21-\x39\x3b-\x7e]+/.exec(decode(octets.subarray(0, 1000)))?.[0] ?? "");
  // The value in pieces with the same results.
  const borders = new Set([begin + name.length, end]);
  for (const [at, size] of here.flatMap(({ spans }) => spans)) {
    for (const border of [at, at + size]) if (border > begin + name.length && border < end) borders.add(border);
  }
  const sorted = [...borders].sort((a, b) => a - b);
  const pieces = sorted.slice(1).map((to, i) => {
    const from = sorted[i] ?? 0;
    const keys = here.filter(({ spans }) => spans.some(([at, size]) => at < to && at + size > from)).map(({ key }) => key);
    return element("span", { "data-from": keys.join(" ") || null }, plain(decode(octets.subarray(from - begin, to - begin)), budget));
  });
  const label =
    here.length > 0 && name
      ? element("button", { type: "button", class: "field-name", "data-from": here.map(({ key }) => key).join(" "), "aria-expanded": "false" }, name)
      : element("b", {}, name);
  return element("span", { class: deciding.test(name) ? "field deciding" : "field" }, label, pieces);
}

/** @param {Uint8Array} octets */
function decode(octets) {
  return new TextDecoder().decode(octets).replace(/\r\n?/g, "\n");
}

/** @param {string} value @param {import("../dom.js").Budget} budget */
function plain(value, budget) {
  return reveal(value, { keep: "\t\n", limit: Infinity, budget, title: (code) => text("invisible", { code }) });
}

