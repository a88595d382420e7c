// Everything that is loaded with the first explanation.
import style from "./style.css?inline";

export { japaneseCarriers } from "./japanese_carriers.js";
export { misunderstandings } from "./misunderstandings.js";
export { route } from "./route.js";
export { rule } from "./rule.js";
export { spamFields } from "./spam_fields.js";

const sheet = new CSSStyleSheet();
sheet.replaceSync(style);
document.adoptedStyleSheets.push(sheet);
