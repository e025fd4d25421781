// npm run backup -- FILE: writes an encrypted backup of the database to a new file, with the server's settings in the environment, while
// servers go on.
//   npm run backup -- --verify FILE     reads one to its end and says what it holds; changes nothing, and asks no database
import { parseArgs } from "node:util";
import { verifyBackup, writeAndDescribe } from "@/lib/backup/commands";
import { unwrapKeys } from "@/lib/encryption-keys/unwrap-keys";
import { log } from "@/lib/log";

if (!process.env.LOG_LEVEL) log.level = "silent";
try {
  const { values, positionals } = parseArgs({ options: { verify: { type: "string" } }, allowPositionals: true });
  const [file, ...others] = positionals;
  if (values.verify !== undefined && !file) {
    await unwrapKeys();
    console.log(await verifyBackup(values.verify));
  } else if (file && others.length === 0 && values.verify === undefined) console.log(await writeAndDescribe(file));
  else throw new Error("Name a new file: npm run backup -- FILE, or one to check: npm run backup -- --verify FILE");
} catch (error) {
  console.error(error instanceof Error ? error.message : "The backup could not be written");
  process.exitCode = 1;
}
