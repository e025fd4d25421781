// npm run restore -- FILE: restores a backup into the empty database of DATABASE_URL, with the server's settings in the environment.
//   npm run restore -- FILE --replace     into Gangway's own database; all that is in it is lost. Stop every server first.
import { parseArgs } from "node:util";
import { restoreAndDescribe } from "@/lib/backup/commands";
import { log } from "@/lib/log";

if (!process.env.LOG_LEVEL) log.level = "silent";
try {
  const options = { replace: { type: "boolean", default: false } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [file, ...others] = positionals;
  if (!file || others.length > 0) throw new Error("Name the backup: npm run restore -- FILE");
  console.log(await restoreAndDescribe(file, values.replace));
} catch (error) {
  console.error(error instanceof Error ? error.message : "The backup could not be restored");
  process.exitCode = 1;
}
