// Japanese: what is behind buttons.
export { default as texts } from "../../locales/ja.later.json";
export { default as words } from "fromproof/words/ja.later";
