import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk, openPage, type Desk } from "./desk";
import { pagesOf, subjectOf, type Subject } from "./samples";

let desk: Desk;
let subject: Subject;
beforeAll(async () => {
  desk = await openDesk();
  subject = await subjectOf(desk);
});
afterAll(() => desk?.close());

/** What must be seen on each page before it counts as shown. */
const SHOWS: Record<string, string> = {
  overview: "Incidents",
  incident: "Course of the judgement",
  report: "Copies of this story",
  findings: "How long a first label lasts",
  search: "hits",
  method: "Rules that no weight overrides",
  dossier: "Evidence",
};

describe.each(Object.keys(SHOWS))("%s", (name) => {
  it.each([1360, 390])("at %i pixels shows its words, asks nobody else and breaks no rule", async (width) => {
    const { page, watch } = await openPage(desk, { width, height: 844 });
    await page.goto(desk.url + pagesOf(subject)[name]);
    await page.getByText(SHOWS[name]!).first().waitFor();
    if (name === "overview") await page.locator("canvas").waitFor();
    await page.waitForTimeout(400);
    expect(watch.requests.filter((r) => !r.startsWith(desk.url) && !r.startsWith("blob:"))).toEqual([]);
    expect(watch.errors).toEqual([]);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over, "pixels that the page is too wide").toBeLessThanOrEqual(0);
    await page.context().close();
  });
});

describe("what cannot be shown", () => {
  it.each([
    ["/incidents/none-such", "no such incident"],
    ["/reports/r0000000000000000", "no such report"],
    ["/nowhere", "There is no such page"],
    ["/search?q=%22zzqq%22", "Nothing found"],
    ["/?level=directed&country=NZ", "No incident under this filter"],
  ])("%s says so, and what to do", async (path, words) => {
    const { page } = await openPage(desk);
    await page.goto(desk.url + path);
    await page.getByText(new RegExp(words, "i")).first().waitFor();
    await page.context().close();
  });

  it("says so when the server has gone, and works again when it is back", async () => {
    const { page } = await openPage(desk);
    await page.goto(desk.url);
    await page.getByText("Incidents").first().waitFor();
    await page.route("**/api/v1/codebook", (route) => route.abort());
    await page.getByRole("link", { name: "Method" }).click();
    await page.getByText(/does not answer/).waitFor({ timeout: 20_000 });
    await page.unroute("**/api/v1/codebook");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("Rules that no weight overrides").waitFor();
    await page.context().close();
  });
});

it("an address is the whole state of the overview", async () => {
  const { page } = await openPage(desk);
  await page.goto(`${desk.url}/?level=remote_controlled&from=2016&to=2016&as_of=2016-09-01&sort=level`);
  const rows = page.locator("ol > li[data-id]");
  await rows.first().waitFor();
  const titles = await rows.allInnerTexts();
  expect(titles.length).toBeGreaterThan(0);
  for (const t of titles) expect(t).toMatch(/remote-controlled/);
  expect(await page.getByLabel("Sort").inputValue()).toBe("level");
  await page.getByText("1 September 2016").first().waitFor();
  await page.getByRole("button", { name: /^Level: remote-controlled/ }).waitFor();
  await page.context().close();
});

it("shows what is taken in while it is open", async () => {
  const { page } = await openPage(desk);
  await page.goto(desk.url);
  await page.getByText(/record version \d+/).waitFor();
  expect(await page.getByText(/in Gent/).count()).toBe(0);
  const report = {
    docid: "while-open-1",
    publisher: "A paper",
    published: "2024-05-03",
    title: "Knife attack in Ghent wounds four",
    text: "GHENT, Belgium - A man attacked passers-by with a knife in Ghent on Thursday and wounded four people, police said.\n\nThe Islamic State group claimed responsibility for the attack.",
  };
  const answer = await fetch(`${desk.url}/api/v1/reports`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(report) });
  expect(answer.status).toBe(201);
  await page.getByText(/in Gent/).first().waitFor();
  await page.context().close();
});

it("prints an incident as a document: evidence, without the desk around it", async () => {
  const { page } = await openPage(desk);
  await page.goto(`${desk.url}/incidents/${subject.id}/dossier`);
  await page.getByRole("heading", { name: "Evidence" }).waitFor();
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("navigation").isVisible()).toBe(false);
  expect(await page.getByRole("region", { name: "As-of date" }).isVisible()).toBe(false);
  expect(await page.getByRole("button", { name: /Print/ }).isVisible()).toBe(false);
  expect(await page.locator("article ol li q").count()).toBe(subject.incident.evidence.length);
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect((pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length).toBeGreaterThan(1);
  await page.context().close();
});
