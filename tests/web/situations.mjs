// Each situation of the design as a recorded mail: the page's answer, in both languages, and what it shows beside it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { answerOf, checks, locale, openPage, openSample, paste, records, reported, require, sampleMail as mail, startPage } from "./support/browser.mjs";

const apart = "ap-northeast-1.amazonses.com";
const own = ["authentication yes", "alignment yes"];
const other = ["authentication yes", "alignment no"];

// What a recipient makes of it, who can publish nothing: whether a proven name is the one expected.
const expectSender = { en: /^Next Check that example\.jp is the name you expect/, ja: /example\.jpが、思っている相手のドメインか確かめて/ };
const distrust = { en: /unproven/, ja: /未確認/ };

// The sentences come from the design; the consequences of each mail's own facts are written beside them. `next` is the
// step of the sender, `received` that of a recipient.
const situations = {
  "ses-before": {
    answer: { sign: "✓", en: "Gmail says it came from example.jp; not checked here.", ja: "Gmailはexample.jpからのメールと判定しています。ここでは検証していません" },
    en: "DMARC passes, by DKIM alone.",
    ja: "DMARCは合格です。ただしDKIMだけで合格しています",
    next: { en: /custom MAIL FROM.*second proof/, ja: /カスタム MAIL FROM.*SPFでも合格/ },
    fixes: ["ses-custom-mail-from"],
    why: { spf: other, dkim: own },
    strict: { en: /by DKIM alone/, ja: /DKIMだけでDMARC合格/ },
    bridges: ["bad", "ok", "bad"],
    myths: ["include", "key", "policy"],
    carrier: true,
  },
  "ses-after": {
    answer: { sign: "✓", en: "Gmail says it came from example.jp; not checked here.", ja: "Gmailはexample.jpからのメールと判定しています。ここでは検証していません" },
    en: "Both SPF and DKIM are aligned (relaxed).",
    ja: "SPF・DKIMともにFromのドメインと一致しています（緩和モード）",
    next: { en: /Nothing to fix/, ja: /対応は不要です/ },
    fixes: [],
    why: { spf: own, dkim: own },
    // MAIL FROM must be a subdomain, so SPF is never aligned strictly.
    strict: { en: /by DKIM alone/, ja: /DKIMだけでDMARC合格/ },
    bridges: ["ok", "ok", "bad"],
    myths: ["key", "policy"],
    carrier: true,
  },
  "ses-unsigned": {
    answer: { sign: "✕", en: "Not proven. It says example.jp; amazonses.com sent it.", ja: "証明されていません。example.jpを名乗っていますが、amazonses.comから送られました" },
    en: "DMARC fails: SPF and DKIM pass, but only as amazonses.com.",
    ja: "DMARCは不合格です。SPF・DKIMは合格ですが、amazonses.comとしての合格です",
    next: { en: /^Next First turn on Easy DKIM .* then set a custom MAIL FROM/, ja: /まず.*Easy DKIM.*次に/ },
    received: distrust,
    fixes: ["ses-easy-dkim", "ses-custom-mail-from"],
    why: { spf: other, dkim: other },
    strict: { en: /would fail/, ja: /DMARC不合格/ },
    bridges: ["bad", "bad"],
    myths: ["include", "key", "policy"],
    carrier: true,
  },
  forwarded: {
    answer: { sign: "✓", en: "Gmail says it came from example.jp; not checked here.", ja: "Gmailはexample.jpからのメールと判定しています。ここでは検証していません" },
    en: "DMARC passes, by DKIM; SPF fails, as it often does for forwarded mail.",
    ja: "DKIMによりDMARCは合格です。SPFの不合格は、転送されたメールではよくあります",
    next: { en: /Nothing to fix/, ja: /対応は不要です/ },
    fixes: [],
    why: { spf: ["authentication no", "alignment yes"], dkim: own },
    strict: { en: /by DKIM alone/, ja: /DKIMだけでDMARC合格/ },
    // The envelope has the name of the author, but SPF failed.
    bridges: ["idle", "ok"],
    myths: ["ip"],
    carrier: false,
  },
  carrier: {
    answer: { sign: "✓", en: "mx.carrier.example says it came from example.jp; not checked here.", ja: "mx.carrier.exampleはexample.jpからのメールと判定しています。ここでは検証していません" },
    word: { en: "Recorded by mx.carrier.example; not checked here", ja: "mx.carrier.exampleの判定です。この画面では検証していません" },
    // The verdict is DMARC's; the rows of the carriers say what they check.
    en: "DMARC passes, by DKIM alone.",
    ja: "DMARCは合格です。ただしDKIMだけで合格しています",
    next: { en: /second proof/, ja: /SPFでも合格/ },
    fixes: ["ses-custom-mail-from"],
    why: { spf: other, dkim: own },
    strict: { en: /by DKIM alone/, ja: /DKIMだけでDMARC合格/ },
    bridges: ["bad", "ok", "bad"],
    myths: ["include", "key", "policy"],
    carrier: true,
  },
  "policy-none": {
    answer: { sign: "✓", en: "Gmail says it came from example.jp; not checked here.", ja: "Gmailはexample.jpからのメールと判定しています。ここでは検証していません" },
    en: "Passed. The policy (p=none) was not needed.",
    ja: "合格です。ポリシー（p=none）は今回は使われていません",
    next: { en: /reports.*quarantine.*reject/, ja: /レポート.*quarantine.*reject/ },
    fixes: [],
    why: { spf: own, dkim: own },
    strict: { en: /by SPF and DKIM/, ja: /SPFとDKIMの両方でDMARC合格/ },
    bridges: ["ok", "ok"],
    myths: ["policy"],
    carrier: false,
  },
  spoof: {
    answer: { sign: "✕", en: "Not proven. It says example.jp; mailer.example sent it.", ja: "証明されていません。example.jpを名乗っていますが、mailer.exampleから送られました" },
    en: "Nothing proves this came from example.jp.",
    ja: "example.jpからの送信を示す証拠がありません",
    next: { en: /sign it with DKIM as example\.jp/, ja: /example\.jpのDKIM署名を付ける/ },
    received: distrust,
    fixes: [],
    why: { spf: other, dkim: other },
    strict: { en: /would fail/, ja: /DMARC不合格/ },
    bridges: ["bad", "bad"],
    myths: ["policy"],
    carrier: true,
  },
};
const byGmail = { en: "Gmail wrote this", ja: "Gmailの判定です" };
const unused = { en: "SES is not using your MAIL FROM.", ja: "カスタム MAIL FROM が使われていません" };
const carriers = { en: "au may check SPF for another domain.", ja: "auは別のドメインのSPFを確認することがあります" };

