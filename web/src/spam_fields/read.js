// Takes the notes of spam filters out of a header, and says whose part of it each is in.
import { candidates, isSpamField } from "./present.js";
import { meaningOf } from "./table.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {{ part: string, value: string, meaning: import("./table.js").Meaning | undefined }} Note */
/**
 * @typedef {{ name: string, written: string, maker: "microsoft" | "google" | "other", place: "receiver" | "unsure" | "anyone", notes: Note[] }} SpamField
 * `place`: whether it lies above the border, where only the receiver's own servers write
 */

/** Of one field. */
const mostNotes = 50;

/** @param {Uint8Array} header its beginning @param {Report["message"]} message @returns {SpamField[]} */
export function readSpamFields(header, message) {
  const fields = candidates(header);
  const hops = fields.flatMap(({ name, value }, i) => (name === "received" && /^(?:\([^()]*\) ?)*from /i.test(value) ? [i] : []));
  // If the two do not count alike, the border is at a place that is not known here.
  const alike = hops.length === message.hops.length + message.hops_omitted;
  const border = alike && message.border !== null ? (hops[message.border] ?? 0) : 0;
  return fields.flatMap((field, i) => {
    if (!isSpamField(field)) return [];
    const { name, written, value } = field;
    const maker = name.startsWith("x-spam-") ? "other" : /^x-g/.test(name) ? "google" : "microsoft";
    const notes = notesOf(name, value).slice(0, mostNotes).map(([part, value]) => ({ part, value, meaning: meaningOf(part, value) }));
    return [{ name, written, maker, place: i >= border ? "anyone" : message.border_known ? "receiver" : "unsure", notes }];
  });
}

/** @param {string} name @param {string} value @returns {[part: string, value: string][]} */
function notesOf(name, value) {
  switch (name) {
    case "x-forefront-antispam-report":
    case "x-microsoft-antispam":
      return listed(value.split(";"), ":");
    case "x-ms-exchange-organization-scl":
      return [["SCL", value]];
    case "authentication-results": {
      const [, result = "", reason] = /[\s;:]compauth\s*=\s*([\w-]*)(?:\s+reason\s*=\s*([\w-]+))?/i.exec(` ${value}`) ?? [];
      return reason ? [["compauth", result], ["reason", reason]] : [["compauth", result]];
    }
    case "x-spam-status":
      return [["spam", /^\w*/.exec(value)?.[0] ?? ""], ...listed(value.replaceAll(/, +/g, ",").split(/[, ](?=\w+=)/), "=")];
    case "x-spam-flag":
      return [["spam", value]];
    default:
      return [[name, value]];
  }
}

/** @param {string[]} items @param {string} between @returns {[string, string][]} those with a name and a value */
function listed(items, between) {
  return items.slice(0, 1000).flatMap((item) => {
    const at = item.indexOf(between);
    const [part, value] = [item.slice(0, Math.max(at, 0)).trim(), item.slice(at + 1).trim()];
    return part && value ? [[part, value]] : [];
  });
}
