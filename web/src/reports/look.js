// A cheap look at what was given: the first octets tell whether it may be a report. The reader decides.

import { carriedBy } from "./carried.js";

/** @typedef {import("../source.js").Found} Found */

/** How many files are looked at; a folder of mails has no others behind them. */
const mostLooked = 200;
const together = 50;
const length = 256;

/** Names that reports have. */
export const mayBeReport = (/** @type {string} */ name) => /\.(?:xml|gz|zip|json)$/i.test(name);

/** @param {Found} found */
export async function hasReports({ files }) {
  const [named, others] = [files.filter(({ name }) => mayBeReport(name)), files.filter(({ name }) => !mayBeReport(name))];
  const looked = [...named.slice(0, mostLooked), ...others.slice(0, mostLooked)];
  for (let at = 0; at < looked.length; at += together) {
    const found = await Promise.all(looked.slice(at, at + together).map(({ file }) => beginsReport(file).catch(() => false)));
    if (found.includes(true)) return true;
  }
  return false;
}

/** How much of a mail tells what it carries. */
const headLength = 16 * 1024;

/** Whether some mails carry a report or are bounces. @param {readonly { blob: Blob }[]} mails */
export async function someCarry(mails) {
  for (let at = 0; at < Math.min(mails.length, mostLooked); at += together) {
    const heads = await Promise.all(mails.slice(at, at + together).map(({ blob }) => blob.slice(0, headLength).text().catch(() => "")));
    if (heads.some(carriedBy)) return true;
  }
  return false;
}

/** @param {Blob} blob */
export async function beginsReport(blob) {
  const octets = new Uint8Array(await blob.slice(0, length).arrayBuffer());
  const begins = (/** @type {number[]} */ ...first) => first.every((octet, i) => octets[i] === octet);
  if (begins(0x1f, 0x8b)) return true;
  // A document of an office program is such an archive, too, and names its parts at once.
  if (begins(0x50, 0x4b, 3, 4)) return !/\[Content_Types\]|mimetypeapplication/.test(new TextDecoder("latin1").decode(octets));
  const utf16 = begins(0xff, 0xfe) ? "utf-16le" : begins(0xfe, 0xff) ? "utf-16be" : octets[0] === 0 ? "utf-16be" : octets[1] === 0 ? "utf-16le" : null;
  const text = new TextDecoder(utf16 ?? "utf-8").decode(octets).trimStart();
  return /^<(?:\?xml\b|!--|(?:[\w.-]+:)?feedback\b|record\b)/i.test(text) || /^[{[]\s*["{[\]}]/.test(text);
}
