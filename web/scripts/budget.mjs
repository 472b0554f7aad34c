// Fails when the JavaScript that the first page needs grows over its budget.
// Counted: the entry, the overview, and all that they import before they can
// run. The map and what other pages need load later.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUDGET_KB = 250;
const FIRST = ["index.html", "src/pages/overview/page.tsx"];
const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("manifest.json", dist), "utf8"));

/** The files that a chunk of the manifest needs before it can run, itself included. */
export function needed(chunks, names) {
  const seen = new Set();
  const visit = (name) => {
    if (seen.has(name)) return;
    const chunk = chunks[name];
    if (!chunk) throw new Error(`the build has no chunk ${name}`);
    seen.add(name);
    (chunk.imports ?? []).forEach(visit);
  };
  names.forEach(visit);
  return [...seen].map((name) => chunks[name].file).filter((file) => file.endsWith(".js"));
}

const files = needed(manifest, FIRST);
const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length, 0);
const kb = size / 1000;
console.log(`first page: ${kb.toFixed(1)} kB of JavaScript compressed, in ${files.length} files (budget ${BUDGET_KB} kB)`);
if (kb > BUDGET_KB) {
  console.error("over budget: load what the first page does not need when it is needed");
  process.exit(1);
}
