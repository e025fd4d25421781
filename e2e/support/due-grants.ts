import { installationKey } from "@/lib/apps/installation-key";
import type { Caller } from "@/lib/caller";
import type { TestDatabase } from "./database";
import { connected } from "./simulated-xero";
import type { SimulatorControl } from "./simulator-control";

/** Grants whose renewal is due, and how they and their instances are stored. */
export function dueGrants({ query }: Pick<TestDatabase, "query">, control: () => SimulatorControl) {
  const makeDue = (id: string) => query("update grants set renew_at = now() - interval '1 second' where id = $1", [id]);
  return {
    makeDue,
    /** A connected Partner app of OAuth 1.0a whose renewal is due now. */
    dueGrant: async (caller: Caller) => {
      const { certificate } = await installationKey();
      const app = await control().createApp("partner", { bare: true });
      await control().registerCertificate(app.key, certificate);
      const instanceId = await connected(control(), caller, app);
      const [row] = await query<{ grantId: string }>(`select grant_id "grantId" from instances where id = $1`, [
        instanceId,
      ]);
      const { grantId } = row!;
      await makeDue(grantId);
      return { app, grantId, instanceId };
    },
    grantOf: async (id: string) =>
      (
        await query<{ status: string; problem: string; version: number }>(
          "select status, problem, version from grants where id = $1",
          [id],
        )
      )[0],
    eventsOf: async (instanceId: number) =>
      (await query<{ type: string }>("select type from events where instance_id = $1 order by id", [instanceId])).map(
        ({ type }) => type,
      ),
  };
}
