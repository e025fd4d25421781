// npm run verify:audit-log: verifies every organization's audit log, with the server's settings in the environment, and exits with
// 1 when one is not intact. Ends that an earlier run printed can be given for comparison:
//   npm run verify:audit-log -- ORGANIZATION:ENTRIES:HASH ...
import { closeDatabase } from "@/lib/db";
import { verifyAllLogs } from "@/lib/audit-log/verify-all";
import { unwrapKeys } from "@/lib/encryption-keys/unwrap-keys";
import { KmsError } from "@/lib/kms/error";

try {
  await unwrapKeys();
  for await (const { isGood, message } of verifyAllLogs(process.argv.slice(2))) {
    console.log(message);
    if (!isGood) process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof KmsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
await closeDatabase();
