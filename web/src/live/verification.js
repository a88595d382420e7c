// Verification with DNS: the questions, the resolver, the reader's consent, and the answers. Nothing is
// asked without consent, and nothing is stored.
import { element } from "../dom.js";
import { text } from "../language.js";
import { addSheet } from "../sheet.js";
import { beginning } from "./beginning.js";
import { endOf, sentenceOf } from "./end.js";
import style from "./live.css?inline";
import { countOf, logOf } from "./log.js";
import { panelOf } from "./panel.js";
import { States } from "./states.js";

/** @typedef {(result: import("../session.js").Result, ended: { sentence: string, answers: import("./states.js").Answers } | null) => void} Update
 *   takes a newer report; at the end with a sentence on how it ended, and what was answered */

addSheet(style);

export class Verification {
  #node;
  #states;

  /** @param {HTMLElement} node @param {import("../session.js").Session} session @param {Update} update */
  constructor(node, session, update) {
    this.#node = node;
    this.#states = new States(session, {
      phase: (focus) => this.#render(focus),
      log: () => this.#renderLog(),
      report: (result, ended) => update(result, ended ? { sentence: sentenceOf(this.#states), answers: this.#states.answers() } : null),
    });
  }

  /** Shows what is known about a mail; continues if it is the same mail. @param {import("./states.js").Shown} view */
  show(view) {
    if (this.#states.take(view) || this.#node.lang !== document.documentElement.lang) this.#render();
  }

  /** Ends all asking and forgets the mail. */
  close() {
    this.#states.forget();
  }

  /** Shows the questions before they are asked. */
  async open() {
    const failure = await this.#states.list();
    if (failure) this.#node.append(element("p", { role: "alert" }, text(/** @type {import("../language.js").Key} */ (failure.code))));
  }

  /** Verifies by the answers recorded with a sample. */
  useRecords() {
    return this.#states.useRecords();
  }

  /** Verifies by what the same questions were answered before. @param {import("./states.js").Answers} answers */
  useEarlier(answers) {
    return this.#states.useEarlier(answers);
  }

  /** @param {string} [focus] where the focus moves if it is in here; without this, it stays */
  #render(focus) {
    const active = /** @type {HTMLElement | null} */ (document.activeElement);
    const next = this.#node.contains(active) ? (focus ?? active?.dataset.focus) : null;
    this.#node.lang = document.documentElement.lang;
    this.#node.dataset.phase = this.#states.phase;
    this.#node.replaceChildren(...this.#parts());
    this.#renderLog();
    if (next) /** @type {HTMLElement | null} */ (this.#node.querySelector(`[data-focus="${next}"]`))?.focus();
  }

  /** @returns {Node[]} */
  #parts() {
    const title = element("h2", { id: "live-title" }, text("live_title"));
    const log = element("div", { class: "live-log", hidden: true });
    switch (this.#states.phase) {
      case "closed":
        return beginning(false, () => this.open());
      case "open":
        return [...beginning(true, () => this.#states.fold()), panelOf(this.#states)];
      case "running":
        return [title, this.#progress(), log];
      case "done":
        // The answer stands above; the log is there for those who want to see it.
        title.className = "visually-hidden";
        return [title, endOf(this.#states, () => this.open()), element("details", { class: "live-answers" }, element("summary", {}, text("live_log", { resolver: this.#states.resolverName() })), log)];
      default:
        return [title, endOf(this.#states, () => this.open()), log];
    }
  }

  #progress() {
    const stop = element("button", { type: "button", "data-focus": "stop" }, text("live_stop"));
    stop.addEventListener("click", () => this.#states.stop());
    return element("div", { class: "live-progress" }, element("p", { class: "live-count" }), stop);
  }

  #renderLog() {
    const log = /** @type {HTMLElement | null} */ (this.#node.querySelector(".live-log"));
    if (!log) return;
    const count = this.#node.querySelector(".live-count");
    if (count) count.textContent = countOf(this.#states);
    log.hidden = this.#states.log.size === 0;
    log.replaceChildren(...logOf(this.#states));
  }
}
