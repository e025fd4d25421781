// npm run verify:audit-log: reads every organization's trail, with the server's settings in the environment, and ends with 1
// when one is not as it was sealed. Ends that were printed before may be given; they are compared then, too:
//   npm run verify:audit-log -- ORGANIZATION:LINES:SEAL ...
import { closeDatabase } from "@/lib/db";
import { verifyAllLogs } from "@/lib/audit-log/verify-all";

const ends = process.argv.slice(2);
let good = true;
for await (const { isGood, said } of verifyAllLogs(ends)) {
  console.log(said);
  good &&= isGood;
}
await closeDatabase();
process.exitCode = good ? 0 : 1;
