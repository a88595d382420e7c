const helper = "\0vite/preload-helper.js";

/** Without Vite's helper around each import(): it would load styles beside scripts, and here a script brings its own (src/sheet.js). */
export function plainImports() {
  return {
    name: "plain-imports",
    apply: "build",
    enforce: "pre",
    load: (id) => (id === helper ? "export const __vitePreload = (load) => load();" : undefined),
  };
}
