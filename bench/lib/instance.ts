import { clientOf } from "@/e2e/support/contract-client";
import { instanceOfOAuth2 } from "@/e2e/support/instance-by-api";
import { simulatorControl } from "@/e2e/support/simulator-control";
import type { Portal } from "./portal";

/** An instance of the portal with an app of its own, connected by OAuth 2.0, and what its program needs for calls. */
export async function connectInstance(portal: Portal) {
  const client = clientOf(portal);
  const simulator = simulatorControl(portal.simulator.controlUrl);
  await simulator.setLimits({ perMinute: 0, perDay: 0 });
  const { id, token, app } = await instanceOfOAuth2(client, simulator);
  const headers = client.elementHeaders(token);
  const { body } = await client.asElement(token, "GET", "/instances/token");
  return {
    id,
    base: client.base,
    /** The caller's proof, without and with the instance's token. */
    callerHeaders: { authorization: headers.authorization.split(", Element")[0]! },
    headers,
    /** For calling the simulator without Gangway. */
    xeroHeaders: { authorization: `Bearer ${String(body.accessToken)}`, "xero-tenant-id": String(body.tenantId) },
    callsToXero: async () => (await simulator.requests(app.key)).length,
  };
}
