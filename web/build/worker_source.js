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

const [verifier, reader, reports] = ["fromproof.wasm", "../reader.wasm", "reports.wasm"].map((name) => join(packageFolder, name));

/** Compressed before it becomes text, so that the single file is small; a server's gzip undoes the cost of base64. @param {string} file */
const packedWasm = (file) => ({
  name: "packed-wasm",
  setup(bundle) {
    bundle.onResolve({ filter: /\.wasm$/ }, () => ({ path: file, namespace: "wasm" }));
    bundle.onResolve({ filter: /^packed$/ }, ({ path }) => ({ path, namespace: "packed" }));
    bundle.onLoad({ filter: /./, namespace: "packed" }, async () => ({ contents: pack(await readFile(file)), loader: "binary" }));
    bundle.onLoad({ filter: /./, namespace: "wasm" }, () => ({
      contents: `import packed from "packed";\nimport { unpack } from ${JSON.stringify(source("lzma.js"))};\nexport const wasm = () => unpack(packed);`,
      resolveDir: packageFolder,
    }));
  },
});

/** Stands in the single file's worker for both modules, packed together. */
const place = "BOTH_MODULES_PACKED";

/** For the single file: both modules in one text, of which each is a part. */
const packedTogether = {
  name: "packed-together",
  setup(bundle) {
    bundle.onResolve({ filter: /\.wasm$/ }, ({ path }) => ({ path, namespace: "wasm" }));
    bundle.onLoad({ filter: /./, namespace: "wasm" }, async ({ path }) => {
      const [first, second] = await Promise.all([verifier, reports].map((file) => readFile(file)));
      const [begin, end] = path === "reports.wasm" ? [first.length, first.length + second.length] : [0, first.length];
      return {
        contents: `import { fromBase85 } from ${JSON.stringify(source("base85.js"))};\nimport { unpack } from ${JSON.stringify(source("lzma.js"))};\n` +
          `export const wasm = () => unpack(fromBase85("${place}")).subarray(${begin}, ${end});`,
        resolveDir: packageFolder,
      };
    });
  },
};

/** The workers by their modules: the script that each begins with, and its WebAssembly. */
const workers = {
  "virtual:reader": { script: "worker.js", wasm: reader },
  "virtual:verifier": { script: "worker.js", wasm: verifier },
  "virtual:reports": { script: "reports/worker.js", wasm: reports },
  "virtual:all": { script: "worker_all.js" },
  "virtual:body": { script: "body/worker.js" },
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

/** What a worker is made of. @param {string} id */
function makingOf(id) {
  const { script, wasm } = workers[id];
  const entryPoints = [source(script)];
  if (id === "virtual:body") return { entryPoints, alias: { "postal-mime/charsets": join(library, "decode-strings.js") }, plugins: [unusedLeftOut] };
  const alias = { fromproof: join(packageFolder, "fromproof.mjs"), "fromproof/reports": join(packageFolder, "reports.mjs") };
  return { entryPoints, alias, plugins: [wasm ? packedWasm(wasm) : packedTogether] };
}

/** The code of a worker; that of the single file has a place for its modules. @param {string} id */
export async function codeOf(id) {
  const result = await build({
    ...makingOf(id),
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
  return result.outputFiles[0].text;
}

/** The single file's worker: its code from the texts, and the modules put in. */
async function joinedAll() {
  const both = pack(Buffer.concat(await Promise.all([verifier, reports].map((file) => readFile(file)))));
  return [
    'import { texts } from "packed-texts";',
    `export default texts["virtual:all"].replaceAll("${place}", () => ${JSON.stringify(toBase85(both))});`,
  ].join("\n");
}

/**
 * Returns a worker as a string: one classic script with the WebAssembly inside. A worker made from it by a blob URL
 * is bound by the page's content security policy; one loaded from an address would not be.
 * @param {{ single: boolean }} edition a single file has one worker for everything but bodies
 */
export function workerSource({ single }) {
  return {
    name: "worker-source",
    resolveId: (id) => (id in workers ? `\0${single && id !== "virtual:body" ? "virtual:all" : id}` : undefined),
    async load(id) {
      const name = id.startsWith("\0") ? id.slice(1) : "";
      if (!(name in workers)) return undefined;
      if (name === "virtual:all") return joinedAll();
      const code = await codeOf(name);
      // Holds no compressed WebAssembly, so it is worth packing where no server does.
      return `export default ${JSON.stringify(name === "virtual:body" ? gzipSync(code, { level: 9 }).toString("base64") : code)}`;
    },
  };
}
