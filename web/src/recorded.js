// A name server with a few records: the recorded answers of a sample, as DNS messages (RFC 1035).

const types = /** @type {Record<number, string>} */ ({ 1: "A", 5: "CNAME", 15: "MX", 16: "TXT", 28: "AAAA" });
const encoder = new TextEncoder();

/**
 * The answer to a question. A zone is {"name": [texts], "name MX": ["10 host"]}; a name that is not in it does not exist.
 * @param {Record<string, string[]>} zone @param {Uint8Array} question @returns {Uint8Array<ArrayBuffer>}
 */
export function answerOf(zone, question) {
  const labels = [];
  let at = 12;
  for (let size; (size = question[at] ?? 0); at += size + 1) {
    labels.push(String.fromCharCode(...question.subarray(at + 1, at + 1 + size)).toLowerCase());
  }
  const end = at + 5;
  const name = labels.join(".");
  const type = ((question[at + 1] ?? 0) << 8) | (question[at + 2] ?? 0);
  const values = zone[types[type] === "TXT" ? name : `${name} ${types[type]}`] ?? [];
  const exists = Object.keys(zone).some((each) => `.${each.split(" ")[0]}`.endsWith(`.${name}`));
  const records = values.map((value) => {
    const data = types[type] === "MX" ? mx(value) : text(value);
    // The name is that of the question; a day to live.
    return [0xc0, 12, 0, type, 0, 1, 0, 1, 0x51, 0x80, data.length >> 8, data.length & 0xff, ...data];
  });
  const head = [question[0] ?? 0, question[1] ?? 0, 0x81, exists ? 0x80 : 0x83, 0, 1, 0, records.length, 0, 0, 0, 0];
  return Uint8Array.from([...head, ...question.subarray(12, end), ...records.flat()]);
}

/** Strings of 255 octets at most. @param {string} value */
function text(value) {
  const octets = [...encoder.encode(value)];
  const out = [];
  for (let at = 0; at === 0 || at < octets.length; at += 255) {
    const piece = octets.slice(at, at + 255);
    out.push(piece.length, ...piece);
  }
  return out;
}

/** @param {string} value such as "10 mail.example.jp" */
function mx(value) {
  const [preference, host = ""] = value.split(" ");
  return [0, Number(preference), ...host.split(".").flatMap((label) => [label.length, ...encoder.encode(label)]), 0];
}
