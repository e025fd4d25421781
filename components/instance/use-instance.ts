import { sendJson } from "@/components/portal/request";
import { useResource } from "@/components/portal/use-resource";
import type { InstanceDetails } from "@/lib/instances/view";

export type InstanceChange = { name?: string; tags?: string[]; disabled?: boolean };

/** An instance, refreshed, and its actions. Each change shows the server's answer immediately. */
export function useInstance(id: number) {
  const path = `/api/portal/instances/${id}`;
  const { value, error, refresh, replace } = useResource<InstanceDetails>(path);

  async function change(part: InstanceChange) {
    await replace(await sendJson<InstanceDetails>("PATCH", path, part));
  }

  async function renew() {
    await replace(await sendJson<InstanceDetails>("POST", `${path}/renewal`));
  }

  async function rotateToken(): Promise<string> {
    const { token } = await sendJson<{ token: string }>("POST", `${path}/token`);
    void refresh();
    return token;
  }

  return { instance: value, error, refresh, change, renew, rotateToken };
}
