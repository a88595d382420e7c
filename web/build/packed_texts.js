import { readFile, readdir } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";
import { toBase85 } from "../src/base85.js";
import { notices } from "./notices.js";
import { pack } from "./pack.js";
import { codeOf, packageFolder } from "./worker_source.js";

const web = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const packed = "\0packed-texts";
const bodySource = "\0body-source";

/** The words of both languages, the samples, styles and the code of workers, which are half of the single file's text: by the name of their file. */
async function texts() {
  const names = async (folder, end) => (await readdir(web(folder))).filter((name) => name.endsWith(end)).map((name) => `${folder}/${name}`);
  const found = {};
  for (const name of [...(await names("locales", ".json")), ...(await names("samples", ".json"))]) found[name] = JSON.parse(await readFile(web(name), "utf8"));
  for (const name of await names("samples", ".eml")) found[name] = await readFile(web(name), "utf8");
  for (const name of ["words/en.mjs", "words/ja.mjs"]) found[name] = (await import(`${packageFolder}/${name}`)).default;
  for (const name of ["virtual:all", "virtual:body"]) found[name] = await codeOf(name);
  found["virtual:notices"] = await notices();
  // The styles of parts that are shown later.
  for (const name of await readdir(web("src"), { recursive: true })) {
    if (name.endsWith(".css")) found[`src/${name}`] = (await transform(await readFile(web(`src/${name}`), "utf8"), { loader: "css", minify: true })).code;
  }
  return found;
}

/** In the single file they are packed together, which makes them a third as large. */
export function packedTexts() {
  return {
    name: "packed-texts",
    enforce: "pre",
    resolveId(source, importer) {
      if (source === packed || source === "packed-texts") return packed;
      if (source.endsWith(".css?inline")) return `${packed}:${relative(web("."), resolve(importer, "..", source.slice(0, -7)))}:`;
      if (source.endsWith("body/source.js")) return bodySource;
      if (source === "virtual:notices") return `${packed}:${source}:`;
      const name = /(?:locales|samples|words)\/[\w.-]+\.(?:json|eml|mjs)(?=$|\?raw$)/.exec(source)?.[0];
      return name && `${packed}:${name}:`; // an end of its own, so that nobody takes it for JSON
    },
    async load(id) {
      if (id.startsWith(`${packed}:`)) return `import { texts } from ${JSON.stringify(packed)};\nexport default texts[${JSON.stringify(id.slice(packed.length + 1, -1))}];`;
      if (id === bodySource) return `import { texts } from ${JSON.stringify(packed)};\nexport const unpackedSource = async () => texts["virtual:body"];`;
      if (id !== packed) return undefined;
      const octets = pack(Buffer.from(JSON.stringify(await texts())));
      return [
        `import { fromBase85 } from ${JSON.stringify(web("src/base85.js"))};`,
        `import { unpack } from ${JSON.stringify(web("src/lzma.js"))};`,
        `export const texts = JSON.parse(new TextDecoder().decode(unpack(fromBase85(${JSON.stringify(toBase85(octets))}))));`,
      ].join("\n");
    },
  };
}
