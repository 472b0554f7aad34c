import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk, openPage, type Desk, type Scheme } from "./desk";
import { pagesOf, subjectOf, type Subject } from "./samples";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let desk: Desk;
let subject: Subject;
beforeAll(async () => {
  desk = await openDesk();
  subject = await subjectOf(desk);
});
afterAll(() => desk?.close());

describe.each(["light", "dark"] as Scheme[])("in %s colours", (scheme) => {
  it.each(["overview", "incident", "report", "findings", "search", "method", "dossier"])("axe finds nothing serious on the %s", async (name) => {
    const { page } = await openPage(desk, { scheme });
    await page.goto(desk.url + pagesOf(subject)[name]);
    await page.locator("h1").first().waitFor({ state: "attached" });
    await page.waitForTimeout(900);
    expect(await seriousOn(page)).toEqual([]);
    await page.context().close();
  });

  it("nor on the help, an open filter, or an error", async () => {
    const { page } = await openPage(desk, { scheme });
    await page.goto(`${desk.url}/incidents/none-such`);
    await page.getByRole("alert").waitFor();
    expect(await seriousOn(page)).toEqual([]);
    await page.goto(desk.url);
    await page.getByRole("button", { name: /^Level/ }).click();
    await page.getByRole("checkbox", { name: "directed" }).waitFor();
    await page.waitForTimeout(300);
    expect(await seriousOn(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.waitForTimeout(300);
    expect(await seriousOn(page)).toEqual([]);
    await page.context().close();
  });
});

async function seriousOn(page: import("playwright-core").Page): Promise<string[]> {
  // Through the debugger, not as an element: the security policy would refuse that, as it should.
  await page.evaluate(AXE);
  const results = await page.evaluate(() => (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run());
  return results.violations
    .filter((v) => v.impact === "serious" || v.impact === "critical")
    .flatMap((v) => v.nodes.slice(0, 3).map((n) => `${v.id}: ${n.html.slice(0, 140)} ${(n.failureSummary ?? "").split("\n").slice(1, 2).join("")}`));
}
