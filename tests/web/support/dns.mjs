// A small DNS client: asks a question over UDP, and over TCP if the answer is truncated.
import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import { connect } from "node:net";

/** Answers questions with the name server on that loopback port; null means no answer. */
export function resolver(port, { milliseconds = 1500 } = {}) {
  return async ({ wire }) => {
    const query = Buffer.from(wire);
    query.writeUInt16BE(randomInt(0x10000));
    const answer = await overUdp(query, port, milliseconds);
    return answer && answer[2] & 2 ? overTcp(query, port, milliseconds) : answer;
  };
}

function overUdp(query, port, milliseconds) {
  return new Promise((done) => {
    const socket = createSocket("udp4");
    const end = (answer) => (clearTimeout(timer), socket.close(), done(answer));
    const timer = setTimeout(() => end(null), milliseconds);
    socket.on("error", () => end(null));
    socket.on("message", (answer) => answer.length > 2 && answer.readUInt16BE() === query.readUInt16BE() && end(answer));
    socket.connect(port, "127.0.0.1", () => socket.send(query));
  });
}

function overTcp(query, port, milliseconds) {
  return new Promise((done) => {
    let octets = Buffer.alloc(0);
    const socket = connect(port, "127.0.0.1");
    const end = (answer) => (socket.destroy(), done(answer));
    socket.setTimeout(milliseconds, () => end(null));
    socket.on("error", () => end(null));
    socket.on("close", () => done(null));
    socket.on("data", (piece) => {
      octets = Buffer.concat([octets, piece]);
      if (octets.length >= 2 && octets.length >= 2 + octets.readUInt16BE()) end(octets.subarray(2, 2 + octets.readUInt16BE()));
    });
    const size = Buffer.alloc(2);
    size.writeUInt16BE(query.length);
    socket.write(Buffer.concat([size, query]));
  });
}

/** Asks all questions of a check. */
export async function answer(check, resolve) {
  for (let open; (open = check.questions()).length; ) {
    await Promise.all(open.map(async (question) => check.answer(await resolve(question), question)));
  }
}
