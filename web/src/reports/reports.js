// The view "Reports": what DMARC reports, TLS reports, bounces and events say together. It stands where a list of mails
// would stand, and the page treats it as one.
import { element, place, redraw } from "../dom.js";
import { isKey, shown as textOf, text } from "../language.js";
import { wayOut } from "../list/way_out.js";
import { addSheet } from "../sheet.js";
import menuStyle from "../style/menu.css?inline";
import { patterns } from "./bar.js";
import { byDay } from "./days.js";
import { answerOf, partsOf } from "./domain.js";
import { drawAnew, read, reportsOf, stop } from "./model.js";
import { all as allBounces, bounceAnswer, bounces } from "./notices.js";
import { count } from "./numbers.js";
import { notes, refusals, reporters, tlsSums } from "./others.js";
import style from "./reports.css?inline";
import { saveCsv, saveJson } from "./save.js";
import { tabs } from "./tabs.js";

/** @typedef {import("./model.js").Reports} Reports @typedef {import("./shape.js").State} State @typedef {import("./shape.js").DomainOf} DomainOf */
/** @typedef {import("../list/list.js").Use} Use */

addSheet(menuStyle);
addSheet(style);

/** Draws again what changed. @type {() => void} */
let changed = () => {};

/** What a list does, see list.js. */
export const by = {
  choose,
  /** It is no longer shown: what was read is read again when it is. @param {Reports} reports */
  leave(reports) {
    changed = () => {};
    drawAnew(reports);
    if (reports.phase !== "failed") stop(reports, "new");
    reports.state = null;
  },
  resume: () => false,
  /** In one line. @param {Reports} reports */
  countOf: ({ given }) => (given.length === 1 ? textOf(given[0]?.name || text("reports_pasted")).textContent ?? "" : text("reports_taken", { count: count(given.length) })),
};

/** What stands where a list would stand. @param {readonly import("./shape.js").Given[]} given @param {import("../source.js").Found | null} [found] */
export const makeReports = (given, found) => ({ ...reportsOf(given, found), by });

/** @param {Reports & import("../list/list.js").Listed} reports @param {Use} use */
function choose(reports, { say, openList, reopen }) {
  drawAnew(reports);
  const title = element("h2", { id: "answer", tabindex: "-1" });
  const progress = element("div", { class: "working progress" });
  const bar = element("progress", { "aria-labelledby": "reports-progress" });
  const line = element("p", { id: "reports-progress" });
  const cancel = element("button", { type: "button", id: "reports-cancel" }, text("cancel"));
  const again = element("button", { type: "button", id: "reports-again" }, text("reports_again"));
  const body = element("div", { class: "reports-body" });
  cancel.addEventListener("click", () => {
    stop(reports, "stopped");
    update();
    title.focus();
    say(line.textContent ?? "");
  });
  again.addEventListener("click", () => {
    read(reports, later);
    update();
    title.focus();
  });
  let scheduled = 0;
  let said = "";
  const later = () => changed();
  changed = () => void (scheduled ||= requestAnimationFrame(() => {
    scheduled = 0;
    update();
  }));

  /** Shows what changed; if that takes long, the rest follows in the next frames. */
  function update() {
    const { state, phase } = reports;
    const { nodes, complete } = state ? drawn(reports, parts(state, reports, { say, openList }, update)) : { nodes: [], complete: true };
    const [done, files] = [state?.done ?? 0, state?.files ?? reports.given.length];
    line.textContent = phase === "failed" ? text(isKey(reports.code) ? reports.code : "error_other") : text(phase === "stopped" ? "reports_stopped" : "reports_progress", { done: count(done), files: count(files) });
    bar.max = Math.max(files, 1);
    bar.value = done;
    progress.hidden = phase === "ended" && complete;
    section.dataset.phase = complete ? phase : "drawing";
    place(progress, phase === "reading" ? [line, bar, cancel] : [line, ...(phase === "stopped" ? [again] : [])]);
    title.replaceChildren(...[titleOf(reports)].flat(3));
    // Rows that stay lose the focus when they are put into a new table.
    const focused = /** @type {HTMLElement | null} */ (body.contains(document.activeElement) ? document.activeElement : null);
    redraw(body, nodes);
    if (focused?.isConnected && document.activeElement !== focused) focused.focus({ preventScroll: true });
    if (!complete) return later();
    const end = phase === "ended" || phase === "failed" ? (title.textContent ?? "") : "";
    // The end is told once, not whenever something is opened after it.
    if (end && end !== said) say(end);
    said = end;
  }

  const section = element("section", { class: "reports", "aria-labelledby": "answer" }, patterns(), wayOut(reports, reopen), title, progress, body);
  if (reports.phase === "new") read(reports, later);
  update();
  return section;
}

/** The heaviest domain comes first. @param {State} state */
const domainsOf = ({ picture }) => [...picture.domains].sort((a, b) => b.messages - a.messages);

/** @param {DomainOf[]} domains @param {Reports} reports */
const chosenOf = (domains, { domain }) => domains.find((each) => each.domain === domain) ?? domains[0];

