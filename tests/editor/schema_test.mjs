// Opens rule files as an editor does: yaml-language-server with the JSON Schema that `duizhang rules schema`
// writes. The shipped files get no complaint; mistakes get one on their line; keys and words are offered.
//
// usage: node schema_test.mjs DUIZHANG SOURCE_DIR
// Where the packages of package-lock.json are missing it says so and is skipped.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [binary, source] = process.argv.slice(2);
const server = fileURLToPath(new URL("node_modules/yaml-language-server/bin/yaml-language-server", import.meta.url));
if (!existsSync(server)) {
  console.log("SKIPPED: the packages of tests/editor are not installed (npm ci); scripts/test.sh installs them");
  process.exit(0);
}

const work = mkdtempSync(join(tmpdir(), "duizhang-editor-"));
const schema = pathToFileURL(join(work, "rules.schema.json")).href;
writeFileSync(new URL(schema), execFileSync(binary, ["rules", "schema", "--rules", join(source, "rules")]));
const settings = { yaml: { validate: true, completion: true, schemas: { [schema]: "*.yaml" }, schemaStore: { enable: false } } };

// JSON-RPC over the server's standard streams.
const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "ignore"] });
const answers = new Map(), said = new Map(), waiting = new Map();
let buffer = Buffer.alloc(0), next = 1;
function send(message) {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}
function request(method, params) {
  const id = next++;
  send({ id, method, params });
  return new Promise((resolve, reject) => answers.set(id, { resolve, reject }));
}
function take(message) {
  if (message.method && message.id !== undefined) {
    const asked = message.method === "workspace/configuration"
      ? message.params.items.map((item) => settings[item.section] ?? null) : null;
    send({ id: message.id, result: asked });
  } else if (message.method === "textDocument/publishDiagnostics") {
    said.set(message.params.uri, message.params.diagnostics);
    waiting.get(message.params.uri)?.(message.params.diagnostics);
  } else if (answers.has(message.id)) {
    const { resolve, reject } = answers.get(message.id);
    message.error ? reject(new Error(message.error.message)) : resolve(message.result);
  }
}
child.stdout.on("data", (chunk) => {
  buffer = Buffer.concat([buffer, chunk]);
  for (;;) {
    const head = buffer.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, head).toString())[1]);
    if (buffer.length < head + 4 + length) return;
    take(JSON.parse(buffer.subarray(head + 4, head + 4 + length).toString()));
    buffer = buffer.subarray(head + 4 + length);
  }
});

function open(name, text) {
  const uri = pathToFileURL(join(work, name)).href;
  const diagnostics = new Promise((resolve) => waiting.set(uri, resolve));
  send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
  return { uri, diagnostics };
}
async function complaints(name, text) {
  return (await open(name, text).diagnostics).map((one) => `${one.range.start.line + 1}: ${one.message}`);
}
async function offered(name, text, line, character) {
  const { uri, diagnostics } = open(name, text);
  await diagnostics;
  const list = await request("textDocument/completion", { textDocument: { uri }, position: { line, character } });
  return (list.items ?? list).map((item) => item.label);
}

const failures = [];
let passed = 0;
async function check(what, work) {
  try {
    await work();
    ++passed;
  } catch (error) {
    failures.push(`${what}: ${error.message}`);
  }
}

await request("initialize", { processId: process.pid, rootUri: pathToFileURL(work).href, capabilities: {
  textDocument: { publishDiagnostics: {}, completion: { completionItem: {} } }, workspace: { configuration: true } } });
send({ method: "initialized", params: {} });
send({ method: "workspace/didChangeConfiguration", params: { settings } });

const files = ["rules", "rules/extract", "rules/lexicon", "rules/vocabulary", "examples/one-rule"].flatMap((folder) =>
  readdirSync(join(source, folder)).filter((name) => name.endsWith(".yaml")).map((name) => join(folder, name)))
  .filter((file) => file !== join("rules", "report.yaml"));  // the words of the outputs, no rules
assert.ok(files.length > 10, "the shipped rule files are not where they were");
for (const [at, file] of files.entries())
  await check(`no complaint about ${file}`, async () => {
    assert.deepEqual(await complaints(`shipped-${at}.yaml`, readFileSync(join(source, file), "utf8")), []);
  });

const rule = "rules:\n  - id: growth\n    about: A rate\n    pattern: '<who: indicator> \"增长\" <much: percent>'\n" +
  "    claim: {indicator: who, value: much, measure: growth}\n";
await check("a key that nothing reads is named on its line", async () => {
  const list = await complaints("unknown-key.yaml", rule + "    patern: x\n");
  assert.equal(list.length, 1);
  assert.match(list[0], /^6: .*patern/);
});
await check("the line that docs/language.md gives for a rule file is enough", async () => {
  const list = await complaints("own.yml", "# yaml-language-server: $schema=rules.schema.json\n" + rule + "    patern: x\n");
  assert.match(list.join("\n"), /^7: .*patern/);
});
await check("a rule without a pattern is named", async () => {
  const list = await complaints("no-pattern.yaml", "rules:\n  - id: growth\n    claim: {indicator: who, value: much, measure: growth}\n");
  assert.match(list.join("\n"), /2: .*pattern/);
});
await check("a word that is none of those allowed is named on its line", async () => {
  const list = await complaints("unknown-word.yaml", rule.replace("measure: growth", "measure: grown"));
  assert.match(list.join("\n"), /^5: /);
});
await check("the keys of a rule are offered", async () => {
  const labels = await offered("offer-keys.yaml", rule + "    \n", 5, 4);
  for (const key of ["tests", "priority", "where"]) assert.ok(labels.includes(key), `${key} is not among ${labels}`);
});
await check("the words of a field are offered", async () => {
  const text = "rules:\n  - id: growth\n    pattern: x\n    claim:\n      measure: \n";
  const labels = await offered("offer-words.yaml", text, 4, 15);
  for (const word of ["growth", "level"]) assert.ok(labels.includes(word), `${word} is not among ${labels}`);
});

child.kill();
rmSync(work, { recursive: true, force: true });
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
