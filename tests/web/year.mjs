// The reports of a year in the view, against tallies that were made in another way: see tests/reports_of_a_year.py.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { locale, startPage } from "./support/browser.mjs";

const folder = await mkdtemp(join(tmpdir(), "fromproof-year-"));
after(() => rm(folder, { recursive: true }));
const script = fileURLToPath(new URL("../reports_of_a_year.py", import.meta.url));
const tallies = JSON.parse(execFileSync("python3", [script, folder, "90"], { encoding: "utf8", maxBuffer: 2 ** 26 }));
const locales = { en: await locale("en"), ja: await locale("ja") };
const { withPage } = await startPage();

for (const lang of ["en", "ja"]) {
  test(`every number of the page: ${lang}`, { timeout: 120_000 }, () =>
    withPage({ lang }, async (page) => {
      const texts = locales[lang];
      await page.setInputFiles("#folder", folder);
      await page.locator('.reports[data-phase="ended"]').waitFor({ timeout: 60_000 });
      const number = new Intl.NumberFormat(lang);
      const written = ({ messages, aligned: { both, dkim_only, spf_only, none } }) => [messages, both, dkim_only, spf_only, none].map((each) => number.format(each));
      for (const { domain, messages, sources, next } of tallies.domains) {
        await page.check(`.domains input[value="${domain}"]`);
        await page.locator(".of-domain", { hasText: domain }).waitFor();
        assert.equal(await page.locator(".sums dd").first().textContent(), number.format(messages));
        const rows = await page.$$eval(".by-source tbody", (nodes) => nodes.map((node) => [node.querySelector(".name").textContent, ...[...node.querySelectorAll("td.number > :last-child")].map((cell) => cell.textContent)]));
        const expected = sources.map((each) => [each.kind === "own" ? texts.reports_own_of.replace("{domain}", each.name) : each.name, ...written(each)]);
        assert.deepEqual(rows.sort(), expected.sort(), domain);
        assert.deepEqual(await page.$eval(".next-step", ({ dataset }) => [dataset.step, dataset.reason]), [next.policy, next.reason], domain);
        const fixes = await page.$$eval("[data-fix]", (nodes) => nodes.map(({ dataset }) => dataset.fix));
        assert.deepEqual(fixes.sort(), sources.flatMap((each) => each.fixes).sort(), domain);
      }
      await page.click(".numbers-daily summary");
      await page.locator(".numbers-daily tbody tr").first().waitFor();
      for (let more; (await (more = page.locator(".numbers-daily .more")).count()) > 0; ) await more.click();
      const days = await page.$$eval(".numbers-daily tbody tr", (nodes) => nodes.map((node) => [...node.querySelectorAll("td > :last-child")].map((cell) => cell.textContent)));
      assert.deepEqual(days, tallies.days.map((each) => written({ messages: 0, aligned: each }).slice(1)));
      const reporters = await page.$$eval(".by-reporter tbody tr", (nodes) => nodes.map((node) => [...node.children].map((cell) => cell.lastElementChild.textContent)));
      assert.deepEqual(reporters.sort(), tallies.reporters.map(({ org_name, reports, messages }) => [org_name, number.format(reports), number.format(messages)]).sort());
      for (const each of [tallies.tls.reports, tallies.tls.successes, tallies.tls.failures]) assert.ok((await page.textContent(".tls p")).includes(number.format(each)));
      assert.ok((await page.textContent(".notes")).includes(texts.reports_duplicates.replace("{count}", number.format(tallies.duplicates))));
      assert.equal(await page.locator(".refused-files li").count(), tallies.refused.length);
    }));
}
