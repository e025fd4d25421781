import { sendJson } from "@/components/portal/request";
import { useResource } from "@/components/portal/use-resource";
import type { RotationView } from "@/lib/apps/view";

const PATH = "/api/portal/certificate";

/** The installation's certificate and the steps of its rotation. */
export function useRotation() {
  const { value, error, refresh, replace } = useResource<RotationView>(PATH);
  const step = (method: "POST" | "PATCH" | "DELETE") => async () => {
    await replace(await sendJson<RotationView>(method, PATH));
  };
  return { rotation: value, error, refresh, prepare: step("POST"), finish: step("PATCH"), cancel: step("DELETE") };
}
