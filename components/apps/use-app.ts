import { sendJson } from "@/components/portal/request";
import { useResource } from "@/components/portal/use-resource";
import type { AppDetails } from "@/lib/apps/view";

/** An app, refreshed, and how to replace its keys. */
export function useApp(id: string) {
  const path = `/api/portal/apps/${id}`;
  const { value, error, refresh, replace } = useResource<AppDetails>(path);

  async function replaceSecret(secret: string) {
    await replace(await sendJson<AppDetails>("POST", `${path}/secret`, { secret }));
  }

  async function replacePrivateKey(privateKey: string) {
    await replace(await sendJson<AppDetails>("POST", `${path}/private-key`, { privateKey }));
  }

  return { app: value, error, refresh, replaceSecret, replacePrivateKey };
}
