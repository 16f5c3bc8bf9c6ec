// Prints the seconds from opening a page of the folder until it is loaded, its pictures are drawn, and a click on a
// head of its table has sorted it.  usage: node interactive.mjs PAGE
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { chromium } = createRequire(import.meta.url)("playwright-core");
const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] });
const page = await browser.newPage();
await page.goto("about:blank");
const start = performance.now();
await page.goto(pathToFileURL(resolve(process.argv[2])).href, { waitUntil: "load" });
await page.evaluate(() => document.querySelectorAll("table.sortable")[document.querySelectorAll("table.sortable").length - 1].querySelectorAll("button.sort")[2].click());
await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
console.log(((performance.now() - start) / 1000).toFixed(3));
await browser.close();
