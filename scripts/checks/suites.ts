import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Gate, Outcome } from "./check";
import { runTool } from "./tool";

const vitestReport = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number() })
  .transform((report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }));

const playwrightReport = z
  .object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })
  .transform(({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }));

/** More arguments of the runner, such as files, and another Node.js. */
type Part = { args?: string[]; node?: () => string };

/** The tests of one Vitest project, or of some of its files; by another Node.js where one is given. */
export function vitestGate(name: string, project: string, { args = [], node }: Part = {}): Gate {
  return {
    name,
    run: () =>
      suite(vitestReport, (file) => {
        const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
        const config = ["--config", "scripts/vitest.config.ts", "--project", project];
        return runTool("vitest", ["run", ...config, ...reporters, ...args], node?.());
      }),
  };
}

/** The tests in the browser, all or some files, as `vitestGate`. */
export function e2eGate(name: string, { args = [], node }: Part = {}): Gate {
  const config = ["--config", "e2e/playwright.config.ts", "--reporter=list,json"];
  return {
    name,
    run: () =>
      suite(playwrightReport, (file) => {
        process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = file;
        return runTool("@playwright/test", ["test", ...config, ...args], node?.());
      }),
  };
}

type Counts = { passed: number; failed: number };

/** A runner that ends badly without a failed test, or that ran none, counts as one failure. */
async function suite(
  report: z.ZodType<Counts>,
  runSuite: (reportFile: string) => Promise<{ code: number; output: string }>,
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "gangway-report-"));
  try {
    const file = join(folder, "report.json");
    const { code, output } = await runSuite(file);
    const text = existsSync(file) ? readFileSync(file, "utf8") : "";
    const { passed, failed } = text ? report.parse(JSON.parse(text)) : { passed: 0, failed: 0 };
    const isBroken = failed === 0 && (code !== 0 || passed === 0);
    return { passed, failed: isBroken ? 1 : failed, output };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
