// Everything that is loaded with the first explanation.
export { japaneseCarriers } from "./japanese_carriers.js";
export { misunderstandings } from "./misunderstandings.js";
export { route } from "./route.js";
export { rule } from "./rule.js";
