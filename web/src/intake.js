// The inputs: paste, typing, opening, dropping. Passes the input on unchanged.
import { fromFile, fromText, previewLength } from "./source.js";

/** @typedef {import("./source.js").Source} Source */
/**
 * @typedef {object} Listener
 * @property {(source: Source, focus: boolean) => void} given a text or a file was entered; `focus` after a button was pressed
 * @property {(found: import("./source.js").Found, focus: boolean) => void} several several files were, or a folder
 * @property {() => void} unreadable a file could not be opened
 * @property {(source: Source | null, complete: boolean) => void} edited the text was typed in; `complete` if it came in at once
 * @property {() => void} asked the button was pressed
 * @property {() => void} cleared
 */

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));
const area = /** @type {HTMLTextAreaElement} */ (byId("source"));
const picker = /** @type {HTMLInputElement} */ (byId("file"));
const folderPicker = /** @type {HTMLInputElement} */ (byId("folder"));
const entry = byId("drop");

/** Text that arrives in one piece of this length was not typed but pasted in another way. */
const pastedLength = 80;
let lastLength = 0;
/** The text to show once the text area is visible: laying it out takes longer than reading it. @type {string | null} */
let waiting = null;
/** Counts the inputs: what is not ready when the next one comes no longer counts. */
let entered = 0;

/** Puts the beginning of a mail into the text area. @param {Source | null} source */
export function showText(source) {
  entered++;
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

/** @param {string} line the line that replaces the text area */
export function describe(line) {
  byId("taken").textContent = line;
}

/** Replaces the text area by that line. */
export function collapse() {
  const focused = document.activeElement;
  entry.dataset.input = "taken";
  // The focused element is gone, so the button in its place gets the focus.
  // In the next frame, so that the page is not laid out twice.
  if (focused === area) requestAnimationFrame(() => byId("change").focus());
}

/** Shows the text area again, with the focus that it lost when it was replaced. @param {boolean} [focus] */
export function expand(focus = document.activeElement === byId("change")) {
  delete entry.dataset.input;
  fill();
  if (focus) area.focus();
}

/** @param {Listener} on */
export function listen(on) {
  /** @param {Iterable<File>} files @param {boolean} focus */
  function open(files, focus) {
    entered++;
    return take({ files: [...files].map((file) => ({ file, name: file.name })), more: false, skipped: 0 }, focus);
  }

  /** @param {import("./source.js").Found} found @param {boolean} focus */
  async function take(found, focus) {
    const [first, ...others] = found.files;
    if (!first || others.length > 0) return on.several(found, focus);
    const mine = entered;
    const source = await fromFile(first.file, first.name).catch(() => null);
    if (mine !== entered) return;
    if (source) on.given(source, focus);
    else on.unreadable();
  }

  /** @param {(folder: typeof import("./list/folder.js")) => import("./source.js").Found | Promise<import("./source.js").Found>} find @param {boolean} focus */
  async function openFolder(find, focus) {
    const mine = ++entered;
    const found = await import("./list/folder.js").then(find).catch(() => null);
    if (mine !== entered) return;
    if (found) take(found, focus);
    else on.unreadable();
  }

  /** @param {string} text @param {(source: Source) => void} then */
  async function enter(text, then) {
    const mine = ++entered;
    const source = await fromText(text);
    if (mine === entered) then(source);
  }

  function edited() {
    const { value } = area;
    const grown = value.length - lastLength;
    lastLength = value.length;
    enter(value, (source) => on.edited(value ? source : null, grown >= pastedLength));
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
    // One line pasted into a text is inserted; a mail replaces the text. Both are read at once.
    if (!/[\r\n]/.test(pasted) && area.value && !area.readOnly && document.activeElement === area) {
      area.setRangeText(pasted, area.selectionStart, area.selectionEnd, "end");
      lastLength = area.value.length;
      return enter(area.value, (source) => on.edited(source, true));
    }
    return enter(pasted, (source) => on.given(source, false));
  });
  area.addEventListener("input", edited);

  byId("check").addEventListener("click", on.asked);
  byId("clear").addEventListener("click", on.cleared);
  byId("change").addEventListener("click", () => expand(true));
  byId("open").addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => {
    open(picker.files ?? [], true);
    // Allows choosing the same file again.
    picker.value = "";
  });

  byId("open-folder").hidden = !("webkitdirectory" in folderPicker);
  byId("open-folder").addEventListener("click", () => folderPicker.click());
  folderPicker.addEventListener("change", () => {
    const files = [...(folderPicker.files ?? [])];
    openFolder(({ sift }) => sift(files), true);
    folderPicker.value = "";
  });

  // Text dragged within the page is not an input.
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
    // They can be had only now.
    const entries = [...(event.dataTransfer?.items ?? [])].map((item) => item.webkitGetAsEntry?.());
    if (entries.some((entry) => entry?.isDirectory)) openFolder(({ walk }) => walk(entries), false);
    else if (files.length > 0) open(files, false);
    else if (dropped) enter(dropped, (source) => on.given(source, false));
  });
}

/** Reads what was pasted or typed before the listeners were ready. */
export function catchUp() {
  if (area.value) area.dispatchEvent(new Event("input"));
}

/** Whether a paste is meant for another field of the page; a switch does not take text. @param {EventTarget | null} target */
function isField(target) {
  return target !== area && target instanceof HTMLElement && target.matches("input:not([type=checkbox], [type=radio]), textarea, select");
}
