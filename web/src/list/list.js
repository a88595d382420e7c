// A list to choose from if the input has several mails: how they fare, what to show of them, and in which order.
import { element, place } from "../dom.js";
import { glanceOf } from "../glance.js";
import { pieces, text } from "../language.js";
import { addSheet } from "../sheet.js";
import { listOfFiles, listOfMails, mostRows, page } from "./items.js";
import menuStyle from "../style/menu.css?inline";
import style from "./list.css?inline";
import { countsOf, sorted, sorts, visible } from "./order.js";
import { isUnread, read } from "./reading.js";
import { rowContent } from "./row.js";
import { save } from "./save.js";
import { wayOut } from "./way_out.js";

/** @typedef {import("./items.js").Item} Item @typedef {import("./items.js").List} List @typedef {import("./kept.js").Kept} Kept */
/** @typedef {import("../source.js").Source} Source @typedef {import("../source.js").Found} Found @typedef {import("../reports/shape.js").Given} Given */
/**
 * What a list needs of the page. `say` tells screen readers; `openList` shows another list, from which a button leads back; `reopen` goes there.
 * @typedef {{ pick: (item: Item) => void, say: (words: string) => void, openList: (list: Listed) => void, reopen: (what: Within) => void }} Use
 */
/**
 * What the page can show instead of a mail: a list, or what reports say. Back, Clear and its undo treat them alike.
 * @typedef {object} Shower
 * @property {(list: any, use: Use) => HTMLElement} choose
 * @property {(list: any) => void} leave it is no longer shown
 * @property {(list: any) => boolean} resume puts the reader back to where they were
 * @property {(list: any) => string} countOf it in one line
 * @property {(list: any, result: import("../session.js").Result, kept: Kept | null) => void} [learn] the mail that was chosen from it was verified; `kept`: at the end
 * @property {(list: any) => Kept | null} [keptOf] what is kept of the mail that was chosen, if it was verified before
 */
/** @typedef {{ by: Shower, within?: Within, back?: import("../language.js").Key, origin?: readonly Given[] }} Listed `origin`: the files that a list was made of; `within`: what it was opened from; `back` says so @typedef {{ source: Source | null, sample: string | null, list: Listed | null }} Within */

addSheet(menuStyle);
addSheet(style);

export const by = { choose, leave, resume, countOf, learn, keptOf };

/** Several files: what is in them if one seems to be a report, otherwise a list to choose from. @param {Found} found @returns {Promise<Listed>} */
export async function listOf(found) {
  try {
    const { hasReports } = await import("../reports/look.js");
    if (await hasReports(found)) return (await import("../reports/reports.js")).makeReports(givenOf(found), found);
  } catch {
    // If the view cannot be loaded, its files are in the list, refused by what they are.
  }
  return listOfMailFiles(found);
}

/** @param {Found} found @returns {Listed} */
export const listOfMailFiles = (found) => Object.assign(listOfFiles(found), { by, origin: givenOf(found) });

/** @param {Parameters<typeof listOfMails>} of @returns {Listed} */
export const listOfMailsIn = (...of) => Object.assign(listOfMails(...of), { by, origin: [{ name: of[0].file ?? "", blob: of[0].blob }] });

/** @param {Found} found @returns {Given[]} */
const givenOf = ({ files }) => files.map(({ file, name }) => ({ name, blob: file }));

/** What is no mail but may be a report. @type {Set<string | undefined>} */
const reportKinds = new Set(["xml", "gzip", "zip", "utf16", "not-mail"]);

/** What a file or a text is that is no mail: reports, or null. @param {Source} source @param {string} kind @returns {Promise<Listed | null>} */
export async function reportsIn({ blob, file }, kind) {
  if (!reportKinds.has(kind)) return null;
  const { beginsReport } = await import("../reports/look.js");
  if (!(await beginsReport(blob))) return null;
  return (await import("../reports/reports.js")).makeReports([{ name: file ?? "", blob }]);
}

