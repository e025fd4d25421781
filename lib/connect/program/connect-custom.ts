import type { Caller } from "@/lib/caller";
import { callbackUrl } from "@/lib/connect/begin-authorization";
import { exchangeCode, sourceOfCode } from "@/lib/connect/exchange-code";
import { connectInstances, type NewInstance } from "@/lib/instances/create";
import type { XeroApp } from "@/lib/xero/model";
import { answerOnce, findOrStartNamed } from "./answer-once";
import { hashOfCall, usedBefore } from "./api-attempt";

/**
 * Makes an instance of the organisation that has approved a custom connection (`externalAuthentication: "client_credentials"`).
 * The same call of the same user within 15 minutes is answered as the first. Throws XeroError.
 */
export async function connectCustom(caller: Caller, keys: Pick<XeroApp, "key" | "secret">, instance: NewInstance) {
  const call = hashOfCall(caller, keys, instance);
  // Saved with every app, though no consent returns to it.
  const unused = { callbackUrl: callbackUrl(), privateKey: null, scopes: [] };
  const app: XeroApp = { kind: "custom", protocol: "oauth2", ...keys, ...unused };
  const attempt = await findOrStartNamed(app, JSON.stringify(["custom connection", call]));
  const source = sourceOfCode(app, { code: call, owner: caller.organizationId, wanted: undefined });
  const consented = await exchangeCode(attempt.id, {}, app, source);
  if (!consented) throw usedBefore();
  const { tokens, reached } = consented;
  const consent = { caller, tokens, app: { ...app, name: null, privateKeyPem: null } };
  return answerOnce(attempt.id, call, async (tx) => {
    const [made] = await connectInstances(tx, consent, [{ organisation: reached.organisations[0]!, instance }]);
    return made!;
  });
}
