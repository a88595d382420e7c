// The page: takes a mail, lets the worker read it, and shows its report. One mail at a time; none is kept.
import * as address from "./address.js";
import { element, place, redraw } from "./dom.js";
import * as intake from "./intake.js";
import { loadLater, remember, sentence, setLanguage, size, text } from "./language.js";
import { beginsMbox } from "./mbox.js";
import { register } from "./offline.js";
import { preparePrinting } from "./print.js";
import { sampleMail, sampleNames } from "./samples.js";
import { Failure, Session } from "./session.js";
import { attachedTo, depthOf, fromText, glanceLength, most, mostListed, previewLength } from "./source.js";
import { translate } from "./translate.js";
import { backButton } from "./view/back.js";
import { failure } from "./view/failure.js";
import { Live } from "./view/live.js";
import { answerBlocks } from "./view/mail.js";
import { nameOf } from "./view/name_of.js";
import { refusal } from "./view/refusal.js";
import { watchShared } from "./view/shared.js";
import { explainTerms } from "./view/terms.js";
import { working } from "./view/working.js";

/** @typedef {import("./source.js").Source} Source */
/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("./language.js").Key} Key */
/** @typedef {import("./session.js").Result} Result */
/** @typedef {import("./session.js").Told} Told */
/** @typedef {import("./list/list.js").Listed} List */
/** @typedef {import("./list/list.js").Within} Cleared */
/**
 * What the page shows; every change makes a new one. `header` is the header as it was judged.
 * `verified`: when the answers of DNS were complete; `kept`: what they were before, if the mail was chosen from a list again.
 * @typedef {Result & { state: "done", header: Uint8Array, source: Source, sample: string | null, base: Report | null, told: Told, verified: Date | null, kept: import("./list/kept.js").Kept | null }} Done
 * @typedef {{ state: "empty" } | { state: "working" } | Done | { state: "choose", list: List } | { state: "error", code: string }} View
 */

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));
const result = byId("result");
const status = byId("status");

/** After this time the page shows that it is working. */
const patience = 400;

const session = new Session();
const live = new Live(session, renew);
const page = { session, live, tell, openAttached, openList };
/** @type {Source | null} */
let source = null;
/** @type {View} */
let view = { state: "empty" };
/** Adds what stands below the answer. Until its code is loaded, it says what is missing. @type {typeof import("./view/below_answer.js").withMore} */
let withMore = (above) => [...above, element("p", { role: "alert" }, text("rest_missing"))];
/** Shows two mails side by side; loaded on demand. @type {typeof import("./view/compare.js").compare | undefined} */
let compare;
/** The list from which a mail was chosen. @type {List | null} */
let list = null;
/** The report to compare the next mail with. @type {Report | null} */
let base = null;
/** What was cleared last, until the next input. @type {Cleared | null} */
let cleared = null;
/** The progress of the current work. */
let progress = { done: 0 };
let run = 0;
/** Shows what is still missing of the view, if its first part alone is shown. @type {(() => void) | null} */
let complete = null;

// -- in ---------------------------------------------------------------------------------------------------------------

/** @param {Source} next @param {boolean} focus */
function given(next, focus) {
  list = null;
  return take(next, { focus });
}

/** Takes several files: lists them to choose from. @param {import("./source.js").Found} found @param {boolean} focus */
async function several(found, focus) {
  const mine = ++run;
  list = null;
  const chunk = await loadLists().catch(() => null);
  if (mine !== run) return;
  if (!chunk) return fail("error_other", focus);
  if (found.files.length === 0) return fail("list_no_mail", focus);
  const next = await chunk.listOf(found);
  if (mine === run) return offer(next, focus);
}

/** Fails if it cannot be loaded. */
async function loadLists() {
  return (await Promise.all([import("./list/list.js"), loadLater()]))[0];
}

/** @param {Source} next @param {{ sample?: string, focus?: boolean }} [how] */
function take(next, { sample, focus = false } = {}) {
  source = next;
  keep(null);
  address.setSample(sample ?? null);
  intake.collapse();
  intake.showText(next);
  showSize();
  return analyse(sample ?? null, focus);
}

