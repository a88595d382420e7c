import { packageFolder } from "./worker_source.js";

const named = /^fromproof\/words\/(\w+?)(?:\.(later|reports))?$/;

/** Words of the command's report, for which the page has its own. */
const unused = /^(?:label|severity|result)-/;

/** What only answers of DNS can show: faults of records and keys. They come with the code that asks DNS. */
export const afterDns = new RegExp(
  `^(?:${[
    "error:(?:bad-key|bad-der|wrong-key-type|key-too-large|weak-key|bad-key-version)",
    "error:(?:not-spf|unknown-mechanism|qualified-modifier|duplicate-modifier|bad-macro|bad-domain-spec|bad-prefix-length)",
    "error:(?:not-dmarc|bad-policy|missing-policy|bad-keyword|(?:bad|unsafe)-report-uri|unsupported-scheme|obsolete-size|(?:historic|unknown|unused)-tag)",
    "spf-(?:pass-all|wide-network|wide-prefix|ptr|redirect-ignored|without-all|many-lookups|void-lookups|error|record-misplaced|merged-note|merged-lookups-note)",
    "dmarc-(?:several-records|record-fault|record-misplaced|merged-note)",
    "several-records|bad-record|too-many-(?:lookups|void-lookups|mx)|(?:include|redirect)-without-record",
    "cause-[\\w-]+|key-[\\w-]+|dkim-(?:short-key|testing|key-gone)|ses-old-verification",
  ].join("|")})$`,
);

/** In which part a sentence is; undefined for the first. @param {string} code */
const partOf = (code) => (/^(?:reports|bounce):/.test(code) ? "reports" : afterDns.test(code) ? "later" : undefined);

/**
 * The toolkit's sentences in three parts: `fromproof/words/en`, `fromproof/words/en.later`, and for reports `fromproof/words/en.reports`.
 * A single file has them all in the first, which is the third, too.
 * @param {{ single: boolean }} edition
 */
export function pageWords({ single }) {
  return {
    name: "page-words",
    enforce: "pre",
    resolveId(source) {
      const [, language, part] = named.exec(source) ?? [];
      if (!language) return undefined;
      return single && part !== "later" ? this.resolve(`${packageFolder}/words/${language}.mjs`) : `\0${source}`;
    },
    async load(id) {
      const [, language, part] = (id.startsWith("\0") && named.exec(id.slice(1))) || [];
      if (!language) return undefined;
      const { default: words } = await import(`${packageFolder}/words/${language}.mjs`);
      const wanted = Object.entries(words).filter(([code]) => !single && !unused.test(code) && partOf(code) === part);
      return `export default ${JSON.stringify(Object.fromEntries(wanted))};`;
    },
  };
}
