// npm run mutation -- <area>: tries the tests of what must not break, by changing it: one small change after the other (Stryker).
import { existsSync, readFileSync } from "node:fs";
import { Stryker } from "@stryker-mutator/core";
import { migrate } from "@/lib/migrate";
import { createDatabase } from "./embedded/database";
import { throwAwayPostgres } from "./embedded/throw-away";
import { AREAS } from "./mutation/areas";
import tests from "./vitest.config";
import { TEMPLATE } from "./vitest/template-database";

const names = process.argv.slice(2);
const unknown = names.filter((name) => !AREAS[name]);
if (names.length === 0 || unknown.length > 0) {
  console.error(`Name one or more of ${Object.keys(AREAS).join(", ")}, as in: npm run mutation -- grants`);
  process.exit(1);
}

const postgres = await throwAwayPostgres();
await migrate(await createDatabase(postgres.url, TEMPLATE));
Object.assign(process.env, tests.test!.env, { MUTATION_POSTGRES: postgres.url });
for (const name of names) {
  process.env.MUTATION_AREA = name;
  await new Stryker(optionsOf(name)).runMutationTest();
  const leftOut = `.stryker-tmp/${name}.left-out.txt`;
  if (existsSync(leftOut)) console.log(readFileSync(leftOut, "utf8") || "No test was left out.");
}
await postgres.stop();

function optionsOf(name: string) {
  const { mutate, runner } = AREAS[name]!;
  return {
    testRunner: runner,
    plugins: ["@stryker-mutator/vitest-runner", new URL("mutation/in-process/runner.js", import.meta.url).href],
    vitest: { configFile: "scripts/mutation/vitest.config.ts", related: false },
    mutate: [...mutate, "!lib/**/*.test.ts"],
    // Texts are messages, which no test needs to repeat, and SQL, which fails at once when it is gone.
    mutator: { excludedMutations: ["StringLiteral"] },
    // What runs while modules load, such as tables of routes: each such mutant takes a new process and all tests.
    ignoreStatic: true,
    ignorePatterns: [".next", "e2e/results", "e2e/report", "coverage", "docs/client/dist"],
    // It would be rewritten by the API of TypeScript 6, for a sandbox that needs no change to it.
    tsconfigFile: "none",
    concurrency: 2,
    timeoutMS: 30_000,
    tempDirName: ".stryker-tmp",
    reporters: ["clear-text", "progress-append-only", "json"],
    clearTextReporter: { allowColor: false, reportTests: false },
    jsonReporter: { fileName: `.stryker-tmp/${name}.json` },
  };
}
