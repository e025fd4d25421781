import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { errorText, sendJson } from "@/components/portal/request";
import { showToast } from "@/components/ui/toast";
import type { InstanceView } from "@/lib/instances/view";
import { menuId } from "./row-menu";

/**
 * The actions of a row's menu. `disconnecting` or `disabling` is the instance of the open dialog, `opener` the id of its menu. The functions
 * are stable, so that rows do not render again.
 */
export function useRowActions(refresh: () => Promise<unknown>) {
  const [disconnecting, setDisconnecting] = useState<InstanceView | null>(null);
  const [disabling, setDisabling] = useState<InstanceView | null>(null);
  const [opener, setOpener] = useState<string>();
  const [problem, setProblem] = useState<{ title: string; text: string } | null>(null);
  const latest = useRef(refresh);
  useLayoutEffect(() => {
    latest.current = refresh;
  });

  const enable = useCallback(async (instance: InstanceView) => {
    setProblem(null);
    try {
      await sendJson("PATCH", `/api/portal/instances/${instance.id}`, { disabled: false });
      showToast(`${instance.name} is enabled.`);
    } catch (error) {
      setProblem({ title: `${instance.name} was not changed.`, text: errorText(error) });
    }
    await latest.current();
  }, []);

  async function disable(instance: InstanceView) {
    await sendJson("PATCH", `/api/portal/instances/${instance.id}`, { disabled: true });
    showToast(`${instance.name} is disabled. Calls get 403.`, () => void enable(instance));
    await refresh();
  }

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
    disabling,
    disable,
    stopDisabling: () => setDisabling(null),
    setDisabled: useCallback(
      (instance: InstanceView, disabled: boolean) => {
        if (!disabled) return void enable(instance);
        setDisabling(instance);
        setOpener(menuId(instance.id));
      },
      [enable],
    ),
    disconnected: (instance: InstanceView) => void disconnected(instance),
  };
}