const names = { en: await locale("en"), ja: await locale("ja") };

const { server, browser, withPage } = await startPage();

/** Chooses the side of the reader. @param {"received" | "sent"} side */
async function choose(page, side) {
  const before = await page.evaluateHandle(() => document.getElementById("result").report);
  if (await page.isChecked(`#side-${side}`)) return;
  await page.check(`#side-${side}`);
  await page.waitForFunction((report) => document.getElementById("result").report !== report, before);
}

/** Opens the explanations, which are loaded then. */
async function unfold(page) {
  const folded = page.locator("#result > :is(.why, .myths, .carrier)");
  await folded.evaluateAll((nodes) => nodes.forEach((node) => (node.open = true)));
  await page.waitForFunction(() => [...document.querySelectorAll("#result > :is(.why, .myths, .carrier)")].every((node) => node.childElementCount > 1));
}

/** In each language one page gets all situations, as a reader would give them: opening a page takes longer than a mail. */
const shared = {};
async function withMails(lang, use) {
  const { page, complaints } = (shared[lang] ??= await openPage(browser, server, { lang }));
  try {
    await use(page);
    assert.deepEqual(complaints, [], "nothing on the console");
  } catch (failure) {
    // It must not affect the next test.
    await shared[lang].context.close();
    delete shared[lang];
    throw failure;
  }
}

const texts = (page, selector) => page.$$eval(selector, (nodes) => nodes.map((node) => node.textContent));
const data = (page, selector, name) => page.$$eval(selector, (nodes, key) => nodes.map((node) => node.dataset[key]), name);
/** The four marks of the rule. */
const rule = (page) =>
  page.$$eval("[data-pair]", (nodes) => Object.fromEntries(nodes.map((node) => [node.dataset.pair, [...node.querySelectorAll("[data-condition]")].map(({ dataset }) => `${dataset.condition} ${dataset.met}`)])));

