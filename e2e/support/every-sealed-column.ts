import { randomUUID } from "node:crypto";
import { readSecrets } from "@/lib/accounts/api-secrets";
import { makeKey } from "@/lib/accounts/second-step/authenticator";
import { saveAuthenticator } from "@/lib/accounts/second-step/store";
import { OPERATIONS } from "@/lib/api/operations";
import { resourceHandler } from "@/lib/api/route";
import { encryptAppSecrets } from "@/lib/apps/credentials";
import { installationKey } from "@/lib/apps/installation-key";
import { encryptFlowState } from "@/lib/attempts/flow-state";
import { createSentAttempt } from "@/lib/attempts/store";
import { extendChains } from "@/lib/audit-log/extend-chain";
import { bySystem, recordEvent } from "@/lib/audit-log/record";
import type { UserCaller } from "@/lib/caller";
import { startAttempt } from "@/lib/connect/start";
import { transaction } from "@/lib/db";
import { tokenHash } from "@/lib/encryption";
import { encryptSecrets } from "@/lib/revocations/secrets";
import { addEndpoint } from "@/lib/webhooks/endpoints/endpoints";
import { saveWebhookKey } from "@/lib/xero-events/set-up";
import type { TestDatabase } from "./database";
import { admin, instance } from "./people";
import { setWebhook, SIGNATURE_KEY } from "./webhook";

const TOKENS = {
  accessToken: "at",
  accessTokenSecret: null,
  renewal: "rt",
  issuedAt: 0,
  expiresAt: 0,
  subject: "somebody",
};

/** A database in which every column that holds ciphertext has some, written by the product. */
export async function fillEverySealedColumn(database: TestDatabase): Promise<UserCaller> {
  const caller = await admin();
  const { organizationId } = caller;
  await installationKey();
  await saveAuthenticator(caller.userId, makeKey({ userId: caller.userId, email: "admin@lantern.example" }).sealed);
  const { id: instanceId } = await instance(caller, { protocol: "oauth2" });
  const [app] = await database.query<{ id: string }>("select id from apps");
  const { privateKeySealed } = encryptAppSecrets({ id: app!.id, organizationId }, "", "a private key");
  await database.query("update apps set private_key_sealed = $2 where id = $1", [app!.id, privateKeySealed]);
  await saveWebhookKey(caller, app!.id, { key: SIGNATURE_KEY });
  await addEndpoint(caller, { url: "http://here.example/hooks" });
  await setWebhook(caller, instanceId, { url: "http://here.example/hooks" });
  await transaction((tx) => recordEvent(tx, bySystem(organizationId), { instanceId, type: "instance.renamed" }));
  await extendChains();
  await startAttempt(caller, "public", "oauth2");
  await openAttempt();
  await database.query(
    `insert into revocations (id, client_id, xero_user, secrets_sealed, next_at) values ($1, 'c', 'u', $2, now())`,
    revocation(),
  );
  await answeredCall(caller, app!.id);
  return caller;
}

/** Of the open call `oauth/token`, which belongs to no organization. */
async function openAttempt(): Promise<void> {
  const attempt = { id: randomUUID(), organizationId: null, userId: null, kind: "public", protocol: "oauth1" } as const;
  await createSentAttempt({
    ...attempt,
    requestTokenHash: tokenHash("a token"),
    secretsSealed: encryptFlowState(attempt, {}),
    expiresAt: new Date(Date.now() + 60_000),
  });
}

function revocation() {
  const id = randomUUID();
  return [id, encryptSecrets(id, { appSecret: "secret", tokens: TOKENS })];
}

async function answeredCall(caller: UserCaller, app: string): Promise<void> {
  const { userSecret, organizationSecret } = await readSecrets(caller);
  const headers = {
    authorization: `User ${userSecret}, Organization ${organizationSecret}`,
    "content-type": "application/json",
    "idempotency-key": "k-1",
  };
  const url = "http://localhost:3000/elements/api-v2/connect/sessions";
  const request = new Request(url, { method: "POST", headers, body: JSON.stringify({ app, name: "Tideline" }) });
  const handle = resourceHandler(OPERATIONS["/connect/sessions"]);
  const { status } = await handle({ request, parameters: { noun: "elements" }, exchange: null });
  if (status !== 200) throw new Error(`POST /connect/sessions answered ${status}`);
}
