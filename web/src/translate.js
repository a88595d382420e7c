// The texts of the markup, in the language of the page.
import { element } from "./dom.js";
import { isKey, language, text } from "./language.js";
import { sampleNames } from "./samples.js";

export function translate() {
  const root = document.documentElement;
  root.lang = language();
  document.title = `${text("title")} · fromproof`;
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-text]"))) {
    const key = node.dataset.text ?? "";
    // Folded parts are loaded when they are opened.
    if (isKey(key)) node.textContent = text(key);
  }
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("nav a"))) {
    if (link.lang === language()) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.works"))) link.href = `?how&lang=${language()}`;
  document.getElementById("sample-buttons")?.replaceChildren(
    ...sampleNames.map((name) => element("button", { type: "button", "data-sample": name }, text(`sample_${name}`))),
  );
  root.dataset.ready = "";
}
