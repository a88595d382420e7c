// English: the page's own texts and the toolkit's sentences, one file to load.
export { default as texts } from "../../locales/en.json";
export { default as words } from "fromproof/words/en";
