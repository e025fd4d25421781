import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { errorText, sendJson } from "@/components/portal/request";
import { showToast } from "@/components/ui/toast";
import type { InstanceView } from "@/lib/instances/view";
import { menuId } from "./row-menu";

/**
 * The actions of a row's menu. `disconnecting` is the instance of the open dialog, `opener` the id of its menu. The functions
 * are stable, so that rows do not render again.
 */
export function useRowActions(refresh: () => Promise<unknown>) {
  const [disconnecting, setDisconnecting] = useState<InstanceView | null>(null);
  const [opener, setOpener] = useState<string>();
  const [problem, setProblem] = useState<{ title: string; text: string } | null>(null);
  const latest = useRef(refresh);
  useLayoutEffect(() => {
    latest.current = refresh;
  });

  const setDisabled = useCallback(async (instance: InstanceView, disabled: boolean) => {
    setProblem(null);
    try {
      await sendJson("PATCH", `/api/portal/instances/${instance.id}`, { disabled });
      showToast(disabled ? `${instance.name} is disabled. Calls get 403.` : `${instance.name} is enabled.`);
    } catch (error) {
      setProblem({ title: `${instance.name} was not changed.`, text: errorText(error) });
    }
    await latest.current();
  }, []);

  const askDisconnect = useCallback((instance: InstanceView) => {
    setDisconnecting(instance);
    setOpener(menuId(instance.id));
  }, []);

  async function disconnected(instance: InstanceView) {
    showToast(`${instance.name} is disconnected.`);
    await refresh();
    setDisconnecting(null);
  }

  return {
    disconnecting,
    opener,
    problem,
    askDisconnect,
    cancel: () => setDisconnecting(null),
    setDisabled: useCallback(
      (instance: InstanceView, disabled: boolean) => void setDisabled(instance, disabled),
      [setDisabled],
    ),
    disconnected: (instance: InstanceView) => void disconnected(instance),
  };
}
