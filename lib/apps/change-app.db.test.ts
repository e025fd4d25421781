import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import type { Caller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { scopesFor } from "@/lib/xero/scopes";
import { changeApp, deleteApp, readAppChange } from "./change-app";
import { getAppDetails, listUsableApps } from "./list";
import { saveApp } from "./save-app";

const database = useDatabase();
let adminCaller: Caller;
beforeAll(async () => {
  adminCaller = await admin();
});

const saved = (name: string, scopes = scopesFor(["contacts"], false)) =>
  transaction((tx) =>
    saveApp(tx, adminCaller, {
      name,
      kind: "public",
      protocol: "oauth2",
      key: name,
      secret: "secret",
      privateKeyPem: null,
      callbackUrl: "http://localhost:3000/connect/callback",
      scopes,
    }),
  );

const change = (name: string, reads: string[] = [], madeBefore = false) => readAppChange({ name, reads, madeBefore });
const events = (type: string) =>
  database.query<{ data: unknown }>("select data from events where type = $1 order by id", [type]);

it("renames an app and gives it other scopes, and records what changed", async () => {
  const id = await saved("Before", [...scopesFor(["contacts"], false), "app.connections"]);
  await changeApp(adminCaller, id, change("After", ["invoices.write", "files"]));
  const { name, scopes, reads } = await getAppDetails(adminCaller, id);
  expect({ name, reads }).toEqual({ name: "After", reads: ["invoices", "invoices.write", "files"] });
  expect(scopes).toEqual([...scopesFor(["invoices.write", "files"], false), "app.connections"]);
  expect((await events("app.changed")).at(-1)?.data).toEqual({
    app: "After",
    from: "Before",
    added: "accounting.invoices files.read",
    removed: "accounting.contacts.read",
  });
  const before = (await events("app.changed")).length;
  await changeApp(adminCaller, id, change("After", ["invoices.write", "files"]));
  expect(await events("app.changed")).toHaveLength(before);
});

it("refuses a name that another app has, and a member", async () => {
  const [id] = [await saved("One"), await saved("Two")];
  await expect(changeApp(adminCaller, id, change("Two"))).rejects.toMatchObject({ code: "conflict" });
  const member = await colleague(adminCaller, "member");
  await expect(changeApp(member, id, change("Three"))).rejects.toMatchObject({ code: "forbidden" });
  await expect(deleteApp(member, id)).rejects.toMatchObject({ code: "forbidden" });
  const stranger = { ...adminCaller, organizationId: "00000000-0000-0000-0000-000000000000" };
  await expect(deleteApp(stranger, id)).rejects.toMatchObject({ code: "not_found" });
  expect(() => change("")).toThrow(/name/);
  expect((await getAppDetails(adminCaller, id)).name).toBe("One");
});

it("deletes an app that nothing uses, and says what uses it otherwise", async () => {
  const id = await saved("Unused");
  await deleteApp(adminCaller, id);
  await expect(getAppDetails(adminCaller, id)).rejects.toMatchObject({ code: "not_found" });
  expect((await events("app.deleted")).at(-1)?.data).toEqual({ app: "Unused" });

  await instance(adminCaller, { key: "USED" });
  const [used] = await database.query<{ id: string }>("select id from apps where key = 'USED'");
  await expect(deleteApp(adminCaller, used!.id)).rejects.toThrow("1 instance uses this app.");
  expect((await getAppDetails(adminCaller, used!.id)).instances).toBe(1);
});

it("offers the saved apps that Xero accepts, the most used first", async () => {
  const [unused, refused] = [await saved("Never used"), await saved("Refused")];
  await database.query("update apps set problem = 'app_refused' where id = $1", [refused]);
  const offered = (await listUsableApps(adminCaller)).map(({ id }) => id);
  const [used] = await database.query<{ id: string }>("select id from apps where key = 'USED'");
  expect(offered[0]).toBe(used!.id);
  expect(offered).toContain(unused);
  expect(offered).not.toContain(refused);
});
