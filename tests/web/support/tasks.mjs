// How long a page blocks: the tasks of its main thread, from a trace.
import assert from "node:assert/strict";

/** The longest task of the main thread of every page, by the processor time that it took, in milliseconds. */
export function longestTask(events) {
  const of = ({ pid, tid }) => `${pid} ${tid}`;
  const main = new Set(events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(of));
  const tasks = events.filter((event) => /RunTask$/.test(event.name) && main.has(of(event)) && event.tdur !== undefined);
  assert.ok(tasks.length > 0, "tasks were recorded");
  return Math.max(...tasks.map(({ tdur }) => tdur)) / 1000;
}

/** The longest task while something is done in a page. */
export async function taskOf(browser, page, run) {
  await browser.startTracing(page, { categories: ["toplevel"] });
  await run();
  // The frame that shows it counts.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  return longestTask(JSON.parse(await browser.stopTracing()).traceEvents);
}