/** Stops reading the list that is shown. */
let stop = () => {};
/** Puts the focus on the row of a mail. @type {(item: Item) => boolean} */
let focusOn = () => false;

/** The list is no longer shown; what it has not read yet, it reads when it is shown again. */
function leave() {
  stop();
  stop = () => {};
}

/** Puts the reader back to the mail that was chosen last, if there is one. @param {List} list */
function resume({ picked, scroll }) {
  if (!picked || !focusOn(picked)) return false;
  scrollTo(0, scroll);
  return true;
}

/** The mail that was chosen was verified: its row shows what it shows. @param {List} list @param {import("../session.js").Result} result @param {Kept | null} kept */
function learn(list, { kind, report }, kept) {
  if (!list.picked) return;
  list.picked.glance = glanceOf(kind, report);
  if (kept) list.verified.keep(list.picked, kept);
  list.order = sorted(list.items, list.sort);
}

/** @param {List} list */
function keptOf({ picked, verified }) {
  return picked && verified.of(picked);
}

/** @param {List & Listed} list @param {Use} use */
function choose(list, { pick, say, openList, reopen }) {
  leave();
  const title = element("h2", { id: "answer", tabindex: "-1" }, text("input_list_title"));
  const counts = element("p", { class: "counts" });
  const failing = element("button", { type: "button", id: "list-failing" }, text("list_failing"));
  const sort = element("select", { id: "list-sort" }, sorts.map((name) => element("option", { value: name, selected: name === list.sort }, text(`list_sort_${name}`))));
  const saving = element("button", { type: "button", id: "list-save" }, text("list_save"));
  const earlier = element("button", { type: "button", id: "list-earlier" });
  const rows = element("ol", { class: "mails" });
  const none = element("p", { class: "none" }, text("list_none"));
  const more = element("button", { type: "button", id: "list-more" });
  /** The rows that are shown. @type {Map<Item, { row: HTMLElement, button: HTMLElement, known: unknown }>} */
  let drawn = new Map();

  /** @param {Item} item */
  function rowOf(item) {
    const known = item.glance ?? item.refused;
    const old = drawn.get(item);
    if (old?.known === known && old) return old;
    const button = old?.button ?? element("button", { type: "button", class: "mail" });
    button.replaceChildren(...rowContent(item, list.files > 0));
    if (old) return Object.assign(old, { known });
    button.addEventListener("click", () => {
      list.picked = item;
      list.scroll = scrollY;
      pick(item);
    });
    return { row: element("li", {}, button), button, known };
  }

  /** Shows the rows between `from` and `to`; those that stay keep the focus. */
  function fill() {
    const all = visible(list);
    if (list.from >= all.length) list.from = 0;
    list.to = Math.max(list.to, list.from + page);
    drawn = new Map(all.slice(list.from, list.to).map((item) => [item, rowOf(item)]));
    const focused = /** @type {HTMLElement | null} */ (rows.contains(document.activeElement) ? document.activeElement : null);
    place(rows, [...drawn.values()].map(({ row }) => row));
    rows.start = list.from + 1;
    if (focused && focused !== document.activeElement) (focused.isConnected ? focused : title).focus({ preventScroll: true });
    const left = all.length - list.to;
    more.hidden = left <= 0;
    more.textContent = text("input_list_more", { count: Math.min(page, left) });
    earlier.hidden = list.from === 0;
    earlier.textContent = text("list_earlier", { count: Math.min(page, list.from) });
    return all;
  }

  function show() {
    const all = fill();
    const { unread, ...found } = countsOf(list.items);
    counts.replaceChildren(
      summaryOf(list, found),
      ...(list.skipped ? [" ", text("list_skipped", { count: list.skipped })] : []),
      ...(list.more ? [" ", text("list_cut", { count: list.items.length })] : []),
      ...(unread && list.items.length > page ? [" ", text("list_progress", { count: list.items.length - unread, all: list.items.length })] : []),
    );
    saving.disabled = unread > 0 || found.mails === 0;
    failing.setAttribute("aria-pressed", String(list.failing));
    none.hidden = all.length > 0 || unread > 0;
  }

  /** Begins at the top of another selection or order. */
  function restart() {
    [list.from, list.to] = [0, page];
    show();
  }

  failing.addEventListener("click", () => {
    list.failing = !list.failing;
    restart();
    say(text("list_shown", { count: visible(list).length, all: list.items.length }));
  });
  sort.addEventListener("change", () => {
    list.sort = sorts.find((name) => name === sort.value) ?? "file";
    list.order = sorted(list.items, list.sort);
    restart();
  });
  saving.addEventListener("click", () => save(list.order));
  more.addEventListener("click", () => {
    const next = list.to;
    list.to += page;
    list.from = Math.max(list.from, list.to - mostRows);
    show();
    focus(next);
  });
  earlier.addEventListener("click", () => {
    const before = list.from;
    list.from = Math.max(0, list.from - page);
    list.to = Math.min(list.to, list.from + mostRows);
    show();
    focus(before - 1);
  });

  /** @param {number} nth of all that could be shown */
  function focus(nth) {
    [...drawn.values()][nth - list.from]?.button.focus();
  }
  focusOn = (item) => {
    const button = drawn.get(item)?.button;
    button?.focus({ preventScroll: true });
    return button !== undefined;
  };

  show();
  if (list.items.some(isUnread)) {
    let scheduled = 0;
    stop = read(list, {
      // One drawing for all that was read since the last frame.
      learned: () => void (scheduled ||= requestAnimationFrame(() => ((scheduled = 0), show()))),
      ended() {
        cancelAnimationFrame(scheduled);
        // What came meanwhile stood at the end.
        list.order = sorted(list.items, list.sort);
        const focused = [...drawn].find(([, { button }]) => button === document.activeElement)?.[0];
        if (focused) include(visible(list).indexOf(focused));
        show();
        say(counts.textContent ?? "");
      },
    });
  }

  /** @param {number} nth moves what is shown so that it is among it */
  function include(nth) {
    if (nth < 0 || (nth >= list.from && nth < list.to)) return;
    list.from = nth - (nth % page);
    list.to = list.from + page;
  }

  return element(
    "section",
    { class: "choose", "aria-labelledby": "answer" },
    wayOut(list, reopen),
    title,
    counts,
    element(
      "div",
      { class: "tools" },
      failing,
      saving,
      reportsButton(list, openList),
      element("span", {}, element("label", { for: "list-sort" }, text("list_sort")), " ", sort),
    ),
    element("p", { class: "small" }, text("input_list_note")),
    earlier,
    rows,
    none,
    more,
  );
}

