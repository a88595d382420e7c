// Loads the words first, which complete the page; the larger code that reads mails follows. In the single file all modules run
// at once, so nothing here waits at the top level: code that needs words is in start().
import { setLanguage, wished } from "./language.js";
import { translate } from "./translate.js";

async function boot() {
  await setLanguage(wished());
  translate();
  (await import("./main.js")).start();
}

boot();
