// Fails when a package that the pages are built from or tested with has a
// licence that is not permissive, or when the lock file names a host.
import { readFileSync } from "node:fs";

const PERMISSIVE = new Set(["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "Python-2.0", "Unlicense", "CC0-1.0", "BlueOak-1.0.0"]);
/** Tools that run beside the product and are no part of it, under the file-level copyleft of the MPL. */
const TOOLS = [/^axe-core$/, /^lightningcss(-|$)/];

const text = readFileSync(new URL("../package-lock.json", import.meta.url), "utf8");
const lock = JSON.parse(text);
const faults = [];
let count = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === "") continue;
  count++;
  const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
  const terms = (entry.license ?? "none stated").replace(/[()]/g, "").split(" OR ");
  const tool = entry.dev && TOOLS.some((t) => t.test(name));
  if (!tool && !terms.some((t) => PERMISSIVE.has(t))) faults.push(`${name}: licence ${entry.license ?? "none stated"}`);
  if (entry.resolved) faults.push(`${name}: the lock file names a host; write it with omit-lockfile-registry-resolved`);
}
faults.forEach((f) => console.error(f));
if (faults.length > 0) process.exit(1);
console.log(`${count} packages, all under permissive licences (tools beside: axe-core, lightningcss under the MPL)`);
