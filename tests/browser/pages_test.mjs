// Opens the pages of a run in Chromium, from the disk, and does what readers do: filter, sort, follow a link to a
// target, change the language, use the keyboard alone, read without a script, print. axe-core looks at every kind of
// page, and no request may leave the folder.
//
// usage: node pages_test.mjs DUIZHANG SOURCE_DIR [PART/PARTS] [WORDS]
// PART/PARTS: of all tests each PARTS-th, from PART on (1/2, 2/2: halves that run at the same time).
// WORDS: only the tests whose name holds this regular expression.
// Where Chromium or the packages of package-lock.json are missing it says so and is skipped.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [binary, source, ...choice] = process.argv.slice(2);
const [part, parts] = /^\d+\/\d+$/.test(choice[0] ?? "") ? choice.shift().split("/").map(Number) : [1, 1];
const only = new RegExp(choice[0] ?? "");
const require = createRequire(import.meta.url);
// The shell without a window takes a quarter of the time for a page.
const executable = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
let chromium, axe;
try {
  ({ chromium } = require("playwright-core"));
  axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
} catch { /* told below */ }
if (!executable || !chromium) {
  console.log(`SKIPPED: ${executable ? "the packages of tests/browser are not installed (npm ci)" : "Chromium is not installed"}; scripts/test.sh installs both`);
  process.exit(0);
}

const work = mkdtempSync(join(tmpdir(), "duizhang-browser-"));
const browser = await chromium.launch({
  executablePath: executable,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const failures = [];
let passed = 0;

// A document newly loaded; whatever it asks for beyond the folder is a failure. Pages that were closed are taken again:
// a page of its own costs more than the document it shows. Nothing of a document outlives about:blank; what a test
// sets for a page (print) is set back.
const spare = new Map();
async function open(path, { width = 1440, scheme = "light", script = true, query = "" } = {}) {
  const kind = `${scheme} ${script}`;
  const kept = spare.get(kind) ?? [];
  spare.set(kind, kept);
  let page = kept.pop();
  if (!page) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, javaScriptEnabled: script, bypassCSP: false });
    page = await context.newPage();
    page.spare = kept;
    page.on("request", (request) => { if (!/^(file:\/\/|data:|about:blank$)/.test(request.url())) page.asked.push(request.url()); });
    page.on("pageerror", (error) => page.wrong.push(error.message));
    page.on("console", (message) => { if (message.type() === "error") page.wrong.push(message.text()); });
  }
  page.asked = [];
  page.wrong = [];
  if (page.viewportSize().width !== width) await page.setViewportSize({ width, height: 900 });
  await page.goto(pathToFileURL(path).href + query, { waitUntil: "load" });
  return page;
}
async function close(page) {
  // Leaving first, so that what the page does at its end is seen too.
  await page.goto("about:blank");
  assert.deepEqual(page.asked, [], "requests that leave the folder");
  assert.deepEqual(page.wrong, [], "errors in the page");
  page.spare.push(page);
}
let number = 0;
async function test(name, act) {
  if (number++ % parts !== part - 1 || !only.test(name)) return;
  try {
    await act();
    ++passed;
  } catch (error) {
    failures.push(name);
    console.log(`FAILED: ${name}\n${error.stack ?? error}\n`);
  }
}

