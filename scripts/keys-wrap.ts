// npm run --silent keys:wrap: prints ENCRYPTION_KEYS with each key wrapped by the KMS of KMS_KEY, with the server's settings in the
// environment. Changes nothing. docs/going-live.md has what it is for.
//   npm run --silent keys:wrap -- --from KMS_KEY     also those that this other key of a KMS has wrapped
import { parseArgs } from "node:util";
import { wrapKeys } from "@/lib/encryption-keys/wrap-keys";

try {
  console.log(await wrapKeys(parseArgs({ options: { from: { type: "string" } } }).values.from));
} catch (error) {
  console.error(error instanceof Error ? error.message : "The keys could not be wrapped");
  process.exitCode = 1;
}
