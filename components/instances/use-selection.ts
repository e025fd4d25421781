import { useCallback, useState } from "react";
import type { InstanceView } from "@/lib/instances/view";

/** Selected instances by id, as they were when selected; they may no longer be loaded. */
export type Selection = ReadonlyMap<number, InstanceView>;

const NONE: Selection = new Map();

export function useSelection() {
  const [selection, setSelection] = useState(NONE);
  const select = useCallback((instances: InstanceView[], isSelected: boolean) => {
    setSelection((known) => {
      const changed = new Map(known);
      for (const instance of instances) {
        if (isSelected) changed.set(instance.id, instance);
        else changed.delete(instance.id);
      }
      return changed;
    });
  }, []);
  const clear = useCallback(() => setSelection(NONE), []);
  return { selection, select, clear };
}
