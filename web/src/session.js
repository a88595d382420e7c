// The page's side of the worker that reads mails: a mail in, its report out; then the open DNS questions, and their
// answers in. The mail goes to the worker and nowhere else.
import { loadVerifier, readerUrl } from "./trust.js";

/**
 * @typedef {import("fromproof").Report} Report
 * @typedef {{ version: string }} About
 * @typedef {{ mail: number, kind: import("fromproof").Kind, report: Report, omitted: import("./bounded.js").Omitted,
 *   records: Record<string, string[]> }} Result `mail` counts the mails of this page; records: one text per fix, by format
 * @typedef {import("fromproof").Question & { readonly mail: number }} Question `mail` tells whose question it is
 * @typedef {import("./glance.js").Glance} Glance what a list shows of a mail
 * @typedef {import("./worker.js").Told} Told
 * @typedef {(share: number) => void} Progress hears how much of the work is done, from 0 to 1
 * @typedef {{ id: number, mail: number, call: string, message?: Blob, [more: string]: unknown }} Job see worker.js
 * @typedef {{ job: Job, resolve: (value: any) => void, reject: (failure: Failure) => void, progress?: Progress }} Waiting
 */

/** Why there is no report; the code is a key of the locale. */
export class Failure extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

export class Session {
  #url = readerUrl;
  /** @type {Worker | undefined} */
  #worker;
  /** How the last mail was opened, as long as it is. @type {Job | null} */
  #opened = null;
  /** Calls that the worker has not answered yet. @type {Map<number, Waiting>} */
  #waiting = new Map();
  #lastId = 0;
  #mail = 0;
  /** @type {(about: About) => void} */
  #tell = () => {};
  /** The module's facts about itself, available once it runs. @type {Promise<About>} */
  about = new Promise((resolve) => (this.#tell = resolve));

  constructor() {
    this.#start();
  }

  /**
   * Reads one mail, which then stays open for its questions. Stops reading any earlier mail.
   * @param {Blob} message @param {Told} [told] @param {Progress} [progress] @returns {Promise<Result>}
   */
  check(message, told, progress) {
    this.cancel();
    this.#mail++;
    return this.#call("check", { message, told }, progress);
  }

  /** Evaluates the last mail again with what the reader says about it; keeps the DNS answers. @param {Told} told @returns {Promise<Result>} */
  async again(told) {
    if (!this.#opened) throw new Failure("cancelled");
    this.#opened = { ...this.#opened, told };
    const { message } = this.#opened;
    return this.#call("again", { message, told });
  }

  /**
   * Enables verification, also of the last mail: another worker opens it and takes over the work of the first.
   * Fails if that worker cannot be loaded.
   */
  async makeVerifier() {
    const url = await loadVerifier();
    if (this.#url === url) return;
    this.#url = url;
    this.#worker?.terminate();
    this.#start();
    const jobs = [...this.#waiting.values()].map(({ job }) => job);
    if (this.#opened && !jobs.includes(this.#opened)) jobs.unshift(this.#opened);
    for (const job of jobs) this.#worker?.postMessage(job);
  }

  /** Octets of the last mail as it was evaluated, to which the report's spans refer. @returns {Promise<Uint8Array>} */
  octets(/** @type {number} */ begin, /** @type {number} */ end) {
    return this.#call("octets", { begin, end });
  }

  /**
   * Where the mails of an mbox file begin and end; `more` if there are more of them than `most`.
   * @param {Blob} message @param {number} most @param {Progress} [progress]
   * @returns {Promise<{ mails: [number, number][], more: boolean }>}
   */
  split(message, most, progress) {
    this.cancel();
    return this.#call("split", { message, most }, progress);
  }

  /** What a list shows of a mail. The last mail stays open. @param {Blob} message @returns {Promise<Glance>} */
  glance(message) {
    return this.#call("glance", { message });
  }

  /** The DNS questions that verifying the last mail needs. Sends none of them. @returns {Promise<Question[]>} */
  async questions() {
    return this.#asked(await this.#call("questions"));
  }

  /**
   * Answers a question of the last mail; null means no answer. Returns the questions that are then open.
   * @param {Question} question @param {Uint8Array | null} wire @returns {Promise<Question[]>}
   */
  async answer({ name, type, mail }, wire) {
    if (mail !== this.#mail) throw new Failure("cancelled");
    return this.#asked(await this.#call("answer", { question: { name, type }, wire }));
  }

  /** The report of the last mail with what was answered so far. @param {import("fromproof").FixChoices} [choices] @returns {Promise<Result>} */
  report(choices) {
    return this.#call("report", { choices });
  }

  /** Closes the last mail and removes it from memory. */
  forget() {
    this.cancel();
    this.#mail++;
    if (this.#worker) this.#call("forget").catch(() => {});
  }

  /** Stops the worker if it is busy; the last mail is then no longer open. */
  cancel() {
    if (this.#waiting.size === 0) return;
    this.#stop("cancelled");
    this.#start();
  }

  /** Ends the worker; the next call starts another. */
  close() {
    this.#stop("cancelled");
  }

  /** @param {string} call @param {object} [what] @param {Progress} [progress] @returns {Promise<any>} */
  #call(call, what = {}, progress) {
    const job = { id: ++this.#lastId, mail: this.#mail, call, ...what };
    if (call === "check" || call === "forget") this.#opened = call === "check" ? job : null;
    return new Promise((resolve, reject) => {
      this.#waiting.set(job.id, { job, resolve, reject, progress });
      if (!this.#worker) this.#start();
      this.#worker?.postMessage(job);
    });
  }

  /** @param {import("fromproof").Question[]} questions @returns {Question[]} */
  #asked(questions) {
    const mail = this.#mail;
    return questions.map((question) => ({ ...question, mail }));
  }

  #start() {
    try {
      this.#worker = new Worker(this.#url);
    } catch {
      this.#fail("error_wasm");
      return;
    }
    this.#worker.addEventListener("message", ({ data }) => this.#receive(data));
    this.#worker.addEventListener("error", () => this.#stop("error_wasm"));
  }

  /** @param {any} data */
  #receive(data) {
    if (data.ready) return this.#tell(data);
    if (data.error === "wasm") return this.#stop("error_wasm");
    const waiting = this.#waiting.get(data.id);
    if (!waiting) return;
    if (data.progress !== undefined) return waiting.progress?.(data.progress);
    // After a failure the worker's memory may be exhausted: the next mail gets a new worker.
    if (data.error) return this.#stop(`error_${data.error}`);
    this.#waiting.delete(data.id);
    waiting.resolve(data.value);
  }

  /** @param {string} code */
  #stop(code) {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#opened = null;
    this.#fail(code);
  }

  /** @param {string} code */
  #fail(code) {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new Failure(code));
  }
}
