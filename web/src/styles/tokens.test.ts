import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

function scheme(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split("}")[0] ?? "";
  return new Map([...block.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1]!, m[2]!]));
}

/** Contrast of two colours by WCAG 2.2, 1 to 21. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r = 0, g = 0, bl = 0] = [1, 3, 5].map((i) => {
      const c = parseInt(hex.slice(i, i + 2), 16) / 255;
      return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  };
  const [hi, lo] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (hi + 0.05) / (lo + 0.05);
}

describe.each([":root", ':root[data-mantine-color-scheme="dark"]'])("colours of %s", (selector) => {
  const colors = scheme(selector);
  const of = (name: string) => colors.get(name) ?? expect.fail(`no ${name}`);

  it.each(["--paper", "--card", "--band", "--against", "--sea", "--land"])("shapes of the levels stand out on %s", (ground) => {
    const shapes = [...colors.keys()].filter((k) => k.startsWith("--level-"));
    expect(shapes).toHaveLength(6);
    for (const shape of shapes) expect(contrast(of(shape), of(ground)), shape).toBeGreaterThanOrEqual(3);
  });

  it.each(["--paper", "--card", "--band", "--mark", "--against", "--accent-soft"])("words can be read on %s", (ground) => {
    for (const ink of ["--ink", "--muted", "--accent"]) expect(contrast(of(ink), of(ground)), ink).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("--ink"), of("--mark-focus"))).toBeGreaterThanOrEqual(4.5);
  });

  it("edges of controls can be seen", () => {
    for (const ground of ["--paper", "--card"]) expect(contrast(of("--line-strong"), of(ground))).toBeGreaterThanOrEqual(3);
  });
});
