// What axe finds in a page, without asking it twice for what cannot differ.
import { require } from "./browser.mjs";

const path = require.resolve("axe-core/axe.min.js");

/** The faults that axe finds, as [rule, elements]: by these rules alone, or in one part of the page. The page needs `bypassCSP`. */
export async function faultsOf(page, { only, within } = {}) {
  await addAxe(page);
  return page.evaluate(([values, within]) =>
    window.faultsOf(within ? document.querySelector(within) : document, values ? { runOnly: { type: "rule", values } } : {}), [only, within]);
}

/** Once for each document: to compile it takes longer than most of its checks. */
async function addAxe(page) {
  if (await page.evaluate(() => "axe" in window)) return;
  await page.addScriptTag({ path });
  await page.evaluate(() => {
    window.faultsOf = async (where, options) => {
      const { violations } = await axe.run(where, { ...options, resultTypes: ["violations"] });
      return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
    };
  });
}

/**
 * Judges the contrast of pages in one colour scheme: of texts whose colour, size and ground no page before had, because
 * contrast depends on nothing else where no text lies upon another.
 */
export class Contrast {
  #known = new Set();

  /** How many looks were judged. */
  get size() {
    return this.#known.size;
  }

  async faultsOf(page) {
    await addAxe(page);
    const { fresh, faults } = await page.evaluate(judgeNewTexts, [...this.#known]);
    // What is faulty stays unknown: it is told of each page.
    if (faults.length === 0) for (const look of fresh) this.#known.add(look);
    return faults;
  }
}

/** In the page: judges the texts that look new, and tells how they look. */
async function judgeNewTexts(known) {
  const grounds = new Map();
  /** What is painted below the text of an element, down to what hides the rest. */
  function groundOf(node) {
    if (!node) return "";
    if (!grounds.has(node)) {
      const own = ["", "::before", "::after"].map((part) => painted(node, part)).join("");
      grounds.set(node, /^\[rgb\([^)]*\),none,1,none,normal\]$/.test(own) ? own : groundOf(node.parentElement) + own);
    }
    return grounds.get(node);
  }
  function painted(node, part) {
    const { content, backgroundColor, backgroundImage, opacity, filter, mixBlendMode, position } = getComputedStyle(node, part);
    if (part) return content === "none" || content === "normal" ? "" : `${part}[${[backgroundColor, backgroundImage, position]}]`;
    const own = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join();
    return own === "rgba(0, 0, 0, 0),none,1,none,normal" ? "" : `[${own}]`;
  }
  /** Large text needs less contrast (WCAG 2, "large scale"): 18 points, or 14 in bold. */
  const isLarge = ({ fontSize, fontWeight }) => parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 14 : 18) * 96 / 72;
  const looks = new Map();
  for (const node of document.body.querySelectorAll("*")) {
    const hasText = [...node.childNodes].some(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim() !== "");
    if (!(hasText || node.matches("input, textarea, select")) || !node.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(node);
    // Contrast is not asked of what cannot be used or is for the ears alone: their looks count apart.
    const apart = node.closest(":disabled, [aria-disabled=true], [aria-hidden=true], .visually-hidden") !== null;
    const look = [apart, style.color, style.webkitTextFillColor, isLarge(style), style.textShadow, groundOf(node)].join();
    if (!known.includes(look)) looks.set(look, [...(looks.get(look) ?? []), node]);
  }
  const nodes = [...looks.values()].flat();
  const faults = nodes.length ? await window.faultsOf({ include: nodes }, { runOnly: { type: "rule", values: ["color-contrast"] } }) : [];
  return { fresh: [...looks.keys()], faults };
}
