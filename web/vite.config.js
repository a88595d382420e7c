// Two editions: the site (`vite build`), and the single file offline.html (`vite build --mode offline`), where
// `import.meta.env.MODE` is "offline".
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { packedTexts } from "./build/packed_texts.js";
import { pageWords } from "./build/page_words.js";
import { plainImports } from "./build/plain_imports.js";
import { resolverPages } from "./build/resolver_pages.js";
import { singleFile } from "./build/single_file.js";
import { site } from "./build/site.js";
import { staticTexts } from "./build/static_texts.js";
import { workerSource } from "./build/worker_source.js";

const page = fileURLToPath(new URL("index.html", import.meta.url));

export default defineConfig(({ mode }) => {
  const single = mode === "offline";
  return {
    base: "./",
    publicDir: false,
    plugins: [workerSource({ single }), pageWords({ single }), staticTexts(), plainImports(), ...(single ? [packedTexts(), singleFile()] : [resolverPages(), site()])],
    build: {
      target: "es2022",
      modulePreload: false,
      assetsInlineLimit: 0,
      cssCodeSplit: !single,
      emptyOutDir: !single,
      rollupOptions: single
        ? { input: page, output: { inlineDynamicImports: true } }
        : { input: page },
    },
  };
});
