import { readFile } from "node:fs/promises";
import { integrity } from "./digest.js";

/** The pages that ask DNS, by the servers that they may reach. A policy cannot depend on a later input. */
const pages = {
  "resolver.html": "https://dns.google https://cloudflare-dns.com",
  "resolver-own.html": "https:",
};

const read = (name) => readFile(new URL(`../src/live/${name}`, import.meta.url), "utf8");

/** Writes them from one template and one script. Each page contains the script unchanged and allows it by its hash. */
export function resolverPages() {
  return {
    name: "resolver-pages",
    apply: "build",
    async generateBundle() {
      const template = await read("resolver.html");
      const script = `\n${await read("frame.js")}`;
      for (const [fileName, servers] of Object.entries(pages)) {
        const source = template
          .replace("RESOLVER_SCRIPT_HASH", integrity(script))
          .replace("RESOLVER_SERVERS", servers)
          .replace("<!-- RESOLVER_SCRIPT -->", () => `<script>${script}</script>`);
        this.emitFile({ type: "asset", fileName, source });
      }
    },
  };
}
