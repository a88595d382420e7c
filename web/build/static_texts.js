import { readFile } from "node:fs/promises";

/** Puts the English texts into the markup, so that the page has text before its scripts run, and without them. */
export function staticTexts() {
  return {
    name: "static-texts",
    async transformIndexHtml(html) {
      const read = async (name) => JSON.parse(await readFile(new URL(`../locales/${name}.json`, import.meta.url), "utf8"));
      const texts = { ...(await read("en")), ...(await read("en.later")) };
      const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
      return html.replace(/(data-text="([^"]+)"[^>]*>)[^<]*/g, (all, tag, key) => (key in texts ? tag + escape(texts[key]) : all));
    },
  };
}
