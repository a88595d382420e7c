// A list of mails as the page keeps it: what is in it, and what the reader has chosen to see of it.
import { fromFile, mostListed, partOf } from "../source.js";
import { Verified } from "./kept.js";

/**
 * @typedef {import("../source.js").Source} Source
 * @typedef {import("../source.js").Named} Named
 * @typedef {import("../source.js").Found} Found
 * @typedef {import("../session.js").Glance} Glance
 * @typedef {import("../language.js").Key} Key
 * @typedef {"file" | "date" | "domain" | "result"} Sort
 */
/**
 * @typedef {object} Item one mail that can be chosen
 * @property {string} name of its file; empty if it was pasted
 * @property {number} number its position in that file, from 1
 * @property {boolean} whole whether it is the whole file, which may hold several mails
 * @property {Blob} blob
 * @property {() => Promise<Source>} source
 * @property {Glance} [glance] what is known of it, once it is read
 * @property {Key} [refused] why it cannot be checked
 */
/**
 * @typedef {object} List
 * @property {Item[]} items in the order of their files
 * @property {Item[]} order the same in the order that the reader chose
 * @property {number} files how many files were given; 0 for the mails of one
 * @property {boolean} more whether there are mails beyond the list
 * @property {number} skipped files of a folder that are not listed
 * @property {Sort} sort
 * @property {boolean} failing whether only what fails is shown
 * @property {number} from the first row that is shown
 * @property {number} to the row behind the last one
 * @property {Item | null} picked the mail that was chosen last
 * @property {number} scroll where the page stood then
 * @property {Verified} verified what is kept of those that were verified
 */

/** How many rows are shown at first, and more with each press of the button. */
export const page = 25;
/** The most rows at once: beyond them the first ones make room. */
export const mostRows = 200;

/** @param {Found} found @returns {List} */
export function listOfFiles({ files, more, skipped }) {
  const items = files.slice(0, mostListed).map(({ file, name }) => ({ name, number: 1, whole: true, blob: file, source: () => fromFile(file, name) }));
  return listOf(items, { files: items.length, more: more || files.length > mostListed, skipped });
}

/** @param {Source} file @param {[number, number][]} mails @param {boolean} more @returns {List} */
export function listOfMails(file, mails, more) {
  return listOf(mailsOf(file, mails), { files: 0, more, skipped: 0 });
}

/** The mails of one file. @param {Source} file @param {[number, number][]} mails @returns {Item[]} */
export function mailsOf(file, mails) {
  return mails.map((octets, i) => ({
    name: file.file ?? "", number: i + 1, whole: false, blob: file.blob.slice(...octets), source: () => partOf(file, octets),
  }));
}

/** @param {Item[]} items @param {Pick<List, "files" | "more" | "skipped">} how @returns {List} */
function listOf(items, how) {
  return { items, order: items, ...how, sort: "file", failing: false, from: 0, to: page, picked: null, scroll: 0, verified: new Verified() };
}
