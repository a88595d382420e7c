// All blocks of a mail, in the order of the page.
import { text } from "../language.js";
import { element } from "../dom.js";
import { answer, reasons } from "./answer.js";
import { ask, questionsOf } from "./ask.js";
import { carried } from "./carried.js";
import { evidence } from "./evidence.js";
import { findings, isQuietlyRepaired, repairs } from "./findings.js";
import { fixes } from "./fix.js";
import { japaneseCarriers, misunderstandings, spamFields, why } from "./folded_explanations.js";
import { notices } from "./notices.js";
import { link, raw } from "./raw.js";
import { share } from "./share.js";
import { isSent, seenBy } from "./side.js";

/** @typedef {import("../main.js").Done} Done */
/** @typedef {import("../language.js").Key} Key */
/**
 * What the blocks need of the page.
 * @typedef {object} Page
 * @property {import("../session.js").Session} session
 * @property {import("./live.js").Live} live
 * @property {import("./ask.js").Tell} tell
 * @property {(list: import("../list/list.js").Listed) => void} openList
 * @property {(within: import("../source.js").Source, mail: Blob, name: string) => void} openAttached
 */

/** The answer, how to verify it, and the reasons. @param {Done} view @param {Page} page @returns {Element[]} */
export function answerBlocks(view, { live, tell, openList }) {
  const { report, sample, told } = view;
  const sent = isSent(report, told);
  return elements([
    sample && element("p", { class: "sample-mark" }, text("sample_mark", { name: text(/** @type {Key} */ (`sample_${sample}`)) })),
    answer(report, view.verified, sample !== null),
    carried(view.source, openList),
    notices(view),
    ask(questionsOf(report, told), told, tell),
    live.block(view),
    reasons(seenBy(report, sent), sent, tell),
    !isQuietlyRepaired(report) && repairs(report),
  ]);
}

/** Adds the evidence and what is below, and links all with the raw header. @param {Element[]} above @param {Done} view @param {Page} page @returns {Element[]} */
export function withMore(above, view, { session, tell, openAttached }) {
  const { told } = view;
  const sent = isSent(view.report, told);
  const report = seenBy(view.report, sent);
  const blocks = elements([
    ...above,
    evidence(report, tell),
    why(report),
    findings(report, questionsOf(report, told)),
    sent && fixes(report, view.records, (choice) => session.report(choice)),
    share(view.report, report),
    misunderstandings(report),
    japaneseCarriers(report),
    spamFields(view),
    isQuietlyRepaired(report) && repairs(report),
    raw({ ...view, report }, session, (mail, name) => openAttached(view.source, mail, name)),
  ]);
  link(blocks, report);
  return blocks;
}

/** @param {(Element | false | null | "" | undefined)[]} blocks */
function elements(blocks) {
  return blocks.filter((block) => block instanceof Element);
}
