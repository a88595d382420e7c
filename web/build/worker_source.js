import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { toBase85 } from "../src/base85.js";
import { pack } from "./pack.js";

const source = (name) => fileURLToPath(new URL(`../src/${name}`, import.meta.url));

// The package `fromproof` from the wasm build: the loader, and fromproof.wasm beside it.
export const packageFolder = process.env.FROMPROOF_PACKAGE ?? fileURLToPath(new URL("../../build/wasm/npm", import.meta.url));

/** Compressed before it becomes text, so that the single file is small; a server's gzip undoes the cost of base64. @param {boolean} single */
const packedWasm = (single) => ({
  name: "packed-wasm",
  setup(bundle) {
    bundle.onLoad({ filter: /\.wasm$/ }, async ({ path }) => {
      const packed = pack(await readFile(path));
      if (!single) return { contents: packed, loader: "binary" };
      const contents = `import { fromBase85 } from ${JSON.stringify(source("base85.js"))};\nexport default fromBase85(${JSON.stringify(toBase85(packed))});`;
      return { contents, loader: "js", resolveDir: packageFolder };
    });
  },
});

/** The workers by their modules, and the WebAssembly that each contains. */
const workers = {
  "virtual:reader": join(packageFolder, "../reader.wasm"),
  "virtual:verifier": join(packageFolder, "fromproof.wasm"),
  "virtual:body": null,
};

const library = fileURLToPath(new URL("../node_modules/postal-mime/dist/esm/", import.meta.url));

/** Leaves out what the page does not use of postal-mime, which is most of it. */
const unusedLeftOut = {
  name: "unused-left-out",
  setup(bundle) {
    bundle.onResolve({ filter: /\/text-format\.js$/ }, () => ({ path: source("body/no_text_format.js") }));
    bundle.onResolve({ filter: /\/address-parser\.js$/ }, () => ({ path: source("body/no_addresses.js") }));
  },
};

/** What a worker is made of. @param {string | null} wasm @param {boolean} single */
const makingOf = (wasm, single) =>
  wasm
    ? { entryPoints: [source("worker.js")], alias: { fromproof: join(packageFolder, "fromproof.mjs"), "fromproof.wasm": wasm }, plugins: [packedWasm(single)] }
    : { entryPoints: [source("body/worker.js")], alias: { "postal-mime/charsets": join(library, "decode-strings.js") }, plugins: [unusedLeftOut] };

/**
 * Returns a worker as a string: one classic script with the WebAssembly inside. A worker made from it by a blob URL
 * is bound by the page's content security policy; one loaded from an address would not be.
 * @param {{ single: boolean }} edition a single file holds the verifier alone, which reads, too
 */
export function workerSource({ single }) {
  return {
    name: "worker-source",
    resolveId: (id) => (id in workers ? `\0${single && id === "virtual:reader" ? "virtual:verifier" : id}` : undefined),
    async load(id) {
      const wasm = id.startsWith("\0") ? workers[id.slice(1)] : undefined;
      if (wasm === undefined) return undefined;
      const result = await build({
        ...makingOf(wasm, single),
        // Replaces the loader's own ways to find the file.
        define: { "import.meta.url": '""' },
        external: ["node:fs/promises"],
        bundle: true,
        format: "iife",
        target: "es2022",
        charset: "utf8",
        minify: true,
        write: false,
      });
      const { text, contents } = result.outputFiles[0];
      // Holds no compressed WebAssembly, so it is worth packing: the single file has a budget.
      return `export default ${JSON.stringify(wasm ? text : gzipSync(contents, { level: 9 }).toString("base64"))}`;
    },
  };
}
