import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import { type UserCaller, provenCaller } from "@/lib/caller";
import { noteFailedSignIn } from "./failed-sign-in";
import { deleteOrganization } from "./delete-organization";
import { createFurtherOrganization } from "./organizations";
import { changeSettings, readSettings, readSettingsChange } from "./organization-settings";
import { startSession } from "./session-life";
import { findLiveSession } from "./session-store";

const PROOF = { with: "password", address: "192.0.2.7" } as const;
const database = useDatabase();
type User = UserCaller & { sessionId: string };
let first: User;
beforeAll(async () => {
  const caller = await admin();
  first = provenCaller({ ...caller, sessionId: await startSession({ ...caller, sessionVersion: 1 }, "test", PROOF) });
});

it("records who signed in, and from where", async () => {
  const select = "select actor, address, data from events where type = 'user.signed_in'";
  expect(await database.query(select)).toEqual([
    { actor: "admin@lantern.example", address: "192.0.2.7", data: { with: "password" } },
  ]);
});

it("records a wrong password of a user, and nothing of an unknown address", async () => {
  noteFailedSignIn("nobody@lantern.example", null);
  noteFailedSignIn(" Admin@Lantern.example ", "192.0.2.8");
  const failed = () => database.query("select actor, address, data from events where type = 'user.sign_in_failed'");
  await expect.poll(failed).toEqual([{ actor: null, address: "192.0.2.8", data: { email: "admin@lantern.example" } }]);
});

it("renames an organization, and records it", async () => {
  await changeSettings(first, readSettingsChange({ name: " Lantern Books " }));
  expect((await readSettings(first)).name).toBe("Lantern Books");
  expect(() => readSettingsChange({ name: " " })).toThrow("missing: Name");
  const events = await database.query("select data from events where type = 'organization.renamed'");
  expect(events).toEqual([{ data: { from: "Lantern", to: "Lantern Books" } }]);
});

it("deletes one that is empty, for an admin who types its name, and goes on in another", async () => {
  await expect(deleteOrganization(first, "Lantern Books")).rejects.toThrow("It is your only organization.");
  await createFurtherOrganization(first, "Second");
  const { organizationId } = (await findLiveSession(first.sessionId))!;
  const second: User = { ...first, organizationId };
  await instance(second, { key: "SECOND" });
  await expect(deleteOrganization(second, "Second")).rejects.toThrow("It still has instances (1).");
  await database.query("delete from instances where organization_id = $1", [organizationId]);
  await expect(deleteOrganization(second, "second")).rejects.toMatchObject({ code: "invalid_request" });
  const member = { ...(await colleague(second, "member")), sessionId: first.sessionId };
  await expect(deleteOrganization(member, "Second")).rejects.toMatchObject({ code: "forbidden" });

  await deleteOrganization(second, "Second");
  expect(await database.query("select name from organizations")).toEqual([{ name: "Lantern Books" }]);
  expect((await findLiveSession(first.sessionId))?.organizationId).toBe(first.organizationId);
});
