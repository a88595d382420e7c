// Lists whose length a sender controls: shows the beginning, and the rest on demand.
import { element } from "../dom.js";
import { text } from "../language.js";

/** How many are shown at first, and added with each press of the button. */
const page = 50;

/**
 * The items of a list as nodes; if there are many, the last node is a button that shows more.
 * @template T @param {readonly T[]} items @param {(item: T) => HTMLElement} show @returns {HTMLElement[]}
 */
export function folded(items, show) {
  const first = items.slice(0, page).map(show);
  return items.length > page ? [...first, rest(items, page, show)] : first;
}

/** @template T @param {readonly T[]} items @param {number} from @param {(item: T) => HTMLElement} show */
function rest(items, from, show) {
  const button = element("button", { type: "button" }, text("more", { count: items.length - from }));
  const node = element("li", { class: "more" }, button);
  button.addEventListener("click", () => {
    const next = items.slice(from, from + page).map(show);
    const left = from + page < items.length ? [rest(items, from + page, show)] : [];
    node.replaceWith(...next, ...left);
    next[0]?.setAttribute("tabindex", "-1");
    next[0]?.focus();
  });
  return node;
}
