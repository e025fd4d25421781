import { throwAwayPostgres } from "../embedded/throw-away";
import { missingMigration } from "../prisma";
import type { Gate, Outcome } from "./check";

export const schemaGate: Gate = { name: "schema equals migrations", run: compare };

async function compare(): Promise<Outcome> {
  const postgres = await throwAwayPostgres();
  try {
    const sql = missingMigration(postgres.url);
    if (!sql) return { passed: 1, failed: 0, output: "" };
    const advice =
      "prisma/migrations lack what prisma/schema.prisma has. Run `npm run db:migration -- NAME`, which writes:";
    return { passed: 0, failed: 1, output: `${advice}\n\n${sql}` };
  } finally {
    await postgres.stop();
  }
}
