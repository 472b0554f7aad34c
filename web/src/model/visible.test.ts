import { expect, it } from "vitest";
import { visible } from "./visible";

it("shows what hides and leaves the rest alone", () => {
  expect(visible("a\u0000b\u202Ec\u200Bd")).toBe("a⟨U+0000⟩b⟨U+202E⟩c⟨U+200B⟩d");
  const plain = "Würzburg, 18 July – “so far”\n\tانفجار 爆発 🚆";
  expect(visible(plain)).toBe(plain);
  expect(visible(undefined)).toBe("");
});
