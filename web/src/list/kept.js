// What was verified while a list is open, so that a mail that is chosen again shows it again: the answers of DNS, which give
// the same results without asking anybody.

/** @typedef {import("./items.js").Item} Item @typedef {import("../live/states.js").Answers} Answers @typedef {import("../session.js").Told} Told */
/** @typedef {{ answers: Answers, told: Told }} Kept `told`: what the reader had said of the mail */

/** For all mails of a list, in octets. */
const most = 4 * 1024 * 1024;
/** About what an answer takes beside its octets, its name included. */
const besides = 1024;

export class Verified {
  /** The latest come last. @type {Map<Item, Kept & { size: number }>} */
  #all = new Map();
  #size = 0;

  /** Beyond the limit, what was kept first is forgotten. @param {Item} item @param {Kept} kept */
  keep(item, kept) {
    this.#forget(item);
    const size = sizeOf(kept.answers);
    this.#all.set(item, { ...kept, size });
    this.#size += size;
    for (const each of this.#all.keys()) {
      if (this.#size <= most) return;
      this.#forget(each);
    }
  }

  /** @param {Item} item @returns {Kept | null} */
  of(item) {
    return this.#all.get(item) ?? null;
  }

  /** @param {Item} item */
  #forget(item) {
    this.#size -= this.#all.get(item)?.size ?? 0;
    this.#all.delete(item);
  }
}

/** @param {Answers} answers */
function sizeOf({ log }) {
  return [...log.values()].reduce((sum, { wire }) => sum + besides + (wire?.length ?? 0), 0);
}
