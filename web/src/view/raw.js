// The header as it was evaluated, with its folds, as text. Links results and their places in both directions.
import { element, reveal } from "../dom.js";
import { loadLater, size, text } from "../language.js";
import { originsOf } from "./origins.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("./origins.js").Origin} Origin */

const deciding = /^(?:from|sender|return-path|dkim-signature|authentication-results|received-spf|arc-(?:seal|message-signature|authentication-results))$/i;

/** @param {{ report: Report, header: Uint8Array }} view @param {import("../session.js").Session} session */
export function raw({ report, header }, session) {
  const { header_octets, body_octets } = report.message;
  const repaired = report.repairs.some(({ code }) => code !== "lf-to-crlf" && code !== "cr-to-crlf");
  const { shown, nodes } = fieldNodes(header, originsOf(report));
  const summary = element("summary", {}, element("h2", {}, text("raw")));
  // A header is pages long, so it opens on demand.
  const details = element(
    "details",
    { class: "raw" },
    summary,
    element("p", { class: "small note" }, text(repaired ? "raw_repaired" : "raw_note"), " ", text("raw_use"), header_octets > shown && ` ${text("raw_cut", { size: size(shown) })}`),
    element("pre", { translate: "no", class: "header" }, element("code", {}, nodes)),
    body_octets > 0 && body(header_octets, body_octets, session),
  );
  summary.addEventListener("click", (event) => {
    event.preventDefault();
    const inView = [...(details.parentElement?.children ?? [])].find((block) => block !== details && block.getBoundingClientRect().bottom > 0);
    inPlace(inView ?? details, () => details.toggleAttribute("open"));
    // At the end of the page the column ends, too.
    if (details.open && isBeside(details)) summary.scrollIntoView({ block: "nearest" });
  });
  return details;
}

/** The body, once it is asked for. @param {number} begin @param {number} octets @param {import("../session.js").Session} session */
function body(begin, octets, session) {
  const button = element("button", { type: "button" }, text("raw_body", { size: size(octets) }));
  const block = element("div", { class: "mail-body" }, button);
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const [{ showBody }] = await Promise.all([import("./body.js"), loadLater()]);
      await showBody(block, { begin, octets }, session);
    } catch {
      button.disabled = false;
      block.replaceChildren(button, element("p", { role: "alert" }, text("error_other")));
    }
  });
  return block;
}

/** The fields of a header, as [begin, end] in octets: a line that begins with white space belongs to the one above.
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

/** How many fields without a result become elements of their own; the rest are plain text. */
const mostFields = 300;
/** How many lines and changes of direction are shown: laying out a million would take minutes. */
const mostLines = 5000;
const mostTurns = 1000;

/** @typedef {{ begin: number, octets: Uint8Array }} Field */

