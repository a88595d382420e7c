// The worker that reads mails, seen from the page: a mail in, its report out; the DNS questions that are left, and their
// answers in. The mail goes to the worker and nowhere else.
import { workerUrl } from "./trust.js";

/**
 * @typedef {import("fromproof").Report} Report
 * @typedef {{ version: string }} About
 * @typedef {{ report: Report, records: Record<string, string[]> }} Result records: one text per fix, by format
 * @typedef {import("fromproof").Question & { readonly mail: number }} Question `mail` tells whose question it is
 * @typedef {{ resolve: (value: any) => void, reject: (failure: Failure) => void }} Waiting
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
  /** @type {Worker | undefined} */
  #worker;
  /** Calls that the worker has not answered yet. @type {Map<number, Waiting>} */
  #waiting = new Map();
  #lastId = 0;
  #mail = 0;
  /** @type {(about: About) => void} */
  #tell = () => {};
  /** What the module says of itself; it arrives once the module runs. @type {Promise<About>} */
  about = new Promise((resolve) => (this.#tell = resolve));

  constructor() {
    this.#start();
  }

  /**
   * Reads one mail, which then stays open for its questions. A mail that is still being read is given up for it.
   * @param {string | ArrayBuffer} message @returns {Promise<Result>}
   */
  check(message) {
    this.cancel();
    this.#mail++;
    return this.#call("check", { message }, typeof message === "string" ? [] : [message]);
  }

  /** What DNS would have to be asked to verify the last mail. Asks nobody. @returns {Promise<Question[]>} */
  async questions() {
    return this.#asked(await this.#call("questions"));
  }

  /**
   * Answers a question of the last mail; null is no answer. Gives the questions that are open then.
   * @param {Question} question @param {Uint8Array | null} wire @returns {Promise<Question[]>}
   */
  async answer({ name, type, mail }, wire) {
    if (mail !== this.#mail) throw new Failure("cancelled");
    return this.#asked(await this.#call("answer", { question: { name, type }, wire }));
  }

  /** The report of the last mail with what was answered so far. @returns {Promise<Result>} */
  report() {
    return this.#call("report");
  }

  /** Closes the last mail: nothing of it stays in memory. */
  forget() {
    this.cancel();
    this.#mail++;
    if (this.#worker) this.#call("forget").catch(() => {});
  }

  /** Gives up what the worker is at, if anything; then the last mail is not open any more. */
  cancel() {
    if (this.#waiting.size === 0) return;
    this.#stop("cancelled");
    this.#start();
  }

  /** @param {string} call @param {object} [what] @param {Transferable[]} [transfer] @returns {Promise<any>} */
  #call(call, what = {}, transfer = []) {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      if (!this.#worker) this.#start();
      this.#worker?.postMessage({ id, mail: this.#mail, call, ...what }, transfer);
    });
  }

  /** @param {import("fromproof").Question[]} questions @returns {Question[]} */
  #asked(questions) {
    const mail = this.#mail;
    return questions.map((question) => ({ ...question, mail }));
  }

  #start() {
    try {
      this.#worker = new Worker(workerUrl);
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
    // After a failure the worker's memory may be spent: the next mail gets a new one.
    if (data.error) return this.#stop(`error_${data.error}`);
    this.#waiting.delete(data.id);
    waiting.resolve(data.value);
  }

  /** @param {string} code */
  #stop(code) {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#fail(code);
  }

  /** @param {string} code */
  #fail(code) {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new Failure(code));
  }
}
