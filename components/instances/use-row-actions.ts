import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { errorText, sendJson } from "@/components/portal/request";
import { say } from "@/components/ui/toast";
import type { InstanceView } from "@/lib/instances/view";
import { menuId } from "./row-menu";

/**
 * What a row's menu does. `asked` is the instance a dialog asks about, `opener` the menu it came from; `problem` is what
 * went wrong last. The functions stay the same, so that rows need not be drawn again.
 */
export function useRowActions(refresh: () => Promise<unknown>) {
  const [asked, setAsked] = useState<InstanceView | null>(null);
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
      say(disabled ? `${instance.name} is disabled. Calls get 403.` : `${instance.name} is enabled.`);
    } catch (error) {
      setProblem({ title: `${instance.name} was not changed.`, text: errorText(error) });
    }
    await latest.current();
  }, []);

  const ask = useCallback((instance: InstanceView) => {
    setAsked(instance);
    setOpener(menuId(instance.id));
  }, []);

  async function disconnected(instance: InstanceView) {
    say(`${instance.name} is disconnected.`);
    await refresh();
    setAsked(null);
  }

  return {
    asked,
    opener,
    problem,
    ask,
    keep: () => setAsked(null),
    setDisabled: useCallback(
      (instance: InstanceView, disabled: boolean) => void setDisabled(instance, disabled),
      [setDisabled],
    ),
    disconnected: (instance: InstanceView) => void disconnected(instance),
  };
}
