// Makes the terms in the answer buttons, the first of each in each block, and shows the sentence on a term in a note.
import { element } from "../dom.js";
import { language, text } from "../language.js";
import { addSheet } from "../sheet.js";
import style from "./terms.css?inline";
import { names, patternOf } from "./vocabulary.js";

/** @typedef {import("../language.js").Key} Key */

/** Where no term is looked for: what comes from the mail, what is pressed, and what is not read aloud. */
const passed = "h2, .word, a, button, summary, label, code, pre, bdi, svg, select, thead, .raw, .share, .live-log, [aria-hidden=true], [translate=no]:not(.type), .visually-hidden";
/** A sender controls how much text there is. */
const mostNodes = 3000;
const longestText = 2000;

/** @type {HTMLElement | null} */
let result = null;
let on = false;
/** The button whose note is shown. @type {HTMLElement | null} */
let current = null;

const note = element("div", { id: "term-note", popover: "auto", role: "dialog", tabindex: "-1", "aria-labelledby": "term-name", "aria-describedby": "term-text" });
const watch = new MutationObserver((changes) => {
  mark(changes.map(({ target }) => target));
});

/** @param {boolean} wanted */
export function explain(wanted) {
  if (!result) begin();
  on = wanted;
  watch.disconnect();
  if (on) mark([.../** @type {HTMLElement} */ (result).children]);
  else unmark();
}

function begin() {
  addSheet(style);
  result = document.getElementById("result");
  document.querySelector("main")?.append(note);
  // Only now, because it concerns the note that opens and not the page that gets it.
  note.autofocus = true;
  note.addEventListener("beforetoggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "open" && current) placeBelow(current);
  });
}

/** Marks the blocks in which something changed. @param {Node[]} changed */
function mark(changed) {
  const root = /** @type {HTMLElement} */ (result);
  const blocks = new Set(changed.flatMap((node) => (node === root ? [...root.children] : [blockOf(node)])));
  for (const block of blocks) if (block) markBlock(block);
  showState();
  watch.takeRecords();
  watch.observe(root, { childList: true, subtree: true });
}

/** @param {Node} node @returns {Element | null} */
function blockOf(node) {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest("#result > *") ?? null;
}

/** @param {Element} block */
function markBlock(block) {
  const seen = new Set([...termsIn(block)].map(({ dataset }) => dataset.term));
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches(passed) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  /** @type {Text[]} */
  const texts = [];
  for (let left = mostNodes, node; left > 0 && (node = walker.nextNode()); left--) {
    if (node instanceof Text && node.data.length <= longestText) texts.push(node);
  }
  const pattern = patternOf(language());
  for (const node of texts) split(node, pattern, seen);
  // One stop for the keyboard in each part; the note leads to the others.
  const parts = new Set();
  for (const button of termsIn(block)) {
    const part = button.closest("details") ?? block;
    button.tabIndex = parts.has(part) ? -1 : 0;
    parts.add(part);
  }
}

/** @param {Element} block @returns {NodeListOf<HTMLElement>} */
function termsIn(block) {
  return block.querySelectorAll("[data-term]");
}

/** @param {Text} node @param {RegExp} pattern @param {Set<string | undefined>} seen */
function split(node, pattern, seen) {
  /** @type {(string | Node)[]} */
  const pieces = [];
  let from = 0;
  for (const match of node.data.matchAll(pattern)) {
    const name = names[match.slice(1).findIndex((group) => group !== undefined)];
    if (!name || seen.has(name)) continue;
    seen.add(name);
    pieces.push(node.data.slice(from, match.index), termButton(name, match[0]));
    from = match.index + match[0].length;
  }
  if (pieces.length > 0) node.replaceWith(...pieces, node.data.slice(from));
}

/** @param {string} name @param {string} word */
function termButton(name, word) {
  const button = element("button", { type: "button", class: "explained", "data-term": name }, word);
  button.popoverTargetElement = note;
  // Before the browser shows the note.
  button.addEventListener("click", () => {
    current = button;
    tell(button);
  });
  return button;
}

/** @param {HTMLElement} button */
function tell(button) {
  const others = [...(blockOf(button)?.querySelectorAll("[data-term]") ?? [])].filter((each) => each !== button);
  note.replaceChildren(
    element("b", { id: "term-name" }, button.textContent),
    element("p", { id: "term-text" }, text(/** @type {Key} */ (`term_${button.dataset.term}`))),
    others.length > 0 ? element("p", { class: "small" }, text("terms_others"), " ", others.map((each) => other(/** @type {HTMLElement} */ (each)))) : "",
  );
}

/** Shows another term of the same block in the note that is open. @param {HTMLElement} target */
function other(target) {
  const button = element("button", { type: "button", class: "explained" }, target.textContent);
  button.addEventListener("click", () => {
    tell(target);
    note.focus();
  });
  return [button, " "];
}

/** @param {HTMLElement} button */
function placeBelow(button) {
  const { left, bottom } = button.getBoundingClientRect();
  const width = Math.min(384, document.documentElement.clientWidth - 16);
  note.style.width = `${width}px`;
  note.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8)) + scrollX}px`;
  note.style.top = `${bottom + 6 + scrollY}px`;
}

function unmark() {
  for (const button of document.querySelectorAll("#result [data-term]")) {
    const { parentNode } = button;
    button.replaceWith(button.textContent ?? "");
    parentNode?.normalize();
  }
  showState();
}

function showState() {
  document.getElementById("terms")?.setAttribute("aria-pressed", String(on));
}
