// npm run keys:rotate: brings every stored record under the first key of ENCRYPTION_KEYS, with the server's settings in the environment,
// while servers go on. It may be stopped and begun anew at any time. Exits with 1 when not all records are under it.
//   npm run keys:rotate -- --lost k1     where key k1 is lost for good: servers start without it, and what it encrypted stays unreadable
import { parseArgs } from "node:util";
import { closeDatabase } from "@/lib/db";
import { giveUpKey } from "@/lib/encryption-keys/give-up-key";
import { rotateAndPrint } from "@/lib/encryption-keys/rotate-and-print";
import { log } from "@/lib/log";

if (!process.env.LOG_LEVEL) log.level = "silent";
try {
  const { lost } = parseArgs({ options: { lost: { type: "string" } } }).values;
  if (lost !== undefined) console.log(await giveUpKey(lost));
  else if (!(await rotateAndPrint((line) => console.log(line)))) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : "The keys could not be rotated");
  process.exitCode = 1;
}
await closeDatabase();