for (const lang of ["en", "ja"]) {
  describe(`in ${lang === "en" ? "English" : "Japanese"}`, () => {
    for (const [name, expected] of Object.entries(situations)) {
      test(`${name}: ${expected[lang]}`, () =>
        withMails(lang, async (page) => {
          const report = await paste(page, await mail(name));
          assert.deepEqual([await page.textContent(".sign"), await answerOf(page)], [expected.answer.sign, expected.answer[lang]]);
          assert.equal(await page.textContent(".headline"), expected[lang]);
          assert.equal(await page.textContent(".verdict .word"), (expected.word ?? byGmail)[lang]);
          assert.equal(await page.locator(".verdict .limits").count(), expected.answer.sign === "✓" ? 1 : 0, "a domain is proven, not honesty");
          const guessed = expected.fixes.length > 0 ? "sent" : "received";
          assert.equal(await page.getAttribute("[name=side]:checked", "id"), `side-${guessed}`, "the guess");
          await choose(page, "received");
          assert.match(await page.textContent(".verdict .next"), (expected.received ?? expectSender)[lang]);
          assert.deepEqual(await data(page, "[data-fix]", "fix"), [], "a recipient can publish nothing");
          await choose(page, "sent");
          assert.match(await page.textContent(".verdict .next"), expected.next[lang]);
          assert.deepEqual(await data(page, "[data-fix]", "fix"), expected.fixes);

          const bridges = await page.$$eval(".figure .wide .bridge", (nodes) => nodes.map((node) => node.classList[1]));
          assert.deepEqual(bridges, expected.bridges);
          assert.equal(await page.getAttribute(".figure", "aria-hidden"), "true");
          assert.equal(await page.locator(".figure .edge:not(.ghost)").count(), 2 * report.dkim.length, "a stamp for each signature, in both drawings");

          // Readers of Japanese see it for each mail, others only if a mailbox of such a carrier gets the mail.
          const concerned = lang === "ja" || name === "carrier";
          assert.equal(await page.locator(".carrier:not([open])").count(), concerned ? 1 : 0, "collapsed");
          assert.deepEqual(await texts(page, ".carrier .gist"), concerned && expected.carrier ? [carriers[lang]] : []);
          await unfold(page);
          assert.deepEqual(await rule(page), expected.why);
          assert.deepEqual(await data(page, "[data-myth]", "myth"), expected.myths);

          // The switch changes what is shown, never what is recorded as the result.
          const before = await checks(page);
          const shown = await texts(page, ".counts-column, [role=cell] .badge");
          await page.check("#if-strict");
          assert.match(await page.textContent(".what-if"), expected.strict[lang]);
          assert.deepEqual(await checks(page), before);
          assert.ok((await page.locator(".badge.if").count()) > 0, "marked as supposed");
          await page.uncheck("#if-strict");
          assert.equal(await page.textContent(".what-if"), "");
          assert.deepEqual(await texts(page, ".counts-column, [role=cell] .badge"), shown);
        }));
    }

    test(`ses-unused, which a mail alone cannot show: ${unused[lang]}`, () =>
      withMails(lang, async (page) => {
        await page.click("#clear");
        await paste(page, await mail("ses-unused"));
        assert.equal(await page.textContent(".headline"), situations["ses-before"][lang]);
        await page.click(".unused summary");
        assert.equal(await page.textContent(".unused b"), unused[lang], "asked beside the records");
        await page.click("#clear");
        // The records of the sample replace DNS.
        const report = await openSample(page, "ses-unused");
        assert.equal(await page.textContent(".headline"), unused[lang]);
        assert.deepEqual([report.dmarc.result, report.dmarc.source], ["pass", "verified"]);
        assert.match(await page.textContent(".verdict .next"), /72/);
        assert.deepEqual(await data(page, "[data-fix]", "fix"), ["ses-use-mail-from"]);
        await page.locator(".unused li").first().waitFor();
        assert.equal(await page.locator(".unused li").count(), 4, "what to look at");
        assert.deepEqual(await records(page), [], "they are published already");
      }));

    test("Japanese carriers: which of the fields was chosen, and what each of them reads", () =>
      withMails(lang, async (page) => {
        await paste(page, await mail("carrier"));
        await page.click(".carrier summary");
        await page.locator(".carrier dl").waitFor();
        assert.deepEqual(await texts(page, ".carrier .order li"), ["Resent-Sender", "Resent-From", "Sender", "From"]);
        assert.deepEqual(await texts(page, ".carrier [data-chosen]"), ["Sender"]);
        const rows = await page.$$eval(".carrier dl > div", (nodes) => nodes.map((node) => node.querySelector("dd b").textContent));
        assert.deepEqual(rows, ["example.jp", apart, "mailer.example"], "docomo: From; au: the envelope; au at its strictest: Sender");
        assert.match(await page.textContent(".carrier dl > div:first-child"), lang === "en" ? /warns its readers.*no warning for a mail that passes/ : /警告を表示.*警告の対象ではありません/);
        assert.match(await page.textContent(".apex"), lang === "en" ? /^Not for DMARC/ : /^DMARCのためではなく/);
        await page.click(".apex .copy");
        assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "include:amazonses.com");
      }));
  });
}