const site = join(work, "site"), single = join(work, "single");
execFileSync(binary, ["run", "--rules", join(source, "rules"), "--out", site, join(source, "examples/reports")], { stdio: "ignore" });
// Of two years of one place: it shows every part of the page, and a third of the rows. To look at one costs axe-core the
// more the longer the page is.
execFileSync(binary, ["run", "--single-file", "--rules", join(source, "rules"), "--out", single, ...["donglan-2023.txt", "donglan-2024.txt"].map((name) => join(source, "examples/reports", name))], { stdio: "ignore" });
// The same with a theme of one's own that draws the overview's rows as they are asked for, as thousands of years do.
const many = join(work, "many"), theme = join(work, "theme");
mkdirSync(theme);
writeFileSync(join(theme, "report.yaml"), "layout: {overview_rows: 2}\npage: {title: {zh: 我们的账本, en: Our ledger}}\n");
writeFileSync(join(theme, "colors.css"), readFileSync(join(source, "engine/report/assets/colors.css"), "utf8") + "@media (prefers-color-scheme: light) { :root { --ink: #102030 } }\n");
writeFileSync(join(theme, "page.html"), readFileSync(join(source, "engine/report/assets/page.html"), "utf8").replace("<footer>", "<footer><p id=\"house\">{{zh:page.title}} / {{en:page.title}}</p>"));
execFileSync(binary, ["run", "--rules", join(source, "rules"), "--theme", theme, "--out", many, join(source, "examples/reports")], { stdio: "ignore" });
const years = readdirSync(join(site, "years")).sort();
// The year with most rows that were judged.
const year = join(site, "years", years.map((name) => [readFileSync(join(site, "years", name), "utf8").split('data-s="missed"').length, name]).sort((a, b) => b[0] - a[0])[0][1]);
const kinds = {
  overview: join(site, "index.html"), year, place: join(site, "places", readdirSync(join(site, "places"))[0]),
  indicators: join(site, "indicators.html"), indicator: join(site, "indicators/gdp.html"), matrix: join(site, "matrix.html"),
  findings: join(site, "findings.html"), methods: join(site, "methods.html"), data: join(site, "data.html"),
  targets: join(site, "targets.html"), many: join(many, "index.html"), single: join(single, "index.html"),
};
const visibleRows = (page) => page.locator("table.targets > tbody:visible").count();
const statusBox = (page, status) => page.locator(`.chips label[data-s=${status}]`).first();

