import { closeDatabase } from "@/lib/db";
import { beginChecks } from "./run-checks";
import { type Change, type CheckResult, CHECKS, type CheckState } from "./view";

const SIGNS: Record<CheckState, string> = {
  ok: "ok     ",
  warning: "warning",
  failed: "FAILED ",
  unchecked: "-      ",
};
const INDENT = " ".repeat(SIGNS.ok.length + 1);

/** Runs every check for the operator and prints it as soon as those before it are done. Returns whether none failed. */
export async function runDoctor(print: (line: string) => void): Promise<boolean> {
  const results: CheckResult[] = [];
  for (const result of beginChecks({ organizationId: null, origin: null, arrived: null })) {
    results.push(await result);
    for (const line of linesOf(await result)) print(line);
  }
  await closeDatabase();
  const count = (state: CheckState) => results.filter((result) => result.state === state).length;
  print(
    `\n${count("ok")} ok, ${count("warning")} warnings, ${count("failed")} failed, ${count("unchecked")} not checked`,
  );
  return count("failed") === 0;
}

function linesOf({ id, state, found, change }: CheckResult): string[] {
  const title = CHECKS.find((check) => check.id === id)!.title;
  return [`${SIGNS[state]} ${title}: ${found}`, ...(change ? changeLines(change) : [])];
}

function changeLines(change: Change): string[] {
  const lines = "line" in change ? change.line.split("\n") : [`${change.label}: ${change.page}`];
  return lines.map((line) => `${INDENT}${line}`);
}