/** @param {Uint8Array} header @param {Origin[]} origins @returns {{ shown: number, nodes: Node[] }} `shown`: how many octets */
function fieldNodes(header, origins) {
  const shown = bounded(header);
  const fields = fieldsOf(header.subarray(0, shown));
  /** @type {Map<Field, Origin[]>} */
  const results = new Map();
  for (const origin of origins) {
    for (const field of new Set(origin.spans.flatMap((span) => fieldsAt(fields, span)))) results.set(field, [...(results.get(field) ?? []), origin]);
  }
  const budget = { marks: 1000 };
  const nodes = [];
  for (let i = 0, own = 0; i < fields.length; i++) {
    const field = /** @type {Field} */ (fields[i]);
    const here = results.get(field);
    if (here || own++ < mostFields) {
      nodes.push(fieldNode(field, here ?? [], budget));
      continue;
    }
    while (i + 1 < fields.length && !results.has(/** @type {Field} */ (fields[i + 1]))) i++;
    const last = /** @type {Field} */ (fields[i]);
    nodes.push(plain(decode(header.subarray(field.begin, last.begin + last.octets.length)), budget));
  }
  return { shown, nodes };
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
function fieldNode({ begin, octets }, here, budget) {
  const end = begin + octets.length;
  // In a malformed line this is the first word.
  const name = /^[\x21-\x39\x3b-\x7e]+/.exec(decode(octets.subarray(0, 1000)))?.[0] ?? "";
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

/** @param {Element} node */
const keysOf = (node) => (node.getAttribute("data-from") ?? "").split(" ").filter((key) => key);

/** Wide screens show the raw text in a column of its own, which scrolls by itself: see raw.css. @param {Element} source */
const isBeside = (source) => getComputedStyle(source).position === "sticky";

/** Moves the column, and not the page with it. @param {Element} column @param {Element} part */
function scrollWithin(column, part) {
  const { top, height } = part.getBoundingClientRect();
  column.scrollTop += top - column.getBoundingClientRect().top - (column.clientHeight - height) / 2;
}

/** Does what changes the widths of the page, and keeps a part where the reader sees it. @param {Element} part @param {() => void} change */
function inPlace(part, change) {
  const before = part.getBoundingClientRect().top;
  change();
  scrollBy(0, part.getBoundingClientRect().top - before);
}

/** Marks the results of the selected text in a header; there is one header at a time. @type {(() => void) | null} */
let followSelection = null;

/**
 * Links the results to their octets, in both directions. @param {Element[]} blocks @param {Report} report
 */
export function link(blocks, report) {
  const source = blocks.find((block) => block.matches(".raw"));
  if (!source) return;
  /** @template {Element} T @param {string} selector @returns {T[]} */
  const all = (selector) => blocks.flatMap((block) => /** @type {T[]} */ ([...block.querySelectorAll(selector)]));
  const origins = originsOf(report).map((origin) => ({ ...origin, target: all(origin.target)[origin.nth ?? 0]?.closest(origin.within ?? "*") }));

  /** Marks results and their octets within a part. @param {string[]} keys @param {Element | null} [part] */
  function mark(keys, part = null) {
    for (const node of blocks.flatMap((block) => [block, ...block.querySelectorAll(".marked")])) node.classList.remove("marked");
    for (const { key, target } of origins) if (keys.includes(key)) target?.classList.add("marked");
    for (const node of part?.querySelectorAll("[data-from]") ?? []) {
      if (keysOf(node).some((key) => keys.includes(key))) node.classList.add("marked");
    }
  }

  for (const { key, name, target, label } of origins) {
    const place = target && (label ? target.querySelector(label) : target);
    const first = source.querySelector(`button[data-from~="${key}"]`);
    if (!place || !(first instanceof HTMLElement)) continue;
    const button = element("button", { type: "button", class: "to-raw", "aria-label": text("raw_show_label", { name }) }, text("raw_show"));
    button.addEventListener("click", () => {
      inPlace(button, () => source.setAttribute("open", ""));
      mark([key], source);
      first.focus({ preventScroll: true });
      if (isBeside(source)) scrollWithin(source, first);
      else first.scrollIntoView({ block: "center" });
    });
    place.append(" ", button);
  }

  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (source.querySelectorAll("button[data-from]"))) {
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-expanded") === "true";
      for (const other of source.querySelectorAll("[aria-expanded=true]")) other.setAttribute("aria-expanded", "false");
      for (const list of source.querySelectorAll(".came")) list.remove();
      if (open) return mark([]);
      const keys = keysOf(button);
      button.setAttribute("aria-expanded", "true");
      mark(keys, button.parentElement);
      const results = origins.filter(({ key, target }) => keys.includes(key) && target).map(({ name, target }) => {
        const result = element("button", { type: "button" }, name);
        result.addEventListener("click", () => {
          target?.closest("details")?.setAttribute("open", "");
          target?.scrollIntoView({ block: "center" });
          /** @type {HTMLElement | null | undefined} */ (target?.querySelector(".to-raw"))?.focus({ preventScroll: true });
        });
        return result;
      });
      button.parentElement?.append(element("span", { class: "came" }, text("raw_came"), " ", results));
    });
  }

  if (followSelection) document.removeEventListener("selectionchange", followSelection);
  followSelection = () => {
    const selection = getSelection();
    const header = source.querySelector("pre");
    if (!selection || selection.isCollapsed || !header || !selection.containsNode(header, true)) return;
    const pieces = [...header.querySelectorAll("span[data-from]")].filter((node) => selection.containsNode(node, true));
    mark(pieces.flatMap(keysOf));
  };
  document.addEventListener("selectionchange", followSelection);
}
