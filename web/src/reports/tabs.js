// The choice of a domain: side by side while they are few, a menu if they are many.
import { element } from "../dom.js";
import { shown, text } from "../language.js";
import { count } from "./numbers.js";

/** @typedef {import("./shape.js").DomainOf} DomainOf */

/** More do not fit side by side. */
const mostTabs = 6;

/** @param {DomainOf[]} domains @param {DomainOf} chosen @param {(domain: string) => void} choose */
export function tabs(domains, chosen, choose) {
  const labelOf = (/** @type {DomainOf} */ { messages }) => text("reports_tab", { count: count(messages) });
  if (domains.length > mostTabs) {
    const select = element("select", { id: "reports-domain" }, domains.map((each) => element("option", { value: each.domain, selected: each === chosen }, `${shown(each.domain).textContent} ${labelOf(each)}`)));
    select.addEventListener("change", () => choose(select.value));
    return element("p", { class: "domains" }, element("label", { for: "reports-domain" }, text("reports_domain")), " ", select);
  }
  return element("fieldset", { class: "segments domains" },
    element("legend", {}, text("reports_domain")),
    domains.map((each) => {
      const input = element("input", { type: "radio", name: "reports-domain", value: each.domain, checked: each === chosen });
      input.addEventListener("change", () => choose(each.domain));
      return element("label", {}, input, element("span", {}, shown(each.domain), " ", labelOf(each)));
    }));
}
