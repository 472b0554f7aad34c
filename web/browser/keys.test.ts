import { afterAll, beforeAll, expect, it } from "vitest";
import { openDesk, openPage, type Desk } from "./desk";
import { subjectOf, type Subject } from "./samples";

let desk: Desk;
let subject: Subject;
beforeAll(async () => {
  desk = await openDesk();
  subject = await subjectOf(desk);
});
afterAll(() => desk?.close());

it("leads from the list to an incident, its evidence and the sentence in the report, without a mouse", async () => {
  const { page } = await openPage(desk);
  await page.goto(desk.url);
  await page.locator("ol > li[data-id]").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const second = await page.locator("ol > li[data-id]").nth(1).getAttribute("data-id");
  await page.waitForURL((u) => u.searchParams.get("sel") === second);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/incidents/${second}**`);
  await page.goto(`${desk.url}/incidents/${subject.id}`);
  await page.getByText("every statement about an organisation’s role").waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("o");
  await page.waitForURL("**/reports/**");
  await page.locator("mark[data-focus]").first().waitFor();
  const before = page.url();
  await page.keyboard.press("j");
  await page.waitForURL((u) => u.href !== before);
  await page.context().close();
});

it("shows the keys of the page on ?, and closes on Escape", async () => {
  const { page } = await openPage(desk);
  await page.goto(desk.url);
  await page.locator("ol > li[data-id]").first().waitFor();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keys" });
  await help.getByText("next incident", { exact: true }).waitFor();
  await help.getByText("a day earlier").waitFor();
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "hidden" });
  await page.context().close();
});

it("goes from page to page by g and a letter, and searches on /", async () => {
  const { page } = await openPage(desk);
  await page.goto(desk.url);
  await page.locator("ol > li[data-id]").first().waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await page.waitForURL("**/method");
  await page.keyboard.press("/");
  await page.keyboard.type("handler");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search?q=handler");
  await page.locator("a[data-hit]").first().waitFor();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press("j");
  expect(await page.evaluate(() => document.activeElement?.hasAttribute("data-hit"))).toBe(true);
  await page.context().close();
});

it("leaves keys to the field that is written in", async () => {
  const { page } = await openPage(desk);
  await page.goto(`${desk.url}/method`);
  await page.getByText("Measured quality").waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("g o?");
  expect(await page.getByRole("searchbox").inputValue()).toBe("g o?");
  expect(page.url()).toContain("/method");
  await page.context().close();
});

it("focusing a statement brings its words into view, and clicking words its statement", async () => {
  const { page } = await openPage(desk, { height: 600 });
  await page.goto(`${desk.url}/reports/${subject.report}`);
  const picks = page.locator("aside button[data-id]");
  await picks.first().waitFor();
  const id = await picks.last().getAttribute("data-id");
  await picks.last().click();
  const words = page.locator(`mark[data-ids~="${id}"]`).first();
  await words.waitFor();
  const box = (await words.boundingBox())!;
  expect(box.y).toBeGreaterThan(0);
  expect(box.y).toBeLessThan(600);
  await page.locator("mark").first().click();
  const first = await page.locator("mark").first().getAttribute("data-ids");
  await page.waitForURL((u) => first!.split(" ").includes(u.searchParams.get("s") ?? ""));
  await page.locator("aside li[data-focus]").waitFor();
  await page.context().close();
});
