import { sendJson } from "@/components/portal/request";
import { useResource } from "@/components/portal/use-resource";
import type { AppDetails } from "@/lib/apps/view";

export type AppEdit = Pick<AppDetails, "name" | "reads" | "madeBefore">;

/** An app, refreshed, and how to change and delete it and to replace its keys. */
export function useApp(id: string) {
  const path = `/api/portal/apps/${id}`;
  const { value, error, refresh, replace } = useResource<AppDetails>(path);
  const send = async (method: "POST" | "PATCH", to: string, body: unknown) =>
    void (await replace(await sendJson<AppDetails>(method, to, body)));
  return {
    app: value,
    error,
    refresh,
    change: (edit: AppEdit) => send("PATCH", path, edit),
    replaceSecret: (secret: string) => send("POST", `${path}/secret`, { secret }),
    replacePrivateKey: (privateKey: string) => send("POST", `${path}/private-key`, { privateKey }),
  };
}
