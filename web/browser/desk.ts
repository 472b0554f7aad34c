import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BINARY = join(ROOT, "bin", "ascribe");
const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((f) => existsSync(f));

/** Switches off what the browser itself would ask of the network. */
const QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--enable-unsafe-swiftshader", "--force-color-profile=srgb",
];

/** A server on a record of its own, and a browser to look at it. */
export interface Desk {
  url: string;
  browser: Browser;
  /** The folder of the record; files put here go away with it. */
  folder: string;
  close: () => Promise<void>;
}

/** What a page did that it should not have. */
export interface Watch {
  /** Addresses asked for, of any kind. */
  requests: string[];
  /** Errors of scripts, refusals of the security policy, failed requests. */
  errors: string[];
  dialogs: string[];
}

/** Makes a record from the bundled samples and the files given, or from the files alone, and serves it; or serves one that is there. */
export async function openDesk({ files = [], samples = true, record }: { files?: string[]; samples?: boolean; record?: string } = {}): Promise<Desk> {
  if (!existsSync(BINARY)) throw new Error("no program at bin/ascribe: run make build first");
  if (!CHROMIUM) throw new Error("no chromium: apt-get install chromium");
  const folder = mkdtempSync(join(tmpdir(), "ascribe-desk-"));
  const db = record ?? join(folder, "record.db");
  if (samples && !record) await run(["demo", "--db", db]);
  for (const file of files) await run(["ingest", "--db", db, file]);
  const { server, url } = await serve(db);
  const browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: QUIET });
  return {
    url,
    browser,
    folder,
    close: async () => {
      await browser.close();
      await stop(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function run(args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(BINARY, args, { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, DEMO_SERVE: "0" } });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.on("error", reject);
    // Some reports could not be read: the samples hold a damaged file on purpose.
    child.on("close", (code) => (code === 0 || code === 2 ? resolve() : reject(new Error(`ascribe ${args[0]}: ${said}`))));
  });
}

/** Starts the server on a port that the system chooses and waits for its address. */
export function serve(db: string): Promise<{ server: ChildProcess; url: string }> {
  const server = spawn(BINARY, ["serve", "--db", db, "--addr", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "pipe"] });
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /http:\/\/[^\s/]+/.exec(said)?.[0];
      if (url) resolve({ server, url });
    };
    server.stdout.on("data", hear);
    server.stderr.on("data", hear);
    server.on("error", reject);
    server.on("close", (code) => reject(new Error(`ascribe serve ended with ${code}: ${said}`)));
  });
}

function stop(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.on("close", () => resolve());
    server.kill("SIGINT");
  });
}

export type Scheme = "light" | "dark";

/** Opens a page in a context of its own and notes all that it does. */
export async function openPage(desk: Desk, options: { width?: number; height?: number; scheme?: Scheme } = {}): Promise<{ page: Page; watch: Watch }> {
  const { width = 1360, height = 900, scheme = "light" } = options;
  const context = await desk.browser.newContext({ viewport: { width, height }, colorScheme: scheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  const watch: Watch = { requests: [], errors: [], dialogs: [] };
  page.on("request", (r) => watch.requests.push(r.url()));
  page.on("pageerror", (e) => watch.errors.push(String(e)));
  page.on("console", (m) => m.type() === "error" && watch.errors.push(m.text()));
  page.on("dialog", (d) => {
    watch.dialogs.push(d.message());
    void d.dismiss();
  });
  return { page, watch };
}
