// npm run verify:audit-log: verifies every organization's audit log, with the server's settings in the environment, and exits with
// 1 when one is not intact. Ends that an earlier run printed can be given for comparison:
//   npm run verify:audit-log -- ORGANIZATION:ENTRIES:HASH ...
import { closeDatabase } from "@/lib/db";
import { verifyAllLogs } from "@/lib/audit-log/verify-all";

const ends = process.argv.slice(2);
let good = true;
for await (const { isGood, message } of verifyAllLogs(ends)) {
  console.log(message);
  good &&= isGood;
}
await closeDatabase();
process.exitCode = good ? 0 : 1;