describe("records", () => {
  const expected = {
    list: /^mail\.example\.jp {2}MX {2}10 feedback-smtp\.ap-northeast-1\.amazonses\.com\n/,
    "zone-file": /^; ses-custom-mail-from\nmail\.example\.jp\. 300 IN MX 10 feedback-smtp\.ap-northeast-1\.amazonses\.com\.\n/,
    route53: /"Action": "UPSERT".*"Name": "mail\.example\.jp/s,
    cloudflare: /"type": "MX"/,
    terraform: /resource "aws_route53_record"/,
  };

  test("in five forms, each copied as a whole", () =>
    withPage({ lang: "en" }, async (page) => {
      await paste(page, await mail("ses-before"));
      for (const [format, text] of Object.entries(expected)) {
        await page.check(`[name="format"][value="${format}"]`);
        await page.click(".fix .body > .copy");
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        assert.match(copied, text, format);
        if (format === "route53" || format === "cloudflare") JSON.parse(copied);
        if (format !== "list") assert.equal((await page.textContent(".written")).trim(), copied.trim());
      }
    }));

  test("name and value are copied apart, and subdomain and region are the reader's choice", () =>
    withPage({ lang: "en" }, async (page) => {
      await paste(page, await mail("ses-before"));
      const [subdomain, region] = await page.locator(".choices input").all();
      assert.deepEqual([await subdomain.inputValue(), await region.inputValue()], ["mail", "ap-northeast-1"]);
      await subdomain.fill("bounce");
      await region.fill("eu-west-1");
      await page.locator('[data-name="bounce.example.jp"][data-value*="eu-west-1"]').waitFor();
      assert.deepEqual(await records(page), [
        ["bounce.example.jp", "MX", "10 feedback-smtp.eu-west-1.amazonses.com"],
        ["bounce.example.jp", "TXT", "v=spf1 include:amazonses.com ~all"],
      ]);
      assert.match(await page.textContent(".fix h3"), /eu-west-1/);
      const [value, name] = await page.locator(".record").first().locator(".copy").all();
      await value.click();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "10 feedback-smtp.eu-west-1.amazonses.com");
      await name.click();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "bounce.example.jp");
      await page.check('[name="format"][value="zone-file"]');
      assert.match(await page.textContent(".written"), /bounce\.example\.jp\. 300 IN MX 10 feedback-smtp\.eu-west-1\.amazonses\.com\./);
      // An invalid name changes nothing.
      await subdomain.fill('x" evil');
      assert.equal(await subdomain.getAttribute("aria-invalid"), "true");
      assert.match(await page.textContent(".choices"), /Not valid/);
      assert.match(await page.textContent(".written"), /^; ses-custom-mail-from\nbounce\.example\.jp\./);
    }));

  test("the reader's choice outlives another language and what DNS says, under the hand that types, and ends with the mail", () =>
    withPage({ lang: "en" }, async (page) => {
      // Holds back what a sample is verified with, so that the answers arrive while the caret is in the field.
      let answer;
      await page.route("**/assets/*verifier*", (route) => void (answer = () => route.continue()));
      await page.click('[data-sample="ses-before"]');
      await reported(page);
      await page.fill("#fix-region", "eu-west-1");
      await page.fill("#fix-subdomain", "bounce");
      await page.click(".unused summary");
      await page.click('nav [lang="ja"]');
      await page.locator(".choices label", { hasText: "サブドメイン" }).waitFor();
      await page.locator('[data-name="bounce.example.jp"][data-value*="eu-west-1"]').waitFor();
      const chosen = [["bounce.example.jp", "MX", "10 feedback-smtp.eu-west-1.amazonses.com"], ["bounce.example.jp", "TXT", "v=spf1 include:amazonses.com ~all"]];
      assert.deepEqual(await records(page), chosen);
      assert.equal(await page.inputValue("#fix-region"), "eu-west-1");
      await page.locator(".unused li").first().waitFor();
      assert.match(await page.textContent(".unused b"), /カスタム/, "what was open is open");

      await page.focus("#fix-subdomain");
      await answer();
      await page.locator('[data-check="dmarc"][data-source="verified"]').waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.id), "fix-subdomain");
      await page.keyboard.type("s2");
      await page.locator('[data-name="bounces2.example.jp"]').first().waitFor();
      assert.deepEqual(await records(page), chosen.map(([, ...rest]) => ["bounces2.example.jp", ...rest]));

      await page.click('[data-sample="ses-unsigned"]');
      await page.locator('[data-fix="ses-easy-dkim"]').waitFor();
      assert.equal(await page.inputValue("#fix-subdomain"), "mail");
      assert.equal(await page.inputValue("#fix-region"), "ap-northeast-1");
    }));

  test("what a resource of Terraform is called by follows the subdomain, and begins with no digit", () =>
    withPage({ lang: "en" }, async (page) => {
      await paste(page, await mail("ses-before"));
      await page.check('[name="format"][value="terraform"]');
      // Names of Terraform begin with a letter or an underscore.
      for (const [subdomain, label] of [["bounce", "bounce_example_jp"], ["1st", "_1st_example_jp"]]) {
        await page.fill("#fix-subdomain", subdomain);
        await page.locator(".written", { hasText: `"${subdomain}.example.jp"` }).waitFor();
        const written = await page.textContent(".written");
        assert.deepEqual([...written.matchAll(/^resource "aws_route53_record" "(.*)" \{/gm)].map(([, name]) => name), [`${label}_mx`, `${label}_txt`]);
        assert.doesNotMatch(written, /mail[._]example/);
        assert.ok(written.includes(`"${subdomain}.example.jp"`));
      }
    }));
});

