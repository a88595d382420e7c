// The answer as a drawing: a server sends an envelope, and each proof leads, or does not lead, to the name in From
// (the letter). It shows nothing that the table does not say in words, so screen readers skip it.
import { element, svg } from "../dom.js";
import { text } from "../language.js";
import { weightiest } from "./weightiest.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {"ok" | "bad" | "open"} State */
/** @typedef {{ icon: "envelope" | "stamp" | "none", caption: string, domain: string, proven: State, bridge: State | "idle" | null }} Proof */
/**
 * The layout. Wide: server, proofs and letter side by side. Tall: the server above, the names under the bridges.
 * @typedef {{ name: string, width: number, first: number, row: number, icon: number, names: [number, number], letters: number,
 *   bridge: [number, number], letter: [number, number], server: [number, number], arrow: string, spf: [number, number] }} Layout
 */

/** @type {Layout[]} */
const layouts = [
  {
    name: "wide", width: 880, first: 58, row: 80, icon: 300, names: [336, -6], letters: 24, bridge: [546, 676], letter: [676, 22],
    server: [52, 58], arrow: "M96 58H264m-9-7 9 7-9 7", spf: [180, 58],
  },
  {
    name: "tall", width: 320, first: 144, row: 92, icon: 32, names: [8, 40], letters: 24, bridge: [64, 204], letter: [204, 13],
    server: [32, 36], arrow: "M32 72V118m-7-9 7 9 7-9", spf: [32, 94],
  },
];

/** Signatures beyond this number are only counted. */
const mostStamps = 3;

/** @param {Report} report */
export function figure(report) {
  return element("div", { class: "figure", "aria-hidden": "true" }, layouts.map((layout) => draw(report, layout)));
}

/** @param {Report} report @param {Layout} layout */
function draw(report, layout) {
  const proofs = proofsOf(report);
  const { first, row, letter, width } = layout;
  const more = report.dkim.length - mostStamps;
  const bottom = first + row * proofs.length - row / 2 + 16;
  const height = bottom + (more > 0 ? 34 : 10);
  return svg(
    "svg",
    { class: layout.name, viewBox: `0 0 ${width} ${height}`, focusable: "false" },
    server(report, layout),
    proofs.map((proof, i) => proofOf(proof, first + row * i, layout)),
    more > 0 && words(text("figure_more", { count: more }), layout.names[0], bottom + 20, "caption"),
    letterOf(report, letter[0], first - 44, width - letter[0] - 6, bottom - first + 44, letter[1]),
  );
}

/** @param {Report} report @returns {Proof[]} */
function proofsOf({ spf, dkim, message, dmarc }) {
  const author = message.header_from.domain;
  // A name that belongs to the author proves nothing if the check did not pass.
  const bridge = (/** @type {Report["spf"] | Report["dkim"][number]} */ { domain, aligned, result }, /** @type {"spf" | "dkim"} */ check) => {
    if (!author || !domain) return "open";
    if (!aligned[dmarc.alignment_applied[check]]) return "bad";
    return result === "pass" ? "ok" : "idle";
  };
  /** @type {Proof[]} */
  const stamps = weightiest(dkim).slice(0, mostStamps).map((signature) => ({
    icon: "stamp",
    caption: text("figure_stamp"),
    domain: signature.domain ?? "?",
    proven: state(signature.result),
    bridge: bridge(signature, "dkim"),
  }));
  if (stamps.length === 0) stamps.push({ icon: "none", caption: text("figure_stamp"), domain: text("figure_no_stamp"), proven: "open", bridge: null });
  return [
    {
      icon: "envelope",
      caption: text("figure_envelope"),
      domain: spf.domain ?? message.envelope_from.domain ?? (message.envelope_from.null ? "<>" : "?"),
      proven: state(spf.result),
      bridge: bridge(spf, "spf"),
    },
    ...stamps,
  ];
}

/** @param {string} result @returns {State} */
function state(result) {
  return result === "pass" ? "ok" : /^(?:fail|softfail|permerror|policy)$/.test(result) ? "bad" : "open";
}

/** @param {Report} report @param {Layout} layout */
function server({ message, spf }, { server: [x, y], arrow, spf: [sx, sy], name }) {
  const ip = shorten(message.client_ip.value ?? "?", 26);
  const helo = message.helo.value ? shorten(message.helo.value, 26) : "";
  // Beside it if there is room only there.
  const [tx, ty] = name === "wide" ? [x - 44, y + 46] : [x + 36, y - 14];
  return [
    svg("path", { class: "line sheet", d: `M${x - 26} ${y - 28}h52v56h-52zM${x - 26} ${y - 9}h52M${x - 26} ${y + 10}h52` }),
    [-18, 0, 19].map((dy) => svg("circle", { class: "dot", cx: x - 16, cy: y + dy, r: 2.5 })),
    words(text("figure_server"), tx, ty, "caption"),
    words(ip, tx, ty + 18, "name"),
    helo && words(helo, tx, ty + 34, "caption"),
    svg("path", { class: `arrow ${state(spf.result)}`, d: arrow }),
    mark(sx, sy, state(spf.result), 10),
    name === "wide" ? words("SPF", sx, sy - 18, "caption middle") : words("SPF", sx + 18, sy + 4, "caption"),
  ];
}

