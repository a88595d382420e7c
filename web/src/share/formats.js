// The formats that a report can be copied in.
import { labelled, outlineOf } from "./outline.js";

/** @typedef {import("./outline.js").Told} Told */

/** @type {Record<"text" | "markdown" | "json", (report: Told) => string>} */
export const formats = {
  text(report) {
    const { title, lead, facts, rows, findings, fixes, note } = outlineOf(report);
    const parts = [
      [title, ...lead],
      facts.map((fact) => labelled(...fact)),
      rows.map(([check, domain, ...cells]) => `${check}  ${domain}  ${cells.filter(Boolean).join(" · ")}`),
      findings.map((finding) => `- ${finding}`),
      ...fixes.map((fix) => [fix.title, ...fix.records.map((record) => `  ${record}`)]),
      [note],
    ];
    return `${parts.filter((part) => part.length > 0).map((part) => part.join("\n")).join("\n\n")}\n`;
  },

  markdown(report) {
    const { title, lead, facts, columns, rows, findings, fixes, note } = outlineOf(report);
    const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
    const parts = [
      [`## ${escaped(title)}`],
      ...lead.map((each) => [escaped(each)]),
      facts.map(([name, value]) => `- ${labelled(escaped(name), code(value))}`),
      [line(columns.map(escaped)), line(columns.map(() => "---")), ...rows.map(([check = "", domain = "", ...cells]) => line([check, code(domain), ...cells.map(escaped)]))],
      findings.map((finding) => `- ${escaped(finding)}`),
      ...fixes.flatMap((fix) => [[`### ${escaped(fix.title)}`], fix.records.map((record) => `    ${record}`)]),
      [escaped(note)],
    ];
    return `${parts.filter((part) => part.length > 0).map((part) => part.join("\n")).join("\n\n")}\n`;
  },

  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
};

/** Text of a mail must never become markup or a link. @param {string} text */
function escaped(text) {
  return text.replace(/[\\`*_[\]<>|~#&!]/g, "\\$&").replace(/:\/\//g, ":\\//").replace(/@/g, "\\@").replace(/www\./gi, "www\\.");
}

/** @param {string} text */
function code(text) {
  return `\`${text.replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}
