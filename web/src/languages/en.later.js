// English: what is behind buttons.
export { default as texts } from "../../locales/en.later.json";
export { default as words } from "fromproof/words/en.later";
