import { compareSchema } from "@/lib/migrate";
import { failed, ok } from "./finding";
import type { Finding } from "@/lib/setup/view";

/** Whether the database has the tables of this version. */
export async function checkSchema(databaseUrl: string): Promise<Finding> {
  const { missing, newer } = await compareSchema(databaseUrl);
  if (newer.length > 0)
    return failed(`The database belongs to a newer version of Gangway (${newer.at(-1)}). Start that version.`);
  if (missing.length === 0) return ok("Up to date.");
  const count = missing.length === 1 ? "1 migration is missing" : `${missing.length} migrations are missing`;
  return failed(`${count}. A server of this version applies them when it starts.`, { line: "npm start" });
}
