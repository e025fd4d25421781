import { problemSentence } from "@/components/copy/problem";
import { PortalError, sendJson } from "@/components/portal/request";
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

  /** Throws when Xero did not renew the token; the instance is shown as it is then. */
  async function renew() {
    type Outcome = { isRenewed: boolean; instance: InstanceDetails };
    const { isRenewed, instance } = await sendJson<Outcome>("POST", `${path}/renewal`);
    await replace(instance);
    if (!isRenewed) throw new PortalError(502, problemSentence(instance.problem), null);
  }

  async function rotateToken(): Promise<string> {
    const { token } = await sendJson<{ token: string }>("POST", `${path}/token`);
    void refresh();
    return token;
  }

  return { instance: value, error, refresh, change, renew, rotateToken };
}
