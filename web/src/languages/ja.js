// Japanese: the page's own texts. The toolkit's sentences come with the first mail.
export { default as texts } from "../../locales/ja.json";
