// Writes the types of the module's reports, wasm/report.d.ts, from their schema: `npm run types`.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";

const schema = new URL("../../docs/report.schema.json", import.meta.url);
export const typesFile = new URL("../../wasm/report.d.ts", import.meta.url);

/** What the file has to contain. */
export async function reportTypes() {
  return compile(JSON.parse(await readFile(schema, "utf8")), "Report", {
    additionalProperties: false,
    bannerComment: "// The report of a check. Made from docs/report.schema.json by web/build/report_types.js: change the schema instead.",
    style: { printWidth: 120 },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(typesFile, await reportTypes());
