// The view "Reports": what DMARC reports, TLS reports, bounces and events say together. It stands where a list of mails
// would stand, and the page treats it as one.
import { element, place, redraw } from "../dom.js";
import { isKey, text } from "../language.js";
import { addSheet } from "../sheet.js";
import { patterns } from "./bar.js";
import { byDay } from "./days.js";
import { answerOf, blocksOf } from "./domain.js";
import { drawAnew, read, reportsOf, stop } from "./model.js";
import { all as allBounces, bounceAnswer, bounces } from "./notices.js";
import { count } from "./numbers.js";
import { notes, refusals, reporters, tlsSums } from "./others.js";
import style from "./reports.css?inline";
import { saveCsv, saveJson } from "./save.js";
import { tabs } from "./tabs.js";

/** @typedef {import("./model.js").Reports} Reports @typedef {import("./shape.js").State} State @typedef {import("./shape.js").DomainOf} DomainOf */
/** @typedef {import("../list/list.js").Use} Use */

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
  countOf: ({ given }) => (given.length === 1 ? given[0]?.name || text("reports_pasted") : text("reports_taken", { count: count(given.length) })),
};

/** What stands where a list would stand. @param {readonly import("./shape.js").Given[]} given @param {import("../source.js").Found | null} [found] */
export const makeReports = (given, found) => ({ ...reportsOf(given, found), by });

/** @param {Reports} reports @param {Use} use */
function choose(reports, { say, openMails }) {
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
  const later = () => changed();
  changed = () => void (scheduled ||= requestAnimationFrame(() => {
    scheduled = 0;
    update();
    if (reports.phase === "ended" || reports.phase === "failed") say(title.textContent ?? "");
  }));

  function update() {
    const { state, phase } = reports;
    const [done, files] = [state?.done ?? 0, state?.files ?? reports.given.length];
    line.textContent = phase === "failed" ? text(isKey(reports.code) ? reports.code : "error_other") : text(phase === "stopped" ? "reports_stopped" : "reports_progress", { done: count(done), files: count(files) });
    bar.max = Math.max(files, 1);
    bar.value = done;
    progress.hidden = phase === "ended";
    place(progress, phase === "reading" ? [line, bar, cancel] : [line, ...(phase === "stopped" ? [again] : [])]);
    title.replaceChildren(...[titleOf(reports)].flat(3));
    redraw(body, state ? blocks(state, reports, { say, openMails }, update) : []);
  }

  if (reports.phase === "new") read(reports, later);
  update();
  return element("section", { class: "reports", "aria-labelledby": "answer" }, patterns(), title, progress, body);
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

/** @param {State} state @param {Reports} reports @param {Pick<Use, "say" | "openMails">} use @param {() => void} update @returns {Element[]} */
function blocks(state, reports, { say, openMails }, update) {
  const { picture } = state;
  const domains = domainsOf(state);
  const domain = chosenOf(domains, reports);
  const choice = domains.length > 1 && domain && tabs(domains, domain, (name) => {
    reports.domain = name;
    update();
    const shown = domains.find((each) => each.domain === name);
    if (shown) say(answerOf(shown));
  });
  const { found } = reports;
  return /** @type {(Element | false | null | undefined)[]} */ ([
    choice,
    choice && domain && element("p", { class: "of-domain" }, answerOf(domain)),
    ...(domain ? blocksOf(reports, picture, domain, update) : []),
    bounces(state, reports.shown, update),
    byDay(picture.days, picture.omitted.days, domains.length > 1, reports.shown, update),
    reporters(state, reports.shown, update),
    tlsSums(state),
    notes(state),
    refusals(state, reports.shown, update, found && (() => openMails(mailsAmong(found, state)))),
    savers(state),
  ]).filter((each) => each instanceof Element);
}

/** The files that are mails without a report. @param {import("../source.js").Found} found @param {State} state @returns {import("../source.js").Found} */
function mailsAmong({ files, more, skipped }, { refused, refusedOmitted }) {
  const named = new Set(refused.flatMap(({ code, file }) => (code === "no-report" ? [file] : [])));
  const mails = files.filter(({ name }) => named.has(name) || (refusedOmitted > 0 && !/\.(?:xml|gz|zip|json)$/i.test(name)));
  return { files: mails, more, skipped: skipped + files.length - mails.length };
}

/** @param {State} state */
function savers(state) {
  if (state.picture.reports === 0 && state.notices.length === 0) return null;
  const button = (/** @type {"reports_save_csv" | "reports_save_json"} */ key, /** @type {(state: State) => void} */ save) => {
    const node = element("button", { type: "button", id: key.replaceAll("_", "-") }, text(key));
    node.addEventListener("click", () => save(state));
    return node;
  };
  return element("p", { class: "save no-print" }, button("reports_save_csv", saveCsv), " ", button("reports_save_json", saveJson));
}
