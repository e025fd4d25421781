import pg from "pg";
import { descendant } from "../lib/cpu";
import { type Portal, withPortal } from "../lib/portal";
import { signIn } from "../lib/sign-in";
import { measureEndpoint } from "./endpoint";
import { measureExport } from "./export";
import { measureScrolling } from "./scroll";
import { LARGE } from "./seed";

/** What an admin of the seeded organization asks with: the address, the session, and the server's process. */
export type Session = { url: string; cookie: string; pid: number };

/** Starts the product on a seeded database and measures what it makes of its list. */
export function measureServer(databaseUrl: string): Promise<void> {
  return withPortal(async (portal) => {
    await adopt(portal, databaseUrl);
    const session = { url: portal.url, cookie: await signIn(portal), pid: descendant(portal.pid, "gangway") };
    await measureEndpoint(session);
    await measureExport(session);
    await measureScrolling(session);
  }, databaseUrl);
}

/** Makes the first admin one of the seeded organization. */
async function adopt({ admin }: Portal, databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    "update memberships set organization_id = $1 from users where users.id = user_id and users.email = $2",
    [LARGE, admin.email],
  );
  await client.end();
}
