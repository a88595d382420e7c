// What only the reader knows: whether a server that wrote results is their own. A forger gains nothing by the
// question, because it names a server that the forger does not control.
import { element } from "../dom.js";
import { pieces, shown, text } from "../language.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("../session.js").Told} Told */
/** @typedef {(change: Told, focus?: boolean) => void} Tell evaluates the mail again; `focus` moves the focus to the answer */
/** A server to ask about, and its results. @typedef {{ server: string, says: string[] }} Question */

/** The most servers to ask about; the rest stay claims. */
const most = 3;
const methods = /** @type {const} */ (["dmarc", "spf", "dkim", "arc"]);

/**
 * The servers to ask about: their results would count if they were the reader's own, and would change the answer.
 * @param {Report} report @param {Told} told @returns {Question[]}
 */
export function questionsOf(report, { receiver }) {
  if (receiver !== undefined) return [{ server: receiver, says: [] }];
  /** @type {Map<string, Question>} */
  const found = new Map();
  for (const { would_say } of report.reported) {
    const server = would_say?.receiver;
    if (!server || found.has(server) || !would_say.asks) continue;
    const says = methods.flatMap((method) => (would_say[method] ? [`${method}=${would_say[method]}`] : []));
    if (says.length > 0) found.set(server, { server, says });
  }
  return [...found.values()].slice(0, most);
}

/** @param {Question[]} questions @param {Told} told @param {Tell} tell */
export function ask(questions, { receiver }, tell) {
  if (questions.length === 0) return null;
  const yes = receiver !== undefined;
  return element(
    "section",
    { class: "ask", "aria-labelledby": "ask" },
    element("h2", { id: "ask" }, text("ask")),
    questions.map(({ server, says }, i) => {
      const box = element("input", { type: "checkbox", role: "switch", id: `ask-${i}`, checked: yes });
      box.addEventListener("change", () => tell({ receiver: box.checked ? server : undefined }));
      const name = () => element("b", { translate: "no" }, shown(server));
      return element(
        "div",
        { class: "question", "data-receiver": server, "data-finding": yes ? null : "results-if-yours", "data-severity": yes ? null : "info" },
        element("p", {}, pieces(yes ? "ask_told" : "ask_receiver", { server: name(), says: element("code", { translate: "no" }, shown(says.join(", "))) })),
        element("label", { class: "switch" }, box, " ", element("span", {}, pieces("ask_yes", { server: name() }))),
      );
    }),
  );
}

/** The same question in short, beside a claim whose server would change the answer. @param {Report["reported"][number]["would_say"]} claim @param {Report} report @param {Tell} tell */
export function askBeside(claim, { dmarc }, tell) {
  const server = claim?.receiver;
  const changes = claim?.asks || (dmarc.source === "reported" && claim?.dmarc && claim.dmarc !== dmarc.result);
  if (!server || !changes) return null;
  // Who sees it sees the name before it; who hears the button alone does not.
  const button = element("button", { type: "button", class: "in-text" }, text("claim_mine"), element("span", { class: "visually-hidden" }, " ", shown(server)));
  button.addEventListener("click", () => tell({ receiver: server }, true));
  return [" ", button];
}
