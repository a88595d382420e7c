// The header as it was evaluated, with its folds, as text. Links results and their places in both directions.
import { element } from "../dom.js";
import { loadLater, size, text } from "../language.js";
import { originsOf } from "./origins.js";
import { draw, headerText } from "./raw_text.js";

/** @typedef {import("fromproof").Report} Report */

/** @param {{ report: Report, header: Uint8Array }} view @param {import("../session.js").Session} session @param {import("./body.js").OpenMail} open */
export function raw({ report, header }, session, open) {
  const { header_octets, body_octets } = report.message;
  const repaired = report.repairs.some(({ code }) => code !== "lf-to-crlf" && code !== "cr-to-crlf");
  const { shown, slices } = headerText(header, originsOf(report));
  const summary = element("summary", {}, element("h2", {}, text("raw")));
  // A header is pages long, so it opens on demand.
  const details = element(
    "details",
    { class: "raw" },
    summary,
    element("p", { class: "small note" }, text(repaired ? "raw_repaired" : "raw_note"), " ", text("raw_use"), header_octets > shown && ` ${text("raw_cut", { size: size(shown) })}`),
    element("pre", { translate: "no", class: "header" }, element("code", {}, slices)),
    body_octets > 0 && body(header_octets, body_octets, session, open),
  );
  summary.addEventListener("click", (event) => {
    event.preventDefault();
    const inView = [...(details.parentElement?.children ?? [])].find((block) => block !== details && block.getBoundingClientRect().bottom > 0);
    inPlace(inView ?? details, () => details.toggleAttribute("open"));
    // At the end of the page the column ends, too.
    if (details.open && isBeside(details)) summary.scrollIntoView({ block: "nearest" });
  });
  details.addEventListener("toggle", () => details.open && draw(slices));
  return details;
}

/** The body, once it is asked for. @param {number} begin @param {number} octets @param {import("../session.js").Session} session @param {import("./body.js").OpenMail} open */
function body(begin, octets, session, open) {
  const button = element("button", { type: "button" }, text("raw_body", { size: size(octets) }));
  const block = element("div", { class: "mail-body" }, button);
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const [{ showBody }] = await Promise.all([import("./body.js"), loadLater()]);
      await showBody(block, { begin, octets }, session, open);
    } catch {
      button.disabled = false;
      block.replaceChildren(button, element("p", { role: "alert" }, text("error_other")));
    }
  });
  return block;
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

/** @param {Element} source @returns {HTMLElement[]} */
const slicesOf = (source) => [.../** @type {NodeListOf<HTMLElement>} */ (source.querySelectorAll("pre.header .slice"))];

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
    button.addEventListener("click", async () => {
      inPlace(button, () => source.setAttribute("open", ""));
      mark([key], source);
      await draw(slicesOf(source), first);
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
          target?.closest("[hidden]")?.removeAttribute("hidden");
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
