import { sendJson } from "@/components/portal/request";
import { useResource } from "@/components/portal/use-resource";
import type { ApiKeyChange, ApiKeyView, NewApiKey } from "@/lib/api-keys/view";

/** The API keys of the organization, or, with an id, those of an instance. */
export function useApiKeys(instanceId: number | null) {
  const path = instanceId === null ? "/api/portal/keys" : `/api/portal/instances/${instanceId}/keys`;
  const { value, error, refresh } = useResource<{ items: ApiKeyView[] }>(path);

  async function afterwards<Answer>(sending: Promise<Answer>): Promise<Answer> {
    const answer = await sending;
    await refresh();
    return answer;
  }

  return {
    keys: value?.items,
    error,
    refresh,
    create: (change: ApiKeyChange) => afterwards(sendJson<NewApiKey>("POST", path, change)),
    change: (id: string, change: ApiKeyChange) => afterwards(sendJson<ApiKeyView>("PATCH", `${path}/${id}`, change)),
    rotate: (id: string) => afterwards(sendJson<NewApiKey>("POST", `${path}/${id}/rotation`)),
    revoke: (id: string) => afterwards(sendJson("DELETE", `${path}/${id}`)),
  };
}

export type UsedApiKeys = ReturnType<typeof useApiKeys>;
