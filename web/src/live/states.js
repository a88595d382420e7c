// The states of a verification with DNS: which questions were listed, asked, held back and answered, and which resolver
// is asked. Shows nothing itself; calls its hooks when something changes.
import { text } from "../language.js";
import { recordedAnswer } from "../samples.js";
import { Failure } from "../session.js";
import { tellsOf } from "./names.js";
import { openResolver, resolverAddress, resolvers } from "./resolver.js";
import { faultOf } from "./wire.js";

/**
 * @typedef {import("../session.js").Question} Question
 * @typedef {import("../session.js").Result} Result
 * @typedef {import("./resolver.js").Resolver} Resolver
 * @typedef {{ mail: number, report: import("fromproof").Report, sample: string | null }} Shown what the page shows
 * @typedef {{ question: Question, fault: string | null, status: number | null, milliseconds: number | null, wire: Uint8Array<ArrayBuffer> | null }} Entry
 * @typedef {Pick<States, "choice" | "ownAddress"> & { log: ReadonlyMap<string, Entry>, at: Date }} Answers what a verification was answered, to show it again
 * closed: only the button. open: the names and the choice. running: questions are out. held: a name that was not listed
 * may identify somebody. unanswered: some had no usable answer. done: all is answered.
 * @typedef {"closed" | "open" | "running" | "held" | "unanswered" | "stopped" | "done"} Phase
 * @typedef {object} Hooks
 * @property {(focus: string) => void} phase the phase changed; the focus moves there
 * @property {() => void} log the log changed
 * @property {(result: Result, ended: boolean) => void} report there is a newer report; `at` tells when it ended
 */

/** @param {{ name: string, type: string }} question */
export const keyOf = ({ name, type }) => `${name} ${type}`;

export class States {
  /** @type {Shown | null} */
  view = null;
  /** @type {Phase} */
  phase = "closed";
  /** The questions that were listed; null until the worker has listed them. @type {Question[] | null} */
  listed = null;
  /** A key of `resolvers`, "own" or "recorded". */
  choice = "";
  /** The answer from before DNS was asked. @type {Shown["report"]["verdict"]["answer"] | null} */
  before = null;
  ownAddress = "";
  agreed = false;
  /** @type {Map<string, Entry>} */
  log = new Map();
  /** @type {Question[]} */
  held = [];
  /** When the last verification ended. */
  at = new Date();
  /** The answers that are shown again; null if they came just now. @type {Answers | null} */
  earlier = null;
  #session;
  #hooks;
  /** The sources of the results from before DNS was asked. @type {string[]} */
  #sources = [];
  /** @type {Resolver | null} */
  #resolver = null;

  /** @param {import("../session.js").Session} session @param {Hooks} hooks */
  constructor(session, hooks) {
    this.#session = session;
    this.#hooks = hooks;
  }

  /** Takes what the page shows; true if it is another mail, which starts again. @param {Shown} view */
  take(view) {
    const other = view.mail !== this.view?.mail;
    if (other) {
      this.forget();
      this.#sources = sourcesOf(view.report);
      this.before = view.report.verdict.answer;
    }
    this.view = view;
    return other;
  }

  /** Ends all asking and forgets the mail. */
  forget() {
    this.#closeResolver();
    this.view = null;
    this.phase = "closed";
    this.listed = null;
    // Another mail has no records.
    if (this.choice === "recorded") this.choice = "";
    this.agreed = false;
    this.held = [];
    this.earlier = null;
    // A new map, because a list may still hold the old one.
    this.log = new Map();
  }

  /**
   * Lists the questions. Only now, because this verifies everything that needs no DNS. Returns the
   * failure if the mail could not be opened for it, for example a file that no longer exists. @returns {Promise<Failure | null>}
   */
  async list() {
    const mail = this.view?.mail;
    this.agreed = false;
    this.held = [];
    this.#go("open", "open");
    const questions = await this.#session.questions().catch((/** @type {Failure} */ failure) => failure);
    if (this.view?.mail !== mail) return null;
    if (questions instanceof Failure) {
      this.fold();
      return questions;
    }
    this.listed = questions.filter((question) => question.mail === mail);
    this.#go(this.phase, "open");
    return null;
  }

  /** Closes the list. */
  fold() {
    this.#go("closed", "open");
  }

  start() {
    return this.#run(async () => this.#ask(await this.#session.questions()));
  }

  /** Answers the questions about a sample from its records, unless the reader has begun otherwise. */
  async useRecords() {
    if (this.phase !== "closed") return;
    this.choice = "recorded";
    await this.start();
  }

  /** Answers the questions as they were answered before, without asking a server, unless the reader has begun otherwise. @param {Answers} answers */
  async useEarlier(answers) {
    if (this.phase !== "closed") return;
    this.earlier = answers;
    this.choice = answers.choice;
    this.ownAddress = answers.ownAddress;
    this.#resolver = earlierResolver(answers);
    await this.start();
  }

  /** What was answered until now. @returns {Answers} */
  answers() {
    const { choice, ownAddress, log, at } = this;
    return { choice, ownAddress, log, at };
  }

  /** Asks again the questions without a usable answer. */
  again() {
    this.earlier = null;
    for (const { question } of this.unanswered()) this.log.delete(keyOf(question));
    return this.start();
  }