/** @param {Proof} proof @param {number} y @param {Layout} layout */
function proofOf({ icon, caption, domain, proven, bridge }, y, { icon: x, names: [nx, ny], letters, bridge: [from, to] }) {
  return [
    icon === "envelope"
      ? svg("path", { class: "line sheet", d: `M${x - 26} ${y - 18}h52v36h-52zl26 20 26-20` })
      : [
          svg("rect", { class: icon === "stamp" ? "edge" : "edge ghost", x: x - 21, y: y - 25, width: 42, height: 50 }),
          icon === "stamp" && svg("rect", { class: "sheet", x: x - 17, y: y - 21, width: 34, height: 42 }),
          icon === "stamp" && mark(x, y, proven, 11),
        ],
    words(caption, nx, y + ny, "caption"),
    words(shorten(domain, letters), nx, y + ny + 18, "name"),
    bridge && bridgeOf(bridge, from, to, y),
  ];
}

/** Solid if the two names belong together, broken if they do not; without an arch and colour if it carries nothing.
 * @param {State | "idle"} state @param {number} from @param {number} to @param {number} y */
function bridgeOf(state, from, to, y) {
  const middle = (from + to) / 2;
  const label = { ok: "figure_aligned", idle: "figure_aligned", bad: "figure_unaligned", open: "figure_unknown" };
  const arch = `M${from + 4} ${y + 16}Q${middle} ${y - 14} ${to - 4} ${y + 16}`;
  const deck = {
    ok: `M${from} ${y}H${to}`,
    bad: `M${from} ${y}H${middle - 18}l11 9M${to} ${y}H${middle + 18}l-11 9`,
    idle: `M${from} ${y}H${to}`,
    open: `M${from} ${y}H${to}`,
  }[state];
  return svg(
    "g",
    { class: `bridge ${state}` },
    svg("path", { class: "deck", d: deck }),
    state === "ok" && svg("path", { class: "arch", d: arch }),
    state === "bad" && svg("path", { class: "arch", d: `M${from + 4} ${y + 16}q10-7 22-11M${to - 4} ${y + 16}q-10-7-22-11` }),
    words(text(/** @type {import("../language.js").Key} */ (label[state])), middle, y - 12, "caption middle"),
  );
}

/** @param {Report} report @param {number} x @param {number} y @param {number} width @param {number} height @param {number} letters */
function letterOf({ message, dmarc }, x, y, width, height, letters) {
  const lines = broken(message.header_from.domain ?? "?", letters, 3);
  const seal = state(dmarc.result);
  const sealY = y + height - 26;
  return svg(
    "g",
    {},
    svg("path", { class: "line sheet", d: `M${x} ${y}h${width - 18}l18 18v${height - 18}h${-width}z` }),
    svg("path", { class: "line", d: `M${x + width - 18} ${y}v18h18` }),
    words(text("figure_letter"), x + 12, y + 34, "caption"),
    lines.map((line, i) => words(line, x + 12, y + 54 + 17 * i, "name strong")),
    [...Array(Math.max(0, Math.floor((sealY - y - 90 - 17 * lines.length) / 13)))].map((_, i) =>
      svg("path", { class: "text", d: `M${x + 12} ${y + 68 + 17 * lines.length + 13 * i}h${i % 3 === 2 ? width / 2 : width - 28}` }),
    ),
    mark(x + 24, sealY, seal, 12),
    words("DMARC", x + 42, sealY + 4, "caption"),
  );
}

/** A sign in a circle, so that it does not depend on colour alone. @param {number} x @param {number} y @param {State} state @param {number} r */
function mark(x, y, state, r) {
  const sign = { ok: `M${x - 5} ${y}l4 4 7-8`, bad: `M${x - 4} ${y - 4}l8 8m0-8-8 8`, open: `M${x - 4} ${y}h8` }[state];
  return svg("g", { class: `mark ${state}` }, svg("circle", { cx: x, cy: y, r }), svg("path", { d: sign }));
}

/** @param {string} value @param {number} x @param {number} y @param {string} kind */
function words(value, x, y, kind) {
  return svg("text", { class: kind, x, y }, value);
}

/** The end of a name identifies its owner, so the beginning is cut off. @param {string} value @param {number} most */
function shorten(value, most) {
  const letters = [...plain(value)];
  return letters.length > most ? `…${letters.slice(1 - most).join("")}` : letters.join("");
}

/** Splits a name into lines of at most that many letters, at dots. @param {string} value @param {number} letters @param {number} most */
function broken(value, letters, most) {
  /** @type {string[]} */
  const lines = [];
  for (const label of plain(value).split(/(?<=\.)(?=.)/).reverse()) {
    const last = lines[0];
    if (last !== undefined && [...label, ...last].length <= letters) lines[0] = label + last;
    else lines.unshift(label);
  }
  if (lines.length > most) lines.splice(0, lines.length - most, `…${lines[lines.length - most]}`);
  return lines.map((line) => shorten(line, letters));
}

/** Marks characters that are neither letters nor ASCII signs: they do not belong in a name and may be invisible. @param {string} value */
function plain(value) {
  return value.replace(/[^\x20-\x7e\p{L}\p{N}]/gu, "\ufffd");
}
