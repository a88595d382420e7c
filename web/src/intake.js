// The ways in: paste, typing, opening, dropping. What comes in is handed on as it is; here it is only taken.
import { fromFile, fromText, previewLength } from "./source.js";

/** @typedef {import("./source.js").Source} Source */
/**
 * @typedef {object} Listener
 * @property {(sources: Source[], focus: boolean) => void} given mails came in; `focus` after a button was pressed
 * @property {() => void} unreadable a file could not be opened
 * @property {(source: Source | null, complete: boolean) => void} edited the text was typed in; `complete` if it came in at once
 * @property {() => void} asked the button was pressed
 * @property {() => void} cleared
 */

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));
const area = /** @type {HTMLTextAreaElement} */ (byId("source"));
const picker = /** @type {HTMLInputElement} */ (byId("file"));
const entry = byId("drop");

/** Text that arrives in one piece of this length was not typed: it is a paste by another road. */
const pastedLength = 80;
let lastLength = 0;
/** What the text area shows once it is seen: laying it out takes longer than reading it. @type {string | null} */
let waiting = null;

/** Puts the beginning of a mail into the text area. @param {Source | null} source */
export function showText(source) {
  waiting = source?.preview ?? "";
  area.readOnly = (source?.blob.size ?? 0) > previewLength;
  if (entry.dataset.input !== "taken") fill();
}

function fill() {
  if (waiting === null) return;
  area.value = waiting;
  lastLength = area.value.length;
  waiting = null;
}

/** @param {string} line what is there, once the text area has stepped back */
export function describe(line) {
  byId("taken").textContent = line;
}

/** Steps back to that line. */
export function collapse() {
  const focused = document.activeElement;
  entry.dataset.input = "taken";
  // What had the focus is gone, so the button that stands in its place gets it.
  // In the next frame, so that the page is not laid out twice.
  if (focused === area) requestAnimationFrame(() => byId("change").focus());
}

/** Gives the text area back, and the focus that it lost when it stepped back. @param {boolean} [focus] */
export function expand(focus = document.activeElement === byId("change")) {
  delete entry.dataset.input;
  fill();
  if (focus) area.focus();
}

/** @param {Listener} on */
export function listen(on) {
  /** @param {Iterable<File>} files @param {boolean} focus */
  const open = (files, focus) =>
    Promise.all([...files].map((file) => fromFile(file, file.name))).then((sources) => on.given(sources, focus), on.unreadable);

  function edited() {
    const grown = area.value.length - lastLength;
    lastLength = area.value.length;
    on.edited(area.value ? fromText(area.value) : null, grown >= pastedLength);
  }

  document.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    if (!data || isField(event.target)) return;
    if (data.files.length > 0) {
      event.preventDefault();
      return open(data.files, false);
    }
    const pasted = data.getData("text/plain");
    if (!pasted) return;
    event.preventDefault();
    // One line pasted into a text belongs into it; a mail replaces what was there. Both are read at once.
    if (!/[\r\n]/.test(pasted) && area.value && !area.readOnly && document.activeElement === area) {
      area.setRangeText(pasted, area.selectionStart, area.selectionEnd, "end");
      lastLength = area.value.length;
      return on.edited(fromText(area.value), true);
    }
    return on.given([fromText(pasted)], false);
  });
  area.addEventListener("input", edited);

  byId("check").addEventListener("click", on.asked);
  byId("clear").addEventListener("click", on.cleared);
  byId("change").addEventListener("click", () => expand(true));
  byId("open").addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => {
    open(picker.files ?? [], true);
    // The same file can be chosen again.
    picker.value = "";
  });

  // Text that is dragged about within the page is no mail that comes in.
  let fromInside = false;
  document.addEventListener("dragstart", () => (fromInside = true));
  document.addEventListener("dragend", () => (fromInside = false));
  document.addEventListener("dragover", (event) => {
    if (fromInside) return;
    event.preventDefault();
    entry.classList.add("over");
  });
  for (const type of ["dragleave", "drop", "dragend"]) {
    document.addEventListener(type, () => entry.classList.remove("over"));
  }
  document.addEventListener("drop", (event) => {
    if (fromInside) return;
    event.preventDefault();
    const files = event.dataTransfer?.files ?? [];
    const dropped = event.dataTransfer?.getData("text/plain");
    if (files.length > 0) open(files, false);
    else if (dropped) on.given([fromText(dropped)], false);
  });
}

/** Reads what was pasted or typed while nothing listened yet. */
export function catchUp() {
  if (area.value) area.dispatchEvent(new Event("input"));
}

/** Whether a paste is meant for another field of the page; a switch takes none. @param {EventTarget | null} target */
function isField(target) {
  return target !== area && target instanceof HTMLElement && target.matches("input:not([type=checkbox], [type=radio]), textarea, select");
}
