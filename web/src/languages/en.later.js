// English: what is behind buttons.
import later from "fromproof/words/en.later";
import reports from "fromproof/words/en.reports";

export { default as texts } from "../../locales/en.later.json";
export const words = { ...later, ...reports };
