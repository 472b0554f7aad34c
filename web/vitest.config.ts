import { defineConfig } from "vitest/config";

/** Tests that drive a browser: one file after another, so that they do not slow each other down. */
const driven = { testTimeout: 90_000, hookTimeout: 120_000, fileParallelism: false };

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["src/**/*.test.ts", "scripts/**/*.test.ts"] } },
      { test: { name: "browser", include: ["browser/*.test.ts"], ...driven } },
      { test: { name: "speed", include: ["browser/speed.ts"], ...driven } },
      { test: { name: "screenshots", include: ["browser/screenshots.ts"], ...driven } },
    ],
  },
});
