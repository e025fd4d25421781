import { localAddress } from "./environment";
import type { Options } from "./options";
import type { Simulator } from "./simulator";

/** Does at the simulator what a person does at Xero: registers this installation's certificate and redirect URI for the apps. */
export async function registerAtXero(
  at: Pick<Options, "host" | "port">,
  publicUrl: string,
  simulator: Simulator,
): Promise<void> {
  const pem = await read(await fetch(`${localAddress(at)}/elements/api-v2/elements/xero/certificate`));
  const apps = simulator.apps.filter((app) => app.kind === "partner" && app.protocol === "oauth1");
  for (const { key } of apps) {
    const address = `${simulator.controlUrl}/apps/${encodeURIComponent(key)}/certificates`;
    const headers = { "content-type": "application/x-pem-file" };
    await read(await fetch(address, { method: "POST", body: pem, headers }));
  }
  for (const { key } of simulator.apps.filter(({ kind, protocol }) => protocol === "oauth2" && kind !== "custom")) {
    const address = `${simulator.controlUrl}/apps/${encodeURIComponent(key)}/redirect-uris`;
    const body = JSON.stringify({ redirectUri: `${publicUrl}/connect/callback` });
    await read(await fetch(address, { method: "POST", body }));
  }
}

async function read(answer: Response): Promise<string> {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${text.slice(0, 500)}`);
  return text;
}
