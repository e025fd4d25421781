import { sendJson } from "@/components/portal/request";
import { useResource } from "@/components/portal/use-resource";
import type { SettingsChange, SettingsView } from "@/lib/accounts/view";

const PATH = "/api/portal/settings";

export function useSettings() {
  const { replace, ...resource } = useResource<SettingsView>(PATH);
  const change = async (change: SettingsChange) => {
    await replace(await sendJson<SettingsView>("PATCH", PATH, change));
  };
  return { ...resource, change };
}
