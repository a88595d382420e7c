// Verification with DNS: what would be asked, of whom, whether the reader agrees to it, and what came back. Nothing is
// asked before, and nothing of it is stored.
import { element, reveal } from "../dom.js";
import { pieces, shown, text } from "../language.js";
import { recordedAnswer } from "../samples.js";
import { Failure } from "../session.js";
import { copyButton } from "../view/copy.js";
import { isDamaged } from "../view/findings.js";
import { beginning } from "../view/live.js";
import { digCommand, purposeOf, tellsOf } from "./names.js";
import { hasResolver, openResolver, resolverAddress, resolvers } from "./resolver.js";
import { faultOf } from "./wire.js";

/**
 * @typedef {import("../session.js").Question} Question
 * @typedef {import("../session.js").Result} Result
 * @typedef {import("./resolver.js").Resolver} Resolver
 * @typedef {import("../language.js").Key} Key
 * @typedef {import("../view/live.js").Shown} Shown
 * @typedef {{ question: Question, fault: string | null, status: number | null, milliseconds: number | null }} Entry
 * closed: only the button. open: the names and the choice. running: questions are out. held: a name that was not listed
 * tells of somebody. unanswered: some had no usable answer. done: all is answered.
 * @typedef {"closed" | "open" | "running" | "held" | "unanswered" | "stopped" | "done"} Phase
 */

const key = (/** @type {{ name: string, type: string }} */ { name, type }) => `${name} ${type}`;

export class Verification {
  #node;
  #session;
  #update;
  /** @type {Shown | null} */
  #view = null;
  /** @type {Phase} */
  #phase = "closed";
  /** The questions that were listed; null until the worker has told. @type {Question[] | null} */
  #listed = null;
  #choice = "";
  #ownAddress = "";
  #agreed = false;
  /** The results from before DNS was asked, by where they come from. @type {string[]} */
  #sources = [];
  /** @type {Map<string, Entry>} */
  #log = new Map();
  /** @type {Question[]} */
  #held = [];
  /** @type {Resolver | null} */
  #resolver = null;

  /**
   * @param {HTMLElement} node @param {import("../session.js").Session} session @param {import("../view/live.js").Update} update
   */
  constructor(node, session, update) {
    this.#node = node;
    this.#session = session;
    this.#update = update;
  }

  /** Shows what is known of a mail; it goes on as long as it is the same mail. @param {Shown} view */
  show(view) {
    const other = view.mail !== this.#view?.mail;
    if (other) {
      this.close();
      this.#sources = sourcesOf(view.report);
    }
    this.#view = view;
    if (other || this.#node.lang !== document.documentElement.lang) this.#render();
  }

  /** Ends all asking and forgets the mail. */
  close() {
    this.#resolver?.close();
    this.#resolver = null;
    this.#view = null;
    this.#phase = "closed";
    this.#listed = null;
    this.#agreed = false;
    this.#held = [];
    this.#log.clear();
  }

  /** Shows what would be asked. Only now it is found out, since all that needs no DNS is verified for it. */
  async open() {
    const mail = this.#view?.mail;
    this.#agreed = false;
    this.#go("open", "open");
    const questions = await this.#session.questions().catch((/** @type {Failure} */ failure) => failure);
    if (this.#view?.mail !== mail) return;
    if (questions instanceof Failure) return this.#fail(questions);
    this.#listed = questions.filter((question) => question.mail === mail);
    this.#go(this.#phase, "open");
  }

  /** The mail could not be opened for it: a file, say, that is gone by now. @param {Failure} failure */
  #fail(failure) {
    this.#go("closed", "open");
    this.#node.append(element("p", { role: "alert" }, text(/** @type {Key} */ (failure.code))));
  }

  // -- asking ---------------------------------------------------------------------------------------------------------

  #start() {
    const mail = Number(this.#view?.mail);
    this.#reach();
    return this.#run(mail, async () => this.#ask(await this.#session.questions()));
  }

  #reach() {
    this.#resolver ??= this.#choice === "recorded" ? recorded(this.#view?.sample ?? "") : openResolver(this.#address());
  }

