import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { toBase85 } from "../src/base85.js";
import { pack } from "./pack.js";

const base85 = fileURLToPath(new URL("../src/base85.js", import.meta.url));

// The package `fromproof` from the wasm build: the loader, and fromproof.wasm beside it.
export const packageFolder = process.env.FROMPROOF_PACKAGE ?? fileURLToPath(new URL("../../build/wasm/npm", import.meta.url));

/** Compressed before it becomes text, so that the single file is small; a server's gzip undoes the cost of base64. @param {boolean} single */
const packedWasm = (single) => ({
  name: "packed-wasm",
  setup(bundle) {
    bundle.onLoad({ filter: /\.wasm$/ }, async ({ path }) => {
      const packed = pack(await readFile(path));
      if (!single) return { contents: packed, loader: "binary" };
      const contents = `import { fromBase85 } from ${JSON.stringify(base85)};\nexport default fromBase85(${JSON.stringify(toBase85(packed))});`;
      return { contents, loader: "js", resolveDir: packageFolder };
    });
  },
});

/** The workers by their modules, and the WebAssembly that each contains. */
const workers = {
  "virtual:reader": join(packageFolder, "../reader.wasm"),
  "virtual:verifier": join(packageFolder, "fromproof.wasm"),
};

/**
 * Returns a worker as a string: one classic script with the WebAssembly inside. A worker made from it by a blob URL
 * is bound by the page's content security policy; one loaded from an address would not be.
 * @param {{ single: boolean }} edition a single file holds the verifier alone, which reads, too
 */
export function workerSource({ single }) {
  return {
    name: "worker-source",
    resolveId: (id) => (id in workers ? `\0${single ? "virtual:verifier" : id}` : undefined),
    async load(id) {
      const wasm = id.startsWith("\0") && workers[id.slice(1)];
      if (!wasm) return undefined;
      const result = await build({
        entryPoints: [fileURLToPath(new URL("../src/worker.js", import.meta.url))],
        alias: { fromproof: join(packageFolder, "fromproof.mjs"), "fromproof.wasm": wasm },
        plugins: [packedWasm(single)],
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
      return `export default ${JSON.stringify(result.outputFiles[0].text)}`;
    },
  };
}
