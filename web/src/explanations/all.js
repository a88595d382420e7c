// Everything that is loaded with the first explanation.
import { addSheet } from "../sheet.js";
import style from "./style.css?inline";

export { japaneseCarriers } from "./japanese_carriers.js";
export { misunderstandings } from "./misunderstandings.js";
export { route } from "./route.js";
export { rule } from "./rule.js";
export { spamFields } from "./spam_fields.js";

addSheet(style);
