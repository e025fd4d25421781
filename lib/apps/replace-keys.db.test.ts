import type { Caller } from "@/lib/caller";
import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague } from "@/e2e/support/people";
import { connected, useSimulator } from "@/e2e/support/simulated-xero";
import { installationKey } from "./installation-key";
import { getAppDetails } from "./list";
import { replacePrivateKey, replaceSecret } from "./replace-keys";
import { decryptAppSecret } from "./credentials";
import { getApp } from "./store";

const database = useDatabase();
const simulator = useSimulator();
let adminCaller: Caller;
beforeAll(async () => {
  adminCaller = await admin();
});

async function saved(kind: "partner" | "public") {
  const app = await simulator.control().createApp(kind, { bare: kind === "partner" });
  if (kind === "partner") await simulator.control().registerCertificate(app.key, (await installationKey()).certificate);
  await connected(simulator.control(), adminCaller, app);
  const [row] = await database.query<{ id: string }>("select id from apps where key = $1", [app.key]);
  return { app, id: row!.id };
}

const storedSecret = async (id: string) => decryptAppSecret((await getApp(adminCaller.organizationId, id))!);
const lastEvent = async () =>
  (await database.query<{ type: string }>("select type from events order by id desc limit 1"))[0]?.type;

it("a secret is replaced only when Xero takes it, and then renewals go on", async () => {
  const { app, id } = await saved("public");
  await expect(replaceSecret(adminCaller, id, { secret: "not the app's" })).rejects.toMatchObject({
    reason: "signature_invalid",
  });
  expect(await storedSecret(id)).toBe(app.secret);
  await database.query(
    "update apps set problem = 'app_refused', pauses = 3, paused_until = now() + interval '5 min' where id = $1",
    [id],
  );
  await replaceSecret(adminCaller, id, { secret: app.secret });
  expect(await database.query("select problem, pauses, paused_until from apps where id = $1", [id])).toEqual([
    { problem: null, pauses: 0, paused_until: null },
  ]);
  expect(await lastEvent()).toBe("app.secret_replaced");
});

it("a private key is replaced when its certificate is at Xero beside the one before", async () => {
  const { app, id } = await saved("partner");
  const other = await simulator.control().createApp("partner");
  const next = { privateKey: other.privateKey! };
  await expect(replacePrivateKey(adminCaller, id, next)).rejects.toMatchObject({ reason: "signature_invalid" });
  const { certificate } = await certificateOf(other.privateKey!);
  await simulator.control().registerCertificate(app.key, certificate);
  await replacePrivateKey(adminCaller, id, next);
  expect(await storedSecret(id)).toBe(app.secret);
  expect(await getAppDetails(adminCaller, id)).toMatchObject({ hasOwnPrivateKey: true, connections: 1, meter: null });
  expect(await lastEvent()).toBe("app.key_replaced");
});

it("says what is wrong before Xero is asked, and lets no member do it", async () => {
  const { id } = await saved("public");
  await expect(replaceSecret(adminCaller, id, { secret: "" })).rejects.toMatchObject({ code: "invalid_request" });
  await expect(replacePrivateKey(adminCaller, id, { privateKey: "x" })).rejects.toMatchObject({ code: "conflict" });
  const member = await colleague(adminCaller, "member");
  await expect(replaceSecret(member, id, { secret: "x" })).rejects.toMatchObject({ code: "forbidden" });
  const stranger = { ...adminCaller, organizationId: "00000000-0000-0000-0000-000000000000" };
  await expect(replaceSecret(stranger, id, { secret: "x" })).rejects.toMatchObject({ code: "not_found" });
});

/** A certificate of a key, made by the library that the product uses for its own. */
async function certificateOf(pem: string): Promise<{ certificate: string }> {
  const { createPrivateKey, createPublicKey, webcrypto } = await import("node:crypto");
  await import("reflect-metadata");
  const { X509CertificateGenerator } = await import("@peculiar/x509");
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const key = createPrivateKey(pem);
  const pkcs8 = key.export({ type: "pkcs8", format: "der" });
  const spki = createPublicKey(key).export({ type: "spki", format: "der" });
  const keys = {
    privateKey: await webcrypto.subtle.importKey("pkcs8", pkcs8, algorithm, true, ["sign"]),
    publicKey: await webcrypto.subtle.importKey("spki", spki, algorithm, true, ["verify"]),
  };
  const made = await X509CertificateGenerator.createSelfSigned(
    { name: "CN=Next", keys, signingAlgorithm: algorithm },
    webcrypto as Crypto,
  );
  return { certificate: made.toString("pem") };
}
