// The page's side of the worker that reads reports: files in, and what they say together out, while it goes on.
import { Failure } from "../session.js";
import { loadReportsReader } from "../trust.js";

/** @typedef {import("./shape.js").State} State @typedef {import("./shape.js").Given} Given */
/** @typedef {{ records: import("./shape.js").RecordOf[], omitted: number }} Records */
/** @typedef {{ resolve: (records: Records) => void, reject: (failure: Failure) => void }} Waiting */

export class Reading {
  #tell;
  /** @type {Promise<Worker>} */
  #worker;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #lastId = 0;
  #stopped = false;

  /** @param {{ learned: (state: State) => void, ended: (state: State) => void, failed: (code: string) => void }} tell `learned` at most five times a second */
  constructor(tell) {
    this.#tell = tell;
    this.#worker = this.#start();
    this.#worker.catch(() => this.#fail("error_wasm"));
  }

  /** Adds files to the picture; `ended` follows. @param {readonly Given[]} files */
  read(files) {
    this.#post({ read: files });
  }

  /** The heaviest records of a source of the picture. @param {string} domain @param {string} kind @param {string} name @returns {Promise<Records>} */
  recordsOf(domain, kind, name) {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#post({ id, recordsOf: { domain, kind, name } });
    });
  }

  stop() {
    this.#stopped = true;
    this.#worker.then((worker) => worker.terminate(), () => {});
    this.#refuse("cancelled");
  }

  async #start() {
    const worker = new Worker(await loadReportsReader(), { name: "reports" });
    worker.addEventListener("message", ({ data }) => this.#receive(data));
    worker.addEventListener("error", () => this.#fail("error_wasm"));
    return worker;
  }

  /** @param {import("./worker.js").Job} job */
  #post(job) {
    this.#worker.then((worker) => worker.postMessage(job), () => {});
  }

  /** @param {any} data */
  #receive(data) {
    if (this.#stopped) return;
    if (data.learned) return this.#tell.learned(data.learned);
    if (data.ended) return this.#tell.ended(data.ended);
    const waiting = this.#waiting.get(data.id);
    this.#waiting.delete(data.id);
    if (waiting && data.value) return waiting.resolve(data.value);
    if (waiting) return waiting.reject(new Failure(data.failed));
    this.#fail(data.failed);
  }

  /** @param {string} code */
  #fail(code) {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#refuse(code);
    this.#tell.failed(code);
  }

  /** @param {string} code */
  #refuse(code) {
    for (const { reject } of this.#waiting.values()) reject(new Failure(code));
    this.#waiting.clear();
  }
}
