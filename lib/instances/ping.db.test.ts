import { expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { connected, useSimulator } from "@/e2e/support/simulated-xero";
import { installationKey } from "@/lib/apps/installation-key";
import { waitUntil } from "@/scripts/processes";
import { pingInstance, renewNow } from "./ping";

useDatabase();
const simulator = useSimulator();

it("asks once more with the token that a renewal brings meanwhile: the one before ends at Xero with it (1.0a)", async () => {
  const caller = await admin();
  const app = await simulator.control().createApp("partner", { bare: true });
  await simulator.control().registerCertificate(app.key, (await installationKey()).certificate);
  const id = await connected(simulator.control(), caller, app);
  await simulator.control().fault({ path: "/oauth/AccessToken", key: app.key, kind: "slow-body" });
  await simulator.control().resetTally();
  const renewal = renewNow(caller, id);
  await waitUntil(async () => (await simulator.control().tally(app.key)).renewals === 1, 10_000);
  expect(await pingInstance(caller, id)).toMatchObject({ name: "Harbour Lane Bakery" });
  expect(await renewal).toBe(true);
});
