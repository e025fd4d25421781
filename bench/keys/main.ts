import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { end, explain } from "@/scripts/up/shutdown";
import { encryptionKey, migratedDatabase } from "../lib/database";
import "../lib/end-on-signals";

// npm run keys:rotate on a database of grants, as an operator runs it. It prints its own rate.
const { values: options } = parseArgs({ options: { rows: { type: "string", default: "100000" } } });

try {
  const database = await migratedDatabase();
  const { seed } = await import("../renew/seed");
  await seed(database, Number(options.rows));
  const env = { ...process.env, ENCRYPTION_KEYS: `${encryptionKey("k2", 2)},${encryptionKey("k1", 1)}` };
  const { status } = spawnSync(process.execPath, ["--import", "tsx", "scripts/keys-rotate.ts"], {
    env,
    stdio: "inherit",
  });
  await end(status ?? 1, "Done");
} catch (error) {
  await end(1, explain(error));
}
