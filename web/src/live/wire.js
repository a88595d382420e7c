// The parts of DNS messages (RFC 1035) that the page needs: checking that a response is an answer, and the recorded answers of
// samples. The module reads the content of an answer.

/** @typedef {import("../session.js").Question} Question */

const header = 12;
/** The octets between the name and the data of a record: type, class, time to live, size. */
const recordHead = 10;
const typeNumbers = { A: 1, CNAME: 5, PTR: 12, MX: 15, TXT: 16, AAAA: 28 };

/** Why this is not an answer to the question, as a code; null if it is one. @param {Question} question @param {Uint8Array} answer */
export function faultOf({ wire }, answer) {
  const [, , flags = 0, code = 0] = answer;
  if (answer.length < header) return "garbage";
  // An answer, to a plain query.
  if ((flags & 0xf8) !== 0x80) return "garbage";
  const end = header + questionSize(wire);
  if (sixteen(answer, 0) !== 0 || sixteen(answer, 4) !== 1 || lower(answer, end) !== lower(wire, end)) return "other";
  if (flags & 0x02) return "truncated";
  if ((code & 15) === 2) return "servfail";
  if ((code & 15) === 5) return "refused";
  if ((code & 15) !== 0 && (code & 15) !== 3) return "rcode";
  return isWhole(answer, end) ? null : "garbage";
}

/** The name, the type and the class. @param {Uint8Array} wire */
function questionSize(wire) {
  let at = header;
  while (wire[at]) at += 1 + Number(wire[at]);
  return at + 5 - header;
}

/** The question of a message in lower case, for comparison: sizes of labels and types are not letters. @param {Uint8Array} wire
 * @param {number} end */
function lower(wire, end) {
  return String.fromCharCode(...wire.subarray(header, end)).toLowerCase();
}

/** Whether all records are complete and the sizes of their texts match. @param {Uint8Array} answer @param {number} at */
function isWhole(answer, at) {
  const count = sixteen(answer, 6) + sixteen(answer, 8) + sixteen(answer, 10);
  for (let i = 0; i < count; i++) {
    while (answer[at] && Number(answer[at]) < 64) at += 1 + Number(answer[at]);
    at += answer[at] ? 2 : 1;
    const data = at + recordHead;
    const end = data + sixteen(answer, at + 8);
    if (!(end <= answer.length)) return false;
    if (sixteen(answer, at) === typeNumbers.TXT) {
      let text = data;
      while (text < end) text += 1 + Number(answer[text]);
      if (text !== end) return false;
    }
    at = end;
  }
  return true;
}

/** NaN beyond the end. @param {Uint8Array} octets @param {number} at */
function sixteen(octets, at) {
  return Number(octets[at]) * 256 + Number(octets[at + 1]);
}
