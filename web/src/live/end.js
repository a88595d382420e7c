// The outcome of the questions in words, and what the reader can do next.
import { element } from "../dom.js";
import { shown, text } from "../language.js";

/** @typedef {import("./states.js").States} States @typedef {import("../language.js").Key} Key */

/** @param {States} states @param {() => void} reopen */
export function endOf(states, reopen) {
  const { phase, held, view } = states;
  /** @type {[Key, string, () => void][]} */
  const actions = [];
  if (phase === "held") actions.push(["live_ask_held", "ask-held", () => states.askHeld()], ["live_stop", "stop", () => states.stop()]);
  if (phase === "unanswered") actions.push(["live_again", "again", () => states.again()], ["live_without", "without", () => states.without()]);
  if (phase === "stopped") actions.push(["live_open", "open", reopen]);
  return element(
    "div",
    { class: "live-end" },
    element("p", { tabindex: "-1", "data-focus": "end" }, sentenceOf(states)),
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
  return text("live_done", { count: all, resolver: states.resolverName() });
}
