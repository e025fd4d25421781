import { sendJson } from "@/components/portal/request";
import { useResource } from "@/components/portal/use-resource";
import type { BrandingView } from "@/lib/branding/view";

const PATH = "/api/portal/branding";

export function useBranding() {
  const { replace, ...resource } = useResource<BrandingView>(PATH);
  const save = async (body: object): Promise<BrandingView> => {
    const saved = await sendJson<BrandingView>("PATCH", PATH, body);
    await replace(saved);
    return saved;
  };
  return { ...resource, save };
}
