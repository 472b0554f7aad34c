import { afterAll, beforeAll, expect, it } from "vitest";
import { openDesk, openPage, type Desk } from "./desk";
import { dayWords } from "../src/model/dates";
import { subjectOf, type Subject } from "./samples";

let desk: Desk;
let subject: Subject;
beforeAll(async () => {
  desk = await openDesk();
  subject = await subjectOf(desk);
});
afterAll(() => desk?.close());

const openIncident = async (query = "") => {
  const opened = await openPage(desk);
  await opened.page.goto(`${desk.url}/incidents/${subject.id}${query}`);
  await opened.page.getByRole("slider", { name: "As-of date" }).last().waitFor();
  await opened.page.getByRole("region", { name: "Judgement", exact: true }).waitFor();
  return opened.page;
};

it("dragging the line over the course changes level, because and address", async () => {
  const page = await openIncident();
  const judgement = page.getByRole("region", { name: "Judgement", exact: true });
  const now = await judgement.innerText();
  const plot = (await page.getByRole("group", { name: "Course of the judgement" }).boundingBox())!;
  const y = plot.y + 60;
  await page.mouse.move(plot.x + plot.width - 30, y);
  await page.mouse.down();
  const seen = new Set<string>();
  for (let x = plot.width - 30; x > 150; x -= 12) {
    await page.mouse.move(plot.x + x, y);
    await page.waitForTimeout(60);
    if (await judgement.count()) seen.add((await judgement.innerText()).split("\n")[0]!);
  }
  await page.mouse.up();
  await page.waitForFunction(() => location.search.includes("as_of="));
  expect(seen.size, `readings seen: ${[...seen].join("; ")}`).toBeGreaterThan(1);
  expect(now).not.toBe("");
  await page.context().close();
});

it("the keys move it by a day, to the next change, and back to today", async () => {
  const first = subject.incident.history[0]!.from;
  const second = subject.incident.history[1]!.from;
  const page = await openIncident(`?as_of=${first}`);
  const asOf = () => new URL(page.url()).searchParams.get("as_of");
  await page.keyboard.press("]");
  await expect.poll(asOf).toBe(dayAfter(first));
  await page.keyboard.press("[");
  await expect.poll(asOf).toBe(first);
  for (let i = 0; i < 20 && (asOf() ?? "") < second; i++) {
    const before = asOf();
    await page.keyboard.press("}");
    await expect.poll(asOf).not.toBe(before);
  }
  expect(asOf()).toBe(second);
  const line = page.getByRole("slider", { name: "As-of date" }).last();
  await line.focus();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(asOf).toBe(dayAfter(second, -1));
  expect(await line.getAttribute("aria-valuetext")).toContain("so far");
  await page.keyboard.press("t");
  await expect.poll(asOf).toBeNull();
  await page.context().close();
});

it("governs the overview: what had not been published is not there", async () => {
  const { page } = await openPage(desk);
  await page.goto(`${desk.url}/?as_of=2010-01-01`);
  await page.locator("ol > li[data-id]").first().waitFor();
  expect(await page.getByText("Würzburg").count()).toBe(0);
  await page.getByRole("textbox", { name: /As-of date, exact/ }).fill("2017-01-01");
  await page.getByText("Würzburg").first().waitFor();
  await page.context().close();
});

it("follows the reader from page to page", async () => {
  const day = subject.incident.history[0]!.from;
  const page = await openIncident(`?as_of=${day}`);
  await page.getByRole("link", { name: "Findings" }).click();
  await page.getByText(dayWords(day)).first().waitFor();
  expect(new URL(page.url()).searchParams.get("as_of")).toBe(day);
  await page.context().close();
});

function dayAfter(day: string, n = 1): string {
  return new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10);
}
