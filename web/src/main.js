// The page: a mail comes in, is read by the worker, and its report is shown. One mail at a time, and none is kept.
import { element } from "./dom.js";
import { remember, sentence, setLanguage, size, text } from "./language.js";
import { register } from "./offline.js";
import { sampleMail, sampleNames } from "./samples.js";
import { Failure, Session } from "./session.js";
import { fromFile, fromText, headerOf, previewLength } from "./source.js";
import { translate } from "./translate.js";
import { answer } from "./view/answer.js";
import { evidence } from "./view/evidence.js";
import { findings, repairs } from "./view/findings.js";
import { fixes } from "./view/fix.js";
import { raw } from "./view/raw.js";

/** @typedef {import("./source.js").Source} Source */
/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("./language.js").Key} Key */
/**
 * What the page shows; every change makes a new one.
 * @typedef {{ state: "empty" } | { state: "working" } | { state: "done", report: Report, records: Record<string, string[]>, source: Source, sample: string | null }
 *   | { state: "error", code: string }} View
 */

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));
const area = /** @type {HTMLTextAreaElement} */ (byId("source"));
const filePicker = /** @type {HTMLInputElement} */ (byId("file"));
const result = byId("result");
const status = byId("status");

/** After this long a person wonders whether anything happens. */
const patience = 400;
/** Text that arrives in one piece of this length was not typed: it is a paste by another road. */
const pastedLength = 80;

const session = new Session();
/** @type {Source | null} */
let source = null;
/** @type {View} */
let view = { state: "empty" };
let lastLength = 0;
let run = 0;

// -- in ---------------------------------------------------------------------------------------------------------------

/** Takes a mail in and reads it. @param {Source} next @param {{ sample?: string, focus?: boolean }} [how] */
function take(next, { sample, focus = false } = {}) {
  source = next;
  area.value = next.preview;
  area.readOnly = next.size > previewLength;
  lastLength = area.value.length;
  showSize();
  return analyse(sample ?? null, focus);
}

/** @param {string | null} sample @param {boolean} focus */
async function analyse(sample, focus) {
  const given = source;
  if (!given || given.size === 0) return show({ state: "error", code: "error_empty" }, focus);
  const mine = ++run;
  result.dataset.state = "working";
  const waiting = setTimeout(() => show({ state: "working" }), patience);
  /** @type {View} */
  let next;
  try {
    const message = await given.read().catch(() => Promise.reject(new Failure("error_file")));
    const { report, records } = await session.check(message);
    await session.about;
    next = { state: "done", report, records, source: given, sample };
  } catch (error) {
    next = { state: "error", code: error instanceof Failure ? error.code : "error_other" };
  }
  clearTimeout(waiting);
  if (mine === run) show(next, focus);
}

/** @param {File | undefined} file @param {boolean} focus */
async function takeFile(file, focus) {
  if (!file) return;
  try {
    await take(await fromFile(file), { focus });
  } catch {
    show({ state: "error", code: "error_file" }, focus);
  }
}

function clear() {
  run++;
  session.cancel();
  source = null;
  area.value = "";
  area.readOnly = false;
  lastLength = 0;
  showSize();
  show({ state: "empty" });
  area.focus();
}

document.addEventListener("paste", (event) => {
  const data = event.clipboardData;
  if (!data) return;
  if (data.files[0]) {
    event.preventDefault();
    return takeFile(data.files[0], false);
  }
  const pasted = data.getData("text/plain");
  if (!pasted) return;
  event.preventDefault();
  // One line pasted into a text belongs into it; a mail replaces what was there. Both are read at once.
  if (!/[\r\n]/.test(pasted) && area.value && !area.readOnly && document.activeElement === area) {
    area.setRangeText(pasted, area.selectionStart, area.selectionEnd, "end");
    edited();
    return analyse(null, false);
  }
  return take(fromText(pasted));
});

function edited() {
  const grown = area.value.length - lastLength;
  lastLength = area.value.length;
  source = area.value ? fromText(area.value) : null;
  showSize();
  if (grown >= pastedLength) analyse(null, false);
}
area.addEventListener("input", edited);

byId("check").addEventListener("click", () => analyse(null, true));
byId("clear").addEventListener("click", clear);
byId("open").addEventListener("click", () => filePicker.click());
filePicker.addEventListener("change", () => {
  takeFile(filePicker.files?.[0], true);
  // The same file can be chosen again.
  filePicker.value = "";
});

