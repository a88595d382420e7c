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
  const { it } = await tasksOf(browser, page, { it: run });
  return it;
}

/** The longest task of each step, by its name, from one trace: to begin and end one takes longer than most steps. */
export async function tasksOf(browser, page, steps) {
  await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });
  const mark = (name) => page.evaluate((name) => void performance.mark(name), name);
  for (const [name, run] of Object.entries(steps)) {
    await mark(`${name}: begin`);
    await run();
    // The frame that shows it counts.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    await mark(`${name}: end`);
  }
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  const at = (name) => {
    const found = traceEvents.find((event) => event.name === name && event.cat.includes("blink.user_timing"));
    assert.ok(found, `the trace has "${name}"`);
    return found.ts;
  };
  return Object.fromEntries(Object.keys(steps).map((name) => {
    const [begin, end] = [at(`${name}: begin`), at(`${name}: end`)];
    return [name, longestTask(traceEvents.filter(({ ph, ts }) => ph === "M" || (ts >= begin && ts <= end)))];
  }));
}
