// The first screen of a pasted mail, in each of the twelve situations: who, whether it is proven, by whose word, and how to verify.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, paste, startPage } from "./support/browser.mjs";
import { twelve } from "./support/twelve.mjs";

const { server, browser } = await startPage();

/** The marks of the answer that stand at the beginning of a line, each with the text before it. */
const strayMarks = (page) => page.$eval("#answer", (answer) => {
  const walker = document.createTreeWalker(answer, NodeFilter.SHOW_TEXT);
  const letters = [];
  while (walker.nextNode()) {
    for (let at = 0; at < walker.currentNode.data.length; at++) {
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + 1);
      const { width, left, bottom } = range.getBoundingClientRect();
      if (width > 0) letters.push({ letter: range.toString(), left, bottom });
    }
  }
  return letters.flatMap(({ letter, left, bottom }, i) =>
    i > 0 && /[;:,.!?、。]/.test(letter) && bottom > letters[i - 1].bottom + 5 && left < letters[i - 1].left ? [`${letters.slice(0, i).map((each) => each.letter).join("")} | ${letter}`] : []);
});

for (const lang of ["en", "ja"]) {
  for (const [width, height] of [[1280, 800], [360, 740]]) {
    test(`answers, and offers to verify: ${lang}, ${width} px`, { timeout: 120_000 }, async () => {
      const { page, context } = await openPage(browser, server, { lang, viewport: { width, height } });
      try {
        for (const [situation, [name, mail]] of Object.entries(twelve)) {
          await paste(page, mail);
          await page.evaluate(() => scrollTo(0, 0));
          const ends = await page.evaluate(() => Object.fromEntries([".sign", "#answer", ".verdict .word", "#live button"].map((selector) =>
            [selector, document.querySelector(selector)?.getBoundingClientRect().bottom ?? 0])));
          const { "#live button": button, ...answer } = ends;
          for (const [selector, end] of Object.entries(answer)) assert.ok(end <= 600, `${situation}: ${selector} ends at ${end}`);
          assert.ok(button > 0 && button <= height, `${situation}: the button that verifies ends at ${button}`);
          assert.ok((await page.textContent("#answer")).includes(name), situation);
          // Where nobody has judged, nobody's word is shown.
          assert.equal(answer[".verdict .word"] > 0, !["no results", "sent folder", "no From"].includes(situation), situation);
        }
      } finally {
        await context.close();
      }
    });
  }

  test(`no line of it begins with a mark: ${lang}`, async () => {
    const { page, context } = await openPage(browser, server, { lang });
    try {
      for (const situation of ["ses-unsigned", "spoof", "carrier"]) {
        await paste(page, twelve[situation][1]);
        for (let width = 320; width <= 440; width += 6) {
          await page.setViewportSize({ width, height: 740 });
          assert.deepEqual(await strayMarks(page), [], `${situation}, ${width} px`);
        }
      }
    } finally {
      await context.close();
    }
  });
}
