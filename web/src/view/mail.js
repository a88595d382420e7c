// What the page says first of a mail. The rest is in below_answer.js.
import { text } from "../language.js";
import { element } from "../dom.js";
import { answer, reasons } from "./answer.js";
import { ask, questionsOf } from "./ask.js";
import { carried } from "./carried.js";
import { isQuietlyRepaired, repairs } from "./findings.js";
import { notices } from "./notices.js";
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

/** @param {(Element | false | null | "" | undefined)[]} blocks */
export function elements(blocks) {
  return blocks.filter((block) => block instanceof Element);
}
