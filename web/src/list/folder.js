// A folder of mails: which of its files are mails, and those of the folders in it.
import { mayBeReport } from "../reports/look.js";
import { mostListed } from "../source.js";

/** @typedef {import("../source.js").Found} Found */

/** How many files and folders are looked at, and how deep. */
const mostEntries = 20_000;
const deepest = 32;

/** Mails have these endings; a mailbox of Thunderbird and a mail of a Maildir have none, or one that only looks so. */
const ofMail = /\.(?:eml|emlx|mbox|mbx|msg|txt)$|(?:^|\/)(?!\.)[^./]+$|(?:^|\/)\d{9,}\.[^/]+$/i;

/** @param {string} name */
export const mayBeMail = (name) => ofMail.test(name);

/** What was chosen with the button. @param {readonly File[]} files @returns {Found} */
export function sift(files) {
  const { mails, more, skipped } = choose(files.slice(0, mostEntries).map((file) => ({ file, name: file.webkitRelativePath || file.name })));
  return { files: mails, more: more || files.length > mostEntries, skipped };
}

/** What was dropped. @param {readonly (FileSystemEntry | null | undefined)[]} entries @returns {Promise<Found>} */
export async function walk(entries) {
  const all = entries.flatMap((entry) => (entry ? [{ entry, depth: 0 }] : []));
  /** @type {FileSystemFileEntry[]} */
  const files = [];
  let skipped = 0;
  let cut = false;
  // It grows while it is walked through: a folder adds what is in it.
  for (const { entry, depth } of all) {
    if (isFile(entry)) files.push(entry);
    if (!isFolder(entry)) continue;
    const room = depth < deepest ? mostEntries - all.length : 0;
    const inside = await entriesOf(entry, room + 1).catch(() => null);
    if (!inside) skipped++;
    if (inside && inside.length > room) cut = true;
    all.push(...(inside ?? []).slice(0, room).map((entry) => ({ entry, depth: depth + 1 })));
  }
  const chosen = choose(files.map((entry) => ({ entry, name: entry.fullPath.replace(/^\//, "") })));
  const opened = await Promise.all(chosen.mails.map(async ({ entry, name }) => ({ name, file: await fileOf(entry).catch(() => null) })));
  const readable = opened.flatMap(({ file, name }) => (file ? [{ file, name }] : []));
  return { files: readable, more: cut || chosen.more, skipped: skipped + chosen.skipped + opened.length - readable.length };
}

/** At least that many, if there are. @param {FileSystemDirectoryEntry} folder @param {number} wanted @returns {Promise<FileSystemEntry[]>} */
async function entriesOf(folder, wanted) {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */
  const entries = [];
  while (entries.length < wanted) {
    const next = await /** @type {Promise<FileSystemEntry[]>} */ (new Promise((resolve, reject) => reader.readEntries(resolve, reject)));
    if (next.length === 0) break;
    entries.push(...next);
  }
  return entries;
}

/** @param {FileSystemFileEntry} entry @returns {Promise<File>} */
const fileOf = (entry) => new Promise((resolve, reject) => entry.file(resolve, reject));

/** Those that may be mails or reports, by their names. A list ends early; reports become one picture. @template {{ name: string }} T @param {T[]} files */
function choose(files) {
  const { compare } = new Intl.Collator("en", { numeric: true });
  const mails = files.filter(({ name }) => mayBeMail(name) || mayBeReport(name)).sort((a, b) => compare(a.name, b.name));
  const most = mails.some(({ name }) => mayBeReport(name)) ? mostEntries : mostListed;
  return { mails: mails.slice(0, most), more: mails.length > most, skipped: files.length - mails.length };
}

/** @param {FileSystemEntry} entry @returns {entry is FileSystemDirectoryEntry} */
const isFolder = (entry) => entry.isDirectory;
/** @param {FileSystemEntry} entry @returns {entry is FileSystemFileEntry} */
const isFile = (entry) => entry.isFile;
