import { REFUSAL, requirePreparedStatements } from "@/lib/require-prepared";
import type { Finding } from "@/lib/setup/view";
import { failed, ok } from "./finding";

/** Whether prepared statements survive from one transaction to the next, as they do without a pooler: a server does not start else. */
export async function checkPooler(databaseUrl: string): Promise<Finding> {
  try {
    await requirePreparedStatements(databaseUrl);
    return ok("None in the way, or one that keeps prepared statements.");
  } catch (error) {
    if (error instanceof Error && error.message === REFUSAL)
      return failed(REFUSAL, { line: "max_prepared_statements = 200" });
    throw error;
  }
}