// Text that is dragged about within the page is no mail that comes in.
let fromInside = false;
document.addEventListener("dragstart", () => (fromInside = true));
document.addEventListener("dragend", () => (fromInside = false));
document.addEventListener("dragover", (event) => {
  if (fromInside) return;
  event.preventDefault();
  byId("drop").classList.add("over");
});
for (const type of ["dragleave", "drop", "dragend"]) {
  document.addEventListener(type, () => byId("drop").classList.remove("over"));
}
document.addEventListener("drop", (event) => {
  if (fromInside) return;
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  const dropped = event.dataTransfer?.getData("text/plain");
  if (file) takeFile(file, false);
  else if (dropped) take(fromText(dropped));
});

for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("nav a"))) {
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    await setLanguage(link.lang);
    remember(link.lang);
    const address = new URL(location.href);
    address.searchParams.set("lang", link.lang);
    history.replaceState(null, "", address);
    speak();
    show(view);
  });
}

// -- out --------------------------------------------------------------------------------------------------------------

/** @param {View} next @param {boolean} [focus] whether the answer is to be focused, as after pressing a button */
function show(next, focus = false) {
  const changed = next !== view;
  view = next;
  result.replaceChildren(...blocks(next));
  if (next.state === "done") result.report = next.report;
  else if (next.state !== "working") delete result.report;
  result.dataset.state = next.state;
  // The first screen stays while nothing has come in yet.
  document.body.dataset.state = source ? next.state : "empty";
  document.body.toggleAttribute("data-sample", next.state === "done" && next.sample !== null);
  if (changed) announce(next);
  if (focus) document.getElementById("answer")?.focus();
}

/** @param {View} view @returns {Node[]} */
function blocks(view) {
  switch (view.state) {
    case "empty":
      return [];
    case "working":
      return [working()];
    case "error":
      return [failure(view.code)];
    case "done": {
      const { header, cut } = headerOf(view.source);
      const { report, sample } = view;
      return [
        sample && element("p", { class: "sample-mark" }, text("sample_mark", { name: text(/** @type {Key} */ (`sample_${sample}`)) })),
        answer(report),
        repairs(report),
        evidence(report),
        findings(report),
        fixes(report),
        raw(header, cut),
      ].filter((block) => block instanceof Node);
    }
  }
}

function working() {
  const cancel = element("button", { type: "button" }, text("cancel"));
  cancel.addEventListener("click", () => session.cancel());
  return element("div", { class: "working" }, element("p", {}, text("working")), cancel);
}

/** @param {string} code */
function failure(code) {
  return element(
    "section",
    { class: "failure", "aria-labelledby": "answer" },
    element("h2", { id: "answer", tabindex: "-1" }, text("error_title")),
    element("p", {}, text(/** @type {Key} */ (code))),
  );
}

/** Says the verdict once, and nothing else, to those who listen. @param {View} view */
function announce(view) {
  if (view.state === "done") {
    status.textContent = element("p", {}, sentence(view.report.verdict.code, view.report.verdict.params)).textContent;
  } else if (view.state === "error") {
    status.textContent = text(/** @type {Key} */ (view.code));
  } else {
    status.textContent = "";
  }
}

function showSize() {
  const shown = byId("source-size");
  if (!source) shown.textContent = "";
  else if (source.file) shown.textContent = text("source_file", { name: source.file, size: size(source.size) });
  else shown.textContent = text(source.size > previewLength ? "source_preview" : "source_size", { size: size(source.size) });
}

function speak() {
  translate();
  byId("sample-buttons").replaceChildren(
    ...sampleNames.map((name) => {
      const button = element("button", { type: "button", "data-sample": name }, text(/** @type {Key} */ (`sample_${name}`)));
      button.addEventListener("click", async () => take(fromText(await sampleMail(name)), { sample: name, focus: true }));
      return button;
    }),
  );
  showSize();
}

// Paper has no place to click.
addEventListener("beforeprint", () => document.querySelector("details")?.setAttribute("open", ""));

speak();
document.body.dataset.state = "empty";
session.about.then(({ version }) => {
  byId("version").textContent = version;
  register();
});
