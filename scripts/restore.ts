// npm run restore -- FILE: restores a backup into the empty database of DATABASE_URL, with the server's settings in the environment.
//   npm run restore -- FILE --replace     into Gangway's own database; all that is in it is lost. Stop every server first.
//   npm run restore -- --snapshot TIME    restores nothing: settles a database that was restored to that time by other means
import { parseArgs } from "node:util";
import { restoreAndDescribe, settleAndDescribe } from "@/lib/backup/commands";
import { unwrapKeys } from "@/lib/encryption-keys/unwrap-keys";
import { log } from "@/lib/log";

if (!process.env.LOG_LEVEL) log.level = "silent";
try {
  const options = { replace: { type: "boolean", default: false }, snapshot: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [file, ...others] = positionals;
  await unwrapKeys();
  if (values.snapshot !== undefined && !file) console.log(await settleAndDescribe(values.snapshot));
  else if (file && others.length === 0 && values.snapshot === undefined)
    console.log(await restoreAndDescribe(file, values.replace));
  else throw new Error("Name the backup: npm run restore -- FILE");
} catch (error) {
  console.error(error instanceof Error ? error.message : "The backup could not be restored");
  process.exitCode = 1;
}
