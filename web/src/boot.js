// The words come first and the page stands; what reads mails is larger and comes after.
import { setLanguage, wished } from "./language.js";
import { translate } from "./translate.js";

await setLanguage(wished());
translate();
await import("./main.js");
