// The outcome of the questions in words, and what the reader can do next.
import { element } from "../dom.js";
import { clock, pieces, sentence, shown, text } from "../language.js";

/** @typedef {import("./states.js").States} States @typedef {import("../language.js").Key} Key */

/** @param {States} states @param {() => void} reopen */
export function endOf(states, reopen) {
  const { phase, held, view, before } = states;
  const isSample = phase === "done" && states.choice === "recorded";
  const changed = JSON.stringify(before) !== JSON.stringify(view?.report.verdict.answer);
  /** @type {[Key, string, () => void][]} */
  const actions = [];
  if (phase === "held") actions.push(["live_ask_held", "ask-held", () => states.askHeld()], ["live_stop", "stop", () => states.stop()]);
  if (phase === "unanswered") actions.push(["live_again", "again", () => states.again()], ["live_without", "without", () => states.without()]);
  if (phase === "stopped") actions.push(["live_open", "open", reopen]);
  return element(
    "div",
    { class: "live-end" },
    element("p", { tabindex: "-1", "data-focus": "end" }, sentenceOf(states)),
    isSample && before && changed && element("p", { class: "small live-before" }, pieces("live_before", { answer: element("q", {}, sentence(before.code, before.params)) })),
    phase === "held" && element("ul", {}, held.map(({ name, type }) => element("li", {}, element("code", {}, shown(name), " ", type)))),
    view?.report.dkim.some(({ reason }) => reason === "message-altered") && element("p", { class: "live-warning" }, text("live_altered")),
    actions.length > 0 &&
      element(
        "div",
        { class: "actions" },
        actions.map(([words, focus, act]) => {
          const button = element("button", { type: "button", "data-focus": focus }, text(words));
          button.addEventListener("click", act);
          return button;
        }),
      ),
  );
}

/** How it ended. @param {States} states */
export function sentenceOf(states) {
  const all = states.log.size;
  if (states.phase === "held") return text("live_held");
  if (states.phase === "stopped") return text(states.isVerified() ? "live_stopped_verified" : "live_stopped", { count: all });
  if (states.phase === "unanswered") {
    return text(states.isVerified() ? "live_verified_partly" : "live_unanswered", { count: states.unanswered().length, all });
  }
  if (states.choice === "recorded") return text("live_done_recorded", { count: all });
  const resolver = states.resolverName();
  return states.earlier ? text("live_done_earlier", { count: all, resolver, time: clock(states.at) }) : text("live_done", { count: all, resolver });
}
