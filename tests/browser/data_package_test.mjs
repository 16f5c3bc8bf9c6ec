// Reads the data package of a run as a stranger's program would: the profile of Frictionless Data holds, every cell of
// every table can be cast to the type its column is said to have, and the keys are keys. Then the same package with a
// mistake in it, to see that a mistake is found.
//
// usage: node data_package_test.mjs DUIZHANG SOURCE_DIR
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [binary, source] = process.argv.slice(2);
let Package;
try {
  ({ Package } = createRequire(import.meta.url)("datapackage"));
} catch {
  console.log("SKIPPED: the packages of tests/browser are not installed (npm ci); scripts/test.sh installs them");
  process.exit(0);
}

const work = mkdtempSync(join(tmpdir(), "duizhang-package-"));
try {
  execFileSync(binary, ["run", "--rules", join(source, "rules"), "--out", join(work, "out"), join(source, "examples/reports")], { stdio: "ignore" });
  const descriptor = JSON.parse(readFileSync(join(work, "out/datapackage.json"), "utf8"));
  for (const { path } of descriptor.resources) {
    const bytes = readFileSync(join(work, "out", path));
    // Spreadsheets need the mark; this library is the one that does not know it.
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], `${path} has no byte order mark`);
    writeFileSync(join(work, path), bytes.subarray(3));
  }
  const load = async (wrong) => {
    const changed = structuredClone(descriptor);
    wrong?.(changed);
    return Package.load(changed, { basePath: work, strict: false });
  };

  const made = await load();
  assert.deepEqual(made.errors.map(String), []);
  assert.ok(made.valid);
  for (const resource of made.resources) {
    const rows = await resource.read({ keyed: true });
    const lines = readFileSync(join(work, `${resource.name}.csv`), "utf8").trimEnd().split("\r\n").length;
    assert.equal(rows.length, lines - 1, resource.name);
    assert.ok(rows.length >= 6, resource.name);
  }

  assert.ok(!(await load((wrong) => { wrong.resources[0].schema.fields[0].type = "words"; })).valid);
  const miscast = await load((wrong) => { wrong.resources[1].schema.fields.find((field) => field.name === "status").type = "number"; });
  await assert.rejects(miscast.resources[1].read());
  console.log(`${made.resources.length} tables hold to the package`);
} finally {
  rmSync(work, { recursive: true });
}
