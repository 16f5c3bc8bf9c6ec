// Writes engine/report/assets/plot.bundle.js, or with --check says whether it is what these sources give. The
// licences of everything inside stand at the top of the file.
import { build } from "esbuild";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../engine/report/assets/plot.bundle.js");
const made = await build({
  absWorkingDir: here, entryPoints: ["plot.mjs"], bundle: true, minify: true, format: "iife", globalName: "duizhangPlot",
  target: "es2020", charset: "utf8", legalComments: "none", metafile: true, write: false,
});

// Every package that an input file came from, with its licence's whole text.
const packages = new Map();
for (const input of Object.keys(made.metafile.inputs)) {
  const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (found && !packages.has(found[1])) packages.set(found[1], JSON.parse(readFileSync(join(here, found[1], "package.json"))));
}
let licences = "";
for (const [folder, about] of [...packages].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const file = ["LICENSE", "LICENSE.md", "LICENSE.txt"].map((name) => join(here, folder, name)).find(existsSync);
  licences += `${about.name} ${about.version} (${about.license})\n${file ? readFileSync(file, "utf8").trim() : ""}\n\n`;
}
const bytes = `/*\n${licences.replaceAll("*/", "* /")}*/\n${made.outputFiles[0].text}`;
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== bytes) {
    console.error("plot.bundle.js is not what web/ gives; run `npm ci && npm run build` in web/");
    process.exit(1);
  }
} else writeFileSync(target, bytes);
console.log(`${bytes.length} bytes: ${[...packages.values()].map((about) => `${about.name} ${about.version} ${about.license}`).join(", ")}`);
