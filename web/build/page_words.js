import { existsSync } from "node:fs";
import { standIn } from "./stand_in_report_words.js";
import { packageFolder } from "./worker_source.js";

const named = /^fromproof\/words\/(\w+?)(\.later|\.reports)?$/;

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

/** The toolkit's sentences in two parts, `fromproof/words/en` and `fromproof/words/en.later`. A single file has them all in the first. @param {{ single: boolean }} edition */
export function pageWords({ single }) {
  return {
    name: "page-words",
    enforce: "pre",
    resolveId(source) {
      const [, language, later] = named.exec(source) ?? [];
      if (!language) return undefined;
      return single && !later ? this.resolve(`${packageFolder}/words/${language}.mjs`) : `\0${source}`;
    },
    async load(id) {
      const [, language, later] = (id.startsWith("\0") && named.exec(id.slice(1))) || [];
      if (!language) return undefined;
      if (later === ".reports") {
        const file = `${packageFolder}/words/${language}.reports.mjs`;
        return `export default ${JSON.stringify(existsSync(file) ? (await import(file)).default : standIn[language])};`;
      }
      const { default: words } = await import(`${packageFolder}/words/${language}.mjs`);
      const wanted = Object.entries(words).filter(([code]) => !single && !unused.test(code) && afterDns.test(code) === Boolean(later));
      return `export default ${JSON.stringify(Object.fromEntries(wanted))};`;
    },
  };
}