for (const [kind, path] of Object.entries(kinds))
  for (const [width, scheme, query] of [[1440, "light", ""], [390, "dark", "?lang=en"]])
    await test(`axe-core finds nothing on ${kind} at ${width}, ${scheme}`, async () => {
      const page = await open(path, { width, scheme, query });
      await page.evaluate(() => { for (const one of [...document.querySelectorAll("details")].slice(0, 3)) one.open = true; });
      // Through the debugger, which the page's own policy does not bind.
      await page.evaluate(axe);
      // Rows that are not drawn yet have no colours that could be measured.
      await page.addStyleTag({ content: ".targets { content-visibility: visible !important }" });
      // Of what passes only how many rules: to name each place of it takes longer than to look at it.
      const found = await page.evaluate(async () => {
        const { violations, passes } = await axe.run(document, {
          preload: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        });
        return {
          violations: violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 160)} (${one.nodes.length}) ${one.nodes[0].failureSummary.slice(0, 200)}`),
          passes: passes.length,
        };
      });
      assert.deepEqual(found.violations, []);
      assert.ok(found.passes > 10);
      await close(page);
    });

await test("nothing is wider than a phone's screen", async () => {
  for (const path of Object.values(kinds)) {
    const page = await open(path, { width: 390 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 390, path);
    await close(page);
  }
});

await test("the filter shows only what was asked for, keeps it in the address, and a reload brings it back", async () => {
  const page = await open(year);
  const all = await visibleRows(page);
  await statusBox(page, "missed").click();
  await page.waitForFunction((n) => [...document.querySelectorAll("table.targets > tbody")].filter((one) => !one.hidden).length < n, all);
  const missed = await visibleRows(page);
  assert.ok(missed > 0 && missed < all);
  assert.equal(await page.locator("table.targets > tbody:visible:not([data-s=missed])").count(), 0);
  assert.match(page.url(), /status=missed/);
  await page.reload();
  assert.equal(await visibleRows(page), missed);
  await page.locator("#filter-clear").click();
  await page.waitForFunction((n) => [...document.querySelectorAll("table.targets > tbody")].filter((one) => !one.hidden).length === n, all);
  await page.locator("#filter-words").fill("没有任何一行有这些字");
  await page.locator("#filter-none").waitFor({ state: "visible" });
  assert.equal(await visibleRows(page), 0);
  await close(page);
});

await test("a head sorts up, down and not at all; the address says so; grounds go with their row", async () => {
  const page = await open(year);
  const ids = () => page.evaluate(() => [...document.querySelector("table.targets").tBodies].map((one) => one.id));
  const gaps = () => page.evaluate(() => [...document.querySelector("table.targets").tBodies].filter((one) => one.dataset.gap).map((one) => +one.dataset.gap));
  const before = await ids();
  const head = page.locator("table.targets").first().locator("thead button.sort").last();
  await head.click();
  const up = await gaps();
  assert.deepEqual(up, [...up].sort((a, b) => a - b));
  assert.notDeepEqual(await ids(), before);
  assert.match(page.url(), /sort=4/);
  assert.equal(await page.locator("table.targets th[aria-sort=ascending]").count(), 1);
  assert.equal(await page.locator("table.targets > tbody > tr.grounds").count(), await page.locator("table.targets > tbody").count());
  await head.click();
  const down = await gaps();
  assert.deepEqual(down, [...down].sort((a, b) => b - a));
  await page.reload();
  assert.deepEqual(await gaps(), down);
  await page.locator("table.targets").first().locator("thead button.sort").last().click();
  assert.deepEqual(await ids(), before);
  await close(page);
});

await test("a link to a target opens its grounds with both quotes, and every row names its own link", async () => {
  let page = await open(year);
  const id = await page.evaluate(() => [...document.querySelectorAll("table.targets > tbody[data-s=missed]")][0].id);
  await close(page);
  page = await open(year, { query: `#${id}` });
  await page.locator(`#${id} .context`).waitFor({ state: "visible" });
  assert.equal(await page.locator(`#${id} .context blockquote`).count(), 2);
  assert.ok(await page.locator(`#${id}`).evaluate((one) => one.getBoundingClientRect().top < innerHeight));
  // At its status, and at the end of its grounds.
  assert.equal(await page.locator(`#${id} a[href="#${id}"]`).count(), 2);
  await close(page);
});

await test("the language changes everything at the same anchors, and goes with the reader to the next page", async () => {
  const page = await open(kinds.overview);
  const ids = () => page.evaluate(() => [...document.querySelectorAll("[id]")].map((one) => one.id));
  const before = await ids();
  assert.ok(await page.locator("main h1", { hasText: "对账" }).isVisible());
  await page.locator("label", { hasText: "English" }).click();
  assert.match(await page.locator("main h1").innerText(), /held to account/);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  assert.deepEqual(await ids(), before);
  const left = await page.evaluate(() => [...document.querySelectorAll("span[lang=zh]")].filter((one) => one.getClientRects().length).length);
  assert.equal(left, 0);
  await page.locator("table.overview tbody td.y a").first().click();
  await page.waitForLoadState();
  assert.match(page.url(), /lang=en/);
  assert.match(await page.locator(".numbers").first().innerText(), /Not reported/);
  await close(page);
});

await test("all targets: search, filter and sort over all rows, with the state in the address", async () => {
  const page = await open(kinds.targets);
  const rows = page.locator("#list tbody tr");
  assert.ok(await rows.count() >= 50);
  await page.locator("#filter-words").fill("生产总值");
  await page.waitForFunction(() => location.search.includes("q="));
  const some = await rows.count();
  assert.ok(some > 0 && some < 50);
  await page.locator("#list thead button.sort").nth(5).click();
  assert.match(page.url(), /sort=5/);
  const link = await rows.first().locator("a").getAttribute("href");
  assert.match(link, /^years\/.+\.html#v-[0-9a-f]{12}$/);
  await page.reload();
  assert.equal(await rows.count(), some);
  await rows.first().locator("a").click();
  await page.waitForLoadState();
  assert.equal(await page.locator("tbody:target").count(), 1);
  await close(page);
});

await test("an overview of many years draws, sorts and searches its rows, and the address keeps that", async () => {
  const page = await open(kinds.many);
  const rows = page.locator("#years-box tbody tr");
  const all = await rows.count();
  assert.equal(all, years.length);
  assert.equal(await page.locator("#years-fallback:visible").count(), 0);
  const missed = () => rows.locator("td.m").allInnerTexts();
  const head = page.locator("#years-box thead button.sort").nth(6);
  await head.click();
  await head.click();
  const down = (await missed()).map(Number);
  assert.deepEqual(down, [...down].sort((a, b) => b - a));
  assert.match(page.url(), /years=6-/);
  await page.locator("#years-words").fill("东澜省 2023");
  await page.waitForFunction(() => document.querySelectorAll("#years-box tbody tr").length === 1);
  await page.reload();
  assert.equal(await rows.count(), 1);
  assert.match(await page.locator("#years-shown").innerText(), new RegExp(`1 / ${all}`));
  await rows.first().locator("td.y a").click();
  await page.waitForLoadState();
  assert.match(await page.locator("main h1").innerText(), /东澜省 2023/);
  await close(page);
  const plain = await open(kinds.many, { script: false });
  const places = await plain.locator("#years-fallback li").allInnerTexts();
  assert.equal(places.length, readdirSync(join(site, "places")).length);
  for (const one of places) assert.match(one, /^\S+ \d+ \/ \d+ \/ \d+ · \d+$/);
  assert.equal(await plain.locator("#years-form:visible, #years-box:visible").count(), 0);
  await close(plain);
});

await test("a theme's words, colours and templates stand in the pages", async () => {
  const page = await open(kinds.many);
  assert.match(await page.locator("main h1").innerText(), /我们的账本/);
  assert.equal(await page.locator("#house").innerText(), "我们的账本 / Our ledger");
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), "rgb(16, 32, 48)");
  await close(page);
});

