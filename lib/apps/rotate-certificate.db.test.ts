import type { Caller } from "@/lib/caller";
import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague } from "@/e2e/support/people";
import { connected, useSimulator } from "@/e2e/support/simulated-xero";
import { pingInstance } from "@/lib/instances/ping";
import { installationKey } from "./installation-key";
import { cancelRotation, finishRotation, prepareRotation, readRotation } from "./rotate-certificate";

const database = useDatabase();
const simulator = useSimulator();
let adminCaller: Caller;
beforeAll(async () => {
  adminCaller = await admin();
});

it("the next certificate signs once Xero takes it for every app, and the one before until then", async () => {
  const app = await simulator.control().createApp("partner", { bare: true });
  const before = await installationKey();
  await simulator.control().registerCertificate(app.key, before.certificate);
  const id = await connected(simulator.control(), adminCaller, app);

  const { waiting, inUse } = await prepareRotation(adminCaller);
  expect(inUse.pem).toBe(before.certificate);
  expect(waiting?.fingerprint).not.toBe(inUse.fingerprint);
  expect((await prepareRotation(adminCaller)).waiting).toEqual(waiting);

  await expect(finishRotation(adminCaller)).rejects.toMatchObject({ code: "conflict" });
  expect((await installationKey()).certificate).toBe(before.certificate);

  await simulator.control().registerCertificate(app.key, waiting!.pem);
  expect(await finishRotation(adminCaller)).toMatchObject({ inUse: { pem: waiting!.pem }, waiting: null });
  expect((await installationKey()).certificate).toBe(waiting!.pem);
  expect(await pingInstance(adminCaller, id)).toBeTruthy();
  const [event] = await database.query<{ type: string }>("select type from events order by id desc limit 1");
  expect(event?.type).toBe("installation.certificate_rotated");
});

it("can be dropped again, and is not a member's to see", async () => {
  await prepareRotation(adminCaller);
  expect(await cancelRotation(adminCaller)).toMatchObject({ waiting: null });
  await expect(finishRotation(adminCaller)).rejects.toMatchObject({ code: "conflict" });
  await expect(readRotation(await colleague(adminCaller, "member"))).rejects.toMatchObject({ code: "forbidden" });
});
