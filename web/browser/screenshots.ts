import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, it } from "vitest";
import { openDesk, openPage, type Desk } from "./desk";
import { pagesOf, subjectOf, type Subject } from "./samples";

const FOLDER = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));

let desk: Desk;
let subject: Subject;
beforeAll(async () => {
  desk = await openDesk();
  subject = await subjectOf(desk);
  mkdirSync(FOLDER, { recursive: true });
});
afterAll(() => desk?.close());

it.each(["overview", "incident", "report", "findings", "search", "method"])("%s", async (name) => {
  const { page } = await openPage(desk, { width: 1360, height: name === "incident" ? 1240 : 960 });
  const path = pagesOf(subject)[name]!;
  // The last change but one, so that the course shows what was known and what came later.
  const day = subject.incident.history.at(-2)?.from;
  await page.goto(desk.url + (name === "incident" && day ? `${path}?as_of=${day}` : path));
  await page.locator("main").waitFor();
  await page.waitForTimeout(name === "overview" ? 6000 : 1500);
  await page.screenshot({ path: `${FOLDER}${name}.png` });
  await page.context().close();
});
