// Reads what a list shows of its mails, one after another, in a worker of its own: no mail that is picked waits for them.
import { Failure, Session } from "../session.js";
import { fromFile, most, mostListed, unwrapped } from "../source.js";
import { refusal } from "../view/refusal.js";
import { mailsOf } from "./items.js";

/** @typedef {import("./items.js").Item} Item @typedef {import("./items.js").List} List @typedef {import("../language.js").Key} Key */

/** @param {Item} item */
export const isUnread = ({ glance, refused }) => !glance && !refused;

/**
 * Reads what is not read yet. Ends when everything is read, or when it is stopped.
 * @param {List} list @param {{ learned: () => void, ended: () => void }} tell `learned` after each mail
 * @returns {() => void} stops it
 */
export function read(list, { learned, ended }) {
  const session = new Session();
  let stopped = false;
  const stop = () => {
    stopped = true;
    session.close();
  };
  (async () => {
    for (let item; (item = list.items.find(isUnread)); ) {
      const found = await look(item, session, mostListed - list.items.length + 1);
      if (stopped) return;
      if ("mails" in found) {
        const replaced = (/** @type {Item} */ each) => (each === item ? found.mails : [each]);
        [list.items, list.order] = [list.items.flatMap(replaced), list.order.flatMap(replaced)];
        list.more ||= found.more;
      } else {
        Object.assign(item, found);
      }
      learned();
    }
    ended();
    stop();
  })();
  return stop;
}

/**
 * @param {Item} item @param {Session} session @param {number} room for the mails of one file
 * @returns {Promise<Pick<Item, "glance" | "refused"> | { mails: Item[], more: boolean }>}
 */
async function look(item, session, room) {
  try {
    const { blob } = await unwrapped(item.blob, item.name);
    if (blob.size === 0) return { refused: "error_empty" };
    const glance = await session.glance(blob);
    const { kind } = glance;
    const refused = kind === "empty" ? "error_empty" : refusal(kind);
    if (refused) return { refused };
    if (item.whole && kind === "mbox") {
      const { mails, more } = await session.split(blob, room);
      if (mails.length > 1) return { mails: mailsOf(await fromFile(blob, item.name), mails), more };
    }
    return blob.size > most ? { refused: "input_too_large" } : { glance };
  } catch (error) {
    return { refused: /** @type {Key} */ (error instanceof Failure ? error.code : "error_file") };
  }
}
