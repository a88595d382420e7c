// How long a page blocks: the tasks of its main thread, from a trace.
import assert from "node:assert/strict";

/** The tasks of the main threads of all pages: when each began, in microseconds, and the processor time that it took. */
function tasksIn(events) {
  const of = ({ pid, tid }) => `${pid} ${tid}`;
  const main = new Set(events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(of));
  const tasks = events.filter((event) => /RunTask$/.test(event.name) && main.has(of(event)) && event.tdur !== undefined);
  return tasks.map(({ ts, tdur }) => ({ begin: ts, taken: tdur }));
}

/** In milliseconds. */
function longest(tasks) {
  assert.ok(tasks.length > 0, "tasks were recorded");
  return Math.max(...tasks.map(({ taken }) => taken)) / 1000;
}

/** The longest task of the main thread of every page, by the processor time that it took, in milliseconds. */
export const longestTask = (events) => longest(tasksIn(events));

/** The longest task while something is done in a page. */
export async function taskOf(browser, page, run) {
  const { it } = await tasksOf(browser, page, { it: run });
  return it;
}

/**
 * The longest task of each step, by its name, from one trace: to begin and end one takes longer than most steps. A step is
 * what to do in the page, or steps of its own, whose tasks are told by name.
 */
export async function tasksOf(browser, page, steps) {
  await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });
  const mark = (name) => page.evaluate((name) => void performance.mark(name), name);
  async function walk(steps, path) {
    for (const [name, run] of Object.entries(steps)) {
      const here = `${path}/${name}`;
      if (typeof run === "object") {
        await walk(run, here);
        continue;
      }
      await mark(`${here}: begin`);
      await run().catch((error) => Promise.reject(new Error(`${here}: ${error.message}`, { cause: error })));
      // The frame that shows it counts.
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
      await mark(`${here}: end`);
    }
  }
  let failed;
  try {
    await walk(steps, "");
  } catch (error) {
    failed = error;
  }
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  if (failed) throw failed;
  const tasks = tasksIn(traceEvents);
  const marks = new Map(traceEvents.filter(({ cat }) => cat.includes("blink.user_timing")).map(({ name, ts }) => [name, ts]));
  const at = (name) => {
    assert.ok(marks.has(name), `the trace has "${name}"`);
    return marks.get(name);
  };
  const told = (steps, path) => Object.fromEntries(Object.entries(steps).map(([name, run]) => {
    const here = `${path}/${name}`;
    if (typeof run === "object") return [name, told(run, here)];
    const [from, to] = [at(`${here}: begin`), at(`${here}: end`)];
    return [name, longest(tasks.filter(({ begin }) => begin >= from && begin <= to))];
  }));
  return told(steps, "");
}
