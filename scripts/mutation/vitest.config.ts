import { join } from "node:path";
import { defineConfig } from "vitest/config";
import tests from "../vitest.config";
import { AREAS } from "./areas";

const here = (path: string) => join(import.meta.dirname, path);
const area = AREAS[process.env.MUTATION_AREA ?? ""]!;
const { env } = tests.test!;

/** The tests of one area, in one project. */
export default defineConfig({
  root: here("../.."),
  resolve: {
    tsconfigPaths: true,
  },
  test: {
    env,
    include: area.tests.map((path) => (path.endsWith(".ts") ? path : `${path}/**/*.test.ts`)),
    globalSetup: [here("../vitest/template-database.ts")],
    setupFiles: [here("../vitest/own-database.ts")],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