/** @param {string | null} sample @param {boolean} focus */
async function analyse(sample, focus) {
  const given = source;
  if (!given || given.blob.size === 0) return fail("error_empty", focus);
  address.enter(depthBelow({ source: given, list }));
  const mine = ++run;
  progress = { done: 0 };
  result.dataset.state = "working";
  const waiting = setTimeout(() => show({ state: "working" }), patience);
  /** @type {View} */
  let next;
  try {
    [next] = await Promise.all([read(given, sample), loadMore().catch(() => {})]);
  } catch (error) {
    next = { state: "error", code: error instanceof Failure ? error.code : "error_other" };
    // The pressed button is removed, so the focus moves to the result.
    focus ||= next.code === "cancelled";
  }
  clearTimeout(waiting);
  if (mine !== run) return;
  if (next.state === "error") intake.expand();
  if (next.state === "choose") list = next.list;
  try {
    show(next, focus);
  } catch {
    // A report that cannot be shown is an error of the page; it must not look like work in progress.
    fail("error_other", focus);
  }
}

/** Fails if it cannot be loaded. */
async function loadMore() {
  ({ withMore } = await import("./view/below_answer.js"));
}

/** @param {Source} given @param {string | null} sample @returns {Promise<View>} */
async function read(given, sample) {
  const ours = progress;
  const tell = (/** @type {number} */ share) => void (ours.done = share);
  if (!list && !given.within && beginsMbox(given.preview)) {
    const { mails, more } = await session.split(given.blob, mostListed, tell);
    await session.about;
    if (mails.length > 1) return { state: "choose", list: (await loadLists()).listOfMailsIn(given, mails, more) };
  }
  if (given.blob.size > most) {
    const { kind } = await session.glance(given.blob.slice(0, glanceLength));
    return refused(given, kind, refusal(kind) ?? "input_too_large");
  }
  const kept = (!given.within && list?.by.keptOf?.(list)) || null;
  const checked = await session.check(given.blob, kept?.told ?? {}, tell);
  const code = checked.kind === "empty" ? "error_empty" : refusal(checked.kind);
  if (code) return refused(given, checked.kind, code);
  const header = await session.octets(0, Math.min(checked.report.message.header_octets, previewLength));
  await session.about;
  return { state: "done", ...checked, header, source: given, sample, base, told: kept?.told ?? {}, verified: null, kept };
}

/** Why it cannot be checked, or what its reports say. @param {Source} given @param {string} kind @param {string} code @returns {Promise<View>} */
async function refused(given, kind, code) {
  const found = !list && !given.within && (await loadLists().then((chunk) => chunk.reportsIn(given, kind), () => null));
  return found ? { state: "choose", list: found } : { state: "error", code };
}

/** Evaluates the mail again with what the reader says about it; the opposite statement undoes it. @param {Told} change @param {boolean} [focus] */
async function tell(change, focus = false) {
  if (view.state !== "done") return;
  const before = view;
  const told = { ...before.told, ...change };
  // Another server's results can name another client, and so lead to other questions: verification starts again.
  const newer = "receiver" in change ? session.check(before.source.blob, told) : session.again(told);
  const outcome = await newer.catch((/** @type {Error} */ error) => error);
  if (view !== before) return;
  if (outcome instanceof Error) return fail(outcome instanceof Failure ? outcome.code : "error_other", false);
  complete?.();
  view = { ...before, ...outcome, told };
  result.report = view.report;
  redraw(result, blocks(view));
  if ("receiver" in change) announce(view);
  else status.textContent = result.querySelector(".next")?.textContent ?? "";
  if (focus) byId("answer").focus();
}

/** How deep a mail lies. @param {Pick<Cleared, "source" | "list">} mail */
const depthBelow = ({ source, list }) => (list ? 2 : 1) + depthOf(source);

/** Shows what was found in the mail that is shown, or in the list. @param {List} next */
function openList(next) {
  return offer(Object.assign(next, { within: shownNow() }), true);
}

/** @returns {Cleared} */
const shownNow = () => ({ source: view.state === "choose" ? null : source, sample: view.state === "done" ? view.sample : null, list });

/** @param {List} next @param {boolean} [focus] */
async function offer(next, focus = false) {
  run++;
  list = next;
  source = null;
  keep(null);
  address.enter(next.within?.source ? depthBelow(next.within) + 1 : 1);
  intake.showText(null);
  await session.about;
  show({ state: "choose", list: next }, focus);
}

/** @param {string} code @param {boolean} focus */
function fail(code, focus) {
  intake.expand();
  show({ state: "error", code }, focus);
}

/** Prepares for a second mail. @param {Report} report of the first */
function compareWith(report) {
  base = report;
  source = null;
  intake.showText(null);
  showSize();
  intake.expand(true);
}

function stopComparing() {
  base = null;
  if (view.state !== "done") return showSize();
  source = view.source;
  intake.showText(source);
  show({ ...view, base: null });
  byId("compare").focus();
}

function clear() {
  run++;
  address.setSample(null);
  session.forget();
  keep(source || list ? shownNow() : null);
  source = list = base = null;
  intake.showText(null);
  intake.expand();
  show({ state: "empty" });
  intake.expand(true);
}