  /** Asks until nothing is left to ask. @param {number} mail @param {() => Promise<void>} ask */
  async #run(mail, ask) {
    this.#go("running", "stop");
    try {
      await ask();
      if (mail !== this.#view?.mail || this.#phase !== "running") return;
      const unanswered = this.#unanswered();
      if (unanswered.length === 0 && this.#held.length > 0) return this.#go("held", "ask-held");
      const result = await this.#session.report();
      if (result.mail !== this.#view?.mail) return;
      this.#resolver?.close();
      this.#resolver = null;
      this.#view = { ...this.#view, ...result };
      const phase = unanswered.length > 0 ? "unanswered" : "done";
      this.#go(phase, "end");
      this.#update(result, this.#ended());
    } catch (error) {
      // The mail is not open any more: another one is being read.
      if (!(error instanceof Failure)) throw error;
      if (mail === this.#view?.mail && this.#phase === "running") this.#stop();
    }
  }

  /** Asks what was not asked yet, and what the answers lead to. @param {Question[]} questions @returns {Promise<any>} */
  #ask(questions) {
    const fresh = questions.filter((question) => !this.#log.has(key(question)) && !this.#held.some((each) => key(each) === key(question)));
    return Promise.all(fresh.map((question) => this.#askOne(question)));
  }

  /** @param {Question} question */
  async #askOne(question) {
    const resolver = this.#resolver;
    const view = this.#view;
    if (!resolver || !view) return;
    const listed = this.#listed?.some((each) => key(each) === key(question));
    if (!listed && this.#choice !== "recorded" && tellsOf(question.name, view.report.message)) {
      this.#held.push(question);
      return;
    }
    /** @type {Entry} */
    const entry = { question, fault: null, status: null, milliseconds: null };
    this.#log.set(key(question), entry);
    this.#renderLog();
    const begun = performance.now();
    const outcome = await resolver.ask(question);
    if (this.#resolver !== resolver) return;
    entry.milliseconds = Math.round(performance.now() - begun);
    entry.fault = "wire" in outcome ? faultOf(question, outcome.wire) : outcome.fault;
    entry.status = "wire" in outcome ? null : (outcome.status ?? null);
    if (entry.fault === null && "wire" in outcome) {
      const next = await this.#session.answer(question, outcome.wire);
      await Promise.all([this.#refresh(), this.#ask(next)]);
    }
    this.#renderLog();
  }

  /** Shows what is known by now. */
  async #refresh() {
    const result = await this.#session.report();
    if (result.mail !== this.#view?.mail || this.#phase !== "running") return;
    this.#view = { ...this.#view, ...result };
    this.#update(result, null);
    this.#renderLog();
  }

  #unanswered() {
    return [...this.#log.values()].filter(({ fault }) => fault !== null);
  }

  #again() {
    const mail = Number(this.#view?.mail);
    for (const { question } of this.#unanswered()) this.#log.delete(key(question));
    this.#reach();
    return this.#run(mail, async () => this.#ask(await this.#session.questions()));
  }

  /** Judges without the answers that did not come: what rests on them is a temporary error then. */
  #without() {
    const mail = Number(this.#view?.mail);
    const unanswered = this.#unanswered();
    this.#reach();
    return this.#run(mail, async () => {
      for (const entry of unanswered) {
        const next = await this.#session.answer(entry.question, null);
        await this.#ask(next);
      }
      for (const entry of unanswered) entry.fault = null;
    });
  }

  #askHeld() {
    const mail = Number(this.#view?.mail);
    this.#listed = [...(this.#listed ?? []), ...this.#held];
    const held = this.#held;
    this.#held = [];
    return this.#run(mail, () => this.#ask(held));
  }

  #stop() {
    this.#resolver?.close();
    this.#resolver = null;
    for (const [name, { milliseconds }] of this.#log) if (milliseconds === null) this.#log.delete(name);
    this.#go("stopped", "end");
  }

  /** Whether results came of it: then what is still open is for the advice alone. */
  #isVerified() {
    const { report } = /** @type {Shown} */ (this.#view);
    const found = sourcesOf(report).some((source, i) => (source === "verified" || source === "computed") && this.#sources[i] !== source);
    return found || report.dmarc.queries.length > 0;
  }

  #address() {
    return resolvers[/** @type {keyof typeof resolvers} */ (this.#choice)]?.url ?? resolverAddress(this.#ownAddress) ?? "";
  }

  /** Who is asked, by name. */
  #resolverName() {
    if (this.#choice === "recorded") return text("live_recorded");
    const address = this.#address();
    return address ? new URL(address).host : text("live_resolver_chosen");
  }

  // -- showing --------------------------------------------------------------------------------------------------------

  /** The focus moves on with the phase, since what had it goes away. @param {Phase} phase @param {string} focus */
  #go(phase, focus) {
    this.#phase = phase;
    this.#render(focus);
  }

  /** @param {string} [focus] where the focus goes if it is in here; without, it stays */
  #render(focus) {
    const active = /** @type {HTMLElement | null} */ (document.activeElement);
    const next = this.#node.contains(active) ? (focus ?? active?.dataset.focus) : null;
    this.#node.lang = document.documentElement.lang;
    this.#node.dataset.phase = this.#phase;
    const toggle = this.#phase === "open" ? () => this.#go("closed", "open") : () => this.open();
    const before = this.#phase === "closed" || this.#phase === "open";
    const head = before ? beginning(this.#phase === "open", toggle) : [element("h2", { id: "live-title" }, text("live_title"))];
    this.#node.replaceChildren(...head, ...this.#parts());
    this.#renderLog();
    if (next) /** @type {HTMLElement | null} */ (this.#node.querySelector(`[data-focus="${next}"]`))?.focus();
  }

  /** @returns {Node[]} */
  #parts() {
    const asked = element("div", { class: "live-log", hidden: true });
    switch (this.#phase) {
      case "closed":
        return [];
      case "open":
        return [this.#panel()];
      case "running":
        return [this.#progress(), asked];
      default:
        return [this.#end(), asked];
    }
  }

  #panel() {
    const questions = this.#listed;
    const panel = element("div", { class: "live-panel", id: "live-panel" });
    if (!questions) {
      panel.append(element("p", {}, text("working")));
    } else if (questions.length === 0) {
      panel.append(element("p", {}, text("live_nothing")));
    } else {
      const askable = hasResolver() || this.#view?.sample;
      panel.append(...(askable ? [this.#form(questions)] : [element("p", {}, text("live_file")), this.#names(questions)]), this.#commands(questions));
      panel.append(element("p", { class: "small note" }, text("live_then_and_now")));
    }
    return panel;
  }

  /** @param {Question[]} questions @param {Node | null} [sentence] whom these names go to */
  #names(questions, sentence = null) {
    const message = this.#view?.report.message;
    const tells = questions.map(({ name }) => message && tellsOf(name, message));
    return element(
      "div",
      { class: "live-names" },
      element("h3", { id: "live-names" }, text("live_names")),
      sentence,
      element(
        "ul",
        { "aria-labelledby": "live-names" },
        questions.map(({ name, type }, i) =>
          element(
            "li",
            { "data-name": name, "data-type": type, "data-tells": tells[i] ?? null },
            element("span", { class: "live-purpose" }, text(`live_for_${purposeOf(name)}`)),
            element("code", { translate: "no" }, shown(name), " ", type),
            tells[i] && element("strong", { class: "live-tells" }, text(`live_tells_${tells[i]}`)),
          ),
        ),
      ),
      element("p", { class: "small" }, text("live_follow")),
      tells.some(Boolean) && element("p", { class: "live-warning" }, text("live_warning")),
      this.#isRepaired() && element("p", { class: "live-warning" }, text("live_repaired")),
    );
  }

  #isRepaired() {
    return this.#view ? isDamaged(this.#view.report) : false;
  }

  /** @param {Question[]} questions */
  #form(questions) {
    const form = element("form", { novalidate: true });
    const sentence = element("p", { class: "live-sent" });
    const consent = element("div", { class: "live-consent" });
    const fault = element("p", { class: "live-fault", id: "live-fault", role: "alert" });
    const told = () => {
      const recordedOnly = this.#choice === "recorded";
      sentence.replaceChildren(
        ...nodes(recordedOnly ? [text("live_recorded_note")] : pieces("live_sent", { resolver: element("strong", {}, this.#resolverName()) })),
      );
      consent.hidden = recordedOnly;
    };

    const own = element("input", {
      type: "url", id: "live-own", name: "own", autocomplete: "off", spellcheck: "false", inputmode: "url", placeholder: "https://dns.example/dns-query",
      "aria-label": text("live_own_address"),
    });
    own.value = this.#ownAddress;
    own.addEventListener("input", () => {
      this.#ownAddress = own.value;
      this.#choice = "own";
      /** @type {HTMLInputElement} */ (form.elements.namedItem("live-choice-own")).checked = true;
      told();
    });
    const choices = [
      this.#view?.sample && "recorded",
      ...(hasResolver() ? [...Object.keys(resolvers), "own"] : []),
    ].filter((choice) => typeof choice === "string");
    const fields = choices.map((choice) => {
      const radio = element("input", { type: "radio", name: "resolver", id: `live-choice-${choice}`, value: choice });
      radio.checked = choice === this.#choice;
      radio.addEventListener("change", () => {
        this.#choice = choice;
        told();
      });
      const known = resolvers[/** @type {keyof typeof resolvers} */ (choice)];
      return element(
        "div",
        { class: "live-choice" },
        element("label", {}, radio, element("span", {}, text(/** @type {Key} */ (`live_choice_${choice}`)))),
        known && element("a", { href: known.policy, target: "_blank", rel: "noreferrer noopener" }, text("live_policy", { name: new URL(known.url).host })),
        choice === "own" && own,
      );
    });

    const agree = element("input", { type: "checkbox", id: "live-agree" });
    agree.checked = this.#agreed;
    agree.addEventListener("change", () => (this.#agreed = agree.checked));
    consent.append(element("label", {}, agree, element("span", {}, text("live_agree"))));

    form.append(
      element("fieldset", {}, element("legend", {}, text("live_choose")), fields),
      this.#names(questions, sentence),
      consent,
      fault,
      element("button", { type: "submit", class: "primary" }, text("live_ask")),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [missing, field] = this.#missing(form);
      fault.textContent = missing ? text(missing) : "";
      if (missing) field?.focus();
      else this.#start();
    });
    told();
    return form;
  }

  /** What is still to be said before anything is asked, and where. @param {HTMLFormElement} form
   * @returns {[Key, HTMLElement | null] | []} */
  #missing(form) {
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement | null} */ (form.querySelector(selector));
    if (!this.#choice || !form.querySelector("input[name=resolver]:checked")) return ["live_no_choice", find("input[name=resolver]")];
    if (this.#choice === "recorded") return [];
    if (!this.#address()) return ["live_no_address", find("#live-own")];
    return this.#agreed ? [] : ["live_no_consent", find("#live-agree")];
  }

  /** @param {Question[]} questions */
  #commands(questions) {
    const commands = questions.map(digCommand).join("\n");
    return element(
      "details",
      { open: !hasResolver() },
      element("summary", {}, text("live_commands")),
      element("pre", { class: "live-commands", tabindex: "0", "aria-label": text("live_commands") }, reveal(commands, { keep: "\n" })),
      copyButton(() => commands, text("live_copy_commands"), { word: text("live_copy_commands") }),
    );
  }

  #progress() {
    const stop = element("button", { type: "button", "data-focus": "stop" }, text("live_stop"));
    stop.addEventListener("click", () => this.#stop());
    return element("div", { class: "live-progress" }, element("p", { class: "live-count" }), stop);
  }

  /** What came of it, in words, and what can be done now. */
  #end() {
    /** @type {[Key, string, () => void][]} */
    const actions = [];
    if (this.#phase === "held") actions.push(["live_ask_held", "ask-held", () => this.#askHeld()], ["live_stop", "stop", () => this.#stop()]);
    if (this.#phase === "unanswered") actions.push(["live_again", "again", () => this.#again()], ["live_without", "without", () => this.#without()]);
    if (this.#phase === "stopped") actions.push(["live_open", "open", () => this.#reopen()]);
    return element(
      "div",
      { class: "live-end" },
      element("p", { tabindex: "-1", "data-focus": "end" }, this.#ended()),
      this.#phase === "held" && element("ul", {}, this.#held.map(({ name, type }) => element("li", {}, element("code", {}, shown(name), " ", type)))),
      this.#view?.report.dkim.some(({ reason }) => reason === "message-altered") && element("p", { class: "live-warning" }, text("live_altered")),
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

  #reopen() {
    this.#held = [];
    this.open();
  }

  #ended() {
    const resolver = this.#resolverName();
    const all = this.#log.size;
    if (this.#phase === "held") return text("live_held");
    if (this.#phase === "stopped") return text(this.#isVerified() ? "live_stopped_verified" : "live_stopped", { count: all });
    if (this.#phase === "unanswered") {
      return text(this.#isVerified() ? "live_verified_partly" : "live_unanswered", { count: this.#unanswered().length, all });
    }
    return text("live_done", { count: all, resolver });
  }

  #renderLog() {
    const log = /** @type {HTMLElement | null} */ (this.#node.querySelector(".live-log"));
    if (!log) return;
    const entries = [...this.#log.values()];
    const count = this.#node.querySelector(".live-count");
    const answered = entries.filter(({ milliseconds }) => milliseconds !== null).length;
    if (count) count.textContent = text("live_count", { count: answered, all: entries.length });
    log.hidden = entries.length === 0;
    log.replaceChildren(
      element("h3", { id: "live-log" }, text("live_log", { resolver: this.#resolverName() })),
      element("ol", { "aria-labelledby": "live-log" }, entries.map((entry) => this.#logged(entry))),
      copyButton(() => this.#logText(), text("live_copy_log"), { word: text("live_copy_log") }),
    );
  }

  /** @param {Entry} entry */
  #logged(entry) {
    const { question, milliseconds } = entry;
    const { status, words, records } = this.#outcome(entry);
    return element(
      "li",
      { "data-name": question.name, "data-type": question.type, "data-status": status },
      element("code", { translate: "no" }, shown(question.name), " ", question.type),
      element("span", { class: "live-status" }, words, milliseconds !== null && ` · ${milliseconds} ms`),
      records.map((record) => element("code", { class: "live-record", translate: "no" }, shown(record))),
    );
  }

  /** @param {Entry} entry */
  #outcome({ question, fault, status, milliseconds }) {
    if (milliseconds === null) return { status: "waiting", words: text("live_waiting"), records: [] };
    if (fault) return { status: fault, words: text(/** @type {Key} */ (`live_fault_${fault}`), { status: status ?? "" }), records: [] };
    const known = this.#view?.report.dns.find((each) => key(each) === key(question));
    const found = known?.status ?? "pending";
    return { status: found, words: text(/** @type {Key} */ (`live_status_${found}`)), records: known?.records ?? [] };
  }

  #logText() {
    const lines = [...this.#log.values()].map((entry) => {
      const { words, records } = this.#outcome(entry);
      const { question, milliseconds } = entry;
      return [`${key(question)}: ${words}, ${milliseconds ?? "?"} ms`, ...records.map((record) => `  ${record}`)].join("\n");
    });
    return [`fromproof, ${new Date().toISOString()}, ${this.#choice === "recorded" ? this.#resolverName() : this.#address()}`, ...lines, ""].join("\n");
  }
}

/** @param {Shown["report"]} report */
function sourcesOf({ spf, dkim, dmarc }) {
  return [spf, ...dkim, dmarc].map(({ source }) => source);
}

/** The answers that were recorded with a sample: nobody is asked. @param {string} sample @returns {Resolver} */
function recorded(sample) {
  return {
    async ask({ wire }) {
      const answer = await recordedAnswer(sample, wire);
      return answer ? { wire: answer } : { fault: "network" };
    },
    close() {},
  };
}

/** @param {import("../dom.js").Child[]} children */
function nodes(children) {
  return [...element("p", {}, children).childNodes];
}
