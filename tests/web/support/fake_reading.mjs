// A reader of reports for tests of the view alone: the page gets it instead of its own, and the test says what it has read.

/** The module that the page loads instead. */
const fake = `export class Reading {
  constructor(tell) { this.tell = tell; window.readings = [...(window.readings ?? []), this]; }
  read(files) { this.files = files.map(({ name, blob }) => ({ name, size: blob.size })); window.onReading?.(this); }
  async recordsOf(...which) { window.askedRecords = which; return window.recordsFound ?? { records: [], omitted: 0 }; }
  stop() { this.stopped = true; }
}
`;

/** Before the page loads the view. */
export async function replaceReading(page) {
  await page.route(/\/assets\/reading-[\w-]+\.js$/, (route) => route.fulfill({ contentType: "text/javascript", body: fake }));
}

/** The state that the reader tells of files whose picture is this. */
export function stateOf(picture, more = {}) {
  const files = picture.files ?? 1;
  return {
    files, done: files, picture, refused: [], refusedOmitted: 0, notices: [], noticesOmitted: 0, bounces: { hard: 0, soft: 0, complaints: 0, other: 0 },
    tls: picture.tls?.reports ? picture.tls : null, failures: picture.failure_reports ?? 0, ...more,
  };
}

/** A picture of nothing. */
export const nothing = {
  schema: 1, files: 0, reports: 0, duplicates: 0, records: 0, messages: 0, problems: 0, begin: null, end: null, domains: [],
  other_sources: { sources: 0, messages: 0, aligned: { both: 0, dkim_only: 0, spf_only: 0, none: 0 } }, days: [], reporters: [],
  omitted: { domains: 0, days: 0, reporters: 0, addresses_are_exact: true, duplicates_are_exact: true },
};

/** Opens one report; the view shows this state as soon as it asks. */
export async function openReports(page, state, { records, files = { "report.xml": "<feedback/>" } } = {}) {
  await page.evaluate(([told, found]) => {
    window.recordsFound = found;
    window.onReading = ({ tell }) => told && tell.ended(told);
  }, [state ?? null, records ?? null]);
  await page.setInputFiles("#file", Object.entries(files).map(([name, content]) => ({ name, mimeType: "text/xml", buffer: Buffer.from(content) })));
  await page.locator(".reports").waitFor();
  if (state) await page.locator(".reports .progress").waitFor({ state: "hidden" });
}