/** What the undo button brings back. @param {Cleared | null} what */
function keep(what) {
  cleared = what;
  byId("undo").hidden = !what;
}

function undo() {
  if (cleared) reopen(cleared);
}

/** @param {Cleared} what */
function reopen({ source: mail, sample, list: from }) {
  list = from;
  if (mail) return take(mail, { ...(sample && { sample }), focus: true });
  if (from) return offer(from, true);
}

address.listen((depth) => {
  if (depth === 0 && (source || list)) clear();
  else if (list?.within?.source && depth <= depthBelow(list.within)) reopen(list.within);
  else if (depth === 1 && list && view.state !== "choose") offer(list, true);
  else if (source?.within && depth < depthBelow({ source, list })) take(source.within, { focus: true });
  else if (depth > 0 && cleared) undo();
});
byId("undo").addEventListener("click", undo);

intake.listen({
  given,
  several,
  unreadable: () => fail("error_file", false),
  edited(next, complete) {
    source = next;
    keep(null);
    address.setSample(null);
    list = null;
    showSize();
    if (complete) analyse(null, false);
  },
  asked() {
    if (view.state === "choose") list = null;
    analyse(null, true);
  },
  cleared: clear,
});
byId("compare").addEventListener("click", async () => {
  if (view.state !== "done") return;
  const { report } = view;
  try {
    [{ compare }] = await Promise.all([import("./view/compare.js"), loadLater()]);
    translate();
    compareWith(report);
  } catch {
    // If it could not be loaded, the button stays.
  }
});
byId("stop-comparing").addEventListener("click", stopComparing);

for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("nav a"))) {
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    await setLanguage(link.lang);
    remember(link.lang);
    address.setLanguage(link.lang);
    speak();
    show(view);
    announce(view);
  });
}

// -- out --------------------------------------------------------------------------------------------------------------

/** @param {View} next @param {boolean} [focus] whether to focus the answer, as after pressing a button */
function show(next, focus = false) {
  const changed = next !== view;
  if (changed && view.state === "choose") view.list.by.leave(view.list);
  view = next;
  complete = null;
  if (next.state !== "done") live.close();
  if (changed && next.state === "done") showInParts(next);
  else (changed ? place : redraw)(result, blocks(next));
  if (next.state === "done") result.report = next.report;
  else if (next.state !== "working") delete result.report;
  // For programs that read the page, a list to choose from is not a result yet.
  if (!complete) result.dataset.state = next.state === "choose" ? "empty" : next.state;
  // The first screen stays until there is an input.
  document.body.dataset.state = source || list || base ? next.state : "empty";
  document.body.toggleAttribute("data-sample", next.state === "done" && next.sample !== null);
  showSize();
  if (changed && (next.state === "done" || next.state === "choose")) intake.collapse();
  if (changed) announce(next);
  // In the next frame, which lays the page out anyway; here it would force a layout.
  if (focus) requestAnimationFrame(() => (next.state === "choose" && next.list.by.resume(next.list)) || document.getElementById("answer")?.focus());
}

/**
 * Shows the answer in one frame and the rest in the next: built and laid out at once, they would block the page for
 * longer than a person notices. @param {Done} done
 */
function showInParts(done) {
  const first = firstBlocks(done);
  place(result, first);
  const finish = (complete = () => {
    if (complete !== finish) return;
    complete = null;
    try {
      place(result, withMore(first, done, page));
      result.dataset.state = "done";
      // A sample is there to learn from.
      if (done.sample) explainTerms(true);
      if ((done.sample || done.kept) && !done.verified) live.verifyUnasked(done.kept?.answers);
    } catch {
      fail("error_other", false);
    }
  });
  // No frame is drawn while the page is hidden.
  if (document.hidden) finish();
  else requestAnimationFrame(() => setTimeout(finish));
}

/** Shows a newer report of the same mail. @param {import("./session.js").Result} newer @param {Parameters<import("./live/verification.js").Update>[1]} ended */
function renew(newer, ended) {
  if (view.state !== "done" || view.mail !== newer.mail) return;
  complete?.();
  const judged = (/** @type {Report} */ report) => JSON.stringify({ ...report, dns: null });
  const same = judged(view.report) === judged(newer.report);
  view = { ...view, ...newer, verified: ended?.answers.at ?? view.verified };
  result.report = newer.report;
  // A mail that was attached to it is not the one in the list.
  if (list && !view.source.within) list.by.learn?.(list, newer, ended && { answers: ended.answers, told: view.told });
  if (!same || ended) redraw(result, blocks(view));
  if (!ended) return;
  announce(view, `${ended.sentence} `);
  // What was asked for stands above; a reader who has gone elsewhere stays there.
  const block = byId("live");
  if (block.dataset.phase === "done" && block.contains(document.activeElement)) byId("answer").focus();
}

