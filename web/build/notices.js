import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageFolder } from "./worker_source.js";

/** The authors and licences of what the page contains, which must be passed on with it. */
export async function notices() {
  const [wasm, mime, zip] = await Promise.all([
    readFile(join(packageFolder, "NOTICES.txt"), "utf8"),
    readFile(new URL("../node_modules/postal-mime/LICENSE.txt", import.meta.url), "utf8"),
    readFile(new URL("../node_modules/fflate/LICENSE", import.meta.url), "utf8"),
  ]);
  return [
    wasm.trim(),
    "What the page itself contains of others: postal-mime, which reads the parts of a mail (MIT-0)",
    mime.trim(),
    "and fflate, which unpacks zip archives (MIT)",
    `${zip.trim()}\n`,
  ].join("\n\n\n");
}
