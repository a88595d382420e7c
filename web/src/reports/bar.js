// The four classes of messages as drawn: each has a pattern and a lightness of its own, so that none needs its colour.
import { element, svg } from "../dom.js";
import { text } from "../language.js";
import { classes, sumOf } from "./numbers.js";

/** @typedef {import("./shape.js").Counts} Counts @typedef {import("./shape.js").Class} Class @typedef {import("../language.js").Key} Key */

/** @param {Class} name */
export const wordOf = (name) => text(/** @type {Key} */ (`reports_${name}`));

/** What the drawings of a page refer to; once in the document. */
export function patterns() {
  const pattern = (/** @type {Class} */ name, /** @type {object} */ more, /** @type {Node[]} */ ...marks) =>
    svg("pattern", { id: `reports-${name}`, class: `class-${name}`, patternUnits: "userSpaceOnUse", width: 6, height: 6, ...more },
      svg("rect", { class: "ground", width: 6, height: 6 }), marks);
  return svg("svg", { class: "patterns", width: 0, height: 0, "aria-hidden": "true", focusable: "false" },
    svg("defs", {},
      pattern("both", {}),
      pattern("dkim_only", { patternTransform: "rotate(45)" }, svg("rect", { class: "mark", width: 3, height: 6 })),
      pattern("spf_only", {}, svg("circle", { class: "mark", cx: 3, cy: 3, r: 1.5 })),
      pattern("none", {}, svg("path", { class: "line", d: "M0 0L6 6M6 0L0 6" })),
    ));
}

/** @param {Class} name @param {Record<string, string | number>} place */
export const block = (name, place) => svg("rect", { class: `block class-${name}`, fill: `url(#reports-${name})`, ...place });

/** The sample of a class beside its word. @param {Class} name */
export function sampleOf(name) {
  return svg("svg", { class: "sample", width: 14, height: 14, "aria-hidden": "true", focusable: "false" }, block(name, { x: 0.5, y: 0.5, width: 13, height: 13 }));
}

/** The same where there are many: one node. @param {Class} name */
export const swatch = (name) => element("span", { class: `swatch class-${name}` });

/** The numbers beside it say the same. @param {Counts} counts */
export function bar(counts) {
  const whole = sumOf(counts) || 1;
  let at = 0;
  const blocks = classes.flatMap((name) => {
    const width = (100 * counts[name]) / whole;
    const from = at;
    at += width;
    return width > 0 ? [block(name, { x: `${from}%`, y: 0.5, width: `${width}%`, height: 11 })] : [];
  });
  return svg("svg", { class: "bar", width: "100%", height: 12, "aria-hidden": "true", focusable: "false" }, blocks);
}

export function legend() {
  return element("ul", { class: "legend" }, classes.map((name) => element("li", {}, sampleOf(name), " ", wordOf(name))));
}
