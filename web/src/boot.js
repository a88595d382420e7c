// Loads the words first, which complete the page; the larger code that reads mails follows. In the single file all modules run
// at once, so nothing here waits at the top level: code that needs words is in start().
import { setLanguage, wished } from "./language.js";
import { translate } from "./translate.js";
import { figure } from "./view/figure.js";

async function boot() {
  await setLanguage(wished());
  // The page that explains needs nothing of what reads mails, except the drawing, which is here so that it is no file of its own.
  if (new URLSearchParams(location.search).has("how")) return (await import("./how/page.js")).start(figure);
  translate();
  (await import("./main.js")).start();
}

boot();
