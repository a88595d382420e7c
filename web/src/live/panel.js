// What the reader sees before any question is sent: the names, the choice of a resolver, the consent, and the same questions
// for a command line.
import { element, reveal } from "../dom.js";
import { pieces, shown, text } from "../language.js";
import { copyButton } from "../view/copy.js";
import { digCommand, purposeOf, tellsOf } from "./names.js";
import { hasResolver, resolvers } from "./resolver.js";

/** @typedef {import("./states.js").States} States @typedef {import("./states.js").Question} Question @typedef {import("../language.js").Key} Key */

/** @param {States} states */
export function panelOf(states) {
  const questions = states.listed;
  const panel = element("div", { class: "live-panel", id: "live-panel" });
  if (!questions) {
    panel.append(element("p", {}, text("working")));
  } else if (questions.length === 0) {
    panel.append(element("p", {}, text("live_nothing")));
  } else {
    const askable = hasResolver() || states.view?.sample;
    panel.append(...(askable ? [formOf(states, questions)] : [element("p", {}, text("live_file")), namesOf(states, questions)]), commandsOf(questions));
    panel.append(element("p", { class: "small note" }, text("live_then_and_now")));
  }
  return panel;
}

/** @param {States} states @param {Question[]} questions @param {Node | null} [sentence] whom these names go to */
function namesOf({ view }, questions, sentence = null) {
  const tells = questions.map(({ name }) => view && tellsOf(name, view.report.message));
  return element(
    "div",
    { class: "live-names" },
    element("h3", { id: "live-names" }, text("live_names")),
    sentence,
    element(
      "ul",
      { "aria-labelledby": "live-names" },
      questions.map(({ name, type }, i) =>
        element(
          "li",
          { "data-name": name, "data-type": type, "data-tells": tells[i] ?? null },
          element("span", { class: "live-purpose" }, text(`live_for_${purposeOf(name)}`)),
          element("code", { translate: "no" }, shown(name), " ", type),
          tells[i] && element("strong", { class: "live-tells" }, text(`live_tells_${tells[i]}`)),
        ),
      ),
    ),
    element("p", { class: "small" }, text("live_follow")),
    tells.some(Boolean) && element("p", { class: "live-warning" }, text("live_warning")),
    view?.report.repairs.some(({ certain }) => !certain) && element("p", { class: "live-warning" }, text("live_repaired")),
  );
}

/** @param {States} states @param {Question[]} questions */
function formOf(states, questions) {
  const form = element("form", { novalidate: true });
  const sentence = element("p", { class: "live-sent" });
  const consent = element("div", { class: "live-consent" });
  const fault = element("p", { class: "live-fault", id: "live-fault", role: "alert" });
  const told = () => {
    const recordedOnly = states.choice === "recorded";
    const resolver = element("strong", {}, states.resolverName());
    const words = recordedOnly ? text("live_recorded_note") : pieces("live_sent", { resolver });
    sentence.replaceChildren(...element("p", {}, words).childNodes);
    consent.hidden = recordedOnly;
  };

  const own = element("input", {
    type: "url", id: "live-own", name: "own", autocomplete: "off", spellcheck: "false", inputmode: "url", placeholder: "https://dns.example/dns-query",
    "aria-label": text("live_own_address"),
  });
  own.value = states.ownAddress;
  own.addEventListener("input", () => {
    states.ownAddress = own.value;
    states.choice = "own";
    /** @type {HTMLInputElement} */ (form.elements.namedItem("live-choice-own")).checked = true;
    told();
  });
  const choices = [states.view?.sample && "recorded", ...(hasResolver() ? [...Object.keys(resolvers), "own"] : [])];
  const fields = choices.filter((choice) => typeof choice === "string").map((choice) => {
    const radio = element("input", { type: "radio", name: "resolver", id: `live-choice-${choice}`, value: choice });
    radio.checked = choice === states.choice;
    radio.addEventListener("change", () => {
      states.choice = choice;
      told();
    });
    const known = resolvers[/** @type {keyof typeof resolvers} */ (choice)];
    return element(
      "div",
      { class: "live-choice" },
      element("label", {}, radio, element("span", {}, text(/** @type {Key} */ (`live_choice_${choice}`)))),
      known && element("a", { href: known.policy, target: "_blank", rel: "noreferrer noopener" }, text("live_policy", { name: new URL(known.url).host })),
      choice === "own" && own,
    );
  });

  const agree = element("input", { type: "checkbox", id: "live-agree" });
  agree.checked = states.agreed;
  agree.addEventListener("change", () => (states.agreed = agree.checked));
  consent.append(element("label", {}, agree, element("span", {}, text("live_agree"))));

  form.append(
    element("fieldset", {}, element("legend", {}, text("live_choose")), fields),
    namesOf(states, questions, sentence),
    consent,
    fault,
    element("button", { type: "submit", class: "primary" }, text("live_ask")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [missing, field] = missingOf(states, form);
    fault.textContent = missing ? text(missing) : "";
    if (missing) field?.focus();
    else states.start();
  });
  told();
  return form;
}

/** What the reader must still enter before any question is sent, and where. @param {States} states @param {HTMLFormElement} form
 * @returns {[Key, HTMLElement | null] | []} */
function missingOf(states, form) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement | null} */ (form.querySelector(selector));
  if (!states.choice || !find("input[name=resolver]:checked")) return ["live_no_choice", find("input[name=resolver]")];
  if (states.choice === "recorded") return [];
  if (!states.address()) return ["live_no_address", find("#live-own")];
  return states.agreed ? [] : ["live_no_consent", find("#live-agree")];
}

/** @param {Question[]} questions */
function commandsOf(questions) {
  const commands = questions.map(digCommand).join("\n");
  return element(
    "details",
    { open: !hasResolver() },
    element("summary", {}, text("live_commands")),
    element("pre", { class: "live-commands", tabindex: "0", "aria-label": text("live_commands") }, reveal(commands, { keep: "\n" })),
    copyButton(() => commands, text("live_copy_commands"), { word: text("live_copy_commands") }),
  );
}
