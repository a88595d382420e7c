// Japanese: what is behind buttons.
import later from "fromproof/words/ja.later";
import reports from "fromproof/words/ja.reports";

export { default as texts } from "../../locales/ja.later.json";
export const words = { ...later, ...reports };
