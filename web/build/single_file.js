import { buildId, integrity, namedBuild } from "./digest.js";

/** The page's policy with the two hashes instead of "this site", and without the parts that a file cannot have. */
function policyOf(policy, script, style) {
  return policy
    .split("; ")
    .filter((rule) => !/^(?:frame|manifest)-src /.test(rule))
    .map((rule) => {
      if (rule.startsWith("script-src ")) return rule.replace("'self'", `'${integrity(script)}'`);
      if (rule.startsWith("style-src ")) return `style-src '${integrity(style)}'`;
      if (rule.startsWith("worker-src ")) return "worker-src blob:";
      return rule;
    })
    .join("; ");
}

/** Removes a tag from the markup. There must be exactly one. */
function without(html, tag) {
  const [before, after, ...more] = html.split(tag);
  if (after === undefined || more.length > 0) throw new Error(`not one ${tag}`);
  return before + after;
}

/** The edition in one file, which works from a disk: the page itself contains script, style and WebAssembly. */
export function singleFile() {
  return {
    name: "single-file",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const outputs = Object.values(bundle);
        const scripts = outputs.filter(({ type }) => type === "chunk");
        const styles = outputs.filter(({ fileName }) => fileName.endsWith(".css"));
        if (scripts.length !== 1 || styles.length !== 1) throw new Error("one script and one style sheet make a single file");
        // Text that would end the element occurs only in strings.
        const script = scripts[0].code.replaceAll(/<(?=\/script|!--)/gi, "\\x3c");
        const style = String(styles[0].source).trim();
        let html = without(bundle["index.html"].source, /\s*<link rel="stylesheet"[^>]*>/);
        html = without(html, /\s*<script type="module"[^>]*><\/script>/);
        // The notices are packed with the texts; src/notices.js fills them in.
        html = without(html, /\s*<p class="site-only">[^]*?<\/p>/).replace(/(\s*)<\/details>(\s*<p class="small">fromproof)/, '$1  <pre id="notices"></pre>$1</details>$2');
        if (!html.includes('id="notices"')) throw new Error("the page has no place for the notices");
        html = html
          .replace(/(http-equiv="Content-Security-Policy"\s+content=")([^"]*)/, (_, start, policy) => start + policyOf(policy, script, style))
          .replace("</head>", () => `  <style>${style}</style>\n  </head>`)
          .replace("</body>", () => `  <script type="module">${script}</script>\n  </body>`);
        for (const name of Object.keys(bundle)) delete bundle[name];
        this.emitFile({ type: "asset", fileName: "offline.html", source: namedBuild(html, buildId([["offline.html", html]])) });
      },
    },
  };
}
