// Judges messages by the module, one a line of JSON: { message, port, options } in, the report out. For tests in other
// languages. `message` is a path.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { answer, resolver } from "./dns.mjs";

const { load } = await import(new URL("fromproof.mjs", pathToFileURL(`${process.env.FROMPROOF_PACKAGE}/`)));
const fromproof = await load();

for await (const line of createInterface({ input: process.stdin })) {
  const { message, port, options } = JSON.parse(line);
  const check = fromproof.check(await readFile(message), options);
  await answer(check, resolver(port));
  console.log(JSON.stringify(check.report()));
  check.free();
}
