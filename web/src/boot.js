// The words come first and the page stands; what reads mails is larger and comes after. In the single file all modules run
// at once, so nothing here waits at the top level: what needs words is in start().
import { setLanguage, wished } from "./language.js";
import { translate } from "./translate.js";

async function boot() {
  await setLanguage(wished());
  translate();
  (await import("./main.js")).start();
}

boot();
