// A stand-in: the one that reads replaces this file. It keeps the shape, so that the view can be built and checked.

/** @typedef {import("./shape.js").State} State @typedef {import("./shape.js").Given} Given */

export class Reading {
  #tell;

  /** @param {{ learned: (state: State) => void, ended: (state: State) => void, failed: (code: string) => void }} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /** @param {readonly Given[]} files */
  read(files) {
    if (files) this.#tell.failed("error_other");
  }

  /** @param {string} domain @param {string} kind @param {string} name @returns {Promise<{ records: import("./shape.js").RecordOf[], omitted: number }>} */
  async recordsOf(domain, kind, name) {
    throw new Error(`not read: ${domain} ${kind} ${name}`);
  }

  stop() {}
}