for (const lang of ["en", "ja"]) {
  test(`what opens and switches has no fault of accessibility and stays on the page: ${lang}`, { timeout: 60_000 }, async () => {
    // Adds axe to the page, which the page's policy would refuse.
    const { page, context } = await openPage(browser, server, { lang, viewport: { width: 320, height: 800 }, bypassCSP: true });
    await paste(page, await mail("carrier"));
    await page.check("#evidence-details");
    await page.check("#if-strict");
    await page.$$eval("details", (nodes) => nodes.forEach((node) => (node.open = true)));
    await page.locator(".choices input").last().fill("nowhere");
    await page.check('[name="format"][value="terraform"]');
    await page.click(".apex .copy");
    for (const width of [320, 1200]) {
      await page.setViewportSize({ width, height: 800 });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, `${width} px`);
    }
    await page.addScriptTag({ path: require.resolve("axe-core/axe.min.js") });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await page.evaluate(() => axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), [], colorScheme);
    }
    await context.close();
  });
}

test("a choice keeps what else stands on the card", () =>
  withPage({ lang: "en" }, async (page) => {
    await paste(page, await mail("ses-before"));
    const linked = await page.locator(".fix .to-raw, [role=rowheader] .to-raw").count();
    assert.ok(linked > 1);
    await page.check('[name="format"][value="cloudflare"]');
    await page.check("#if-strict");
    assert.equal(await page.locator(".fix .to-raw, [role=rowheader] .to-raw").count(), linked);
  }));