/** @param {View} view @returns {Node[]} */
function blocks(view) {
  switch (view.state) {
    case "empty":
      return [];
    case "working":
      return [working(progress, () => session.cancel())];
    case "error":
      return [...wayBack(source), failure(view.code)];
    case "choose":
      return [view.list.by.choose(view.list, { pick, openList, reopen, say: (words) => void (status.textContent = words) })];
    case "done":
      return withMore(firstBlocks(view), view, page);
  }
}

/** What stands above the answer, and the answer. @param {Done} view @returns {Element[]} */
function firstBlocks(view) {
  const compared = view.base && compare?.(view.base, view.report);
  return [...wayBack(view.source), ...(compared ? [compared] : []), ...answerBlocks(view, page)];
}

/** @param {import("./list/items.js").Item} item */
async function pick(item) {
  try {
    const chosen = await item.source();
    take(chosen, { focus: true });
  } catch {
    fail("error_file", true);
  }
}

/** @param {Source} within @param {Blob} mail @param {string} name */
async function openAttached(within, mail, name) {
  const before = run;
  const next = await attachedTo(within, mail, name);
  if (run === before) take(next, { focus: true });
}

/** To the mail around this one, or to the list. @param {Source | null} shown @returns {Element[]} */
function wayBack(shown) {
  const [outer, from] = [shown?.within, list];
  if (outer) return [backButton(text("input_outer_back"), () => void take(outer, { focus: true }))];
  return from ? [backButton(text("input_list_back"), () => void offer(from, true))] : [];
}

/** Announces the verdict once, and nothing else, to screen readers. @param {View} view @param {string} [before] */
function announce(view, before = "") {
  if (view.state === "done") {
    const { answer } = view.report.verdict;
    status.textContent = element("p", {}, before, sentence(answer.code, answer.params)).textContent;
  } else if (view.state === "error") {
    status.textContent = text(/** @type {Key} */ (view.code));
  } else {
    status.textContent = "";
  }
}

/** The input in one line: below the text area, or instead of it once there is an answer. */
function showSize() {
  const octets = source && { size: size(source.blob.size), name: source.file ?? "" };
  const long = (source?.blob.size ?? 0) > previewLength;
  byId("source-size").textContent = octets && text(octets.name ? "source_file" : long ? "source_preview" : "source_size", octets);
  intake.describe(octets ? text(octets.name ? "source_file" : "source_size", octets) : "");
  if (view.state === "choose") intake.describe(view.list.by.countOf(view.list));
  else if (view.state === "done" && octets && view.source === source) {
    intake.describe(text(octets.name ? "input_taken_file" : "input_taken", { ...octets, count: view.report.message.header_fields }));
  }
  byId("compare").hidden = view.state !== "done" || base !== null;
  byId("comparing").hidden = !base;
  if (base) byId("compared").replaceChildren(...nameOf(base));
}

byId("about").addEventListener("toggle", () => {
  loadLater().then(translate, () => {});
  // Here the reader learns how to watch the page: then no mail loads anything.
  loadMore().catch(() => {});
  if (import.meta.env.MODE === "offline") import("./notices.js").then(({ showNotices }) => showNotices());
}, { once: true });

function speak() {
  translate();
  showSize();
}

byId("sample-buttons").addEventListener("click", ({ target }) => {
  if (target instanceof HTMLElement) openSample(target.dataset.sample, true);
});

/** @param {string | null | undefined} wanted @param {boolean} focus */
async function openSample(wanted, focus) {
  const sample = sampleNames.find((name) => name === wanted);
  if (!sample) return;
  const before = run;
  const mail = await fromText(await sampleMail(sample));
  // What was entered meanwhile is more than a sample.
  if (run !== before) return;
  list = null;
  take(mail, { sample, focus });
}

/** Loads the rest where it costs nothing: from what the browser keeps. */
async function stayWhole() {
  if (await register()) await loadMore();
}

/** Once the words are there. */
export function start() {
  preparePrinting(byId("printed"), () => byId("taken").textContent ?? "");
  watchShared(byId("source"));
  speak();
  document.body.dataset.state = "empty";
  openSample(new URLSearchParams(location.search).get("sample"), false);
  intake.catchUp();
  session.about.then(({ version }) => {
    byId("version").textContent = version;
    stayWhole().catch(() => {});
  });
}
