import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDesk, openPage, type Desk, type Watch } from "./desk";
import { PAYLOADS } from "./payloads";

const folder = mkdtempSync(join(tmpdir(), "ascribe-hostile-"));
let desk: Desk;
beforeAll(async () => {
  const file = join(folder, "hostile.jsonl");
  writeFileSync(file, PAYLOADS.map((p, i) => JSON.stringify(reportWith(p, i)) + "\n").join(""));
  desk = await openDesk({ files: [file] });
});
afterAll(async () => {
  await desk?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A report of an attack with a payload as its title, publisher, address, and within a sentence that is quoted. */
function reportWith(payload: string, i: number) {
  const day = `2018-${String(1 + (i % 12)).padStart(2, "0")}-${String(1 + (i % 27)).padStart(2, "0")}`;
  const town = ["Lyon", "Antwerp", "Turin", "Malmo", "Leeds", "Hamburg", "Porto"][i % 7];
  return {
    docid: `hostile-${i}`,
    url: `https://example.org/${encodeURIComponent(payload)}`,
    publisher: `Gazette ${payload}`,
    published: day,
    title: `Attack in ${town} ${payload}`,
    text:
      `Four people were wounded when a man attacked passers-by with a knife in ${town} on Monday.\n\n` +
      `The Islamic State group claimed responsibility for the attack, ${payload} as it said.\n\n` +
      `Police spokesman ${payload} said there was no evidence that the attacker had been in contact with the group.\n\n${payload}`,
  };
}

interface Listed {
  incidents?: { id: string }[];
  hits?: { report: string }[];
}

const ask = async (path: string) => (await (await fetch(desk.url + path)).json()) as Listed;

it("more than two hundred payloads are there to be shown", () => {
  expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(200);
});

it("none runs, on any page that shows foreign text", async () => {
  const reports = new Set<string>();
  const incidents = new Set<string>();
  for (let month = 1; month <= 12; month++) {
    const two = String(month).padStart(2, "0");
    for (const i of (await ask(`/api/v1/incidents?from=2018-${two}&to=2018-${two}&limit=200`)).incidents ?? []) incidents.add(i.id);
  }
  for (const id of incidents)
    for (const s of ((await ask(`/api/v1/incidents/${id}`)) as { told_by?: { id: string }[] }).told_by ?? []) reports.add(s.id);
  expect(reports.size, "reports with a payload that tell of an incident").toBeGreaterThan(PAYLOADS.length / 2);

  const encoded = PAYLOADS.map(encodeURIComponent);
  const paths = [
    "/?from=2018&to=2018",
    ...[...incidents].flatMap((id) => [`/incidents/${id}`, `/incidents/${id}/dossier`]),
    ...[...reports].map((id) => `/reports/${id}`),
    ...["wounded", "script", "onerror", "responsibility"].map((words) => `/search?q=${words}`),
    ...encoded.slice(0, 40).map((p) => `/search?q=${p}`),
    ...encoded.slice(0, 20).map((p) => `/?organisation=${p}&from=${p}`),
  ];
  await Promise.all(Array.from({ length: READERS }, () => read(paths)));
}, 400_000);

/** How many pages are read side by side. */
const READERS = 3;

/** Takes paths from the list until it is empty and holds each page against what it may do. */
async function read(paths: string[]): Promise<void> {
  const { page, watch } = await openPage(desk);
  for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
    await page.goto(desk.url + path, { waitUntil: "domcontentloaded" });
    await page.locator("main").waitFor();
    await page.locator("main [role=status]:has-text('Loading')").first().waitFor({ state: "detached" });
    expect(await injected(page), path).toEqual([]);
    expect(harm(watch), path).toEqual([]);
  }
  await page.context().close();
}

/** Elements that no page of ours has, and the mark that a payload would leave. */
function injected(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const foreign = document.querySelectorAll("#content :is(script, iframe, img, object, embed, video, audio, base, meta, link, style, form[action], marquee, math, image)");
    const found = [...foreign].map((e) => e.outerHTML.slice(0, 100));
    return "ran" in window ? [...found, "a payload has run"] : found;
  });
}

function harm(watch: Watch): string[] {
  const elsewhere = watch.requests.filter((r) => !r.startsWith(desk.url) && !r.startsWith("blob:"));
  const refused = watch.errors.filter((e) => !/status of 4\d\d/.test(e));
  return [...elsewhere, ...refused, ...watch.dialogs];
}