/** The first sentence. @param {Reports} reports @returns {import("../dom.js").Child[]} */
function titleOf({ state, phase }) {
  if (!state) return [text(phase === "failed" ? "error_title" : "reports_reading")];
  const domains = domainsOf(state);
  if (domains.length > 1) return [text("reports_answer_many", { count: count(domains.length) })];
  if (domains[0]) return [answerOf(domains[0])];
  if (allBounces(state.bounces) > 0) return bounceAnswer(state);
  if ((state.tls?.reports ?? 0) > 0) return [text("reports_answer_tls")];
  if (state.failures > 0) return [text("reports_failures", { count: count(state.failures) })];
  return [text(phase === "reading" ? "reports_reading" : "reports_answer_none")];
}

/**
 * A part of the view: drawn again only if it says something else than before.
 * @typedef {{ name: string, says: readonly unknown[], draw: () => Element | false | null | undefined }} Part
 */

/** @param {State} state @param {Reports} reports @param {Pick<Use, "say" | "openList">} use @param {() => void} update @returns {Part[]} */
function parts(state, reports, { say, openList }, update) {
  const { picture, refused, refusedOmitted, notices, noticesOmitted, tls, failures } = state;
  const { found, shown } = reports;
  const domains = domainsOf(state);
  const domain = chosenOf(domains, reports);
  const several = domains.length > 1;
  const choice = () => domain && tabs(domains, domain, (name) => {
    reports.domain = name;
    update();
    const chosen = domains.find((each) => each.domain === name);
    if (chosen) say(element("p", {}, answerOf(chosen)).textContent ?? "");
  });
  return [
    ...(several && domain ? [
      { name: "domains", says: [domain.domain, domains.map(({ domain, messages }) => [domain, messages])], draw: choice },
      { name: "of-domain", says: [domain.domain, domain.aligned], draw: () => element("p", { class: "of-domain" }, answerOf(domain)) },
    ] : []),
    ...(domain ? partsOf(reports, picture, domain, update) : []),
    { name: "bounces", says: [notices, noticesOmitted], draw: () => bounces(state, shown) },
    { name: "days", says: [picture.days, picture.omitted.days, several], draw: () => byDay(picture.days, picture.omitted.days, several, shown) },
    { name: "reporters", says: [picture.reporters, picture.omitted], draw: () => reporters(state, shown) },
    { name: "tls", says: [tls], draw: () => tlsSums(state) },
    { name: "notes", says: [picture.duplicates, picture.omitted, picture.other_sources, failures], draw: () => notes(state) },
    { name: "refused", says: [refused, refusedOmitted], draw: () => refusals(state, shown, found && (() => openMails(mailsAmong(found, reports.state ?? state), openList))) },
    { name: "save", says: [picture.reports > 0, notices.length > 0], draw: () => savers(reports, picture.reports > 0 || notices.length > 0) },
  ];
}

/** What the objects of a state say; they never change. @type {WeakMap<object, string>} */
const known = new WeakMap();

/** @param {unknown} value */
function written(value) {
  if (typeof value !== "object" || value === null) return String(value);
  const text = known.get(value) ?? JSON.stringify(value);
  known.set(value, text);
  return text;
}

/** How long drawing may take in one frame, in milliseconds; the browser lays out what was drawn in the same frame. */
const budget = 8;

/** What is shown of each part. @param {Reports} reports @param {Part[]} all @returns {{ nodes: Element[], complete: boolean }} */
function drawn({ parts: shown }, all) {
  const begun = performance.now();
  let complete = true;
  let first = true;
  const nodes = all.flatMap(({ name, says, draw }) => {
    const key = says.map(written).join("\n");
    const before = shown.get(name);
    if (before?.says === key) return before.node ?? [];
    if (!first && performance.now() - begun > budget) {
      complete = false;
      return before?.node ?? [];
    }
    first = false;
    const node = draw() || null;
    shown.set(name, { says: key, node });
    return node ?? [];
  });
  return { nodes, complete };
}

/** @param {import("../source.js").Found} mails @param {Use["openList"]} openList */
async function openMails(mails, openList) {
  const { listOfMailFiles } = await import("../list/list.js");
  openList({ ...listOfMailFiles(mails), back: "reports_back" });
}

/** The files that are mails without a report. @param {import("../source.js").Found} found @param {State} state @returns {import("../source.js").Found} */
function mailsAmong({ files, more, skipped }, { refused, refusedOmitted }) {
  const named = new Set(refused.flatMap(({ code, file }) => (code === "no-report" ? [file] : [])));
  const mails = files.filter(({ name }) => named.has(name) || (refusedOmitted > 0 && !/\.(?:xml|gz|zip|json)$/i.test(name)));
  return { files: mails, more, skipped: skipped + files.length - mails.length };
}

/** @param {Reports} reports @param {boolean} something */
function savers(reports, something) {
  const button = (/** @type {"reports_save_csv" | "reports_save_json"} */ key, /** @type {(state: State) => void} */ save) => {
    const node = element("button", { type: "button", id: key.replaceAll("_", "-") }, text(key));
    node.addEventListener("click", () => reports.state && save(reports.state));
    return node;
  };
  return something && element("p", { class: "save no-print" }, button("reports_save_csv", saveCsv), " ", button("reports_save_json", saveJson));
}
