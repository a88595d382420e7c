// The messages by day as a drawing, and the same numbers as tables.
import { element, svg } from "../dom.js";
import { text } from "../language.js";
import { block, legend, sampleOf, swatch, wordOf } from "./bar.js";
import { classes, count, dateOf, sumOf } from "./numbers.js";
import { grow, row, rowGroup, table } from "./table.js";

/** @typedef {import("./shape.js").Day} Day @typedef {import("./shape.js").Counts} Counts */
/** @typedef {{ label: string, begin: number, counts: Counts }} Bar `begin`: its first day, in days since 1970 */
/** @typedef {{ bars: Bar[], length: number, first: number, last: number, slots: number }} Chart `length`: the days in one bar, 0 for months */

/** More bars than that are too narrow on a telephone. */
const mostBars = 62;
const height = 180;
/** 2012-01-01: before that year there was no DMARC. */
const firstLikely = 15_340;

/** @param {string} iso */
const dayNumber = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000);

/** Days are one bar each, or those of a week or a month together. @param {readonly Day[]} days @returns {Chart} */
export function chartOf(days) {
  const dated = days.map((day) => ({ ...day, at: dayNumber(day.day) })).filter(({ at }) => Number.isFinite(at));
  // A report that lies about its time must not make all other bars too narrow to see; the table below has its day.
  const likely = dated.filter(({ at }) => at >= firstLikely && at <= Date.now() / 86_400_000 + 2);
  const known = likely.length > 0 ? likely : dated;
  const [first, last] = [known[0]?.at ?? 0, known.at(-1)?.at ?? 0];
  const length = last - first < mostBars ? 1 : last - first < mostBars * 7 ? 7 : 0;
  const monthOf = (/** @type {number} */ at) => {
    const date = new Date(at * 86_400_000);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  };
  const slotOf = (/** @type {number} */ at) => (length ? Math.floor((at - first) / length) : monthOf(at) - monthOf(first));
  /** @type {Map<number, Bar>} */
  const bars = new Map();
  for (const { at, both, dkim_only, spf_only, none } of known) {
    const slot = slotOf(at);
    const begin = length ? first + slot * length : at;
    const label = length ? dateOf(begin, "day") : dateOf(at, "month");
    const bar = bars.get(slot) ?? { label, begin, counts: { both: 0, dkim_only: 0, spf_only: 0, none: 0 } };
    bar.counts.both += both;
    bar.counts.dkim_only += dkim_only;
    bar.counts.spf_only += spf_only;
    bar.counts.none += none;
    bars.set(slot, bar);
  }
  // Beyond any that can be drawn: reports that lie about their time.
  const slots = Math.min(slotOf(last) + 1, 600);
  return { bars: [...bars].flatMap(([slot, bar]) => (slot < slots ? [Object.assign(bar, { slot })] : [])), length, first, last, slots };
}

/** A number of one digit with zeros that is not below it, for the end of an axis. @param {number} value */
export function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return ([1, 2, 3, 4, 6, 8, 10].find((digit) => digit * power >= value) ?? 10) * power;
}

/** @param {readonly Day[]} days @param {number} omitted @param {boolean} several whether there are several domains @param {Map<string, number>} shown */
export function byDay(days, omitted, several, shown) {
  const chart = chartOf(days);
  if (chart.bars.length === 0) return null;
  const title = text(chart.length === 1 ? "reports_by_day" : chart.length === 7 ? "reports_by_week" : "reports_by_month");
  const daily = chart.length === 1 ? null : days.map(({ day, ...counts }) => ({ label: Number.isFinite(dayNumber(day)) ? dateOf(dayNumber(day), "day") : day, counts }));
  return element("section", { class: "days", "aria-labelledby": "reports-days" },
    element("h3", { id: "reports-days", tabindex: "-1" }, title),
    several && element("p", { class: "small" }, text("reports_all_domains")),
    element("figure", {}, drawing(chart, title), legend()),
    omitted > 0 && element("p", { class: "small" }, text("reports_days_omitted", { count: count(omitted) })),
    numbers("numbers", text("reports_numbers"), chart.bars, shown),
    daily && numbers("numbers-daily", text("reports_numbers_daily"), daily, shown),
  );
}

/** @param {Chart} chart @param {string} title */
function drawing({ bars, slots, length, first, last }, title) {
  const highest = roundUp(Math.max(...bars.map(({ counts }) => sumOf(counts)), 1));
  const width = 100 / slots;
  const blocks = bars.map((bar) => {
    let top = height;
    const { slot } = /** @type {Bar & { slot: number }} */ (bar);
    return svg("g", {}, svg("title", {}, `${bar.label}: ${classes.map((name) => `${wordOf(name)} ${count(bar.counts[name])}`).join(", ")}`),
      classes.flatMap((name) => {
        const tall = (height * bar.counts[name]) / highest;
        top -= tall;
        return tall > 0 ? [block(name, { x: `${width * (slot + 0.1)}%`, width: `${width * 0.8}%`, y: top, height: tall })] : [];
      }));
  });
  const lines = [0, 0.5, 1].map((share) => svg("line", { class: "grid", x1: 0, x2: "100%", y1: height * share, y2: height * share }));
  const ends = length ? [first, last] : [bars[0]?.begin ?? 0, bars.at(-1)?.begin ?? 0];
  return element("div", { class: "chart" },
    element("div", { class: "axis-y", "aria-hidden": "true" }, [highest, highest / 2, 0].map((value) => element("span", {}, Number.isInteger(value) ? count(value) : ""))),
    svg("svg", { class: "plot", role: "img", width: "100%", height: height + 1, "aria-labelledby": "reports-chart-title", "aria-describedby": "reports-chart-text" },
      svg("title", { id: "reports-chart-title" }, title),
      svg("desc", { id: "reports-chart-text" }, describe(bars)),
      lines, blocks),
    element("div", { class: "axis-x", "aria-hidden": "true" }, ends.map((end) => element("span", {}, dateOf(end, length ? "day" : "shortMonth")))),
  );
}

/** @param {Bar[]} bars */
function describe(bars) {
  const most = bars.reduce((a, b) => (sumOf(b.counts) > sumOf(a.counts) ? b : a));
  const all = classes.map((name) => `${wordOf(name)} ${count(bars.reduce((sum, { counts }) => sum + counts[name], 0))}`).join(", ");
  return text("reports_chart", { from: bars[0]?.label ?? "", to: bars.at(-1)?.label ?? "", counts: all, most: most.label, count: count(sumOf(most.counts)) });
}

/** @param {string} name @param {string} title @param {{ label: string, counts: Counts }[]} rows @param {Map<string, number>} shown */
function numbers(name, title, rows, shown) {
  const columns = [{ head: text("reports_day") }, ...classes.map((each) => ({ head: [sampleOf(each), " ", wordOf(each)], key: () => [swatch(each), wordOf(each)], number: true }))];
  const details = element("details", { class: name }, element("summary", { id: `reports-${name}` }, title));
  // A year of rows is drawn only for who opens it.
  const fill = () => {
    const body = rowGroup();
    const more = grow({ shown, name, step: 50 }, rows, ({ label, counts }) => row(columns, [label, ...classes.map((each) => count(counts[each]))]), body);
    details.append(table({ class: "by-day", label: `reports-${name}`, columns }, [body]), ...(more ? [more] : []));
  };
  details.addEventListener("toggle", () => details.open && details.childElementCount === 1 && fill());
  return details;
}
