import { afterAll, beforeAll, expect, it } from "vitest";
import { openDesk, openPage, type Desk } from "./desk";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

/** Every mark names what it stands for; a cluster begins with its number. */
const MARKS = "button[aria-label*='incidents:'], button[aria-label='directed'], button[aria-label='inspired'], button[aria-label='undetermined'], button[aria-label='remote-controlled'], button[aria-label='linked'], button[aria-label='no known link']";

it("draws land, shows every placed incident, and moves together with the list", async () => {
  const { page } = await openPage(desk);
  await page.goto(desk.url);
  await page.locator(MARKS).first().waitFor();
  const { points } = (await (await fetch(`${desk.url}/api/v1/map`)).json()) as { points: unknown[] };
  const labels = await page.locator(MARKS).evaluateAll((all) => all.map((b) => b.getAttribute("aria-label") ?? ""));
  const shown = labels.reduce((n, l) => n + (parseInt(l, 10) || 1), 0);
  expect(shown).toBe(points.length);
  await expect.poll(() => landShare(page), { timeout: 30_000 }).toBeGreaterThan(0.1);

  const total = await page.locator("ol > li[data-id]").count();
  await page.locator("button[aria-label*='incidents:']").first().click();
  await page.waitForURL((u) => u.searchParams.has("bbox"));
  await expect.poll(() => page.locator("ol > li[data-id]").count()).toBeLessThan(total);
  await page.getByRole("button", { name: "whole world" }).click();
  await page.waitForURL((u) => !u.searchParams.has("bbox"));
  await expect.poll(() => page.locator("ol > li[data-id]").count()).toBe(total);
  await page.context().close();
});

it("dragging over the timeline narrows map and list, and the address keeps it", async () => {
  const { page } = await openPage(desk);
  await page.goto(desk.url);
  await page.locator(MARKS).first().waitFor();
  const total = await page.locator("ol > li[data-id]").count();
  const box = (await page.getByRole("application").boundingBox())!;
  await page.mouse.move(box.x + box.width - 60, box.y + 80);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 10, box.y + 80, { steps: 4 });
  await page.mouse.up();
  await page.waitForURL((u) => u.searchParams.has("from") && u.searchParams.has("to"));
  await expect.poll(() => page.locator("ol > li[data-id]").count()).toBeLessThan(total);
  await page.context().close();
});

it("says so where no map can be drawn; the list is still there", async () => {
  const { page } = await openPage(desk);
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto(desk.url);
  await page.getByText("This browser cannot draw the map").waitFor();
  await page.locator("ol > li[data-id]").first().waitFor();
  await page.context().close();
});

/** The share of the map's pixels that have the colour of land. */
async function landShare(page: import("playwright-core").Page): Promise<number> {
  const picture = (await page.locator("canvas").screenshot()).toString("base64");
  return page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
    const hex = getComputedStyle(document.documentElement).getPropertyValue("--land").trim();
    const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
    let land = 0;
    for (let i = 0; i < pixels.length; i += 4) if (pixels[i] === r && pixels[i + 1] === g && pixels[i + 2] === b) land++;
    return land / (pixels.length / 4);
  }, picture);
}