// The proven or claimed name, the sign, whose word it is, and how to verify it.
for (const lang of ["en", "ja"]) {
  for (const [width, height] of [[1280, 800], [360, 740]]) {
    test(`the first screen answers: ${lang}, ${width} px`, async () => {
      const { page, context } = await openPage(browser, server, { lang, viewport: { width, height } });
      try {
        for (const name of Object.keys(situations)) {
          await page.click(`[data-sample="${name}"]`);
          await page.waitForFunction((mark) => document.querySelector(".sample-mark")?.textContent.includes(mark) && document.getElementById("result").dataset.state === "done", names[lang][`sample_${name}`]);
          await page.evaluate(() => scrollTo(0, 0));
          const end = (selector) => page.$eval(selector, (node) => node.getBoundingClientRect().bottom);
          for (const selector of [".sign", "#answer", ".verdict .word"]) assert.ok((await end(selector)) <= 600, `${name}: ${selector} ends at ${await end(selector)}`);
        }
        // A reader's own mail has no row of samples above it.
        await paste(page, await mail("ses-before"));
        await page.evaluate(() => scrollTo(0, 0));
        const button = await page.$eval("#live button", (node) => node.getBoundingClientRect().bottom);
        assert.ok(button <= height, `the button that verifies ends at ${button}`);
      } finally {
        await context.close();
      }
    });
  }
}

test("results of another server than the receiver are only claims", () =>
  withPage({ lang: "en" }, async (page) => {
    const claim = "Authentication-Results: mx.other.example; spf=pass smtp.mailfrom=bank.example; dmarc=pass header.from=bank.example\r\nFrom:";
    await paste(page, (await mail("spoof")).replace(/^From:/m, claim));
    // The receiver's own Received-SPF is below its Received field, where only its Authentication-Results counts.
    assert.match(await page.textContent(".claims summary"), /^Other records \(2\): unverified claims/);
    assert.match(await page.textContent(".claims"), /mx\.other\.example.*unverified claim.*spf=pass smtp\.mailfrom=bank\.example/);
    assert.equal(await page.textContent(".headline"), situations.spoof.en);
  }));

test("the computed result is shown beside the receiver's", () =>
  withPage({ lang: "en" }, async (page) => {
    await paste(page, await mail("ses-before"));
    assert.equal(await page.locator("[data-reported]").count(), 0, "nothing was verified yet");
    await page.click("#clear");
    await openSample(page, "ses-before");
    assert.equal(await page.locator('[data-source="verified"][data-check="dkim-authentication"]').count(), 2);
    assert.deepEqual(await data(page, "[data-reported]", "reported"), ["pass", "pass", "pass", "pass"]);
    assert.match(await page.textContent('[data-check="spf-authentication"]'), /Computed from what the mail says.*Recorded by mx\.google\.com, too/);
    assert.doesNotMatch(await page.textContent('[data-check="spf-authentication"]'), /Verified here/);
    assert.match(await page.textContent('[data-check="dkim-authentication"]'), /Verified here just now.*Recorded by mx\.google\.com, too/);
  }));

test("names of any length and script stay inside the drawing", () =>
  withPage({ lang: "en" }, async (page) => {
    const long = `${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.example`;
    const text = [
      `Return-Path: <x@${long}>`,
      `Received: from ${long} (${long} [2001:db8:1234:5678:9abc:def0:1234:5678]) by mx.example.net with ESMTPS; Thu, 11 Jun 2026 04:07:38 +0000`,
      `Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=x@${long}; dmarc=fail`,
      ...[1, 2, 3, 4, 5].map((i) => `DKIM-Signature: v=1; a=rsa-sha256; d=\u202etset.${i}.example; s=s; h=From; bh=aGk=; b=aGk=`),
      `From: x@${"x".repeat(60)}.${"y".repeat(60)}.${"z".repeat(60)}.example`,
      "",
      "",
    ].join("\r\n");
    for (const width of [320, 1200]) {
      await page.setViewportSize({ width, height: 800 });
      await paste(page, text);
      const outside = await page.$$eval(".figure svg", (drawings) =>
        drawings.filter((drawing) => drawing.getBoundingClientRect().width > 0).flatMap((drawing) => {
          const frame = drawing.getBoundingClientRect();
          return [...drawing.querySelectorAll("text")].filter((node) => {
            const box = node.getBoundingClientRect();
            return box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1;
          }).map((node) => node.textContent);
        }),
      );
      assert.deepEqual(outside, [], `${width} px`);
      assert.ok(!(await page.textContent(".figure")).includes("\u202e"));
      assert.match(await page.textContent(".figure"), /and 2 more signatures/);
      assert.match(await page.textContent(".figure"), /…c+\.example/, "the end of a name is what tells");
    }
  }));
