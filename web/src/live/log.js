// A log of every question and its answer, to read and to copy.
import { element } from "../dom.js";
import { shown, text } from "../language.js";
import { copyButton } from "../view/copy.js";
import { keyOf } from "./states.js";

/** @typedef {import("./states.js").States} States @typedef {import("./states.js").Entry} Entry @typedef {import("../language.js").Key} Key */

/** @param {States} states @returns {Node[]} */
export function logOf(states) {
  return [
    element("h3", { id: "live-log" }, text("live_log", { resolver: states.resolverName() })),
    element("ol", { "aria-labelledby": "live-log" }, [...states.log.values()].map((entry) => logged(states, entry))),
    copyButton(() => logText(states), text("live_copy_log"), { word: text("live_copy_log") }),
  ];
}

/** How many of the questions are answered. @param {States} states */
export function countOf({ log }) {
  const answered = [...log.values()].filter(({ milliseconds }) => milliseconds !== null).length;
  return text("live_count", { count: answered, all: log.size });
}

/** @param {States} states @param {Entry} entry */
function logged(states, entry) {
  const { question, milliseconds } = entry;
  const { status, words, records } = outcomeOf(states, entry);
  return element(
    "li",
    { "data-name": question.name, "data-type": question.type, "data-status": status },
    element("code", { translate: "no" }, shown(question.name), " ", question.type),
    element("span", { class: "live-status" }, words, milliseconds !== null && ` · ${milliseconds} ms`),
    records.map((record) => element("code", { class: "live-record", translate: "no" }, shown(record))),
  );
}

/** @param {States} states @param {Entry} entry @returns {{ status: string, words: string, records: string[] }} */
function outcomeOf({ view }, { question, fault, status, milliseconds }) {
  if (milliseconds === null) return { status: "waiting", words: text("live_waiting"), records: [] };
  if (fault) return { status: fault, words: text(/** @type {Key} */ (`live_fault_${fault}`), { status: status ?? "" }), records: [] };
  const known = view?.report.dns.find((each) => keyOf(each) === keyOf(question));
  const found = known?.status ?? "pending";
  return { status: found, words: text(/** @type {Key} */ (`live_status_${found}`)), records: known?.records ?? [] };
}

/** @param {States} states */
function logText(states) {
  const lines = [...states.log.values()].map((entry) => {
    const { words, records } = outcomeOf(states, entry);
    const { question, milliseconds } = entry;
    return [`${keyOf(question)}: ${words}, ${milliseconds ?? "?"} ms`, ...records.map((record) => `  ${record}`)].join("\n");
  });
  const asked = states.choice === "recorded" ? states.resolverName() : states.address();
  return [`fromproof, ${new Date().toISOString()}, ${asked}`, ...lines, ""].join("\n");
}
