// The worker that reads mails, seen from the page: a mail in, its report out. The mail goes to the worker and nowhere else.
import source from "virtual:worker-source";

/**
 * @typedef {import("fromproof").Report} Report
 * @typedef {{ version: string, words: Record<string, Record<string, string>> }} About
 */

/** Why there is no report; the code is a key of the locale. */
export class Failure extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

const blobUrl = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
// Trusted Types: the only script address that this page can make is that of its own worker.
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("w", {
  createScriptURL(/** @type {string} */ url) {
    if (url !== blobUrl) throw new TypeError("not this page's worker");
    return url;
  },
});

export class Session {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {{ id: number, resolve: (report: Report) => void, reject: (failure: Failure) => void } | undefined} */
  #job;
  #lastId = 0;
  /** @type {(about: About) => void} */
  #tell = () => {};
  /** What the module says of itself; it arrives once the module runs. @type {Promise<About>} */
  about = new Promise((resolve) => (this.#tell = resolve));

  constructor() {
    this.#start();
  }

  /**
   * Reads one mail. A mail that is still being read is given up for it.
   * @param {string | ArrayBuffer} message @returns {Promise<Report>}
   */
  check(message) {
    this.cancel();
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#job = { id, resolve, reject };
      if (!this.#worker) this.#start();
      this.#worker?.postMessage({ id, message }, typeof message === "string" ? [] : [message]);
    });
  }

  /** Gives up the mail that is being read, if any. */
  cancel() {
    if (!this.#job) return;
    this.#stop("cancelled");
    this.#start();
  }

  #start() {
    try {
      this.#worker = new Worker(policy ? policy.createScriptURL(blobUrl) : blobUrl);
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
    if (data.id !== this.#job?.id) return;
    // After a failure the worker's memory may be spent: the next mail gets a new one.
    if (data.error) return this.#stop(`error_${data.error}`);
    this.#job?.resolve(data.report);
    this.#job = undefined;
  }

  /** @param {string} code */
  #stop(code) {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#fail(code);
  }

  /** @param {string} code */
  #fail(code) {
    this.#job?.reject(new Failure(code));
    this.#job = undefined;
  }
}