await test("both quotes stand side by side in their paragraphs", async () => {
  const page = await open(year);
  const found = await page.evaluate(() => [...document.querySelectorAll("table.targets > tbody[data-s=missed]")].map((row) => {
    row.querySelector("details.why").open = true;
    const figures = [...row.querySelectorAll(".context figure")];
    return {
      tops: figures.map((one) => one.getBoundingClientRect().top),
      texts: figures.map((one) => one.querySelector("blockquote").textContent),
      marks: figures.map((one) => one.querySelector("mark").textContent),
      short: row.querySelector("td.t q").textContent.length,
    };
  }));
  assert.ok(found.length > 0);
  for (const one of found) {
    assert.equal(one.texts.length, 2);
    assert.equal(one.tops[0], one.tops[1]);
    one.texts.forEach((text, n) => assert.ok(text.includes(one.marks[n])));
  }
  // More than the sentence: what is said before and behind it in the report.
  assert.ok(found.some((one) => one.texts[0].length > one.short + 40));
  assert.ok(found.some((one) => (one.texts[0].match(/[。；]/g) ?? []).length > 2));
  await close(page);
});

await test("the scorecard of a year stands on one screen, its numbers and pictures above the table", async () => {
  const page = await open(year);
  const bottom = (what) => page.locator(what).last().evaluate((one) => one.getBoundingClientRect().bottom);
  assert.ok(await bottom(".numbers") < 400);
  assert.ok(await bottom(".charts") < 900);
  await close(page);
});

await test("the keyboard alone reaches the skip link, the filter, a sort and the grounds", async () => {
  const page = await open(year);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  const seen = new Set();
  for (let n = 0; n < 90; ++n) {
    await page.keyboard.press("Tab");
    const now = await page.evaluate(() => {
      const one = document.activeElement;
      const ring = getComputedStyle(one.matches("input[type=checkbox], input[type=radio]") ? one.closest("label") : one);
      return { what: one.className || one.id || one.tagName, ring: ring.outlineStyle !== "none" };
    });
    assert.ok(now.ring || now.what === "BODY", `no focus ring on ${now.what}`);
    seen.add(now.what);
    if (now.what === "sort" && !seen.has("sorted")) {
      await page.keyboard.press("Enter");
      assert.equal(await page.locator("[aria-sort]").count(), 1);
      seen.add("sorted");
    }
    if (now.what === "SUMMARY") {
      await page.keyboard.press("Enter");
      assert.ok(await page.evaluate(() => document.activeElement.closest("details").open));
      break;
    }
  }
  for (const what of ["filter-words", "sorted", "SUMMARY"]) assert.ok(seen.has(what), what);
  await close(page);
});

