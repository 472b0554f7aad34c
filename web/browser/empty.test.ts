import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDesk, openPage, type Desk } from "./desk";

const folder = mkdtempSync(join(tmpdir(), "ascribe-quiet-"));
let desk: Desk;
beforeAll(async () => {
  const file = join(folder, "harvest.txt");
  writeFileSync(file, "The harvest was good this year, farmers say. Apples fetch a fair price at the market in town.\n");
  desk = await openDesk({ files: [file], samples: false });
});
afterAll(async () => {
  await desk?.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each([
  ["/", "This record holds no incident yet"],
  ["/findings", "Nothing to show yet"],
  ["/search?q=attack", "Nothing found"],
])("a record without an attack has something to say on %s", async (path, words) => {
  const { page, watch } = await openPage(desk);
  await page.goto(desk.url + path);
  await page.getByText(words).first().waitFor();
  await page.waitForTimeout(400);
  expect(watch.errors).toEqual([]);
  await page.context().close();
});
