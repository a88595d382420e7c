import { readFile } from "node:fs/promises";
import { buildId, contentOf, integrity, namedBuild } from "./digest.js";
import { notices } from "./notices.js";

const file = (name) => readFile(new URL(`../${name}`, import.meta.url), "utf8");

/**
 * The edition for a web server: names the build and writes the service worker with the SHA-256 of every file.
 */
export function site() {
  return {
    name: "site",
    apply: "build",
    enforce: "post",
    transformIndexHtml: () => [{ tag: "link", attrs: { rel: "manifest", href: "./manifest.webmanifest" }, injectTo: "head" }],
    async buildStart() {
      this.emitFile({ type: "asset", fileName: "manifest.webmanifest", source: await file("manifest.webmanifest") });
      this.emitFile({ type: "asset", fileName: "notices.txt", source: await notices() });
    },
    generateBundle: {
      order: "post",
      async handler(_, bundle) {
        const page = bundle["index.html"];
        const id = buildId(Object.entries(bundle).map(([name, output]) => [name, contentOf(output)]));
        page.source = namedBuild(page.source, id);
        const files = Object.entries(bundle)
          .map(([name, output]) => [name === "index.html" ? "./" : `./${name}`, integrity(contentOf(output))])
          .sort(([a], [b]) => (a < b ? -1 : 1));
        const source = (await file("sw.js"))
          .replace('"BUILD"', JSON.stringify(id))
          .replace("/* FILES */", () => files.map((file) => `\n  ${JSON.stringify(file)},`).join("") + "\n");
        this.emitFile({ type: "asset", fileName: "sw.js", source });
      },
    },
  };
}
