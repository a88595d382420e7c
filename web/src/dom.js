// Builds the page from text. Everything from a mail enters the page here, as a text node, and nowhere else.

/** What an element can contain; lists may be nested. @typedef {Node | string | number | null | undefined | false | readonly any[]} Child */

/**
 * An element: `element("p", { class: "small", "data-x": 1 }, "text")`. Omits attributes that are null or false.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value === true ? "" : String(value));
  }
  append(node, children);
  return node;
}

/**
 * The same for drawings.
 * @param {string} name @param {Record<string, string | number>} [attributes] @param {...Child} children
 */
export function svg(name, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  append(node, children);
  return node;
}

/** @param {Node} node @param {Child[]} children */
function append(node, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(node, child);
    else if (child instanceof Node) node.appendChild(child);
    else if (child !== null && child !== undefined && child !== false) node.appendChild(document.createTextNode(String(child)));
  }
}

/**
 * Makes these the children of a container. Does not move children that stay, so they keep the focus.
 * @param {Element} container @param {Node[]} children
 */
export function place(container, children) {
  for (const old of [...container.childNodes]) if (!children.includes(old)) old.remove();
  let next = container.firstChild;
  for (const child of children) {
    if (child === next) next = next.nextSibling;
    else container.insertBefore(child, next);
  }
}

/**
 * The same for a new version of what is shown: keeps open what was open, and moves the focus to what stands for the
 * element that had it, or to the answer if nothing does.
 * @param {Element} container @param {Node[]} children
 */
export function redraw(container, children) {
  const focused = container.contains(document.activeElement) ? document.activeElement : null;
  const nth = focused ? [same, alike].map((as) => twins(container, focused, as).indexOf(focused)) : [];
  const open = [...container.querySelectorAll("details[open]")].map(({ className }) => className);
  place(container, children);
  for (const node of container.querySelectorAll("details")) node.open ||= open.includes(node.className);
  if (!focused || focused.isConnected) return;
  const twin = [same, alike].map((as, i) => twins(container, focused, as)[nth[i] ?? 0]).find((node) => node);
  const next = (focused.id && document.getElementById(focused.id)) || twin || document.getElementById("answer");
  /** @type {HTMLElement | null} */ (next)?.focus({ preventScroll: true });
}

/** @param {Element} container @param {Element} node @param {(node: Element) => string} as */
function twins(container, node, as) {
  const what = as(node);
  return [...container.querySelectorAll(node.localName)].filter((other) => as(other) === what);
}

/** What an element is for, whatever it says. @param {Element} node */
const alike = (node) => `${node.className} ${node.parentElement?.className} ${node.getAttribute("name")} ${node.getAttribute("value")}`;

/** The same, and what it says. @param {Element} node */
const same = (node) => `${alike(node)} ${node.getAttribute("aria-label") ?? node.textContent}`;

// An emoji may hold joiners and variation selectors; elsewhere they are as invisible as the rest: controls, formats
// (bidi overrides among them), tags, fillers, and all blanks except the space. So are marks beyond the eighth on one
// letter, which would be drawn over their surroundings.
const hidden =
  /(\p{Extended_Pictographic}\ufe0f?(?:\u200d\p{Extended_Pictographic}\ufe0f?)*)|([\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\u00a0\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200a\u202f\u205f\u2800\u3164\uffa0\ufe00-\ufe0f\u{e0100}-\u{e01ef}]|(?<=\p{M}{8})\p{M})/gu;
const longest = 2000;
/** Letters that are read from right to left; how often a value may change its direction: each part is laid out alone. */
const leftwards = /[\u0590-\u08ff\ufb1d-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const mostTurns = 100;
/** The most of one run that are shown one by one, and the most codes in one text. A value ends there; in the text of a
 * mail ¤ stands for each further one: a box of another font would cost a change of fonts. */
const mostInRun = 8;
const mostMarks = 200;

/** How many codes are still shown of several texts together. @typedef {{ marks: number }} Budget */

/** Where the direction of a text has changed too often, or its end. @param {string} value */
function turned(value) {
  let turns = 0;
  let before = false;
  for (const { 0: letter, index } of value.matchAll(/[\p{L}\p{N}]/gu)) {
    const now = leftwards.test(letter);
    if (now !== before && ++turns > mostTurns) return index;
    before = now;
  }
  return Infinity;
}

/**
 * Text of a mail as it really is: isolated, so that its direction cannot reorder the text beside it, and with every
 * invisible character shown by its code point.
 * @param {string} text
 * @param {{ keep?: string, title?: (code: string) => string, limit?: number, budget?: Budget }} [options] characters in `keep` stay as they are
 */
export function reveal(text, { keep = "", title = (code) => code, limit = longest, budget = { marks: mostMarks } } = {}) {
  const node = element("bdi");
  const end = Math.min(limit, limit < Infinity ? turned(text.slice(0, limit)) : limit);
  const shown = text.length > end ? `${text.slice(0, end)}…` : text;
  /** Text that is not in the page yet: many short nodes would cost more than one. */
  let plain = "";
  let from = 0;
  let run = 0;
  const mark = (/** @type {string} */ code, /** @type {string} */ name) => {
    if (budget.marks-- <= 0) return void (plain += "\u00a4");
    append(node, [plain, element("span", { class: "invisible", title: name }, code)]);
    plain = "";
  };
  const endRun = () => {
    if (run > mostInRun) mark(`+${run - mostInRun}`, title(`+${run - mostInRun}`));
    run = 0;
  };
  for (const match of shown.matchAll(hidden)) {
    const character = match[2];
    if (!character || keep.includes(character)) continue;
    if (budget.marks <= 0 && limit < Infinity) {
      append(node, [`${plain}…`]);
      return node;
    }
    const between = shown.slice(from, match.index);
    // One blank does not end a run: such pairs fill the preview of a mail.
    if (between && between !== " ") endRun();
    if (run < mostInRun) plain += between;
    from = match.index + character.length;
    if (++run > mostInRun) continue;
    const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
    mark(code, title(code));
  }
  endRun();
  append(node, [plain + shown.slice(from)]);
  return node;
}