/** A button that shows what reports and bounces among the mails say; hidden if there are none. @param {List & Listed} list @param {Use["openList"]} openList */
function reportsButton({ origin, items, back }, openList) {
  const button = element("button", { type: "button", id: "list-reports", hidden: true }, text("list_reports"));
  // Where they were opened from, the reports are already shown.
  if (!origin || back) return button;
  button.addEventListener("click", async () => {
    const { makeReports } = await import("../reports/reports.js");
    openList({ ...makeReports(origin), back: "input_list_back" });
  });
  import("../reports/look.js").then(({ someCarry }) => someCarry(items)).then((some) => (button.hidden = !some), () => {});
  return button;
}

/** How many there are of each, with the signs of the rows. @param {List} list @param {Omit<import("./order.js").Counts, "unread">} found */
function summaryOf({ files }, { mails, refused, ...of }) {
  const each = (/** @type {"pass" | "fail" | "unknown"} */ tone) => element("span", { class: "count" }, text(`list_${tone}`, { count: of[tone] }));
  return element("span", {}, pieces("list_counts", { mails, pass: each("pass"), fail: each("fail"), unknown: each("unknown") }), files > 0 && refused > 0 && ` ${text("list_refused", { count: refused })}`);
}

/** The list in one line. @param {List} list */
function countOf({ items, files, more }) {
  return text(files > 0 ? "input_list_files" : more ? "input_list_cut" : "input_list_mbox", { count: files || items.length });
}
