import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

/** Run by npm when it is needed: nothing else uses it, and it brings 180 packages. The last version that runs on Node.js 20. */
const LIGHTHOUSE = "lighthouse@12.8.2";

export type Device = "desktop" | "phone";

/** What Lighthouse found: scores of 100, and layout shift. */
export type Audited = {
  performance: number;
  accessibility: number;
  bestPractices: number;
  layoutShift: number;
  /** What kept a score below 100, with what Lighthouse says of it. */
  reasons: string[];
};

const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
type Category = (typeof CATEGORIES)[number];

const Category = z.object({ score: z.number(), auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })) });
const Report = z.object({
  runtimeError: z.object({ message: z.string() }).optional(),
  categories: z.record(z.enum(CATEGORIES), Category),
  audits: z.record(
    z.string(),
    z.object({
      id: z.string(),
      score: z.number().nullable(),
      displayValue: z.string().optional(),
      numericValue: z.number().optional(),
    }),
  ),
});
/** Audits a page in the Chromium that listens on `port`, with Lighthouse's own settings for that device. */
export async function audit(url: string, port: number, device: Device, cookie: string | null): Promise<Audited> {
  const { categories, audits } = await readReport(url, port, device, cookie);
  const score = (name: Category) => Math.round(categories[name].score * 100);
  const missed = CATEGORIES.filter((name) => score(name) < 100);
  return {
    performance: score("performance"),
    accessibility: score("accessibility"),
    bestPractices: score("best-practices"),
    layoutShift: audits["cumulative-layout-shift"]!.numericValue!,
    reasons: missed
      .flatMap((name) => categories[name].auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => audits[id]!))
      .filter((each) => each.score !== null && each.score < 0.995)
      .map(({ id, displayValue }) => `${id} ${displayValue ?? ""}`.trim()),
  };
}

/** The cookie goes by a file: it is a secret, and a command line can be read by others. */
async function readReport(url: string, port: number, device: Device, cookie: string | null) {
  const folder = mkdtempSync(join(tmpdir(), "gangway-bench-"));
  const [headers, report] = [join(folder, "headers.json"), join(folder, "report.json")];
  writeFileSync(headers, JSON.stringify(cookie === null ? {} : { cookie }));
  const options = [
    `--port=${port}`,
    `--only-categories=${CATEGORIES.join()}`,
    `--extra-headers=${headers}`,
    "--output=json",
    `--output-path=${report}`,
    "--quiet",
    ...(device === "desktop" ? ["--preset=desktop"] : []),
  ];
  try {
    await promisify(execFile)("npm", ["exec", "--yes", "--", LIGHTHOUSE, url, ...options]);
    const read = Report.parse(JSON.parse(readFileSync(report, "utf8")));
    if (read.runtimeError) throw new Error(`${url}: ${read.runtimeError.message}`);
    return read;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
