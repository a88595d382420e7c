// Judges messages by the module, with DNS as the command has recorded it: { message, options, dns } in, the report out, one
// for each connection to the socket whose path is given. `message` is a path, `dns` what the command's report has under
// that name. For tests in other languages. Says "ready", and ends with its standard input.
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { pathToFileURL } from "node:url";
import { answer } from "./dns.mjs";

const { load } = await import(new URL("fromproof.mjs", pathToFileURL(`${process.env.FROMPROOF_PACKAGE}/`)));
const types = { A: 1, PTR: 12, MX: 15, TXT: 16, AAAA: 28 };

const octets = (value) => [...Buffer.from(value, "utf8")];
const number = (value) => [value >> 8, value & 0xff];
const name = (value) => [...value.split(".").filter(Boolean).flatMap((label) => [label.length, ...octets(label)]), 0];
const groups = (part) => (part ? part.split(":").flatMap((group) => number(parseInt(group, 16))) : []);

function address(value) {
  const [head, tail = ""] = value.split("::");
  const [left, right] = [groups(head), groups(tail)];
  return [...left, ...Array(16 - left.length - right.length).fill(0), ...right];
}

function strings(value) {
  const all = octets(value);
  const parts = [];
  for (let at = 0; at < all.length || parts.length === 0; at += 255) {
    const piece = all.slice(at, at + 255);
    parts.push(piece.length, ...piece);
  }
  return parts;
}

const data = {
  A: (value) => value.split(".").map(Number),
  AAAA: address,
  PTR: name,
  MX: (value) => [...number(Number(value.split(" ")[0])), ...name(value.split(" ")[1])],
  TXT: strings,
};

/** The recorded answer as a message; null if DNS failed. */
function reply({ wire }, recorded) {
  if (!recorded || recorded.status === "failure") return null;
  const records = recorded.records.map((value) => data[recorded.type](value));
  const answers = records.flatMap((each) => [0xc0, 12, ...number(types[recorded.type]), 0, 1, 0, 0, 0, 0, ...number(each.length), ...each]);
  const head = [...wire.slice(0, 2), 0x81, recorded.status === "nxdomain" ? 0x83 : 0x80, 0, 1, ...number(records.length), 0, 0, 0, 0];
  return Uint8Array.from([...head, ...questionOf(wire), ...answers]);
}

function questionOf(wire) {
  let at = 12;
  while (wire[at] !== 0) at += wire[at] + 1;
  return wire.slice(12, at + 5);
}

const fromproof = await load();

async function judged({ message, options, dns }) {
  const check = fromproof.check(await readFile(message), options);
  try {
    const same = (asked) => (each) => each.type === asked.type && each.name.toLowerCase() === asked.name.toLowerCase();
    if (dns) await answer(check, async (question) => reply(question, dns.find(same(question))));
    return check.report();
  } finally {
    check.free();
  }
}

const server = createServer({ allowHalfOpen: true }, (socket) => {
  const pieces = [];
  socket.on("data", (piece) => pieces.push(piece));
  socket.on("end", async () => {
    const answer = await judged(JSON.parse(Buffer.concat(pieces))).catch((error) => ({ failed: String(error) }));
    socket.end(JSON.stringify(answer));
  });
});
server.listen(process.argv[2], () => console.log("ready"));
process.stdin.resume().on("end", () => process.exit());