  /** Evaluates without the missing answers: results that depend on them become temporary errors. */
  without() {
    const unanswered = this.unanswered();
    return this.#run(async () => {
      for (const entry of unanswered) await this.#ask(await this.#session.answer(entry.question, null));
      for (const entry of unanswered) [entry.fault, entry.wire] = [null, null];
    });
  }

  /** Asks the questions that were held back. */
  askHeld() {
    const held = this.held;
    this.listed = [...(this.listed ?? []), ...held];
    this.held = [];
    return this.#run(() => this.#ask(held));
  }

  stop() {
    this.#closeResolver();
    for (const [name, { milliseconds }] of this.log) if (milliseconds === null) this.log.delete(name);
    this.#go("stopped", "end");
  }

  unanswered() {
    return [...this.log.values()].filter(({ fault }) => fault !== null);
  }

  /** Whether there are results: then only the advice needs the remaining answers. */
  isVerified() {
    const { report } = /** @type {Shown} */ (this.view);
    const found = sourcesOf(report).some((source, i) => (source === "verified" || source === "computed") && this.#sources[i] !== source);
    return found || report.dmarc.queries.length > 0;
  }

  /** The address of the resolver that was chosen; empty without one. */
  address() {
    return resolvers[/** @type {keyof typeof resolvers} */ (this.choice)]?.url ?? resolverAddress(this.ownAddress) ?? "";
  }

  /** The name of the resolver. */
  resolverName() {
    if (this.choice === "recorded") return text("live_recorded");
    const address = this.address();
    return address ? new URL(address).host : text("live_resolver_chosen");
  }

  /** Moves the focus with the phase, because the focused element is removed. @param {Phase} phase @param {string} focus */
  #go(phase, focus) {
    this.phase = phase;
    this.#hooks.phase(focus);
  }

  #closeResolver() {
    this.#resolver?.close();
    this.#resolver = null;
  }

  /** Asks until nothing is left to ask. @param {() => Promise<void>} ask */
  async #run(ask) {
    const mail = this.view?.mail;
    this.#resolver ??= this.choice === "recorded" ? recorded(this.view?.sample ?? "") : openResolver(this.address());
    this.#go("running", "stop");
    try {
      await ask();
      if (mail !== this.view?.mail || this.phase !== "running") return;
      const unanswered = this.unanswered();
      if (unanswered.length === 0 && this.held.length > 0) return this.#go("held", "ask-held");
      const result = await this.#session.report();
      if (result.mail !== this.view?.mail) return;
      this.#closeResolver();
      this.view = { ...this.view, ...result };
      this.at = this.earlier?.at ?? new Date();
      this.#go(unanswered.length > 0 ? "unanswered" : "done", "end");
      this.#hooks.report(result, true);
    } catch (error) {
      // The mail is no longer open: another one is being read.
      if (!(error instanceof Failure)) throw error;
      if (mail === this.view?.mail && this.phase === "running") this.stop();
    }
  }

  /** Asks the new questions, and those that their answers lead to. @param {Question[]} questions @returns {Promise<any>} */
  #ask(questions) {
    const fresh = questions.filter((question) => !this.log.has(keyOf(question)) && !includes(this.held, question));
    return Promise.all(fresh.map((question) => this.#askOne(question)));
  }

  /** @param {Question} question */
  async #askOne(question) {
    const resolver = this.#resolver;
    const view = this.view;
    if (!resolver || !view) return;
    if (!includes(this.listed ?? [], question) && !this.#asksNobody() && tellsOf(question.name, view.report.message)) {
      this.held.push(question);
      return;
    }
    /** @type {Entry} */
    const entry = { question, fault: null, status: null, milliseconds: null, wire: null };
    this.log.set(keyOf(question), entry);
    this.#hooks.log();
    const begun = performance.now();
    const outcome = await resolver.ask(question);
    if (this.#resolver !== resolver) return;
    const before = this.earlier?.log.get(keyOf(question));
    entry.milliseconds = before?.milliseconds ?? Math.round(performance.now() - begun);
    entry.wire = "wire" in outcome ? outcome.wire : null;
    // Without a fault, an answer that is missing was given up.
    if ("wire" in outcome) entry.fault = outcome.wire && faultOf(question, outcome.wire);
    else [entry.fault, entry.status] = [outcome.fault, outcome.status ?? null];
    if (entry.fault === null) {
      const next = await this.#session.answer(question, entry.wire);
      // Answers that are all there at once the page need not show one by one.
      await Promise.all([!this.#asksNobody() && this.#refresh(), this.#ask(next)]);
    }
    this.#hooks.log();
  }

  /** Whether the answers are there already. */
  #asksNobody() {
    return this.choice === "recorded" || this.earlier !== null;
  }

  /** Shows what is known now. */
  async #refresh() {
    const result = await this.#session.report();
    if (result.mail !== this.view?.mail || this.phase !== "running") return;
    this.view = { ...this.view, ...result };
    this.#hooks.report(result, false);
    this.#hooks.log();
  }
}

/** @param {Question[]} questions @param {Question} question */
function includes(questions, question) {
  return questions.some((each) => keyOf(each) === keyOf(question));
}

/** @param {Shown["report"]} report */
function sourcesOf({ spf, dkim, dmarc }) {
  return [spf, ...dkim, dmarc].map(({ source }) => source);
}

/** The answers of before. @param {Answers} answers @returns {Resolver} */
function earlierResolver({ log }) {
  return {
    async ask(question) {
      const { wire, fault, status } = log.get(keyOf(question)) ?? { wire: null, fault: "network", status: null };
      return fault === null ? { wire } : { fault, status };
    },
    close() {},
  };
}

/** The answers that were recorded with a sample, without asking a server. @param {string} sample @returns {Resolver} */
function recorded(sample) {
  return {
    async ask({ wire }) {
      const answer = await recordedAnswer(sample, wire);
      return answer ? { wire: answer } : { fault: "network" };
    },
    close() {},
  };
}