await test("without a script every number, quote and link is there, and the language still changes", async () => {
  const page = await open(year, { script: false });
  assert.ok(await page.locator(".numbers dd").first().isVisible());
  assert.ok(await visibleRows(page) > 10);
  assert.equal(await page.locator("figure.chart:visible").count(), 0);
  await page.locator("details.why > summary").first().click();
  assert.ok(await page.locator(".context").first().isVisible());
  await page.locator("label", { hasText: "English" }).click();
  assert.match(await page.locator(".numbers").innerText(), /Assessable/);
  await close(page);
  const list = await open(kinds.targets, { script: false });
  assert.ok(await list.locator("#list-fallback a").count() >= 3);
  assert.ok(await list.locator("#list-fallback").isVisible());
  await close(list);
});

await test("every picture is drawn and stands beside a table", async () => {
  for (const kind of ["overview", "year", "place", "indicator"]) {
    const page = await open(kinds[kind]);
    const drawn = await page.locator("figure.chart:visible svg").count();
    assert.ok(drawn > 0, kind);
    assert.ok(await page.locator("table").count() > 0, kind);
    assert.equal(await page.locator("figure.chart svg a:not([tabindex='-1'])").count(), 0);
    await close(page);
  }
});

await test("printed, the page leaves out what only a screen needs and keeps every target", async () => {
  const page = await open(year);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".filter:visible, .language:visible, nav.pages:visible").count(), 0);
  assert.ok(await visibleRows(page) > 10);
  const pdf = await page.pdf({ format: "A4" });
  assert.ok(pdf.length > 20000);
  await page.emulateMedia({ media: null });
  await close(page);
});

await test("hostile text is text: nothing runs, nothing turns around, nothing spills over", async () => {
  const verdicts = readFileSync(join(site, "verdicts.ndjson"), "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const claims = readFileSync(join(site, "claims.ndjson"), "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const evil = "<script>window.caught=1</script><img src=x onerror=\"window.caught=1\">\u202E}}{{main}}</script>&lt;'\"";
  const attack = (claim) => {
    claim.indicator.text = evil + "指".repeat(10000);
    claim.indicator.id = "../../../etc/<b>";
    claim.evidence.text = claim.evidence.sentence = evil + "字".repeat(3000);
    claim.report.jurisdiction = evil;
    claim.report.source = evil;
    claim.unit = evil;
    claim.rule = evil;
  };
  const spoilt = new Set();
  for (const verdict of verdicts.slice(0, 5)) {
    attack(verdict.target);
    spoilt.add(verdict.target.id);
    if (verdict.outcome) attack(verdict.outcome), spoilt.add(verdict.outcome.id);
    verdict.reason = verdict.reason_zh = verdict.policy = verdict.how = evil;
    verdict.id = `v-${evil}`;
  }
  for (const claim of claims) if (spoilt.has(claim.id)) attack(claim);
  const hostile = join(work, "hostile"), made = join(work, "hostile-pages");
  execFileSync("mkdir", [hostile]);
  writeFileSync(join(hostile, "verdicts.ndjson"), verdicts.map((one) => JSON.stringify(one)).join("\n") + "\n");
  writeFileSync(join(hostile, "claims.ndjson"), claims.map((one) => JSON.stringify(one)).join("\n") + "\n");
  execFileSync(binary, ["report", "--rules", join(source, "rules"), "--from", hostile, "--out", made], { stdio: "ignore" });
  const pages = [];
  const collect = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory()) collect(join(folder, entry.name));
      // Most pages of the run show none of it.
      else if (entry.name.endsWith(".html") && readFileSync(join(folder, entry.name), "utf8").includes("caught")) pages.push(join(folder, entry.name));
  };
  collect(made);
  assert.ok(pages.length >= 8);
  for (const path of pages) {
    const page = await open(path, { width: 390 });
    assert.equal(await page.evaluate(() => window.caught), undefined, path);
    assert.equal(await page.locator("img").count(), 0, path);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 390, `${path} spills over`);
    assert.ok(!(await page.evaluate(() => document.body.innerText)).includes("\u202E"), path);
    await close(page);
  }
});

await browser.close();
rmSync(work, { recursive: true });
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(passed > 0 && failures.length === 0 ? 0 : 1);
