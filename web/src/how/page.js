// "How it works" (?how): the drawing of an answer, explained step by step, for readers who come from an article. It reads no
// mail and loads nothing that does.
import { element, svg } from "../dom.js";
import { language, loadLater, text } from "../language.js";
import { addSheet } from "../sheet.js";
import { translate } from "../translate.js";
import { example } from "./example.js";
import style from "./how.css?inline";

/** @typedef {import("../language.js").Key} Key */

const steps = 5;
/** What else a reader asks, and the samples that show it. @type {[string, string[]][]} */
const sections = [
  ["three", ["ses-before", "ses-after"]],
  ["honest", []],
  ["word", []],
];
const more = ["forwarded", "ses-unsigned", "spoof"];
/** Where the number of each step stands in the drawing, by layout. @type {Record<string, [number, number][]>} */
const places = {
  wide: [[300, 20], [146, 36], [256, 138], [611, 172], [778, 248]],
  tall: [[78, 118], [98, 94], [78, 217], [150, 266], [302, 364]],
};

/** @param {typeof import("../view/figure.js").figure} figure */
export async function start(figure) {
  await loadLater();
  addSheet(style);
  document.body.dataset.state = "how";
  document.querySelector("main")?.replaceChildren(explanation(figure(/** @type {any} */ (example))));
  // What is said there is about mails, which this page does not take.
  document.querySelector("footer")?.replaceChildren(...document.querySelectorAll("footer .small:last-child"));
  for (const link of document.querySelectorAll("nav a")) {
    // A copy is a plain link: the page of mails, which in the single file has started too, does not listen to it.
    const plain = /** @type {HTMLAnchorElement} */ (link.cloneNode(true));
    plain.href = `?how&lang=${plain.lang}`;
    link.replaceWith(plain);
  }
  translate();
  document.title = `${text("works_title")} · fromproof`;
}

/** @param {HTMLElement} drawing */
function explanation(drawing) {
  const words = (/** @type {string} */ name) => text(/** @type {Key} */ (`works_${name}`));
  return element(
    "article",
    { class: "explanation" },
    element("h1", {}, words("title")),
    element("p", { class: "opening" }, words("lead")),
    numbered(drawing),
    element(
      "ol",
      { class: "steps" },
      Array.from({ length: steps }, (_, i) => element("li", {}, element("h2", {}, words(`step_${i + 1}`)), element("p", {}, words(`step_${i + 1}_text`)))),
    ),
    element(
      "div",
      { class: "asked" },
      sections.map(([name, samples]) =>
        element(
          "section",
          { "aria-labelledby": `works-${name}` },
          element("h2", { id: `works-${name}` }, words(name)),
          element("p", {}, words(`${name}_text`)),
          samples.length > 0 && element("p", { class: "no-print" }, samples.map(linkTo)),
        ),
      ),
    ),
    element("p", { class: "on no-print" }, element("a", { class: "go", href: `./?lang=${language()}` }, words("go")), more.map(linkTo)),
  );
}

/** @param {string} sample */
function linkTo(sample) {
  const name = text(/** @type {Key} */ (`sample_${sample}`));
  return element("a", { href: `?sample=${sample}&lang=${language()}` }, text("works_sample", { name }));
}

/** Adds the numbers of the steps to the drawing. @param {HTMLElement} drawing */
function numbered(drawing) {
  for (const [layout, points] of Object.entries(places)) {
    drawing.querySelector(`.${layout}`)?.append(
      ...points.map(([x, y], i) => svg("g", { class: "step" }, svg("circle", { cx: x, cy: y, r: 10 }), svg("text", { class: "middle", x, y: y + 4.5 }, i + 1))),
    );
  }
  return drawing;
}
