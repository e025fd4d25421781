// npm run person -- export ADDRESS: prints everything that is held of an email address as one JSON document, with the server's settings in
// the environment.
//   npm run person -- erase ADDRESS [--also NAME ...]     takes the person out of the database; servers may run
import { parseArgs } from "node:util";
import { closeDatabase } from "@/lib/db";
import { unwrapKeys } from "@/lib/encryption-keys/unwrap-keys";
import { log } from "@/lib/log";
import { erasePerson } from "@/lib/person/erase-person";
import { exportPerson } from "@/lib/person/export-person";

const USAGE = "npm run person -- export ADDRESS, or npm run person -- erase ADDRESS [--also NAME ...]";

if (!process.env.LOG_LEVEL) log.level = "silent";
try {
  const options = { also: { type: "string", multiple: true, default: [] as string[] } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [action, address = "", ...others] = positionals;
  if (!address.includes("@") || others.length > 0) throw new Error(USAGE);
  if (action === "export") console.log(JSON.stringify(await exportPerson(address), null, 2));
  else if (action === "erase") await erase(address, values.also);
  else throw new Error(USAGE);
} catch (error) {
  console.error(error instanceof Error ? error.message : "It could not be done");
  process.exitCode = 1;
}
await closeDatabase();

async function erase(address: string, also: string[]): Promise<void> {
  await unwrapKeys(); // of the audit log's key
  const { pseudonym, entries, wasUser } = await erasePerson(address, also);
  console.log(
    `${wasUser ? "The user is deleted. " : ""}${entries} entries of audit logs name ${pseudonym} in place of the person.`,
  );
  console.log("Backups from before still name the person: erase again after restoring one.");
}
