import { expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, instance } from "@/e2e/support/people";
import { findUsableApp, listUsableApps } from "./list";

const database = useDatabase();

it.each([
  { protocol: "oauth2", connections: 4, isTierFull: false },
  { protocol: "oauth2", connections: 5, isTierFull: true },
  { protocol: "oauth2", connections: 6, isTierFull: false },
  { protocol: "oauth1", connections: 5, isTierFull: false },
])("$connections organisations by $protocol: full $isTierFull", async ({ protocol, connections, isTierFull }) => {
  const caller = await admin();
  const key = `${protocol} ${connections}`;
  // Two instances of one organisation are one connection.
  const organisations = Array.from({ length: connections }, (_, n) => `organisation ${n}`);
  for (const organisation of [...organisations, organisations[0]!]) await instance(caller, { key, organisation });
  const [app] = await database.query<{ id: string }>(
    `update apps set protocol = '${protocol}' where key = $1 returning id`,
    [key],
  );
  expect(await findUsableApp(caller, app!.id)).toMatchObject({ key, isTierFull });
  expect((await listUsableApps(caller)).find(({ id }) => id === app!.id)).toMatchObject({ isTierFull });
});
