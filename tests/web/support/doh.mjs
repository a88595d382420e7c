// A resolver on the loopback that is asked by HTTPS (RFC 8484) and can be made to misbehave.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const types = { 1: "A", 5: "CNAME", 12: "PTR", 15: "MX", 16: "TXT", 28: "AAAA" };

/** The question of a message: { id, name, type, end }, `end` being where it ends. */
export function readQuestion(message) {
  const labels = [];
  let at = 12;
  for (; message[at]; at += 1 + message[at]) labels.push(message.toString("latin1", at + 1, at + 1 + message[at]));
  return { id: message.readUInt16BE(), name: labels.join("."), type: types[message.readUInt16BE(at + 1)], end: at + 5 };
}

/** An answer of TXT records; `code` is the response code. */
export function answer(query, records, code = 0) {
  const { end } = readQuestion(query);
  const head = Buffer.from(query.subarray(0, 12));
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(records.length, 6);
  head.writeUInt32BE(0, 8);
  const written = records.map((text) => {
    const strings = text.match(/.{1,255}/gs).flatMap((piece) => [Buffer.from([piece.length]), Buffer.from(piece)]);
    const data = Buffer.concat(strings);
    const fixed = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, 0]);
    fixed.writeUInt16BE(data.length, 10);
    return Buffer.concat([fixed, data]);
  });
  return Buffer.concat([head, query.subarray(12, end), ...written]);
}

/**
 * Serves a zone, { name: [texts] }. `behave(request, response, query, question)` may answer in its own way: if it
 * returns true, nothing more is done.
 */
export async function serveDns(zone) {
  const folder = await mkdtemp(join(tmpdir(), "fromproof-doh-"));
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => join(folder, name));
  await promisify(execFile)("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
    "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=localhost"]);
  const [privateKey, certificate] = await Promise.all([key, cert].map((path) => readFile(path)));
  await rm(folder, { recursive: true });
  const resolver = { requests: [], behave: () => false, port: 0, close: () => server.close() };
  const server = createServer({ key: privateKey, cert: certificate }, (request, response) => {
    const url = new URL(request.url, "https://resolver");
    const query = Buffer.from(url.searchParams.get("dns") ?? "", "base64url");
    const question = query.length > 12 ? readQuestion(query) : null;
    resolver.requests.push({ host: request.headers.host, method: request.method, url: request.url, headers: request.headers, query, question });
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("content-type", "application/dns-message");
    if (resolver.behave(request, response, query, question)) return;
    if (!question) return response.writeHead(400).end();
    const records = question.type === "TXT" ? zone[question.name.toLowerCase()] : undefined;
    response.end(answer(query, records ?? [], records ? 0 : 3));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  resolver.port = server.address().port;
  return resolver;
}
